//! Markdown becomes a message that says itself, its losses have places, and in two chunks it becomes the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::import::{MarkdownStream, markdown};
use wamark::render::whatsapp;

#[path = "../options.rs"]
mod options;

fuzz_target!(|input: (u32, u16, &str)| {
    let (choices, cut, text) = input;
    let options = options::options(choices);
    let imported = markdown(text, &options);
    let document = imported.document;
    assert_eq!(wamark::parse(document.source()), document);
    assert_eq!(wamark::parse(&whatsapp(&document)), document);
    for loss in &imported.losses {
        assert!(text.get(loss.span.range()).is_some(), "{loss:?}");
    }

    let cut = text.floor_char_boundary(cut.into());
    let mut stream = MarkdownStream::new(options);
    let mut message = stream.push(&text[..cut]);
    message += &stream.push(&text[cut..]);
    message += &stream.finish().0;
    assert_eq!(message, document.source());
});
