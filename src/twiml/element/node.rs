//! What an element holds: attributes, text, comments, processing instructions.

use std::borrow::Cow;

use super::Element;
use crate::text::Span;

/// An attribute: name and value, after references such as `&amp;` were resolved.
///
/// Equality ignores the spans.
///
/// # Examples
///
/// ```
/// use wamark::twiml::Attribute;
///
/// let attribute = Attribute::new("numDigits", "4");
/// assert_eq!((&*attribute.name, &*attribute.value), ("numDigits", "4"));
/// assert!(attribute.value_span.is_empty(), "it was not read from a text");
/// ```
#[derive(Clone, Debug)]
pub struct Attribute {
    /// The name, as written: `statusCallback`, `xml:lang`.
    pub name: Cow<'static, str>,
    /// The value without quotes, references resolved.
    pub value: String,
    /// Where the name stood; empty where it was not read.
    pub name_span: Span,
    /// Where the value stood, without the quotes; empty where it was not read.
    pub value_span: Span,
}

/// What stands between two tags.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Element, Node};
///
/// let say = Element::new("Say").with_text("Wait").with_child(Element::new("break"));
/// assert!(matches!(&say.children[0], Node::Text(text) if text.content == "Wait"));
/// assert_eq!(say.children[1].as_element().unwrap().name, "break");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// An element. Container.
    Element(Element),
    /// Text, references resolved. Leaf.
    Text(Text),
    /// A comment. Leaf: `<!-- for the night shift -->`.
    Comment(Comment),
    /// A processing instruction. Leaf: `<?editor fold?>`.
    ProcessingInstruction(ProcessingInstruction),
}

/// A piece of text.
///
/// Equality compares the content alone: `<![CDATA[a&b]]>` and `a&amp;b` are the same text.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text, references resolved.
    pub content: String,
    /// Whether it was written as a CDATA section, and will be again.
    pub is_cdata: bool,
    /// Where it stood, `<![CDATA[` and `]]>` included; empty where it was not read.
    pub span: Span,
}

/// A comment. Equality ignores the span.
#[derive(Clone, Debug, Default)]
pub struct Comment {
    /// What stands between `<!--` and `-->`.
    pub content: String,
    /// Where it stood, delimiters included; empty where it was not read.
    pub span: Span,
}

/// A processing instruction. Equality ignores the span.
#[derive(Clone, Debug, Default)]
pub struct ProcessingInstruction {
    /// The name behind `<?`.
    pub target: String,
    /// What stands between the target and `?>`, without the white space before it.
    pub content: String,
    /// Where it stood, delimiters included; empty where it was not read.
    pub span: Span,
}

impl Attribute {
    /// Makes an attribute that was not read from a text.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::from_name(Cow::Owned(name.into()), value.into())
    }

    pub(super) const fn from_name(name: Cow<'static, str>, value: String) -> Self {
        let nowhere = Span::new(0, 0);
        Self {
            name,
            value,
            name_span: nowhere,
            value_span: nowhere,
        }
    }
}

impl PartialEq for Attribute {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.value == other.value
    }
}

impl Eq for Attribute {}

impl Node {
    /// Gives the element, or `None` for any other node.
    #[must_use]
    pub const fn as_element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) | Self::Comment(_) | Self::ProcessingInstruction(_) => None,
        }
    }

    /// Gives the element to change, or `None` for any other node.
    #[must_use]
    pub const fn as_element_mut(&mut self) -> Option<&mut Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) | Self::Comment(_) | Self::ProcessingInstruction(_) => None,
        }
    }

    /// Gives the content of a text node, or `None` for any other node.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(&text.content),
            Self::Element(_) | Self::Comment(_) | Self::ProcessingInstruction(_) => None,
        }
    }

    /// Gives the place the node was read from; empty where it was not read.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::Element(element) => element.span,
            Self::Text(text) => text.span,
            Self::Comment(comment) => comment.span,
            Self::ProcessingInstruction(instruction) => instruction.span,
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<Text> for Node {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<Comment> for Node {
    fn from(comment: Comment) -> Self {
        Self::Comment(comment)
    }
}

impl From<ProcessingInstruction> for Node {
    fn from(instruction: ProcessingInstruction) -> Self {
        Self::ProcessingInstruction(instruction)
    }
}

impl Text {
    /// Makes a text that was not read.
    #[must_use]
    pub fn new(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Eq for Text {}

impl Comment {
    /// Makes a comment that was not read.
    #[must_use]
    pub fn new(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

impl PartialEq for Comment {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Eq for Comment {}

impl ProcessingInstruction {
    /// Makes a processing instruction that was not read.
    #[must_use]
    pub fn new(target: impl Into<String>, content: impl Into<String>) -> Self {
        Self {
            target: target.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}

impl PartialEq for ProcessingInstruction {
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target && self.content == other.content
    }
}

impl Eq for ProcessingInstruction {}
