//! Plain text is the message without the delimiters of its spans and its code.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|message: &str| {
    // First of all: `\r` before a fence and `\n` behind it are two line breaks.
    let normal = message.replace("\r\n", "\n").replace('\r', "\n");
    let document = wamark::parse(&normal);
    let mut kept = vec![true; normal.len()];
    for node in document.nodes() {
        let delimiter = match node.name() {
            "strong" | "emphasis" | "strikethrough" | "inline_code" => 1,
            "monospace" => 3,
            _ => 0,
        };
        let span = node.span();
        kept[span.start..span.start + delimiter].fill(false);
        kept[span.end - delimiter..span.end].fill(false);
    }
    let mut kept = kept.into_iter();
    let mut bytes = normal.as_bytes().to_vec();
    bytes.retain(|_| kept.next().unwrap_or_default());
    let text = String::from_utf8(bytes).expect("delimiters are ASCII");
    assert_eq!(wamark::render::plain(&wamark::parse(message)), text);
});
