//! What keeps a tree from being a message.

use std::fmt;

use super::{Block, Inline, ListItem};
use crate::markup::Document;

/// Why a tree stands for no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeError {
    path: String,
    expected: String,
    found: String,
    message: Option<String>,
}

impl TreeError {
    /// Where in the tree: `blocks[0][1]` is the second inline of the first block.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for TreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            expected,
            found,
            message,
        } = self;
        write!(f, "expected {expected} at `{path}`, ")?;
        match message {
            Some(message) => write!(
                f,
                "but the message `{}` has {found} there",
                message.escape_debug()
            ),
            None => write!(f, "found {found}"),
        }
    }
}

impl std::error::Error for TreeError {}

/// Refuses a span inside one of its own kind: those can nest endlessly, and no message shows them.
pub(super) fn refuse_deep(blocks: &[Block<'_>]) -> Result<(), TreeError> {
    fn check(inlines: &[Inline<'_>], outer: [bool; 3], path: &str) -> Result<(), TreeError> {
        inlines.iter().enumerate().try_for_each(|(at, inline)| {
            let path = format!("{path}[{at}]");
            let (kind, content) = match inline {
                Inline::Strong(content) => (0, content),
                Inline::Emphasis(content) => (1, content),
                Inline::Strikethrough(content) => (2, content),
                Inline::Text(_)
                | Inline::HardBreak
                | Inline::InlineCode(_)
                | Inline::Monospace(_)
                | Inline::Link(_) => return Ok(()),
            };
            if outer[kind] {
                let (expected, found) = ("a span of another kind".to_owned(), inline_name(inline));
                return Err(TreeError {
                    path,
                    expected,
                    found,
                    message: None,
                });
            }
            let mut outer = outer;
            outer[kind] = true;
            check(content, outer, &path)
        })
    }
    blocks.iter().enumerate().try_for_each(|(at, block)| {
        let path = format!("blocks[{at}]");
        match block {
            Block::Paragraph(content) | Block::BlockQuote(content) => {
                check(content, [false; 3], &path)
            }
            Block::List(items) => items.iter().enumerate().try_for_each(|(at, item)| {
                check(&item.content, [false; 3], &format!("{path}[{at}]"))
            }),
            Block::Monospace(_) => Ok(()),
        }
    })
}

/// A tree with the freedoms taken out that make no difference to a message.
fn normal<'t>(blocks: &'t [Block<'_>]) -> Vec<Block<'t>> {
    fn plain<'t>(inlines: &'t [Inline<'_>]) -> Vec<Inline<'t>> {
        let mut out: Vec<Inline<'t>> = Vec::new();
        let push_text = |out: &mut Vec<Inline<'t>>, text: &'t str| {
            if let Some(Inline::Text(last)) = out.last_mut() {
                last.to_mut().push_str(text);
            } else if !text.is_empty() {
                out.push(Inline::Text(text.into()));
            }
        };
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Link(text) => {
                    for (at, line) in text.split('\n').enumerate() {
                        if at > 0 {
                            out.push(Inline::HardBreak);
                        }
                        push_text(&mut out, line);
                    }
                }
                Inline::HardBreak => out.push(Inline::HardBreak),
                Inline::Strong(content) => out.push(Inline::Strong(plain(content))),
                Inline::Emphasis(content) => out.push(Inline::Emphasis(plain(content))),
                Inline::Strikethrough(content) => out.push(Inline::Strikethrough(plain(content))),
                Inline::InlineCode(text) => out.push(Inline::InlineCode(text.as_ref().into())),
                Inline::Monospace(text) => out.push(Inline::Monospace(text.as_ref().into())),
            }
        }
        out
    }
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(content) => Block::Paragraph(plain(content)),
            Block::List(items) => Block::List(
                items
                    .iter()
                    .map(|item| ListItem {
                        number: item.number,
                        content: plain(&item.content),
                    })
                    .collect(),
            ),
            Block::BlockQuote(content) => Block::BlockQuote(plain(content)),
            Block::Monospace(text) => Block::Monospace(text.as_ref().into()),
        })
        .collect()
}

/// Refuses a tree that is another than the document that it was written as.
pub(super) fn refuse_other(blocks: &[Block<'_>], document: &Document<'_>) -> Result<(), TreeError> {
    let found = document.to_tree();
    compare(
        "blocks",
        &normal(blocks),
        &normal(&found),
        block_name,
        &|path, expected, found| match (expected, found) {
            (Block::Paragraph(expected), Block::Paragraph(found))
            | (Block::BlockQuote(expected), Block::BlockQuote(found)) => {
                compare_inlines(path, expected, found)
            }
            (Block::List(expected), Block::List(found)) => compare(
                path,
                expected,
                found,
                item_name,
                &|path, expected, found| {
                    if expected.number != found.number {
                        return Err(mismatch(path, item_name(expected), item_name(found)));
                    }
                    compare_inlines(path, &expected.content, &found.content)
                },
            ),
            (expected, found) => Err(mismatch(path, block_name(expected), block_name(found))),
        },
    )
    .map_err(|error| TreeError {
        message: Some(document.source().to_owned()),
        ..error
    })
}

fn compare_inlines(
    path: &str,
    expected: &[Inline<'_>],
    found: &[Inline<'_>],
) -> Result<(), TreeError> {
    compare(
        path,
        expected,
        found,
        inline_name,
        &|path, expected, found| match (expected, found) {
            (Inline::Strong(expected), Inline::Strong(found))
            | (Inline::Emphasis(expected), Inline::Emphasis(found))
            | (Inline::Strikethrough(expected), Inline::Strikethrough(found)) => {
                compare_inlines(path, expected, found)
            }
            (expected, found) => Err(mismatch(path, inline_name(expected), inline_name(found))),
        },
    )
}

/// Compares two rows of nodes; `inside` says where two unequal ones differ.
fn compare<T: PartialEq>(
    path: &str,
    expected: &[T],
    found: &[T],
    name: impl Fn(&T) -> String,
    inside: &dyn Fn(&str, &T, &T) -> Result<(), TreeError>,
) -> Result<(), TreeError> {
    (0..expected.len().max(found.len())).try_for_each(|at| {
        let path = format!("{path}[{at}]");
        match (expected.get(at), found.get(at)) {
            (Some(expected), Some(found)) if expected == found => Ok(()),
            (Some(expected), Some(found)) => inside(&path, expected, found),
            (expected, found) => {
                let describe = |node: Option<&T>| node.map_or("nothing".to_owned(), &name);
                Err(mismatch(&path, describe(expected), describe(found)))
            }
        }
    })
}

fn mismatch(path: &str, expected: String, found: String) -> TreeError {
    TreeError {
        path: path.to_owned(),
        expected,
        found,
        message: None,
    }
}

fn block_name(block: &Block<'_>) -> String {
    match block {
        Block::Paragraph(_) => "a paragraph".to_owned(),
        Block::List(_) => "a list".to_owned(),
        Block::BlockQuote(_) => "a quote".to_owned(),
        Block::Monospace(text) => quoted("a block of monospace", text),
    }
}

fn item_name(item: &ListItem<'_>) -> String {
    item.number
        .map_or("an item with a bullet".to_owned(), |number| {
            format!("an item with the number {number}")
        })
}

fn inline_name(inline: &Inline<'_>) -> String {
    match inline {
        Inline::Text(text) => quoted("text", text),
        Inline::HardBreak => "a line break".to_owned(),
        Inline::Strong(_) => "strong text".to_owned(),
        Inline::Emphasis(_) => "emphasis".to_owned(),
        Inline::Strikethrough(_) => "struck-out text".to_owned(),
        Inline::InlineCode(text) => quoted("inline code", text),
        Inline::Monospace(text) => quoted("monospace", text),
        Inline::Link(url) => quoted("the link", url),
    }
}

fn quoted(kind: &str, text: &str) -> String {
    format!("{kind} `{}`", text.escape_debug())
}
