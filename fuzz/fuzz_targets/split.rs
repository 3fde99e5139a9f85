//! Parts are within the limit, and together show what the whole shows but white space.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::render::plain;
use wamark::render::split::{Limit, split};

fuzz_target!(|input: (u16, &str)| {
    let (limit, message) = input;
    let document = wamark::parse(message);
    let whole = plain(&document);
    let mut shown = 0;
    for part in split(&document, Limit::characters(limit.into())) {
        assert!(part.length() <= usize::from(limit).max(1));
        let span = part.plain_span();
        assert!(whole[shown..span.start].trim().is_empty());
        shown = span.end;
        let text = plain(part.document());
        let bare = text.strip_prefix("> ").unwrap_or(&text);
        assert!([text.as_str(), bare].contains(&&whole[span.range()]));
    }
    assert!(whole[shown..].trim().is_empty());
});
