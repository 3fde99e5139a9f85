//! Containers of message copy: files that hold messages, read with their places.
//!
//! A [`Source`] is a file read into [`Entry`]s, one for each string of copy. An entry has the decoded text, which
//! is what rules read, and a map back: a span of the text is a span of the file, and an edit of the text an
//! edit of the file, escaped as its container asks. Everything outside an edit stays as it was, byte for byte.

mod comment;
mod csv;
mod encoding;
mod entry;
mod fluent;
mod format;
mod found;
mod json;
mod locale;
mod map;
mod markdown;
mod po;
mod strings;
mod template;
mod text;
mod toml;
mod tree;
mod twiml;
mod yaml;

use std::fmt;

use crate::text::Span;

pub use entry::{Entry, Role, Unit, UnitKind};
pub use format::{Format, UnknownFormat};
pub(crate) use locale::is_locale;
pub use map::SourceMap;

/// A file of copy, read.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format};
///
/// let source = source::read(Format::Text, "Hi *Ana*").unwrap();
/// assert_eq!(source.entries[0].text, "Hi *Ana*");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Source<'s> {
    /// The whole file, without its byte order mark… which spans count all the same.
    pub text: &'s str,
    /// What it was read as.
    pub format: Format,
    /// The locale that the file says its copy is in, such as `es-MX`.
    pub locale: Option<String>,
    /// The strings of copy, in the order of the file.
    pub entries: Vec<Entry<'s>>,
    /// The messages that the strings belong to, in the order of the file.
    pub units: Vec<Unit>,
    /// The comments, in the order of the file; rules are suppressed in them.
    pub comments: Vec<Comment>,
    /// What is wrong with the container itself, though it could be read.
    pub problems: Vec<Problem>,
    /// What the file says of itself, by name: front matter, the headings of a PO file.
    pub metadata: Vec<(String, String)>,
    /// For a Studio flow: the names that its messages can refer to.
    pub flow: Option<Flow>,
}

impl<'s> Source<'s> {
    pub(crate) fn new(format: Format, text: &'s str) -> Self {
        Self {
            text,
            format,
            locale: None,
            entries: Vec::new(),
            units: Vec::new(),
            comments: Vec::new(),
            problems: Vec::new(),
            metadata: Vec::new(),
            flow: None,
        }
    }

    /// Adds a string that is a message of its own.
    fn push(&mut self, entry: Entry<'s>) {
        let index = self.entries.len();
        self.units.push(Unit {
            kind: UnitKind::Plain,
            key: entry.key.clone(),
            span: entry.span,
            entries: index..index + 1,
        });
        self.entries.push(entry);
    }

    /// Tells what the file says of itself under a name.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::source::{self, Format};
    ///
    /// let file = "---\nprofile: sms\n---\nHi";
    /// let source = source::read(Format::Markdown, file).unwrap();
    /// assert_eq!(source.metadata("profile"), Some("sms"));
    /// ```
    #[must_use]
    pub fn metadata(&self, name: &str) -> Option<&str> {
        let mut named = self.metadata.iter().filter(|(it, _)| it == name);
        named.next().map(|(_, value)| value.as_str())
    }
}

/// The names of a Studio flow that its messages can refer to.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format};
///
/// let file = r#"{"initial_state": "ask", "states": [{"name": "ask", "type": "send-message"}]}"#;
/// let source = source::read(Format::StudioFlow, file).unwrap();
/// assert_eq!(source.flow.unwrap().widgets, ["ask"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Flow {
    /// The names of its widgets: `{{widgets.NAME.…}}`. The trigger is one of them.
    pub widgets: Vec<String>,
    /// The variables that it sets: `{{flow.variables.NAME}}`.
    pub variables: Vec<String>,
}

/// A comment of the container.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format};
///
/// let file = "# for later\nhi: Hola # now\n";
/// let comments = source::read(Format::Yaml, file).unwrap().comments;
/// assert_eq!(comments[0].text, "for later");
/// assert_eq!(&file[comments[1].covers.range()], "hi: Hola # now");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comment {
    /// The bytes of the comment in the file, with its marks.
    pub span: Span,
    /// What it says, without its marks and the space around.
    pub text: String,
    /// The bytes of the file that a directive in it is for. Alone on its line, that is what follows up to the end of the next
    /// string, or the next line where there is none; behind something else, its own line and the string that begins in it.
    pub covers: Span,
}

/// Something wrong with a container that could be read all the same.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format, ProblemKind};
/// use wamark::text::Span;
///
/// let source = source::read(Format::Json, r#"{"hi": "Hi", "hi": "Hello"}"#).unwrap();
/// assert_eq!(source.problems[0].kind, ProblemKind::DuplicateKey(Span::new(2, 4)));
/// assert_eq!(source.problems[0].key, "hi");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where it is, in bytes of the file.
    pub span: Span,
    /// The key that it stands at.
    pub key: String,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The same key twice in one object: the last one wins. Holds the span of the first.
    DuplicateKey(Span),
    /// Half of a surrogate pair, as `\ud83d`; the text has U+FFFD in its place.
    UnpairedSurrogate,
    /// A field that the format does not know, with the field that was probably meant.
    UnknownField(Option<String>),
    /// A value that is nearly one of the words that its field takes, with that word.
    UnknownValue(String),
}

/// Why a file could not be read as what it should be.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format};
///
/// let error = source::read(Format::Json, r#"{"hi" "Hola"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "expected `:`, found `\"`");
/// assert_eq!(error.span().range(), 6..7);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    span: Span,
    message: String,
}

impl ReadError {
    /// Makes an error at a place; the message says what was expected and what was found.
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
        }
    }

    /// Where reading stopped, in bytes of the file.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

/// Reads a file as the given format.
///
/// Takes time in proportion to the length of the file, whatever it holds; lists and maps may be 128 levels deep.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format, Role};
///
/// let file = r#"{"name": "hi", "components": [{"type": "BODY", "text": "Hi {{1}}"}]}"#;
/// let source = source::read(Format::MetaTemplate, file).unwrap();
/// let body = source.entries.iter().find(|entry| entry.role == Role::Body).unwrap();
/// assert_eq!(body.key, "components[0].text");
/// ```
///
/// # Errors
///
/// Fails, with the place, where the container is malformed. Text never is.
pub fn read(format: Format, text: &str) -> Result<Source<'_>, ReadError> {
    match format {
        Format::Text => Ok(text::read(text)),
        Format::Markdown => markdown::read(text),
        Format::Json => json::read(text),
        Format::Yaml => yaml::read(text),
        Format::Toml => toml::read(text),
        Format::Po => po::read(text),
        Format::Fluent => fluent::read(text),
        Format::Csv => csv::read(text),
        Format::Twiml => twiml::read(text),
        Format::ContentTemplate | Format::MetaTemplate | Format::StudioFlow => {
            template::read(format, text)
        }
    }
}
