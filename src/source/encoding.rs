//! How each container writes text: the one list that [`SourceMap`](super::SourceMap) knows containers by.

use super::{json, yaml};
use crate::diagnostic::Edit;
use crate::text::Span;

/// How a container writes text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As it is.
    Plain,
    /// As it is, up to the end of a file that ends without a line break: one there would end the file instead.
    PlainToEnd,
    /// In a JSON string; whether all that is not ASCII is escaped.
    Json { ascii: bool },
    /// In a scalar of YAML.
    Yaml(yaml::Style),
}

impl Encoding {
    /// Writes text for the byte `at` of the file; `None` where the container has no way to.
    pub(super) fn encode(&self, text: &str, _at: usize) -> Option<String> {
        match self {
            Self::Plain | Self::PlainToEnd => Some(text.to_owned()),
            Self::Json { ascii } => Some(json::escape(text, *ascii)),
            Self::Yaml(style) => style.encode(text),
        }
    }

    /// Whether what an edit means depends on what stands around it, so that it has to be read back; some only do `at_end`
    /// of the string.
    pub(super) fn is_checked(&self, at_end: bool) -> bool {
        match self {
            Self::Plain | Self::Json { .. } => false,
            Self::PlainToEnd => at_end,
            Self::Yaml(_) => true,
        }
    }

    /// Whether `raw` in the place of the string is read as `text`. Asked where [`is_checked`](Self::is_checked).
    pub(super) fn reads_as(&self, raw: &str, text: &str) -> bool {
        match self {
            Self::Plain | Self::Json { .. } => true,
            Self::PlainToEnd => !raw.ends_with(['\n', '\r']),
            Self::Yaml(style) => style.reads_as(raw, text),
        }
    }

    /// Writes the whole string anew, in another style if need be; `span` holds the old one, without quotes.
    pub(super) fn rewrite(&self, file: &str, span: Span, text: &str) -> Option<Edit> {
        match self {
            Self::Plain | Self::Json { .. } => None,
            Self::PlainToEnd => Some(Edit::new(span, format!("{text}\n"))),
            Self::Yaml(style) => style.rewrite(file, span, text),
        }
    }
}
