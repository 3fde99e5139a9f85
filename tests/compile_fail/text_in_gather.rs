use wamark::twiml::voice::Gather;

fn main() {
    let _ = Gather::new().text("Hello");
}
