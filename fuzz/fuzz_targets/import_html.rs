//! HTML becomes a message that says itself, and its losses have places.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::import::html;
use wamark::render::whatsapp;

#[path = "../options.rs"]
mod options;

fuzz_target!(|input: (u32, &str)| {
    let (choices, page) = input;
    let imported = html(page, &options::options(choices));
    let document = imported.document;
    assert_eq!(wamark::parse(document.source()), document);
    assert_eq!(wamark::parse(&whatsapp(&document)), document);
    for loss in &imported.losses {
        assert!(page.get(loss.span.range()).is_some(), "{loss:?}");
    }
});
