use wamark::twiml::value::Method;
use wamark::twiml::voice::Gather;

fn main() {
    let _ = Gather::new().num_digits("four").bargein(true).method(Method::Put);
}
