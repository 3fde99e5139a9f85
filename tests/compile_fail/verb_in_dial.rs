use wamark::twiml::voice::{Dial, Say};

fn main() {
    let _ = Dial::empty().with(Say::new("Hello"));
}
