//! Answers incoming WhatsApp messages with axum.
//!
//! ```text
//! cargo run --example webhook_axum --features axum
//! curl http://127.0.0.1:3000/whatsapp -d 'From=whatsapp:+14155550100' -d 'Body=menu'
//! ```

use std::collections::HashMap;

use axum::{Form, Router, routing::post};
use wamark::twiml::messaging::{Media, Message, Response};

async fn whatsapp(Form(form): Form<HashMap<String, String>>) -> Response {
    let text = form.get("Body").map_or("", String::as_str).trim();
    if text.eq_ignore_ascii_case("menu") {
        let menu =
            Message::new("*Today*\n- soup\n- pie").with(Media::new("https://example.com/menu.jpg"));
        return Response::new().with(menu);
    }
    // What a user sent is text: it cannot become markup of the document. It may be longer than a reply
    // can be, or hold characters that XML cannot.
    let is_shown = |c: &char| !c.is_control() || *c == '\n';
    let text: String = text.chars().filter(is_shown).take(1_000).collect();
    Response::new().with(Message::new(format!("You said: {text}")))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, Router::new().route("/whatsapp", post(whatsapp))).await
}
