//! Plain text: the whole file is one message.

use std::borrow::Cow;

use super::encoding::Encoding;
use super::entry::Text;
use super::{Entry, Format, Role, Source, SourceMap};
use crate::text::Span;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads a text. A byte order mark and the line break that ends the file are not part of the message.
pub(super) fn read(text: &str) -> Source<'_> {
    let mut source = Source::new(Format::Text, text);
    let start = text.len() - text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).len();
    source.push(message(text, start));
    source
}

/// The message that a file is from the byte `start` on.
pub(super) fn message(file: &str, start: usize) -> Entry<'_> {
    let rest = &file[start..];
    let message = rest.strip_suffix('\n').unwrap_or(rest);
    let message = message.strip_suffix('\r').unwrap_or(message);
    let encoding = if message.len() < rest.len() {
        Encoding::Plain
    } else {
        Encoding::PlainToEnd
    };
    let text = Text {
        text: Cow::Borrowed(message),
        span: Span::new(start, start + message.len()),
        map: SourceMap::new(start, Vec::new(), encoding),
    };
    Entry::new(file, String::new(), Role::Body, text)
}
