//! The formats of files that hold copy.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// A format of files that hold copy.
///
/// # Examples
///
/// ```
/// use wamark::source::Format;
///
/// assert_eq!(Format::of("locales/es.yml".as_ref(), ""), Some(Format::Yaml));
/// assert_eq!("po".parse(), Ok(Format::Po));
/// assert!("docx".parse::<Format>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// Plain text: the whole file is one message.
    Text,
    /// Markdown with front matter: what is behind the front matter is one message.
    Markdown,
    /// JSON, JSONC or ARB: every string that is a value.
    Json,
    /// YAML: every string that is a value.
    Yaml,
    /// TOML: every string that is a value.
    Toml,
    /// gettext: `msgstr`, or `msgid` in a template.
    Po,
    /// Fluent: the patterns of messages and attributes.
    Fluent,
    /// Comma or tab separated values with a heading: every cell but keys.
    Csv,
    /// TwiML: the bodies of messages.
    Twiml,
    /// Twilio Content API JSON.
    ContentTemplate,
    /// A template of the WhatsApp Business Management API, JSON.
    MetaTemplate,
    /// A Twilio Studio flow, JSON.
    StudioFlow,
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Json,
        Self::Yaml,
        Self::Toml,
        Self::Po,
        Self::Fluent,
        Self::Csv,
        Self::Twiml,
        Self::ContentTemplate,
        Self::MetaTemplate,
        Self::StudioFlow,
    ];

    /// Names the format as configuration and command line spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Toml => "toml",
            Self::Po => "po",
            Self::Fluent => "fluent",
            Self::Csv => "csv",
            Self::Twiml => "twiml",
            Self::ContentTemplate => "content-template",
            Self::MetaTemplate => "meta-template",
            Self::StudioFlow => "studio-flow",
        }
    }

    /// Tells the format of a file by its extension and, for JSON and XML, its content.
    ///
    /// Gives `None` for a file that is not known to hold copy, as for XML with another root than `<Response>`.
    #[must_use]
    pub fn of(path: &Path, content: &str) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "wa" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "json" | "jsonc" => super::template::sniff(content).unwrap_or(Self::Json),
            "arb" => Self::Json,
            "yaml" | "yml" => Self::Yaml,
            "toml" => Self::Toml,
            "po" | "pot" => Self::Po,
            "ftl" => Self::Fluent,
            "csv" | "tsv" => Self::Csv,
            "twiml" => Self::Twiml,
            "xml" if super::twiml::is_response(content) => Self::Twiml,
            _ => return None,
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let known = Self::ALL.iter().copied().find(|it| it.as_str() == name);
        known.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// The name of a format that there is none of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{0}`")]
pub struct UnknownFormat(String);
