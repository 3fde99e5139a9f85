//! The five ways to write a string in YAML, read a second time for the places of what they stand for.
//!
//! The parser gives the text of a scalar; this gives its pieces. Where the two disagree about the text, the parser is right and
//! the string cannot be edited.

use std::borrow::Cow;

use saphyr_parser::ScalarStyle;

use super::super::entry::Text;
use super::super::map::{Decoder, PieceKind, SourceMap};
use super::block::{self, Block};
use super::flow::{Flow, Quotes};
use crate::diagnostic::Edit;
use crate::text::Span;

/// How a scalar is written, as far as edits of it have to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) enum Style {
    Flow(Flow),
    Block(Block),
}

/// A text that cannot be edited.
pub(super) fn opaque(text: Cow<'_, str>, span: Span) -> Text<'_> {
    Text {
        map: SourceMap::opaque(&text, span),
        text,
        span,
    }
}

/// Reads the scalar at a span, properties included, whose text the parser says is `value`.
pub(super) fn read<'s>(
    file: &'s str,
    span: Span,
    style: ScalarStyle,
    value: Cow<'s, str>,
    flow: bool,
) -> Text<'s> {
    let start = behind_properties(file, span.start).min(span.end);
    let found = match style {
        ScalarStyle::Plain => Flow::read(file, start, span.end, Quotes::None, flow),
        ScalarStyle::SingleQuoted => Flow::read(file, start, span.end, Quotes::Single, flow),
        ScalarStyle::DoubleQuoted => Flow::read(file, start, span.end, Quotes::Double, flow),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let is_folded = style == ScalarStyle::Folded;
            block::read(file, span.start, is_folded, &value)
        }
    };
    // At the end of a file without a line break the parser adds one.
    let agrees = |text: &Text<'_>| {
        text.text == value
            || (text.span.end == file.len() && value.strip_suffix('\n') == Some(&text.text))
    };
    match found.filter(agrees) {
        Some(text) => text,
        None => opaque(value, Span::new(start, span.end.max(start))),
    }
}

/// Skips anchors and tags, and the space and comments behind them.
pub(super) fn behind_properties(file: &str, start: usize) -> usize {
    let mut at = start;
    while file[at..].starts_with(['&', '!']) {
        let rest = &file[at..];
        at += rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len());
        loop {
            let rest = &file[at..];
            let space = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            at += rest.len() - space.len();
            if !space.starts_with('#') {
                break;
            }
            at += space.find('\n').unwrap_or(space.len());
        }
    }
    at
}

/// Adds a piece for each line break that counts; the last one takes what is before the text of the next line.
pub(super) fn pieces(
    decoder: &mut Decoder<'_>,
    start: usize,
    ends: &[usize],
    next: usize,
    first: &str,
    kind: PieceKind,
) {
    let mut from = start;
    for (index, &end) in ends.iter().enumerate() {
        let to = if index + 1 == ends.len() { next } else { end };
        let text = if index == 0 { first } else { "\n" };
        decoder.piece(from..to, text, kind);
        from = to;
    }
}

pub(super) fn break_length(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { 1 }
}

impl Style {
    pub(in crate::source) fn encode(&self, text: &str) -> Option<String> {
        match self {
            Self::Flow(flow) => flow.encode(text),
            Self::Block(block) => block.encode(text),
        }
    }

    pub(in crate::source) fn reads_as(&self, raw: &str, text: &str) -> bool {
        match self {
            Self::Flow(flow) => flow.reads_as(raw, text),
            Self::Block(block) => block.reads_as(raw, text),
        }
    }

    pub(in crate::source) fn rewrite(&self, file: &str, span: Span, text: &str) -> Option<Edit> {
        match self {
            Self::Flow(flow) => Some(flow.rewrite(span, text)),
            Self::Block(block) => block.rewrite(file, span, text),
        }
    }
}

/// Gives the text back where all of it may stand outside of double quotes, for readers of YAML 1.1 too.
pub(super) fn printable(text: &str) -> Option<&str> {
    let is_printable = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    text.chars().all(is_printable).then_some(text)
}
