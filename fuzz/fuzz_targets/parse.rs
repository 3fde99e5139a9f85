//! Spans are in order and leaves tile the message, up to delimiters, markers and line breaks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::markup::{BlockKind, InlineKind, Node};

fuzz_target!(|message: &str| {
    let document = wamark::parse(message);
    let no_leaf = |gap: &str| gap.chars().all(|c| "*_~\r\n->0123456789. ".contains(c));
    let mut start = 0;
    let mut end = 0;
    for node in document.nodes() {
        let span = node.span();
        assert!(start <= span.start && span.end <= message.len());
        start = span.start;
        let slice = &message[span.range()];
        match node {
            Node::Inline(inline) => match inline.kind() {
                InlineKind::Text(text) | InlineKind::Link(text) => assert_eq!(text, slice),
                InlineKind::InlineCode(text) => assert_eq!(text, &slice[1..slice.len() - 1]),
                InlineKind::HardBreak => assert!(slice.starts_with(['\n', '\r'])),
                InlineKind::Monospace(_) => {
                    assert!(slice.starts_with("```") && slice.ends_with("```"))
                }
                InlineKind::Strong(_) | InlineKind::Emphasis(_) | InlineKind::Strikethrough(_) => {
                    continue;
                }
            },
            Node::Block(block) => match block.kind() {
                BlockKind::Monospace(_) => {}
                BlockKind::Paragraph(_) | BlockKind::List(_) | BlockKind::BlockQuote(_) => continue,
            },
            Node::ListItem(_) => continue,
        }
        assert!(end <= span.start && no_leaf(&message[end..span.start]));
        end = span.end;
    }
    assert!(no_leaf(&message[end..]));
    assert!(format!("{document:?}").starts_with("Document"));
});
