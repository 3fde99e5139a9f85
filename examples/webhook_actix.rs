//! Answers incoming WhatsApp messages with actix-web.
//!
//! ```text
//! cargo run --example webhook_actix --features actix-web
//! curl http://127.0.0.1:3000/whatsapp -d 'From=whatsapp:+14155550100' -d 'Body=menu'
//! ```

use std::collections::HashMap;

use actix_web::{App, HttpServer, Responder, web};
use wamark::twiml::messaging::{Media, Message, Response};

async fn whatsapp(form: web::Form<HashMap<String, String>>) -> impl Responder {
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

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let app = || App::new().route("/whatsapp", web::post().to(whatsapp));
    HttpServer::new(app).bind(("127.0.0.1", 3000))?.run().await
}
