//! Why a document could not be read.

use crate::text::Span;

/// Why a TwiML document could not be read: it is not well-formed XML, or larger than allowed.
///
/// Opaque, so that a new cause is not a breaking change. The message says what was expected before
/// what was found; [`span`](Self::span) is where.
///
/// # Examples
///
/// ```
/// use wamark::text::Span;
/// use wamark::twiml;
///
/// let error = twiml::read("<Response><Say>R&D</Say></Response>").unwrap_err();
/// assert_eq!(error.to_string(), "expected a reference such as `&amp;`, found a bare `&`");
/// assert_eq!(error.span(), Span::new(16, 17));
/// assert!(error.is_reference());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct ReadError {
    kind: Box<Kind>,
    span: Span,
}

/// The causes; each says what it expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Kind {
    #[error("expected `<Response>`, found an empty document")]
    Empty,
    #[error("expected the XML declaration at the very beginning, found {0} before it")]
    BeforeDeclaration(&'static str),
    #[error("expected encoding `UTF-8`, found `{0}`")]
    Encoding(String),
    #[error("expected an element, found a document type declaration, which TwiML does not allow")]
    Doctype,
    #[error("expected a character that XML allows, found {0}")]
    Character(String),
    #[error("expected a reference such as `&amp;`, found a bare `&`")]
    BareAmpersand,
    #[error("expected one of `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, found `&{0};`")]
    UndefinedEntity(String),
    #[error("expected a `;` at the end of the reference `&{0}`")]
    UnterminatedReference(String),
    #[error("expected at most {max} bytes, found {found}")]
    TooLarge { max: usize, found: usize },
    #[error("expected at most {0} elements inside each other, found one more")]
    TooDeep(usize),
    #[error("expected {expected}, found {found}")]
    Expected { expected: String, found: String },
}

impl ReadError {
    pub(super) fn new(kind: Kind, span: Span) -> Self {
        Self {
            kind: Box::new(kind),
            span,
        }
    }

    /// Gives the offending bytes; empty where something is missing.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Tells whether the document holds nothing but white space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(*self.kind, Kind::Empty)
    }

    /// Tells whether something stands before the XML declaration.
    #[must_use]
    pub fn is_before_declaration(&self) -> bool {
        matches!(*self.kind, Kind::BeforeDeclaration(_))
    }

    /// Tells whether the declared encoding is another than that of the text, UTF-8.
    #[must_use]
    pub fn is_encoding(&self) -> bool {
        matches!(*self.kind, Kind::Encoding(_))
    }

    /// Tells whether the document has a DOCTYPE.
    #[must_use]
    pub fn is_doctype(&self) -> bool {
        matches!(*self.kind, Kind::Doctype)
    }

    /// Tells whether a character stands in the document, raw or as a reference, that XML does not allow.
    #[must_use]
    pub fn is_character(&self) -> bool {
        matches!(*self.kind, Kind::Character(_))
    }

    /// Tells whether a reference is at fault: a bare `&`, an unknown entity, a missing `;`.
    #[must_use]
    pub fn is_reference(&self) -> bool {
        matches!(
            *self.kind,
            Kind::BareAmpersand | Kind::UndefinedEntity(_) | Kind::UnterminatedReference(_)
        )
    }

    /// Tells whether the document is larger or deeper than [`ReadOptions`](super::ReadOptions) allow.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        matches!(*self.kind, Kind::TooLarge { .. } | Kind::TooDeep(_))
    }

    /// Tells whether the markup is at fault: tags, attributes, comments, the declaration, namespaces,
    /// what stands outside the root.
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(*self.kind, Kind::Expected { .. })
    }

    /// The name of an entity that XML does not define.
    pub(in crate::twiml) fn undefined_entity(&self) -> Option<&str> {
        match &*self.kind {
            Kind::UndefinedEntity(name) => Some(name),
            _ => None,
        }
    }

    pub(in crate::twiml) fn is_too_deep(&self) -> bool {
        matches!(*self.kind, Kind::TooDeep(_))
    }

    pub(in crate::twiml) fn is_bare_ampersand(&self) -> bool {
        matches!(*self.kind, Kind::BareAmpersand)
    }
}
