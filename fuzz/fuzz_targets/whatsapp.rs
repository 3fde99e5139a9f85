//! The canonical message parses to the same tree and is its own canonical form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::render::whatsapp;

fuzz_target!(|message: &str| {
    let document = wamark::parse(message);
    let canonical = whatsapp(&document);
    let again = wamark::parse(&canonical);
    assert_eq!(again, document);
    assert_eq!(whatsapp(&again), canonical);
});
