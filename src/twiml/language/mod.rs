//! The TwiML language as data: what the table `grammar/twiml.json` says, for the program to ask.
//!
//! Builders, validator, docs and tests derive from these rows. The rows are generated
//! (`cargo xtask generate`); this file says what a row holds and how a value is held against it.

mod check;

use super::generated;

pub use super::generated::limits::{CONTEXTS, LIMITS};

/// What the table says about one element.
///
/// # Examples
///
/// ```
/// use wamark::twiml::language::{self, Domain};
///
/// let gather = language::element("Gather").unwrap();
/// assert_eq!(gather.domain, Domain::Voice);
/// assert!(gather.child("Say").is_some());
/// assert!(gather.child("Dial").is_none());
/// assert_eq!(gather.attribute("numDigits").unwrap().setter, "num_digits");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct ElementSpec {
    /// The key of the row: the name, or one that tells elements of one name apart (`ReferSip`).
    pub key: &'static str,
    /// The name in a document: `say-as`.
    pub name: &'static str,
    /// The path of the builder's type below `wamark::twiml`: `voice::ssml::SayAs`.
    pub type_path: &'static str,
    /// The part of the language it belongs to.
    pub domain: Domain,
    /// Its place in a document.
    pub kind: Kind,
    /// The text it takes, or `None` where it takes none.
    pub text: Option<TextSpec>,
    /// The attributes it takes.
    pub attributes: &'static [AttributeSpec],
    /// The elements it takes.
    pub children: &'static [ChildSpec],
    /// What happens to the verbs behind it.
    pub flow: Flow,
    /// What has to be in it.
    pub needs: Needs,
    /// The element that text is put into once there are child elements: `Body` in `<Message>`.
    pub wrap_text: Option<&'static str>,
    /// Twilio's code for a child that may not be there.
    pub nesting_code: Option<u32>,
    /// Attributes it once took.
    pub legacy_attributes: &'static [&'static str],
    /// What to use in its place, where Twilio has given it up.
    pub deprecated: Option<&'static str>,
    /// Whether Twilio documents it and the official SDKs do not have it.
    pub docs_only: bool,
    /// What it does, in a sentence.
    pub doc: &'static str,
    /// Twilio's page on it.
    pub docs: &'static str,
}

/// What the table says about an attribute.
#[derive(Debug)]
#[non_exhaustive]
pub struct AttributeSpec {
    /// The name in a document: `statusCallback`.
    pub name: &'static str,
    /// The builder's setter: `status_callback`.
    pub setter: &'static str,
    /// What a value looks like; of a list, what an item looks like.
    pub value: ValueKind,
    /// Whether it takes several values, separated by white space.
    pub list: bool,
    /// Whether the element needs it.
    pub required: bool,
    /// The value that Twilio takes where it is absent.
    pub default: Option<&'static str>,
    /// The unit of a number: `s`, `ms`.
    pub unit: Option<&'static str>,
    /// Twilio's code for a bad value.
    pub code: Option<u32>,
    /// Names it once had.
    pub was: &'static [&'static str],
    /// Whether Twilio documents it and the official SDKs do not have it.
    pub docs_only: bool,
    /// What it says, in a sentence.
    pub doc: &'static str,
}

/// What the table says about the text in an element.
#[derive(Debug)]
#[non_exhaustive]
pub struct TextSpec {
    /// What the text is: `message`, `number`.
    pub name: &'static str,
    /// What it looks like.
    pub value: ValueKind,
    /// Whether there has to be text; elsewhere child elements may stand in its place.
    pub required: bool,
    /// The fewest characters.
    pub min: Option<usize>,
    /// The most characters.
    pub max: Option<usize>,
    /// Twilio's code for bad text.
    pub code: Option<u32>,
}

/// An element that may stand in another.
#[derive(Debug)]
#[non_exhaustive]
pub struct ChildSpec {
    /// Its row.
    pub element: &'static ElementSpec,
    /// How many there may be, where that is limited.
    pub max: Option<usize>,
    /// Whether Twilio only takes it for the sake of old documents.
    pub legacy: bool,
}

/// A set of values with a name: an enum of the language.
#[derive(Debug)]
#[non_exhaustive]
pub struct TypeSpec {
    /// The builder's type, below `wamark::twiml::value`.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub doc: &'static str,
    /// Whether Twilio takes values that the table does not hold.
    pub open: bool,
    /// The known values.
    pub values: &'static [&'static str],
    /// Other spellings that Twilio takes, and the value they stand for.
    pub aliases: &'static [(&'static str, &'static str)],
    /// Beginnings of values that name a supplier: `Polly.`.
    pub prefixes: &'static [&'static str],
}

/// A part of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Domain {
    /// Replies to messages.
    Messaging,
    /// Calls.
    Voice,
    /// Faxes; the product has ended.
    Fax,
}

/// The place of an element in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `<Response>`.
    Root,
    /// An instruction, directly below the root.
    Verb,
    /// What a verb acts on.
    Noun,
    /// Markup of spoken text.
    Ssml,
}

/// What happens to the verbs behind an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flow {
    /// They are carried out.
    Next,
    /// They are carried out unless the element has an `action`.
    Action,
    /// They are never carried out: the element always asks for another document.
    MovesOn,
    /// They are never carried out: the element ends the document.
    Ends,
}

/// What has to be in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needs {
    /// Nothing, or what [`TextSpec`] says.
    Nothing,
    /// An element.
    Element,
    /// Text or an element.
    Content,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ValueKind {
    /// Text.
    Text {
        /// The characters it is made of, where they are limited.
        chars: Option<&'static str>,
        /// The most characters.
        max_length: Option<usize>,
    },
    /// A URL.
    Url {
        /// The schemes it may have; only `http` and `https` may be left out, in a relative URL.
        schemes: &'static [&'static str],
    },
    /// `GET` or `POST`.
    Method,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer {
        /// The least value.
        min: u32,
        /// The greatest value.
        max: u32,
    },
    /// `auto` or a whole number.
    AutoOrInteger {
        /// The least value.
        min: u32,
    },
    /// A number with or without decimals.
    Decimal {
        /// The least value.
        min: f64,
        /// The greatest value.
        max: f64,
    },
    /// A telephone number, a `whatsapp:` address or another address that Twilio takes.
    Address,
    /// What can be dialled: a telephone number, a `whatsapp:` address or that of another channel.
    Number,
    /// An identifier of Twilio's.
    Sid {
        /// Its first two letters.
        prefix: &'static str,
    },
    /// One of a set.
    Enum(&'static TypeSpec),
}

/// A place that a document is fetched for, where only some verbs are carried out.
#[derive(Debug)]
#[non_exhaustive]
pub struct ContextSpec {
    /// Its name: `conference-wait`.
    pub name: &'static str,
    /// The verbs that are carried out there.
    pub allowed: &'static [&'static str],
    /// Twilio's code for other verbs.
    pub code: Option<u32>,
}

/// The limits of whole documents.
#[derive(Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes of a document.
    pub document_bytes: usize,
    /// Twilio's code for a longer one.
    pub document_code: u32,
    /// The most characters of TwiML in the `Twiml` parameter of a call.
    pub call_parameter_characters: usize,
    /// Twilio's code for more.
    pub call_parameter_code: u32,
    /// The most messages that one document may send.
    pub replies_per_document: usize,
    /// Twilio's code for more.
    pub replies_code: u32,
}

/// Iterates over all elements, in the order of the table.
#[must_use]
pub fn elements() -> &'static [&'static ElementSpec] {
    generated::ELEMENTS
}

/// Iterates over all named sets of values, in the order of the table.
#[must_use]
pub fn types() -> &'static [&'static TypeSpec] {
    generated::TYPES
}

/// Finds an element by the key of its row.
#[must_use]
pub fn element(key: &str) -> Option<&'static ElementSpec> {
    elements().iter().copied().find(|spec| spec.key == key)
}

/// Iterates over the elements of a name: `Sip` is one thing in `<Dial>`, another in `<Refer>`.
pub fn named(name: &str) -> impl Iterator<Item = &'static ElementSpec> {
    elements()
        .iter()
        .copied()
        .filter(move |spec| spec.name == name)
}

/// Gives the root of a part of the language.
///
/// # Examples
///
/// ```
/// use wamark::twiml::language::{root, Domain};
///
/// assert!(root(Domain::Messaging).child("Message").is_some());
/// assert!(root(Domain::Voice).child("Message").is_none());
/// ```
#[must_use]
pub fn root(domain: Domain) -> &'static ElementSpec {
    match domain {
        Domain::Messaging => &generated::messaging::response::SPEC,
        Domain::Voice => &generated::voice::response::SPEC,
        Domain::Fax => &generated::fax::response::SPEC,
    }
}

impl ElementSpec {
    /// Finds an attribute by its name in documents.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'static AttributeSpec> {
        self.attributes
            .iter()
            .find(|attribute| is_same_name(attribute.name, name))
    }

    /// Finds a child element by its name in documents.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&'static ElementSpec> {
        self.children
            .iter()
            .map(|child| child.element)
            .find(|child| is_same_name(child.name, name))
    }

    /// Tells whether it takes both text and child elements.
    #[must_use]
    pub const fn is_mixed(&self) -> bool {
        self.text.is_some() && !self.children.is_empty()
    }
}

/// Compares names: nearly all that differ do so in length or in the first letter, which is told without a call.
pub(in crate::twiml) fn is_same_name(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.as_bytes().first() == b.as_bytes().first() && a == b
}

#[cfg(test)]
mod tests;
