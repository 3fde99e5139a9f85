//! TOML: every string that is a value, from the events of `toml_parser`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use toml_parser::decoder::Encoding as Quotes;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};
use toml_parser::{ParseError, Source as Toml};

use super::encoding::Encoding;
use super::entry::Text;
use super::map::{Decoder, PieceKind, SourceMap};
use super::tree::{Tree, Value, too_deep};
use super::{Comment, Format, ReadError, Source, comment, found, strings};
use crate::diagnostic::Edit;
use crate::text::Span;

/// The most arrays and inline tables inside each other.
const MAX_DEPTH: u32 = 32;

/// How a string is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Style {
    is_literal: bool,
    is_long: bool,
    /// How long the line break is that stands behind the opening quotes, where one does: it is not part of the string.
    first_break: usize,
    line_break: &'static str,
}

pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Toml, text);
    let (tree, comments) = tree(text)?;
    source.comments = comments;
    source.problems = tree.duplicates();
    strings::collect(&mut source, tree, |name| name == "$schema");
    Ok(source)
}

/// Reads a file into a tree, each table of which is one with its whole name, and its comments.
pub(super) fn tree(text: &str) -> Result<(Tree<'_>, Vec<Comment>), ReadError> {
    let toml = Toml::new(text);
    let tokens = toml.lex().into_vec();
    let mut events: Vec<Event> = Vec::new();
    let mut error: Option<ParseError> = None;
    {
        let mut guard = RecursionGuard::new(&mut events, MAX_DEPTH);
        let mut first = |it: ParseError| {
            error.get_or_insert(it);
        };
        parse_document(&tokens, &mut guard, &mut first);
    }
    let mut reader = Reader {
        text,
        toml,
        error,
        line_break: found::line_break(text),
        tree: Tree::default(),
        comments: Vec::new(),
        key: None,
        tables: HashMap::new(),
        heading: None,
        is_in_table: false,
    };
    if let Some(error) = reader.error.take() {
        return Err(reader.refuse(&error));
    }
    reader.tree.open(Value::Map, Span::new(0, 0))?;
    for event in &events {
        reader.event(event)?;
    }
    if reader.is_in_table {
        reader.tree.close(text.len());
    }
    reader.tree.close(text.len());
    Ok((reader.tree, reader.comments))
}

struct Reader<'s> {
    text: &'s str,
    toml: Toml<'s>,
    error: Option<ParseError>,
    line_break: &'static str,
    tree: Tree<'s>,
    comments: Vec<Comment>,
    /// The key that is read: its steps, joined.
    key: Option<Text<'s>>,
    /// How many tables of each array of tables there are so far.
    tables: HashMap<String, usize>,
    /// Where the heading of a table began that is read.
    heading: Option<usize>,
    /// Whether a table with a heading is open.
    is_in_table: bool,
}

impl<'s> Reader<'s> {
    fn event(&mut self, event: &Event) -> Result<(), ReadError> {
        let span = Span::new(event.span().start(), event.span().end());
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                if self.is_in_table {
                    self.tree.close(span.start);
                }
                self.is_in_table = false;
                self.heading = Some(span.start);
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                let is_array = event.kind() == EventKind::ArrayTableClose;
                let start = self.heading.take().unwrap_or(span.start);
                if let Some(mut key) = self.key.take() {
                    if is_array {
                        let count = self.tables.entry(key.text.to_string()).or_default();
                        let _ = write!(key.text.to_mut(), "[{count}]");
                        *count += 1;
                    }
                    self.tree.key(key);
                    self.tree.open(Value::Map, Span::new(start, span.end))?;
                    self.is_in_table = true;
                }
            }
            EventKind::SimpleKey => {
                let mut name = Cow::Borrowed("");
                let raw = self.raw(event);
                if let Some(raw) = raw {
                    raw.decode_key(&mut name, &mut self.error);
                    self.check()?;
                }
                match &mut self.key {
                    Some(key) => {
                        key.text.to_mut().push('.');
                        key.text.to_mut().push_str(&name);
                        key.span.end = span.end;
                    }
                    None => {
                        self.key = Some(Text {
                            map: SourceMap::copy(span.start),
                            text: name,
                            span,
                        });
                    }
                }
            }
            EventKind::KeyValSep => {
                if let Some(key) = self.key.take() {
                    self.tree.key(key);
                }
            }
            EventKind::InlineTableOpen => self.tree.open(Value::Map, span)?,
            EventKind::ArrayOpen => self.tree.open(Value::List, span)?,
            EventKind::InlineTableClose | EventKind::ArrayClose => self.tree.close(span.end),
            EventKind::Scalar => {
                let value = self.scalar(event, span)?;
                self.tree.leaf(value, span);
            }
            EventKind::Comment => {
                self.comments.push(comment::new(self.text, span, "#", ""));
            }
            EventKind::KeySep
            | EventKind::ValueSep
            | EventKind::Whitespace
            | EventKind::Newline
            | EventKind::Error => {}
        }
        Ok(())
    }

    fn raw(&self, event: &Event) -> Option<toml_parser::Raw<'s>> {
        self.toml.get(event)
    }

    fn scalar(&mut self, event: &Event, span: Span) -> Result<Value<'s>, ReadError> {
        let mut value = Cow::Borrowed("");
        if let Some(raw) = self.raw(event) {
            let _kind = raw.decode_scalar(&mut value, &mut self.error);
            self.check()?;
        }
        let Some(quotes) = event.encoding() else {
            return Ok(Value::Other);
        };
        let is_long = matches!(quotes, Quotes::MlBasicString | Quotes::MlLiteralString);
        let marks = if is_long { 3 } else { 1 };
        let mut start = span.start + marks;
        let end = span.end.saturating_sub(marks).max(start);
        let first = &self.text[start..end];
        let first_break = match first.as_bytes() {
            [b'\r', b'\n', ..] if is_long => 2,
            [b'\n', ..] if is_long => 1,
            _ => 0,
        };
        start += first_break;
        let style = Style {
            is_literal: matches!(quotes, Quotes::LiteralString | Quotes::MlLiteralString),
            is_long,
            first_break,
            line_break: self.line_break,
        };
        let decoder = style.decode(&self.text[start..end], start);
        let text = decoder.map(|it| it.text(Encoding::Toml(style)));
        // The parser leaves carriage returns in line breaks, which no reader of a message wants.
        let agrees = |it: &Text<'_>| it.text.replace('\r', "") == value.replace('\r', "");
        let text = text.filter(agrees).unwrap_or_else(|| {
            // Cannot be: the two decode alike.
            let span = Span::new(start, end);
            let map = SourceMap::opaque(&value, span);
            Text {
                text: value,
                span,
                map,
            }
        });
        Ok(Value::Text(text))
    }

    /// Fails if decoding did.
    fn check(&mut self) -> Result<(), ReadError> {
        match self.error.take() {
            Some(error) => Err(self.refuse(&error)),
            None => Ok(()),
        }
    }

    fn refuse(&self, error: &ParseError) -> ReadError {
        let place = error.unexpected().or(error.context());
        let span = place.map_or(Span::new(0, 0), |it| Span::new(it.start(), it.end()));
        let start = found::floor(self.text, span.start);
        let end = found::floor(self.text, span.end).max(start);
        if error.description().contains("recursion depth") {
            return too_deep(Span::new(start, end), MAX_DEPTH as usize);
        }
        let mut message = format!("not well-formed TOML: {}", error.description());
        if let Some(expected) = error.expected().filter(|it| !it.is_empty()) {
            let expected: Vec<String> = expected
                .iter()
                .map(|it| match it {
                    toml_parser::Expected::Literal("\n") => "the end of the line".to_owned(),
                    toml_parser::Expected::Literal(text) => format!("`{text}`"),
                    toml_parser::Expected::Description(text) => (*text).to_owned(),
                    _ => "something else".to_owned(),
                })
                .collect();
            let _ = write!(message, ", expected {}", expected.join(", "));
        }
        ReadError::new(Span::new(start, end), message)
    }
}

impl Style {
    fn decode<'s>(&self, raw: &'s str, start: usize) -> Option<Decoder<'s>> {
        let mut decoder = Decoder::new(raw, start);
        let bytes = raw.as_bytes();
        let mut at = 0;
        // A line break here would be left out.
        if self.is_long && self.first_break == 0 && raw.starts_with(['\n', '\r']) {
            return None;
        }
        while at < bytes.len() {
            match bytes[at] {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') && self.is_long => {
                    decoder.escape(at..at + 2, '\n');
                    at += 2;
                }
                b'\n' if self.is_long => at += 1,
                b'\n' | b'\r' => return None,
                b'\\' if !self.is_literal => {
                    let space = raw[at + 1..].trim_start_matches([' ', '\t']);
                    if self.is_long && space.starts_with(['\n', '\r']) {
                        let next = space.trim_start_matches([' ', '\t', '\n', '\r']);
                        let end = raw.len() - next.len();
                        decoder.piece(at..end, "", PieceKind::Fold);
                        at = end;
                    } else {
                        let (length, character) = unescape(&raw[at..])?;
                        decoder.escape(at..at + length, character);
                        at += length;
                    }
                }
                byte @ (b'"' | b'\'') if (byte == b'\'') == self.is_literal => {
                    let run =
                        raw[at..].len() - raw[at..].trim_start_matches(char::from(byte)).len();
                    if !self.is_long || run > 2 {
                        return None;
                    }
                    at += run;
                }
                _ => at += 1,
            }
        }
        Some(decoder)
    }

    pub(super) fn encode(&self, text: &str) -> Option<String> {
        if !self.is_literal {
            return Some(escape(text, self.is_long.then_some(self.line_break)));
        }
        let is_plain =
            |c: char| c == '\t' || (self.is_long && c == '\n') || !(c.is_control() || c == '\'');
        text.chars()
            .all(is_plain)
            .then(|| text.replace('\n', self.line_break))
    }

    pub(super) fn reads_as(&self, raw: &str, text: &str) -> bool {
        let decoder = self.decode(raw, 0);
        decoder.is_some_and(|it| it.finish().0 == text)
    }

    /// Writes the string anew, in double quotes.
    pub(super) fn rewrite(&self, span: Span, text: &str) -> Edit {
        let marks = if self.is_long { 3 } else { 1 };
        let outer = Span::new(span.start - self.first_break - marks, span.end + marks);
        let new = if self.is_long {
            let quotes = "\"\"\"";
            let text = escape(text, Some(self.line_break));
            format!("{quotes}{}{text}{quotes}", self.line_break)
        } else {
            format!("\"{}\"", escape(text, None))
        };
        Edit::new(outer, new)
    }
}

fn unescape(raw: &str) -> Option<(usize, char)> {
    let hex = |digits: usize| {
        let code = u32::from_str_radix(raw.get(2..2 + digits)?, 16).ok()?;
        Some((2 + digits, char::from_u32(code)?))
    };
    let character = match *raw.as_bytes().get(1)? {
        b'b' => '\u{8}',
        b't' => '\t',
        b'n' => '\n',
        b'f' => '\u{c}',
        b'r' => '\r',
        b'e' => '\u{1b}',
        byte @ (b'"' | b'\\') => char::from(byte),
        b'x' => return hex(2),
        b'u' => return hex(4),
        b'U' => return hex(8),
        _ => return None,
    };
    Some((2, character))
}

/// Writes text for the inside of double quotes; line breaks as such where they may stand.
fn escape(text: &str, line_break: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str(line_break.unwrap_or("\\n")),
            '\r' => out.push_str("\\r"),
            '\t' => out.push('\t'),
            _ if character.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out
}
