use wamark::twiml::messaging::Message;
use wamark::twiml::voice;

fn main() {
    let _ = voice::Response::new().with(Message::new("Hello"));
}
