use wamark::twiml::voice::ssml::{P, S};

fn main() {
    let _ = S::new("Hello").with(P::new("Hello"));
}
