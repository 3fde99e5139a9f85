//! Plain text: the whole file is one message.

use std::borrow::Cow;

use super::encoding::Encoding;
use super::entry::Text;
use super::{Entry, Format, Role, Source, SourceMap};
use crate::diagnostic::Edit;
use crate::text::Span;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads a text. A byte order mark and the line break that ends the file are not part of the message.
pub(super) fn read(text: &str) -> Source<'_> {
    let mut source = Source::new(Format::Text, text);
    let start = text.len() - text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).len();
    let ends = Ends {
        is_first: start == 0,
        ..Ends::default()
    };
    source.push(message(text, start, ends));
    source
}

/// The message that a file is from the byte `start` on.
pub(super) fn message(file: &str, start: usize, ends: Ends) -> Entry<'_> {
    let rest = &file[start..];
    let message = rest.strip_suffix('\n').unwrap_or(rest);
    let message = message.strip_suffix('\r').unwrap_or(message);
    let ends = Ends {
        behind: match &rest[message.len()..] {
            "" => Behind::Nothing,
            "\n" => Behind::LineFeed,
            _ => Behind::Break,
        },
        ..ends
    };
    let text = Text {
        text: Cow::Borrowed(message),
        span: Span::new(start, start + message.len()),
        map: SourceMap::new(start, Vec::new(), Encoding::Plain(ends)),
    };
    Entry::new(file, String::new(), Role::Body, text)
}

/// What stands around a text that is written as it is, and so could become part of it, or swallow some.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ends {
    /// Nothing stands before it: a byte order mark would be none of the text.
    pub(super) is_first: bool,
    pub(super) behind: Behind,
    /// Empty lines before it are left out, as those behind front matter.
    pub(super) is_trimmed: bool,
    /// It could become front matter.
    pub(super) may_be_front_matter: bool,
}

/// What stands behind a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Behind {
    /// A line break that nothing becomes part of.
    #[default]
    Break,
    /// A line feed: a carriage return before it would be part of that line break.
    LineFeed,
    /// Nothing: a line break would end the file.
    Nothing,
}

impl Ends {
    pub(super) fn hold(self, raw: &str) -> bool {
        let breaks = ['\n', '\r'];
        let runs_on = match self.behind {
            Behind::Break => false,
            Behind::LineFeed => raw.ends_with('\r'),
            Behind::Nothing => raw.ends_with(breaks),
        };
        !(runs_on
            || self.is_first && raw.starts_with(BYTE_ORDER_MARK)
            || self.is_trimmed && raw.starts_with(breaks)
            || self.may_be_front_matter && (raw.starts_with("---") || raw.starts_with("+++")))
    }

    /// Ends the file with a line break of its own, if that is what is missing.
    pub(super) fn rewrite(self, span: Span, text: &str) -> Option<Edit> {
        let ended = Self {
            behind: Behind::Break,
            ..self
        };
        let line_break = match (text.ends_with('\r'), self.behind) {
            (true, Behind::LineFeed) => "\r",
            (true, _) => "\r\n",
            (false, _) => "\n",
        };
        let new = format!("{text}{line_break}");
        ended.hold(text).then(|| Edit::new(span, new))
    }
}
