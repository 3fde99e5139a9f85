//! How each container writes text: the one list that [`SourceMap`](super::SourceMap) knows containers by.

use super::{csv, fluent, json, po, text, toml, twiml, yaml};
use crate::diagnostic::Edit;
use crate::text::Span;

/// How a container writes text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// In a way that is not understood, or where any edit could change what the file is: not to be edited.
    Fixed,
    /// As it is, from the beginning of a file or up to its end.
    Plain(text::Ends),
    /// In a JSON string; whether all that is not ASCII is escaped.
    Json { ascii: bool },
    /// In a scalar of YAML.
    Yaml(yaml::Style),
    /// In a string of TOML.
    Toml(toml::Style),
    /// In strings of gettext.
    Po,
    /// In a pattern of Fluent.
    Fluent(fluent::Pattern),
    /// In a cell.
    Csv(csv::Cell),
    /// Between the tags of XML; the insides of its CDATA sections.
    Xml(Vec<Span>),
}

impl Encoding {
    /// Writes text for a place of the file; `None` where the container has no way to.
    pub(super) fn encode(&self, text: &str, file: &str, place: Span) -> Option<String> {
        match self {
            Self::Fixed => None,
            Self::Plain(_) => Some(text.to_owned()),
            Self::Json { ascii } => Some(json::escape(text, *ascii)),
            Self::Yaml(style) => style.encode(text),
            Self::Toml(style) => style.encode(text),
            Self::Po => Some(po::escape(text)),
            Self::Fluent(pattern) => pattern.encode(text),
            Self::Csv(cell) => Some(cell.encode(text)),
            Self::Xml(sections) => twiml::escape(text, file, place, sections),
        }
    }

    /// Whether what an edit means depends on what stands around it, so that it has to be read back; some only do
    /// `at_ends` of the string.
    pub(super) fn is_checked(&self, at_ends: bool) -> bool {
        match self {
            Self::Fixed | Self::Json { .. } | Self::Po | Self::Xml(_) => false,
            Self::Plain(_) => at_ends,
            Self::Csv(cell) => !cell.is_quoted,
            Self::Yaml(_) | Self::Toml(_) | Self::Fluent(_) => true,
        }
    }

    /// Whether reading back takes so long that it is not done for long strings.
    pub(super) fn is_slow(&self) -> bool {
        matches!(self, Self::Yaml(_) | Self::Toml(_) | Self::Fluent(_))
    }

    /// Whether a string without text is none, so that no edit may make it one.
    pub(super) fn needs_text(&self) -> bool {
        matches!(
            self,
            Self::Po | Self::Csv(_) | Self::Xml(_) | Self::Fluent(_)
        )
    }

    /// Whether `raw` in the place of the string is read as `text`. Asked where [`is_checked`](Self::is_checked).
    pub(super) fn reads_as(&self, raw: &str, text: &str) -> bool {
        match self {
            Self::Fixed | Self::Json { .. } | Self::Po | Self::Xml(_) => true,
            Self::Plain(ends) => ends.hold(raw),
            Self::Yaml(style) => style.reads_as(raw, text),
            Self::Toml(style) => style.reads_as(raw, text),
            Self::Fluent(pattern) => pattern.reads_as(raw, text),
            Self::Csv(cell) => cell.holds(raw),
        }
    }

    /// Writes the whole string anew, in another style if need be; `span` holds the old one, without quotes.
    pub(super) fn rewrite(&self, file: &str, span: Span, text: &str) -> Option<Edit> {
        match self {
            Self::Fixed | Self::Json { .. } | Self::Po | Self::Xml(_) | Self::Fluent(_) => None,
            Self::Plain(ends) => ends.rewrite(span, text),
            Self::Yaml(style) => style.rewrite(file, span, text),
            Self::Toml(style) => Some(style.rewrite(span, text)),
            Self::Csv(_) => Some(Edit::new(span, csv::quote(text))),
        }
    }
}
