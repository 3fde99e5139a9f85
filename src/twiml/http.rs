//! Responses as answers of web servers.
//!
//! A handler of axum or actix-web returns a response, or the [`Ended`] one, and Twilio gets it as
//! `text/xml; charset=utf-8`. A response that cannot be written is a defect of the program: it becomes
//! status 500 with the reason, which Twilio's debugger shows.

use super::builder::Ended;
use super::error::WriteError;
use super::{messaging, voice};

const XML: &str = "text/xml; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

/// Gives status, content type and body.
fn answer(written: Result<String, WriteError>) -> (u16, &'static str, String) {
    match written {
        Ok(xml) => (200, XML, xml),
        Err(error) => (500, PLAIN, format!("could not write TwiML: {error}")),
    }
}

#[cfg(feature = "axum")]
mod axum {
    use ::axum::http::{HeaderValue, StatusCode, header};
    use ::axum::response::{IntoResponse, Response};

    use super::{Ended, answer, messaging, voice};

    fn respond((status, content_type, body): (u16, &'static str, String)) -> Response {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(content_type))];
        (status, headers, body).into_response()
    }

    macro_rules! into_response {
        ($($type:ty),+) => {
            $(
                impl IntoResponse for $type {
                    fn into_response(self) -> Response {
                        respond(answer(self.to_xml()))
                    }
                }
            )+
        };
    }

    into_response!(
        messaging::Response,
        voice::Response,
        Ended<messaging::Response>,
        Ended<voice::Response>
    );
}

#[cfg(feature = "actix-web")]
mod actix {
    use actix_web::http::StatusCode;
    use actix_web::{HttpRequest, HttpResponse, Responder, body::BoxBody};

    use super::{Ended, answer, messaging, voice};

    fn respond((status, content_type, body): (u16, &'static str, String)) -> HttpResponse {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        HttpResponse::build(status)
            .content_type(content_type)
            .body(body)
    }

    macro_rules! responder {
        ($($type:ty),+) => {
            $(
                impl Responder for $type {
                    type Body = BoxBody;

                    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
                        respond(answer(self.to_xml()))
                    }
                }
            )+
        };
    }

    responder!(
        messaging::Response,
        voice::Response,
        Ended<messaging::Response>,
        Ended<voice::Response>
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twiml::messaging::Message;

    fn good() -> messaging::Response {
        messaging::Response::new().with(Message::new("Hi"))
    }

    fn bad() -> messaging::Response {
        messaging::Response::new().with(Message::new("\u{0}"))
    }

    #[test]
    fn defects_are_status_500() {
        assert_eq!(answer(good().to_xml()).0, 200);
        let (status, content_type, body) = answer(bad().to_xml());
        assert_eq!((status, content_type), (500, PLAIN));
        assert_eq!(
            body,
            "could not write TwiML: XML cannot hold the character U+0000, found in the text of `<Message>`"
        );
    }

    #[cfg(feature = "axum")]
    #[test]
    fn axum_answers_xml() {
        use ::axum::response::IntoResponse as _;

        let response = good().into_response();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], XML);
        assert_eq!(bad().into_response().status(), 500);
        let ended = voice::Response::new().with(voice::Hangup::new());
        assert_eq!(ended.into_response().headers()["content-type"], XML);
    }

    #[cfg(feature = "actix-web")]
    #[test]
    fn actix_answers_xml() {
        use actix_web::Responder as _;

        let request = actix_web::test::TestRequest::default().to_http_request();
        let response = good().respond_to(&request);
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers().get("content-type").unwrap(), XML);
        assert_eq!(bad().respond_to(&request).status(), 500);
    }
}
