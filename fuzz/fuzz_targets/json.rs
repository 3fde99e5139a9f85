//! JSON of a document reads back as the same document; other JSON is read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::Document;

fuzz_target!(|text: &str| {
    let document = wamark::parse(text);
    let copy: Document<'static> =
        serde_json::from_str(&wamark::render::json(&document)).expect("our own JSON");
    assert_eq!(copy, document);
    if let Ok(document) = serde_json::from_str::<Document<'static>>(text) {
        assert_eq!(wamark::parse(document.source()), document);
    }
});
