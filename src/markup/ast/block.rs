//! Blocks: what a message is made of, line by line.

use std::borrow::Cow;
use std::fmt;

use super::{Cursor, Inlines, NodeKind, Place};
use crate::text::Span;

/// A block: a paragraph, a list, a quote, or monospace that fills its lines.
#[derive(Clone, Copy)]
pub struct Block<'d>(pub(super) Place<'d>);

impl<'d> Block<'d> {
    /// What the block is, and what it holds.
    #[must_use]
    pub fn kind(self) -> BlockKind<'d> {
        let raw = self.0.raw();
        match raw.kind {
            NodeKind::BulletList | NodeKind::OrderedList => BlockKind::List(List(self.0)),
            NodeKind::BlockQuote => BlockKind::BlockQuote(Inlines(self.0.children())),
            NodeKind::MonospaceBlock => BlockKind::Monospace(raw.monospace(self.0.document.source)),
            NodeKind::Paragraph
            | NodeKind::BulletItem
            | NodeKind::OrderedItem
            | NodeKind::Text
            | NodeKind::HardBreak
            | NodeKind::Strong
            | NodeKind::Emphasis
            | NodeKind::Strikethrough
            | NodeKind::InlineCode
            | NodeKind::Monospace
            | NodeKind::Link => BlockKind::Paragraph(Inlines(self.0.children())),
        }
    }

    /// The bytes of its lines, without the line break behind the last one.
    #[must_use]
    pub fn span(self) -> Span {
        self.0.raw().span()
    }

    /// Whether its last line is empty or holds only spaces; so it can be in a paragraph only.
    pub(crate) fn ends_blank(self) -> bool {
        let source = &self.0.document.source[self.span().range()];
        // Monospace, which may hold line breaks, ends with a fence.
        let filled = source
            .chars()
            .rev()
            .find(|&c| !c.is_whitespace() || c == '\n' || c == '\r');
        filled.is_none_or(char::is_whitespace)
    }
}

/// The kinds of block.
///
/// Blocks do not nest: inside items and quotes there are only inlines.
#[derive(Clone)]
pub enum BlockKind<'d> {
    /// Lines of text. Container of inlines; its lines, blank ones too, are separated by
    /// [`HardBreak`](super::InlineKind::HardBreak).
    ///
    /// ```
    /// use wamark::markup::BlockKind;
    ///
    /// let document = wamark::parse("one\n\ntwo");
    /// let BlockKind::Paragraph(inlines) = document.blocks().next().unwrap().kind() else { panic!() };
    /// assert_eq!(format!("{inlines:?}"), r#"[Text("one"), HardBreak, HardBreak, Text("two")]"#);
    /// assert_eq!(wamark::render::html(&document), "<p>one<br><br>two</p>");
    /// ```
    Paragraph(Inlines<'d>),
    /// Items with bullets or with numbers.
    ///
    /// ```
    /// use wamark::markup::BlockKind;
    ///
    /// let document = wamark::parse("1. a\n5. *b*");
    /// let BlockKind::List(list) = document.blocks().next().unwrap().kind() else { panic!() };
    /// assert!(list.is_ordered());
    /// assert_eq!(format!("{list:?}"), r#"[5([Strong([Text("b")])])]"#.replace("[5", r#"[1([Text("a")]), 5"#));
    /// assert_eq!(
    ///     wamark::render::html(&document),
    ///     r#"<ol><li>a</li><li value="5"><strong>b</strong></li></ol>"#
    /// );
    /// ```
    List(List<'d>),
    /// Quoted lines. Container of inlines; the markers are in no inline.
    ///
    /// ```
    /// use wamark::markup::BlockKind;
    ///
    /// let document = wamark::parse("> wise\n> _words_");
    /// let BlockKind::BlockQuote(inlines) = document.blocks().next().unwrap().kind() else { panic!() };
    /// assert_eq!(format!("{inlines:?}"), r#"[Text("wise"), HardBreak, Emphasis([Text("words")])]"#);
    /// assert_eq!(wamark::render::html(&document), "<blockquote>wise<br><em>words</em></blockquote>");
    /// ```
    BlockQuote(Inlines<'d>),
    /// Monospace that fills its lines. Leaf: the text between the fences, with `\n` for every line break.
    ///
    /// ```
    /// use wamark::markup::BlockKind;
    ///
    /// let document = wamark::parse("```\nlet *x*\n```");
    /// let BlockKind::Monospace(text) = document.blocks().next().unwrap().kind() else { panic!() };
    /// assert_eq!(text, "\nlet *x*\n");
    /// assert_eq!(wamark::render::html(&document), "<pre><code>\nlet *x*\n</code></pre>");
    /// ```
    Monospace(Cow<'d, str>),
}

/// A list: neighbouring lines that are items of one kind.
#[derive(Clone, Copy)]
pub struct List<'d>(Place<'d>);

impl<'d> List<'d> {
    /// Whether the items have numbers; otherwise they have bullets.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        self.0.raw().kind == NodeKind::OrderedList
    }

    /// The items, in order; there is at least one.
    pub fn items(self) -> ListItems<'d> {
        ListItems(self.0.children())
    }
}

/// One line of a list.
#[derive(Clone, Copy)]
pub struct ListItem<'d>(pub(super) Place<'d>);

impl<'d> ListItem<'d> {
    /// The number as it was typed, from 0 to 99, or `None` for a bullet. Numbers need not ascend.
    #[must_use]
    pub fn number(self) -> Option<u8> {
        let raw = self.0.raw();
        (raw.kind == NodeKind::OrderedItem).then_some(raw.number)
    }

    /// The marker as it was typed, with its space: `- `, `* ` or such as `1. `.
    #[must_use]
    pub fn marker(self) -> &'d str {
        let source = &self.0.document.source[self.span().range()];
        let end = source.find(' ').map_or(0, |space| space + 1);
        &source[..end]
    }

    /// What stands behind the marker; never empty.
    pub fn inlines(self) -> Inlines<'d> {
        Inlines(self.0.children())
    }

    /// The bytes of its line, marker included.
    #[must_use]
    pub fn span(self) -> Span {
        self.0.raw().span()
    }
}

/// An iterator over blocks.
#[derive(Clone)]
#[must_use]
pub struct Blocks<'d>(pub(super) Cursor<'d>);

impl<'d> Iterator for Blocks<'d> {
    type Item = Block<'d>;

    fn next(&mut self) -> Option<Block<'d>> {
        self.0.next().map(Block)
    }
}

/// An iterator over the items of a list.
#[derive(Clone)]
#[must_use]
pub struct ListItems<'d>(Cursor<'d>);

impl<'d> Iterator for ListItems<'d> {
    type Item = ListItem<'d>;

    fn next(&mut self) -> Option<ListItem<'d>> {
        self.0.next().map(ListItem)
    }
}

impl fmt::Debug for Block<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind().fmt(f)
    }
}

impl fmt::Debug for BlockKind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(inlines) => f.debug_tuple("Paragraph").field(inlines).finish(),
            Self::List(list) => f.debug_tuple("List").field(list).finish(),
            Self::BlockQuote(inlines) => f.debug_tuple("BlockQuote").field(inlines).finish(),
            Self::Monospace(text) => f.debug_tuple("Monospace").field(text).finish(),
        }
    }
}

impl fmt::Debug for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items().fmt(f)
    }
}

impl fmt::Debug for ListItem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self
            .number()
            .map_or("-".to_owned(), |number| number.to_string());
        f.debug_tuple(&name).field(&self.inlines()).finish()
    }
}

impl fmt::Debug for Blocks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl fmt::Debug for ListItems<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
