//! Why a tree is not what the table says, and why one could not be written.

use std::io;

use crate::text::Span;

/// Why a typed element could not be made: a value, a name or a nesting that the table does not have.
///
/// Opaque, so that a new cause is not a breaking change.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Element, voice::Gather};
///
/// let element = Element::new("Gather").with_attribute("numDigits", "four");
/// let error = Gather::try_from(&element).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "expected a whole number from 1 in `numDigits` of `<Gather>`, found `four`"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct SchemaError(Box<SchemaErrorKind>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum SchemaErrorKind {
    #[error("expected {expected}, found `{found}`")]
    Value { expected: String, found: String },
    #[error("expected {expected} in `{attribute}` of `<{element}>`, found `{found}`")]
    Attribute {
        expected: String,
        attribute: String,
        element: String,
        found: String,
        span: Span,
    },
    #[error("expected {expected} in `<{element}>`, found `{found}`")]
    Text {
        expected: String,
        element: String,
        found: String,
        span: Span,
    },
    #[error("expected {}an element in `<{element}>`, found none", if *takes_text { "text or " } else { "" })]
    Empty {
        element: &'static str,
        takes_text: bool,
        span: Span,
    },
    #[error("`<{parent}>` takes at most {max} `<{child}>`")]
    TooMany {
        child: String,
        parent: &'static str,
        max: usize,
        span: Span,
    },
    #[error("`<{element}>` takes no text")]
    NoText { element: String, span: Span },
    #[error("`<{element}>` needs the attribute `{attribute}`")]
    Missing {
        attribute: &'static str,
        element: &'static str,
        span: Span,
    },
    #[error("expected `<{expected}>`, found `<{found}>`")]
    Name {
        expected: String,
        found: String,
        span: Span,
    },
    #[error(
        "`<{child}>` may not stand in `<{parent}>`, which takes {}",
        or_nothing(expected)
    )]
    Nesting {
        child: String,
        parent: &'static str,
        expected: String,
        span: Span,
    },
}

fn or_nothing(expected: &str) -> &str {
    if expected.is_empty() {
        "no elements"
    } else {
        expected
    }
}

impl SchemaError {
    fn new(kind: SchemaErrorKind) -> Self {
        Self(Box::new(kind))
    }

    pub(super) fn value(expected: String, found: &str) -> Self {
        Self::new(SchemaErrorKind::Value {
            expected,
            found: excerpt(found),
        })
    }

    pub(super) fn attribute(
        expected: String,
        element: &str,
        attribute: &str,
        found: &str,
        span: Span,
    ) -> Self {
        Self::new(SchemaErrorKind::Attribute {
            expected,
            attribute: attribute.to_owned(),
            element: element.to_owned(),
            found: excerpt(found),
            span,
        })
    }

    pub(super) fn text(expected: String, element: &str, found: &str, span: Span) -> Self {
        let found = excerpt(found);
        Self::new(SchemaErrorKind::Text {
            expected,
            element: element.to_owned(),
            found,
            span,
        })
    }

    pub(super) fn no_text(element: &str, span: Span) -> Self {
        Self::new(SchemaErrorKind::NoText {
            element: element.to_owned(),
            span,
        })
    }

    pub(super) fn too_many(child: &str, parent: &'static str, max: usize, span: Span) -> Self {
        Self::new(SchemaErrorKind::TooMany {
            child: child.to_owned(),
            parent,
            max,
            span,
        })
    }

    pub(super) fn empty(element: &'static str, takes_text: bool, span: Span) -> Self {
        Self::new(SchemaErrorKind::Empty {
            element,
            takes_text,
            span,
        })
    }

    pub(super) fn missing(attribute: &'static str, element: &'static str, span: Span) -> Self {
        Self::new(SchemaErrorKind::Missing {
            attribute,
            element,
            span,
        })
    }

    pub(super) fn name(expected: String, found: &str, span: Span) -> Self {
        Self::new(SchemaErrorKind::Name {
            expected,
            found: excerpt(found),
            span,
        })
    }

    pub(super) fn nesting(child: &str, parent: &'static str, expected: String, span: Span) -> Self {
        Self::new(SchemaErrorKind::Nesting {
            child: excerpt(child),
            parent,
            expected,
            span,
        })
    }

    /// Gives the place of the offender; empty where the element was not read from a text.
    #[must_use]
    pub fn span(&self) -> Span {
        match *self.0 {
            SchemaErrorKind::Value { .. } => Span::default(),
            SchemaErrorKind::Attribute { span, .. }
            | SchemaErrorKind::Text { span, .. }
            | SchemaErrorKind::Empty { span, .. }
            | SchemaErrorKind::TooMany { span, .. }
            | SchemaErrorKind::NoText { span, .. }
            | SchemaErrorKind::Missing { span, .. }
            | SchemaErrorKind::Name { span, .. }
            | SchemaErrorKind::Nesting { span, .. } => span,
        }
    }

    /// Tells whether an element stands where it may not.
    #[must_use]
    pub fn is_nesting(&self) -> bool {
        matches!(*self.0, SchemaErrorKind::Nesting { .. })
    }
}

/// Shortens a text for a message: the offender may be a whole letter.
fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Why a tree could not be written.
///
/// Opaque, so that a new cause is not a breaking change.
///
/// # Examples
///
/// ```
/// use wamark::twiml::messaging::{Message, Response};
///
/// let error = Response::new().with(Message::new("ring\u{7}")).to_xml().unwrap_err();
/// assert_eq!(error.to_string(), "XML cannot hold the character U+0007, found in the text of `<Message>`");
/// assert!(error.is_invalid_character());
/// ```
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WriteError(Box<WriteErrorKind>);

#[derive(Debug, thiserror::Error)]
enum WriteErrorKind {
    #[error(transparent)]
    Schema(SchemaError),
    #[error("XML cannot hold the character U+{:04X}, found in {place}", u32::from(*character))]
    Character { character: char, place: String },
    #[error("expected a name that XML allows for {place}, found `{name}`")]
    Name { name: String, place: &'static str },
    #[error("a comment may not hold `--` or end in `-`, found in `<{element}>`")]
    Comment { element: String },
    #[error("a processing instruction may not hold `?>`, found in `<{element}>`")]
    Instruction { element: String },
    #[error("`<{element}>` has the attribute `{attribute}` twice")]
    Duplicate { attribute: String, element: String },
    #[error("{message}, in `<{element}>`")]
    Namespace { message: String, element: String },
    #[error(transparent)]
    Io(io::Error),
}

impl WriteError {
    pub(super) fn character(character: char, place: String) -> Self {
        Self(Box::new(WriteErrorKind::Character { character, place }))
    }

    pub(super) fn name(name: &str, place: &'static str) -> Self {
        Self(Box::new(WriteErrorKind::Name {
            name: excerpt(name),
            place,
        }))
    }

    pub(super) fn comment(element: &str) -> Self {
        Self(Box::new(WriteErrorKind::Comment {
            element: excerpt(element),
        }))
    }

    pub(super) fn instruction(element: &str) -> Self {
        Self(Box::new(WriteErrorKind::Instruction {
            element: excerpt(element),
        }))
    }

    pub(super) fn namespace(message: String, element: &str) -> Self {
        Self(Box::new(WriteErrorKind::Namespace {
            message,
            element: excerpt(element),
        }))
    }

    pub(super) fn duplicate(attribute: &str, element: &str) -> Self {
        let (attribute, element) = (excerpt(attribute), excerpt(element));
        Self(Box::new(WriteErrorKind::Duplicate { attribute, element }))
    }

    /// Gives what the builder was told that the table does not have, if that is the cause.
    #[must_use]
    pub fn as_schema_error(&self) -> Option<&SchemaError> {
        match &*self.0 {
            WriteErrorKind::Schema(error) => Some(error),
            _ => None,
        }
    }

    /// Tells whether the cause is a character that XML cannot hold.
    #[must_use]
    pub fn is_invalid_character(&self) -> bool {
        matches!(*self.0, WriteErrorKind::Character { .. })
    }

    /// Tells whether the cause is a name that XML does not allow.
    #[must_use]
    pub fn is_invalid_name(&self) -> bool {
        matches!(*self.0, WriteErrorKind::Name { .. })
    }
}

impl From<SchemaError> for WriteError {
    fn from(error: SchemaError) -> Self {
        Self(Box::new(WriteErrorKind::Schema(error)))
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self(Box::new(WriteErrorKind::Io(error)))
    }
}
