//! Plain text: the whole file is one message.

use std::borrow::Cow;

use super::{Entry, Format, Role, Source, SourceMap, Unit, UnitKind};
use crate::text::Span;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads a text. A byte order mark and the line break that ends the file are not part of the message.
pub(super) fn read(text: &str) -> Source<'_> {
    let message = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let start = text.len() - message.len();
    let message = message.strip_suffix('\n').unwrap_or(message);
    let message = message.strip_suffix('\r').unwrap_or(message);
    let span = Span::new(start, start + message.len());
    Source {
        text,
        format: Format::Text,
        locale: None,
        entries: vec![Entry {
            key: String::new(),
            role: Role::Body,
            locale: None,
            text: Cow::Borrowed(message),
            span,
            map: SourceMap::copy(start),
        }],
        units: vec![Unit {
            kind: UnitKind::Plain,
            key: String::new(),
            span,
            entries: 0..1,
        }],
        comments: Vec::new(),
        problems: Vec::new(),
    }
}
