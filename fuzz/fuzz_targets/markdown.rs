//! A Markdown parser shows the same characters in the same styles, and nothing that we do not have.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use wamark::markup::{BlockKind, InlineKind, Inlines};

/// A character, and whether it is strong, emphasised, struck out, code.
type Ink = (char, [bool; 4]);

fn push(ink: &mut Vec<Ink>, text: &str, style: [bool; 4]) {
    let text = text.replace('\0', "\u{FFFD}");
    ink.extend(
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| (c, style)),
    );
}

fn inlines(ink: &mut Vec<Ink>, content: Inlines<'_>, style: [bool; 4]) {
    let with = |at: usize| {
        let mut style = style;
        style[at] = true;
        style
    };
    for inline in content {
        match inline.kind() {
            InlineKind::Text(text) | InlineKind::Link(text) => push(ink, text, style),
            InlineKind::HardBreak => {}
            InlineKind::Strong(content) => inlines(ink, content, with(0)),
            InlineKind::Emphasis(content) => inlines(ink, content, with(1)),
            InlineKind::Strikethrough(content) => inlines(ink, content, with(2)),
            InlineKind::InlineCode(text) => push(ink, text, with(3)),
            InlineKind::Monospace(text) => push(ink, &text, with(3)),
        }
    }
}

fuzz_target!(|message: &str| {
    let document = wamark::parse(message);
    let mut expected = Vec::new();
    for block in document.blocks() {
        match block.kind() {
            BlockKind::Paragraph(content) | BlockKind::BlockQuote(content) => {
                inlines(&mut expected, content, [false; 4]);
            }
            BlockKind::List(list) => list
                .items()
                .for_each(|item| inlines(&mut expected, item.inlines(), [false; 4])),
            BlockKind::Monospace(text) => push(&mut expected, &text, [false, false, false, true]),
        }
    }
    let extensions = Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let markdown = wamark::render::markdown(&document);
    let mut found = Vec::new();
    let mut style = [false; 4];
    for event in Parser::new_ext(&markdown, extensions) {
        match event {
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => style[0] ^= true,
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => style[1] ^= true,
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => {
                style[2] ^= true
            }
            Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock) => style[3] ^= true,
            Event::Start(
                Tag::Paragraph
                | Tag::BlockQuote(None)
                | Tag::List(_)
                | Tag::Item
                | Tag::Link { .. },
            )
            | Event::End(_)
            | Event::HardBreak => {}
            Event::Text(text) => push(&mut found, &text, style),
            Event::Code(text) => push(&mut found, &text, [style[0], style[1], style[2], true]),
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    assert_eq!(found, expected, "{markdown:?}");
});
