use wamark::twiml::messaging;
use wamark::twiml::voice::Say;

fn main() {
    let _ = messaging::Response::new().with(Say::new("Hello"));
}
