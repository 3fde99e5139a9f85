//! The syntax tree of a message.
//!
//! A [`Document`] keeps its nodes flat, in pre-order, 16 bytes each: parsing a message takes one
//! allocation for all of them, and no drop, clone or walk recurses. [`Block`], [`ListItem`] and
//! [`Inline`] are views of it, cheap to copy; `kind()` gives an enum to match on, whose variants lead
//! to the children. To make or change a document use [`tree`](super::tree).

mod block;
mod inline;
mod nodes;

use std::borrow::Cow;
use std::fmt;

pub use block::{Block, BlockKind, Blocks, List, ListItem, ListItems};
pub use inline::{Inline, InlineKind, Inlines};
pub use nodes::{Node, Nodes};

use crate::text::Span;

/// A parsed message: its text and the tree of what the text means.
///
/// A document always is what its source says: [`parse`](crate::parse()) makes one from a message,
/// [`Document::from_tree`] from a tree, by way of the message that the tree stands for.
///
/// Two documents are equal when they hold the same nodes with the same text, wherever those stood in
/// their sources. `*` and `-` for the marker of a bullet item make no difference, nor do `\r\n` and `\n`.
///
/// # Examples
///
/// ```
/// use wamark::markup::{BlockKind, InlineKind};
///
/// let document = wamark::parse("*Agenda*\n1. Intro");
/// let mut blocks = document.blocks();
///
/// let BlockKind::Paragraph(mut inlines) = blocks.next().unwrap().kind() else { panic!() };
/// let strong = inlines.next().unwrap();
/// assert_eq!(&document.source()[strong.span().range()], "*Agenda*");
/// let InlineKind::Strong(mut children) = strong.kind() else { panic!() };
/// assert!(matches!(children.next().unwrap().kind(), InlineKind::Text("Agenda")));
///
/// let BlockKind::List(list) = blocks.next().unwrap().kind() else { panic!() };
/// assert_eq!(list.items().next().unwrap().number(), Some(1));
/// ```
#[derive(Clone)]
pub struct Document<'s> {
    source: Cow<'s, str>,
    nodes: Vec<RawNode>,
}

impl<'s> Document<'s> {
    pub(super) fn from_parts(source: Cow<'s, str>, nodes: Vec<RawNode>) -> Self {
        Self { source, nodes }
    }

    /// Parses a message and keeps it: the document borrows nothing.
    ///
    /// # Panics
    ///
    /// If the text has 4 GiB or more, as [`parse`](crate::parse()) does.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::markup::Document;
    ///
    /// let document: Document<'static> = Document::parse_owned(format!("Hello *{}*", "Ana"));
    /// assert_eq!(document.source(), "Hello *Ana*");
    /// ```
    #[must_use]
    pub fn parse_owned(source: String) -> Document<'static> {
        let nodes = super::parse::nodes(&source);
        Document {
            source: Cow::Owned(source),
            nodes,
        }
    }

    /// Copies the source, if it is borrowed, so that the document may outlive it.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document {
            source: Cow::Owned(self.source.into_owned()),
            nodes: self.nodes,
        }
    }

    /// The message as it was typed; all spans are byte ranges of it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    pub(crate) fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// The blocks, in order. An empty message has none.
    pub fn blocks(&self) -> Blocks<'_> {
        Blocks(Cursor {
            document: View {
                source: &self.source,
                nodes: &self.nodes,
            },
            at: 0,
            end: self.nodes.len(),
        })
    }

    /// All nodes, each before those that it holds: blocks, list items, inlines.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::markup::{InlineKind, Node};
    ///
    /// let document = wamark::parse("- a `b`\n> *see* https://example.org");
    /// let links = document.nodes().filter(|node| {
    ///     matches!(node, Node::Inline(inline) if matches!(inline.kind(), InlineKind::Link(_)))
    /// });
    /// assert_eq!(links.count(), 1);
    /// ```
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes::new(View {
            source: &self.source,
            nodes: &self.nodes,
        })
    }
}

impl PartialEq for Document<'_> {
    fn eq(&self, other: &Document<'_>) -> bool {
        self.nodes.len() == other.nodes.len()
            && std::iter::zip(&self.nodes, &other.nodes).all(|(left, right)| {
                left.kind == right.kind
                    && left.number == right.number
                    && left.next == right.next
                    && left.content(&self.source) == right.content(&other.source)
            })
    }
}

impl Eq for Document<'_> {}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("source", &self.source)
            .field("blocks", &self.blocks())
            .finish()
    }
}

/// A node as it is stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawNode {
    pub(super) kind: NodeKind,
    /// The number of an item of a numbered list.
    pub(super) number: u8,
    /// The bytes it was parsed from, delimiters included.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The index of the node behind the last one that this holds.
    pub(super) next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NodeKind {
    Paragraph,
    BulletList,
    OrderedList,
    BulletItem,
    OrderedItem,
    BlockQuote,
    MonospaceBlock,
    Text,
    HardBreak,
    Strong,
    Emphasis,
    Strikethrough,
    InlineCode,
    Monospace,
    Link,
}

impl RawNode {
    fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The text of a leaf, without delimiters and with `\n` for every line break; nothing for a container.
    fn content<'s>(&self, source: &'s str) -> Option<Cow<'s, str>> {
        match self.kind {
            NodeKind::Text | NodeKind::Link | NodeKind::InlineCode => {
                Some(Cow::Borrowed(self.literal(source)))
            }
            NodeKind::Monospace | NodeKind::MonospaceBlock => Some(self.monospace(source)),
            NodeKind::Paragraph
            | NodeKind::BulletList
            | NodeKind::OrderedList
            | NodeKind::BulletItem
            | NodeKind::OrderedItem
            | NodeKind::BlockQuote
            | NodeKind::HardBreak
            | NodeKind::Strong
            | NodeKind::Emphasis
            | NodeKind::Strikethrough => None,
        }
    }

    /// The source of a leaf, without its delimiters.
    fn literal<'s>(&self, source: &'s str) -> &'s str {
        let delimiter = match self.kind {
            NodeKind::InlineCode => "`".len(),
            NodeKind::Monospace | NodeKind::MonospaceBlock => "```".len(),
            _ => 0,
        };
        &source[self.start as usize + delimiter..self.end as usize - delimiter]
    }

    /// The content of monospace, with `\n` for every line break.
    fn monospace<'s>(&self, source: &'s str) -> Cow<'s, str> {
        let mut rest = self.literal(source);
        let carriage_return = |text: &str| memchr::memchr(b'\r', text.as_bytes());
        if carriage_return(rest).is_none() {
            return Cow::Borrowed(rest);
        }
        let mut content = String::with_capacity(rest.len());
        while let Some(at) = carriage_return(rest) {
            content.push_str(&rest[..at]);
            content.push('\n');
            rest = &rest[at + 1..];
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
        content.push_str(rest);
        Cow::Owned(content)
    }
}

/// What every view of a document looks at.
#[derive(Clone, Copy)]
struct View<'d> {
    source: &'d str,
    nodes: &'d [RawNode],
}

/// A place in the children of a node.
#[derive(Clone, Copy)]
struct Cursor<'d> {
    document: View<'d>,
    at: usize,
    end: usize,
}

impl<'d> Cursor<'d> {
    /// Gives the next child, and steps over what it holds.
    fn next(&mut self) -> Option<Place<'d>> {
        if self.at == self.end {
            return None;
        }
        let place = Place {
            document: self.document,
            at: self.at,
        };
        self.at = place.raw().next as usize;
        Some(place)
    }
}

/// A node of a document.
#[derive(Clone, Copy)]
struct Place<'d> {
    document: View<'d>,
    at: usize,
}

impl<'d> Place<'d> {
    fn raw(self) -> &'d RawNode {
        &self.document.nodes[self.at]
    }

    fn children(self) -> Cursor<'d> {
        Cursor {
            document: self.document,
            at: self.at + 1,
            end: self.raw().next as usize,
        }
    }
}
