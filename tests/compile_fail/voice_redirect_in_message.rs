use wamark::twiml::{messaging, voice};

fn main() {
    let _ = messaging::Response::new().with(voice::Redirect::new("/next"));
}
