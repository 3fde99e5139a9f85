use wamark::twiml::voice::{Pause, Say};

fn main() {
    let _ = Pause::new().with(Say::new("Hello"));
}
