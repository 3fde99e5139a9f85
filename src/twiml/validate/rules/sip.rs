//! SIP addresses and headers.

use super::super::checker::{At, Checker, Place, set_twilio};
use super::super::rule::declare_rules;
use super::nesting::elements;
use super::value::{excerpt, is_template};

declare_rules! {
    /// A SIP address that is none, or of more than 255 characters.
    SIP_URI = "TW450" "sip-uri" Warning {
        twilio: Some(13243), forbidden: true, on: &[("Sip", "#text"), ("Uri", "#text")],
        bad: "<Dial><Sip>ann@example.com</Sip></Dial>",
        good: "<Dial><Sip>sip:ann@example.com</Sip></Dial>",
    }
    /// SIP headers of more than 1,024 characters, or with a name that SIP does not allow.
    SIP_HEADERS = "TW451" "sip-headers" Warning {
        twilio: Some(13251),
        bad: "<Dial><Sip><Headers><Header name=\"my header\" value=\"1\"/></Headers><Uri>sip:ann@example.com</Uri></Sip></Dial>",
        good: "<Dial><Sip><Headers><Header name=\"x-order\" value=\"1\"/></Headers><Uri>sip:ann@example.com</Uri></Sip></Dial>",
    }
    /// A SIP address in a domain of Twilio's own.
    ///
    /// Twilio refuses calls to `*.sip.twilio.com` and `*.sip.REGION.twilio.com` that would come back to itself.
    SIP_TWILIO_DOMAIN = "TW452" "sip-twilio-domain" Warning {
        twilio: Some(13255),
        bad: "<Dial><Sip>sip:ann@example.sip.twilio.com</Sip></Dial>",
        good: "<Dial><Sip>sip:ann@example.com</Sip></Dial>",
    }
}

/// The most characters of an address, its headers left out.
const MAX_URI: usize = 255;
/// The most characters of all headers together.
const MAX_HEADERS: usize = 1024;

pub(super) fn sip<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let text = place.element.text();
    let uri = text.trim_ascii();
    if uri.is_empty() || is_template(uri) {
        return;
    }
    let (address, headers) = uri.split_once('?').unwrap_or((uri, ""));
    let scheme = address.split(':').next().unwrap_or_default();
    let is_sip = scheme.eq_ignore_ascii_case("sip") || scheme.eq_ignore_ascii_case("sips");
    let rest = address.get(scheme.len() + 1..).unwrap_or_default();
    // What the URI is about may also be a template or a host without a user.
    let host = rest
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .split([';', ':'])
        .next()
        .unwrap_or_default();
    if !is_sip || host.is_empty() || address.contains(char::is_whitespace) {
        let message = format!(
            "expected a SIP address such as `sip:ann@example.com`, found {}",
            excerpt(uri)
        );
        cx.report(&SIP_URI, place, At::Text, message);
        return;
    }
    let length = address.chars().count();
    if length > MAX_URI {
        let message =
            format!("expected a SIP address of at most {MAX_URI} characters, found {length}");
        cx.report(&SIP_URI, place, At::Text, message);
    }
    let length = headers.chars().count();
    if length > MAX_HEADERS {
        let message =
            format!("expected SIP headers of at most {MAX_HEADERS} characters, found {length}");
        cx.report(&SIP_HEADERS, place, At::Text, message);
    }
    let host = host.to_ascii_lowercase();
    if place.parent_name() != "Refer" && is_twilio(&host) {
        cx.report(
            &SIP_TWILIO_DOMAIN,
            place,
            At::Text,
            "a SIP domain of Twilio's own: the call may come back to Twilio",
        );
    }
}

/// Tells whether a SIP domain is Twilio's: `shop.sip.twilio.com`, or `shop.sip.us1.twilio.com` in a region.
fn is_twilio(host: &str) -> bool {
    let mut labels = host
        .strip_suffix(".twilio.com")
        .unwrap_or_default()
        .split('.');
    labels.next().is_some() && labels.any(|label| label == "sip")
}

pub(super) fn headers<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let mut length = 0;
    for (index, header) in elements(place.element).filter(|(_, child)| child.name == "Header") {
        let name = header.attribute("name").unwrap_or_default();
        length += name.chars().count()
            + header
                .attribute("value")
                .unwrap_or_default()
                .chars()
                .count();
        let is_token = |b: u8| b.is_ascii_alphanumeric() || b"-.!%*_+`'~".contains(&b);
        if !name.is_empty() && !name.bytes().all(is_token) {
            let message = format!("expected the name of a SIP header, found {}", excerpt(name));
            set_twilio(
                cx.report(&SIP_HEADERS, place, At::Child(index), message),
                13252,
            );
        }
    }
    if length > MAX_HEADERS {
        let message =
            format!("expected SIP headers of at most {MAX_HEADERS} characters, found {length}");
        cx.report(&SIP_HEADERS, place, At::Name, message);
    }
}
