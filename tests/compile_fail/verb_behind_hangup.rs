use wamark::twiml::voice::{Hangup, Response, Say};

fn main() {
    let _ = Response::new().with(Hangup::new()).with(Say::new("Hello"));
}
