//! What a document becomes can be read back: as a message and as a tree.

use wamark::Document;
use wamark::markup::tree::{Block, Inline};
use wamark::markup::visit::{self, Fold};
use wamark::render::whatsapp;

use crate::generate::{for_all, messages, trees};

#[test]
fn canonical_message_parses_to_the_same_tree() {
    for_all(messages(), 1_500, |message| {
        let document = wamark::parse(&message);
        let canonical = whatsapp(&document);
        let again = wamark::parse(&canonical);
        assert_eq!(again, document);
        assert_eq!(whatsapp(&again), canonical);
        assert!(!canonical.contains('\r'));
        assert_eq!(Document::parse_owned(message.clone()), document);
        assert_eq!(document.clone().into_owned(), document);
    });
}

#[test]
fn document_survives_as_a_tree() {
    for_all(messages(), 1_500, |message| {
        let document = wamark::parse(&message);
        let copy = Document::from_tree(&document.to_tree()).unwrap();
        assert_eq!(copy, document);
        assert_eq!(copy.source(), whatsapp(&document));
    });
}

/// What a tree says, without the freedoms that it leaves: a text for every character, a link as text,
/// a line break in a text as a break.
fn flat(blocks: &[Block<'_>]) -> Vec<String> {
    fn text(out: &mut Vec<String>, text: &str) {
        let piece = |character| match character {
            '\n' => "break".to_owned(),
            other => format!("'{other}'"),
        };
        out.extend(text.chars().map(piece));
    }
    fn inlines(out: &mut Vec<String>, name: &str, content: &[Inline<'_>]) {
        out.push(format!("<{name}>"));
        for inline in content {
            match inline {
                Inline::Text(content) | Inline::Link(content) => text(out, content),
                Inline::HardBreak => out.push("break".to_owned()),
                Inline::Strong(content) => inlines(out, "strong", content),
                Inline::Emphasis(content) => inlines(out, "emphasis", content),
                Inline::Strikethrough(content) => inlines(out, "strikethrough", content),
                Inline::InlineCode(content) => out.push(format!("code {content:?}")),
                Inline::Monospace(content) => out.push(format!("monospace {content:?}")),
            }
        }
        out.push(format!("</{name}>"));
    }
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(content) => inlines(&mut out, "paragraph", content),
            Block::BlockQuote(content) => inlines(&mut out, "quote", content),
            Block::Monospace(content) => out.push(format!("block {content:?}")),
            Block::List(items) => {
                out.push("<list>".to_owned());
                for item in items {
                    inlines(&mut out, &format!("{:?}", item.number), &item.content);
                }
                out.push("</list>".to_owned());
            }
        }
    }
    out
}

#[test]
fn tree_is_kept_or_refused() {
    let kept = std::cell::Cell::new(0);
    for_all(trees(), 4_000, |tree| match Document::from_tree(&tree) {
        Ok(document) => {
            assert_eq!(flat(&document.to_tree()), flat(&tree));
            kept.set(kept.get() + 1);
        }
        Err(error) => {
            assert!(error.path().starts_with("blocks["), "{error}");
            assert!(error.to_string().starts_with("expected "), "{error}");
        }
    });
    assert!(
        kept.get() > 300,
        "of the trees only {} stood for a message",
        kept.get()
    );
}

#[test]
fn debug_shows_every_document() {
    for_all(messages(), 500, |message| {
        let document = wamark::parse(&message);
        assert!(format!("{document:#?}").contains("source"));
        assert!(format!("{:?}", document.nodes()).starts_with('['));
    });
}

struct Identity;

impl Fold<'_> for Identity {}

#[test]
fn fold_that_changes_nothing_keeps_the_tree() {
    for_all(messages(), 500, |message| {
        let document = wamark::parse(&message);
        let tree = document.to_tree();
        assert_eq!(visit::fold(&mut Identity, tree.clone()), tree);
    });
}
