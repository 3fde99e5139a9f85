use wamark::twiml::voice::Parameter;

fn main() {
    let _ = Parameter::new("name");
}
