//! Trees to make and to change.
//!
//! [`Document`] is made for reading: flat, borrowed, always what its source says. These types are
//! plain nested data. [`Document::to_tree`] copies a document into them, [`Document::from_tree`] makes
//! the document that a tree stands for, and refuses trees that no message can show: a phone has no
//! strong text in the middle of a word.
//!
//! # Examples
//!
//! A message made in code:
//!
//! ```
//! use wamark::markup::Document;
//! use wamark::markup::tree::{Block, Inline, ListItem};
//!
//! let document = Document::from_tree(&[
//!     Block::Paragraph(vec![
//!         Inline::text("Your order, "),
//!         Inline::Strong(vec![Inline::text("Ana")]),
//!         Inline::text(":"),
//!     ]),
//!     Block::List(vec![ListItem::bullet([Inline::text("2 × pizza")])]),
//! ])?;
//! assert_eq!(document.source(), "Your order, *Ana*:\n- 2 × pizza");
//! # Ok::<(), wamark::markup::tree::TreeError>(())
//! ```

mod difference;
mod write;

use std::borrow::Cow;

pub use difference::TreeError;
pub(crate) use write::blocks as write;

use super::{BlockKind, Document, InlineKind, Inlines};

/// A block: see [`BlockKind`] for what each kind looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "type", content = "content", rename_all = "snake_case")
)]
pub enum Block<'s> {
    /// Lines of text, separated by [`Inline::HardBreak`].
    Paragraph(Vec<Inline<'s>>),
    /// Items, all with bullets or all with numbers.
    List(Vec<ListItem<'s>>),
    /// Quoted lines, separated by [`Inline::HardBreak`].
    BlockQuote(Vec<Inline<'s>>),
    /// Monospace that fills its lines: the text between the fences.
    Monospace(Cow<'s, str>),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
pub struct ListItem<'s> {
    /// The number to show, 0 to 99, or `None` for a bullet.
    #[cfg_attr(feature = "serde", serde(default))]
    pub number: Option<u8>,
    /// What stands behind the marker, in one line.
    pub content: Vec<Inline<'s>>,
}

impl<'s> ListItem<'s> {
    /// Makes an item with a bullet.
    pub fn bullet(content: impl Into<Vec<Inline<'s>>>) -> Self {
        Self {
            number: None,
            content: content.into(),
        }
    }

    /// Makes an item with a number, 0 to 99.
    pub fn numbered(number: u8, content: impl Into<Vec<Inline<'s>>>) -> Self {
        Self {
            number: Some(number),
            content: content.into(),
        }
    }
}

/// An inline: see [`InlineKind`] for what each kind looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "type", content = "content", rename_all = "snake_case")
)]
pub enum Inline<'s> {
    /// Literal text.
    Text(Cow<'s, str>),
    /// A line break.
    HardBreak,
    /// Strong emphasis, WhatsApp "bold".
    Strong(Vec<Inline<'s>>),
    /// Emphasis, WhatsApp "italic".
    Emphasis(Vec<Inline<'s>>),
    /// Struck-out text.
    Strikethrough(Vec<Inline<'s>>),
    /// Code in one line, between single backticks.
    InlineCode(Cow<'s, str>),
    /// Monospace that shares its lines with other text.
    Monospace(Cow<'s, str>),
    /// A URL. In a tree that becomes a document it means the same as text: URLs are noticed by how they look.
    Link(Cow<'s, str>),
}

impl<'s> Inline<'s> {
    /// Makes literal text. A line break in it stands for [`Inline::HardBreak`].
    pub fn text(text: impl Into<Cow<'s, str>>) -> Self {
        Self::Text(text.into())
    }
}

impl Document<'_> {
    /// Copies the document into a tree, which borrows its text.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::markup::tree::{Block, Inline};
    ///
    /// let document = wamark::parse("*a* b");
    /// assert_eq!(
    ///     document.to_tree(),
    ///     [Block::Paragraph(vec![Inline::Strong(vec![Inline::text("a")]), Inline::text(" b")])]
    /// );
    /// ```
    #[must_use]
    pub fn to_tree(&self) -> Vec<Block<'_>> {
        self.blocks()
            .map(|block| match block.kind() {
                BlockKind::Paragraph(content) => Block::Paragraph(inlines(content)),
                BlockKind::List(list) => Block::List(
                    list.items()
                        .map(|item| ListItem {
                            number: item.number(),
                            content: inlines(item.inlines()),
                        })
                        .collect(),
                ),
                BlockKind::BlockQuote(content) => Block::BlockQuote(inlines(content)),
                BlockKind::Monospace(text) => Block::Monospace(text),
            })
            .collect()
    }

    /// Makes the document that a tree stands for; its source is the tree as a message.
    ///
    /// Neighbouring texts may be split anyhow and empty ones are left out; a line break inside a text
    /// stands for a hard break.
    ///
    /// # Errors
    ///
    /// If no message shows this tree: a span that touches a letter or begins with a space, text that
    /// would format, a line break inside a span, an empty block, two neighbouring paragraphs, a
    /// number above 99 … The error says which node would be read as what.
    ///
    /// # Panics
    ///
    /// If the message would have 4 GiB or more.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::markup::Document;
    /// use wamark::markup::tree::{Block, Inline};
    ///
    /// let un = Inline::text("un");
    /// let error = Document::from_tree(&[Block::Paragraph(vec![un, Inline::Strong(vec![Inline::text("do")])])]);
    /// assert_eq!(
    ///     error.unwrap_err().to_string(),
    ///     "expected text `un` at `blocks[0][0]`, but the message `un*do*` has text `un*do*` there"
    /// );
    /// ```
    pub fn from_tree(blocks: &[Block<'_>]) -> Result<Document<'static>, TreeError> {
        difference::refuse_deep(blocks)?;
        let mut source = String::new();
        write::blocks(&mut source, blocks);
        let document = Document::parse_owned(source);
        difference::refuse_other(blocks, &document)?;
        Ok(document)
    }
}

fn inlines(inlines: Inlines<'_>) -> Vec<Inline<'_>> {
    inlines
        .map(|inline| match inline.kind() {
            InlineKind::Text(text) => Inline::Text(text.into()),
            InlineKind::HardBreak => Inline::HardBreak,
            InlineKind::Strong(content) => Inline::Strong(self::inlines(content)),
            InlineKind::Emphasis(content) => Inline::Emphasis(self::inlines(content)),
            InlineKind::Strikethrough(content) => Inline::Strikethrough(self::inlines(content)),
            InlineKind::InlineCode(text) => Inline::InlineCode(text.into()),
            InlineKind::Monospace(text) => Inline::Monospace(text),
            InlineKind::Link(url) => Inline::Link(url.into()),
        })
        .collect()
}
