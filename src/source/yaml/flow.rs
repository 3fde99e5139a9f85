//! Scalars without quotes and in them, whose line breaks are folded.

use std::fmt::Write as _;

use super::super::encoding::Encoding;
use super::super::entry::Text;
use super::super::map::{Decoder, PieceKind};
use super::plain::is_plain;
use super::scalar::{Style, break_length, pieces, printable};
use crate::diagnostic::Edit;
use crate::text::Span;

/// Without quotes, or in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) struct Flow {
    quotes: Quotes,
    /// Whether it stands in brackets.
    in_brackets: bool,
    /// How many spaces begin each line but the first.
    indent: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    None,
    Single,
    Double,
}

impl Flow {
    /// Reads the scalar from a byte on; without quotes up to `end`.
    pub(super) fn read(
        file: &str,
        start: usize,
        end: usize,
        quotes: Quotes,
        in_brackets: bool,
    ) -> Option<Text<'_>> {
        let span = match quotes {
            // Behind a tag nothing is a string too, but has no place of its own.
            Quotes::None if start == end => return None,
            Quotes::None => Span::new(start, end),
            // What the parser says is the end may lie behind a comment.
            _ => Span::new(start + 1, closing_quote(file, start + 1, quotes)?),
        };
        let raw = &file[span.range()];
        let mut flow = Self {
            quotes,
            in_brackets,
            indent: 0,
        };
        flow.indent = least_indent(raw).unwrap_or_default();
        let decoder = flow.decode(raw, span.start)?;
        Some(decoder.text(Encoding::Yaml(Style::Flow(flow))))
    }

    /// Decodes escapes, and line breaks that are folded.
    fn decode<'s>(&self, raw: &'s str, start: usize) -> Option<Decoder<'s>> {
        let mut decoder = Decoder::new(raw, start);
        let bytes = raw.as_bytes();
        // Space before this is not trimmed.
        let mut kept = 0;
        let mut at = 0;
        while at < bytes.len() {
            match (bytes[at], self.quotes) {
                (b'\n' | b'\r', _) => {
                    let space = raw[kept..at].trim_end_matches([' ', '\t']).len();
                    at = fold(&mut decoder, raw, kept + space, at, false);
                    kept = at;
                }
                (b'\'', Quotes::Single) => {
                    if bytes.get(at + 1) != Some(&b'\'') {
                        return None;
                    }
                    decoder.escape(at..at + 2, '\'');
                    at += 2;
                }
                (b'"', Quotes::Double) => return None,
                (b'\\', Quotes::Double) => {
                    if let Some(b'\n' | b'\r') = bytes.get(at + 1) {
                        at = fold(&mut decoder, raw, at, at + 1, true);
                    } else {
                        let (length, character) = unescape(&raw[at..])?;
                        decoder.escape(at..at + length, character);
                        at += length;
                    }
                    kept = at;
                }
                _ => at += 1,
            }
        }
        Some(decoder)
    }

    pub(super) fn encode(&self, text: &str) -> Option<String> {
        match self.quotes {
            Quotes::None => Some(printable(one_line(text)?)?.to_owned()),
            Quotes::Single => Some(printable(one_line(text)?)?.replace('\'', "''")),
            Quotes::Double => Some(escape(text)),
        }
    }

    pub(super) fn reads_as(&self, raw: &str, text: &str) -> bool {
        let mut lines = raw.split(['\n', '\r']).skip(1);
        let ends_document = |line: &str| line.starts_with("---") || line.starts_with("...");
        let is_plain = self.quotes != Quotes::None || is_plain(text, self.in_brackets);
        is_plain
            && !lines.any(ends_document)
            && least_indent(raw).is_none_or(|least| least >= self.indent)
            && self.decode(raw, 0).is_some_and(|it| it.finish().0 == text)
    }

    /// Writes the scalar anew on one line, in quotes.
    pub(super) fn rewrite(&self, span: Span, text: &str) -> Edit {
        let outer = match self.quotes {
            Quotes::None => span,
            _ => Span::new(span.start - 1, span.end + 1),
        };
        // In double quotes, unless those take escapes that single ones do not.
        let new = match one_line(text).and_then(printable) {
            Some(text) if text.contains(['"', '\\']) => format!("'{}'", text.replace('\'', "''")),
            _ => format!("\"{}\"", escape(text)),
        };
        Edit::new(outer, new)
    }
}

/// The fewest spaces before the text of a line, or before the quotes that end the last one.
fn least_indent(raw: &str) -> Option<usize> {
    let mut lines = raw.split(['\n', '\r']).skip(1).peekable();
    let mut least = None;
    while let Some(line) = lines.next() {
        let rest = line.trim_start_matches(' ');
        if !rest.trim_start_matches('\t').is_empty() || lines.peek().is_none() {
            let spaces = line.len() - rest.len();
            least = Some(least.map_or(spaces, |least: usize| least.min(spaces)));
        }
    }
    least
}

/// Where the quote stands that ends a scalar.
fn closing_quote(file: &str, start: usize, quotes: Quotes) -> Option<usize> {
    let bytes = file.as_bytes();
    let mut at = start;
    loop {
        match (bytes.get(at)?, bytes.get(at + 1), quotes) {
            (b'\'', Some(b'\''), Quotes::Single) | (b'\\', _, Quotes::Double) => at += 2,
            (b'\'', _, Quotes::Single) | (b'"', _, Quotes::Double) => return Some(at),
            _ => at += 1,
        }
    }
}

/// Adds the line breaks from `at` on, and the space around them from `start` on; one that is escaped stands for nothing, as the
/// first of several does. Gives where the next line begins.
fn fold(decoder: &mut Decoder<'_>, raw: &str, start: usize, at: usize, is_escaped: bool) -> usize {
    let mut ends = Vec::new();
    let mut at = at;
    while raw[at..].starts_with(['\n', '\r']) {
        at += break_length(&raw[at..]);
        ends.push(at);
        at += raw[at..].len() - raw[at..].trim_start_matches([' ', '\t']).len();
    }
    let first = if is_escaped {
        ""
    } else if ends.len() == 1 {
        " "
    } else {
        "\n"
    };
    let skipped = usize::from(!is_escaped && ends.len() > 1);
    pieces(decoder, start, &ends[skipped..], at, first, PieceKind::Fold);
    at
}

/// Reads an escape of a string in double quotes.
fn unescape(raw: &str) -> Option<(usize, char)> {
    let hex = |digits: usize| {
        let text = raw.get(2..2 + digits)?;
        let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = is_hex.then(|| u32::from_str_radix(text, 16).ok())??;
        Some((2 + digits, char::from_u32(code)?))
    };
    let character = match *raw.as_bytes().get(1)? {
        b'0' => '\0',
        b'a' => '\u{7}',
        b'b' => '\u{8}',
        b't' | b'\t' => '\t',
        b'n' => '\n',
        b'v' => '\u{b}',
        b'f' => '\u{c}',
        b'r' => '\r',
        b'e' => '\u{1b}',
        byte @ (b' ' | b'"' | b'/' | b'\\') => char::from(byte),
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        b'x' => return hex(2),
        b'u' => return hex(4),
        b'U' => return hex(8),
        _ => return None,
    };
    Some((2, character))
}

fn one_line(text: &str) -> Option<&str> {
    (!text.contains(['\n', '\r'])).then_some(text)
}

/// Writes text for the inside of double quotes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if printable(character.encode_utf8(&mut [0; 4])).is_some() => out.push(character),
            _ if character <= '\u{ff}' => {
                let _ = write!(out, "\\x{:02x}", u32::from(character));
            }
            _ => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
        }
    }
    out
}
