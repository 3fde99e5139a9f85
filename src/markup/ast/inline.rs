//! Inlines: what stands in a line.

use std::borrow::Cow;
use std::fmt;

use super::{Cursor, NodeKind, Place};
use crate::text::Span;

/// A piece of a line: text, code, a link, a line break, or a span that holds more of them.
#[derive(Clone, Copy)]
pub struct Inline<'d>(pub(super) Place<'d>);

impl<'d> Inline<'d> {
    /// What the inline is, and what it holds.
    #[must_use]
    #[inline]
    pub fn kind(self) -> InlineKind<'d> {
        let raw = self.0.raw();
        let source = self.0.document.source;
        match raw.kind {
            NodeKind::HardBreak => InlineKind::HardBreak,
            NodeKind::Strong => InlineKind::Strong(Inlines(self.0.children())),
            NodeKind::Emphasis => InlineKind::Emphasis(Inlines(self.0.children())),
            NodeKind::Strikethrough => InlineKind::Strikethrough(Inlines(self.0.children())),
            NodeKind::InlineCode => InlineKind::InlineCode(raw.literal(source)),
            NodeKind::Monospace => InlineKind::Monospace(raw.monospace(source)),
            NodeKind::Link => InlineKind::Link(raw.literal(source)),
            NodeKind::Text
            | NodeKind::Paragraph
            | NodeKind::BulletList
            | NodeKind::OrderedList
            | NodeKind::BulletItem
            | NodeKind::OrderedItem
            | NodeKind::BlockQuote
            | NodeKind::MonospaceBlock => InlineKind::Text(raw.literal(source)),
        }
    }

    /// The bytes that it was parsed from, delimiters included.
    #[must_use]
    pub fn span(self) -> Span {
        self.0.raw().span()
    }
}

/// The kinds of inline.
#[derive(Clone)]
pub enum InlineKind<'d> {
    /// Literal text. Leaf; never empty, never next to another `Text`, never with a line break.
    ///
    /// ```
    /// let document = wamark::parse("2 * 3 & snake_case");
    /// assert_eq!(format!("{:?}", document.blocks()), r#"[Paragraph([Text("2 * 3 & snake_case")])]"#);
    /// assert_eq!(wamark::render::html(&document), "<p>2 * 3 &amp; snake_case</p>");
    /// ```
    Text(&'d str),
    /// A line break between two lines of a paragraph or a quote. Leaf; in a quote its bytes include
    /// the marker of the line behind it.
    ///
    /// ```
    /// let document = wamark::parse("a\r\nb");
    /// assert_eq!(format!("{:?}", document.blocks()), r#"[Paragraph([Text("a"), HardBreak, Text("b")])]"#);
    /// assert_eq!(wamark::render::html(&document), "<p>a<br>b</p>");
    /// ```
    HardBreak,
    /// Strong emphasis, WhatsApp "bold". Container; holds no `Strong`.
    ///
    /// ```
    /// let document = wamark::parse("*two _seats_*");
    /// assert_eq!(
    ///     format!("{:?}", document.blocks()),
    ///     r#"[Paragraph([Strong([Text("two "), Emphasis([Text("seats")])])])]"#
    /// );
    /// assert_eq!(wamark::render::html(&document), "<p><strong>two <em>seats</em></strong></p>");
    /// ```
    Strong(Inlines<'d>),
    /// Emphasis, WhatsApp "italic". Container; holds no `Emphasis`.
    ///
    /// ```
    /// let document = wamark::parse("_soon_");
    /// assert_eq!(format!("{:?}", document.blocks()), r#"[Paragraph([Emphasis([Text("soon")])])]"#);
    /// assert_eq!(wamark::render::html(&document), "<p><em>soon</em></p>");
    /// ```
    Emphasis(Inlines<'d>),
    /// Struck-out text. Container; holds no `Strikethrough`.
    ///
    /// ```
    /// let document = wamark::parse("~€20~");
    /// assert_eq!(format!("{:?}", document.blocks()), r#"[Paragraph([Strikethrough([Text("€20")])])]"#);
    /// assert_eq!(wamark::render::html(&document), "<p><del>€20</del></p>");
    /// ```
    Strikethrough(Inlines<'d>),
    /// Code in one line, between single backticks. Leaf.
    ///
    /// ```
    /// let document = wamark::parse("`a_b_c`");
    /// assert_eq!(format!("{:?}", document.blocks()), r#"[Paragraph([InlineCode("a_b_c")])]"#);
    /// assert_eq!(wamark::render::html(&document), "<p><code>a_b_c</code></p>");
    /// ```
    InlineCode(&'d str),
    /// Monospace that shares its lines with other text, or stands in an item or a quote. Leaf: the
    /// text between the fences, with `\n` for every line break.
    ///
    /// ```
    /// let document = wamark::parse("run ```ls -la``` now");
    /// assert_eq!(
    ///     format!("{:?}", document.blocks()),
    ///     r#"[Paragraph([Text("run "), Monospace("ls -la"), Text(" now")])]"#
    /// );
    /// assert_eq!(
    ///     wamark::render::html(&document),
    ///     r#"<p>run <code class="monospace">ls -la</code> now</p>"#
    /// );
    /// ```
    Monospace(Cow<'d, str>),
    /// A URL, as it was typed. Leaf.
    ///
    /// ```
    /// use wamark::render::html::Html;
    ///
    /// let document = wamark::parse("see www.example.org/a_b_.");
    /// assert_eq!(
    ///     format!("{:?}", document.blocks()),
    ///     r#"[Paragraph([Text("see "), Link("www.example.org/a_b"), Text("_.")])]"#
    /// );
    /// assert_eq!(wamark::render::html(&document), "<p>see www.example.org/a_b_.</p>");
    /// assert_eq!(
    ///     Html::new().links(true).render(&document),
    ///     concat!(
    ///         r#"<p>see <a href="http://www.example.org/a_b" rel="noopener noreferrer nofollow ugc">"#,
    ///         r#"www.example.org/a_b</a>_.</p>"#
    ///     )
    /// );
    /// ```
    Link(&'d str),
}

/// An iterator over inlines.
#[derive(Clone)]
#[must_use]
pub struct Inlines<'d>(pub(super) Cursor<'d>);

impl<'d> Iterator for Inlines<'d> {
    type Item = Inline<'d>;

    #[inline]
    fn next(&mut self) -> Option<Inline<'d>> {
        self.0.next().map(Inline)
    }
}

impl fmt::Debug for Inline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind().fmt(f)
    }
}

impl fmt::Debug for InlineKind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.debug_tuple("Text").field(text).finish(),
            Self::HardBreak => f.write_str("HardBreak"),
            Self::Strong(inlines) => f.debug_tuple("Strong").field(inlines).finish(),
            Self::Emphasis(inlines) => f.debug_tuple("Emphasis").field(inlines).finish(),
            Self::Strikethrough(inlines) => f.debug_tuple("Strikethrough").field(inlines).finish(),
            Self::InlineCode(text) => f.debug_tuple("InlineCode").field(text).finish(),
            Self::Monospace(text) => f.debug_tuple("Monospace").field(text).finish(),
            Self::Link(url) => f.debug_tuple("Link").field(url).finish(),
        }
    }
}

impl fmt::Debug for Inlines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
