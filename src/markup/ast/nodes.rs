//! All nodes of a document, one after the other.

use super::{Block, Inline, ListItem, NodeKind, Place, View};
use crate::text::Span;

/// A node of any kind.
#[derive(Clone, Copy, Debug)]
pub enum Node<'d> {
    /// A block.
    Block(Block<'d>),
    /// An item of a list.
    ListItem(ListItem<'d>),
    /// An inline.
    Inline(Inline<'d>),
}

impl Node<'_> {
    /// The bytes that it was parsed from, markers and delimiters included.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Block(block) => block.span(),
            Self::ListItem(item) => item.span(),
            Self::Inline(inline) => inline.span(),
        }
    }

    /// The name of its kind, as the JSON shape and the class names have it: `block_quote`, `strong` …
    ///
    /// # Examples
    ///
    /// ```
    /// let names: Vec<_> = wamark::parse("- *a*").nodes().map(|node| node.name()).collect();
    /// assert_eq!(names, ["list", "list_item", "strong", "text"]);
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        let place = match self {
            Self::Block(block) => block.0,
            Self::ListItem(item) => item.0,
            Self::Inline(inline) => inline.0,
        };
        match place.raw().kind {
            NodeKind::Paragraph => "paragraph",
            NodeKind::BulletList | NodeKind::OrderedList => "list",
            NodeKind::BulletItem | NodeKind::OrderedItem => "list_item",
            NodeKind::BlockQuote => "block_quote",
            NodeKind::MonospaceBlock | NodeKind::Monospace => "monospace",
            NodeKind::Text => "text",
            NodeKind::HardBreak => "hard_break",
            NodeKind::Strong => "strong",
            NodeKind::Emphasis => "emphasis",
            NodeKind::Strikethrough => "strikethrough",
            NodeKind::InlineCode => "inline_code",
            NodeKind::Link => "link",
        }
    }
}

/// An iterator over all nodes of a document, each before those that it holds.
#[derive(Clone)]
#[must_use]
pub struct Nodes<'d> {
    document: View<'d>,
    at: usize,
}

impl<'d> Nodes<'d> {
    pub(super) fn new(document: View<'d>) -> Self {
        Self { document, at: 0 }
    }
}

impl<'d> Iterator for Nodes<'d> {
    type Item = Node<'d>;

    fn next(&mut self) -> Option<Node<'d>> {
        let place = Place {
            document: self.document,
            at: self.at,
        };
        let raw = self.document.nodes.get(self.at)?;
        self.at += 1;
        Some(match raw.kind {
            NodeKind::Paragraph
            | NodeKind::BulletList
            | NodeKind::OrderedList
            | NodeKind::BlockQuote
            | NodeKind::MonospaceBlock => Node::Block(Block(place)),
            NodeKind::BulletItem | NodeKind::OrderedItem => Node::ListItem(ListItem(place)),
            NodeKind::Text
            | NodeKind::HardBreak
            | NodeKind::Strong
            | NodeKind::Emphasis
            | NodeKind::Strikethrough
            | NodeKind::InlineCode
            | NodeKind::Monospace
            | NodeKind::Link => Node::Inline(Inline(place)),
        })
    }
}

impl std::fmt::Debug for Nodes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
