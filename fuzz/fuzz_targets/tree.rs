//! A document survives as a tree; a tree made of a program that the input spells is kept or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::Document;
use wamark::markup::tree::{Block, Inline, ListItem};

/// Reads inlines up to the one that ends the container: a letter says which comes next.
fn inlines<'t>(words: &mut impl Iterator<Item = &'t str>, depth: usize) -> Vec<Inline<'t>> {
    let mut content = Vec::new();
    while let Some(word) = words.next() {
        let (kind, text) = word.split_at_checked(1).unwrap_or(("", word));
        content.push(match kind {
            "s" if depth < 8 => Inline::Strong(inlines(words, depth + 1)),
            "e" if depth < 8 => Inline::Emphasis(inlines(words, depth + 1)),
            "d" if depth < 8 => Inline::Strikethrough(inlines(words, depth + 1)),
            "c" => Inline::InlineCode(text.into()),
            "m" => Inline::Monospace(text.into()),
            "l" => Inline::Link(text.into()),
            "b" => Inline::HardBreak,
            "." => break,
            _ => Inline::text(word),
        });
    }
    content
}

/// The text of a tree, in order.
fn text(content: &[Inline<'_>], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(piece)
            | Inline::Link(piece)
            | Inline::InlineCode(piece)
            | Inline::Monospace(piece) => {
                out.push_str(piece);
            }
            Inline::HardBreak => out.push('\n'),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Strikethrough(content) => {
                text(content, out);
            }
        }
    }
}

fn all_text(blocks: &[Block<'_>]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::BlockQuote(content) => text(content, &mut out),
            Block::List(items) => items.iter().for_each(|item| text(&item.content, &mut out)),
            Block::Monospace(piece) => out.push_str(piece),
        }
        out.push('\u{1e}');
    }
    out
}

fuzz_target!(|input: &str| {
    let document = wamark::parse(input);
    let copy = Document::from_tree(&document.to_tree()).expect("the tree of a message");
    assert_eq!(copy, document);

    let blocks: Vec<Block<'_>> = input
        .split('\u{1e}')
        .map(|block| {
            let mut words = block.split('\u{1f}');
            match words.next().unwrap_or_default() {
                "q" => Block::BlockQuote(inlines(&mut words, 0)),
                "m" => Block::Monospace(words.next().unwrap_or_default().into()),
                "u" => Block::List(vec![ListItem::bullet(inlines(&mut words, 0))]),
                "o" => Block::List(vec![ListItem::numbered(7, inlines(&mut words, 0))]),
                _ => Block::Paragraph(inlines(&mut words, 0)),
            }
        })
        .collect();
    match Document::from_tree(&blocks) {
        Ok(document) => assert_eq!(all_text(&document.to_tree()), all_text(&blocks)),
        Err(error) => assert!(error.to_string().contains(error.path())),
    }
});
