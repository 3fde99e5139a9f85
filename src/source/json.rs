//! JSON, with comments and commas behind the last item, and ARB.
//!
//! The scanner is ours: an unpaired surrogate has to be a finding and not the end of reading, every escape has to be
//! known with its place, and nothing may recurse. `tests/suite/source/json.rs` compares it with `serde_json`.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::encoding::Encoding;
use super::map::Decoder;
use super::tree::{Ref, Tree, Value};
use super::{Comment, Format, Problem, ProblemKind, ReadError, Source, comment, found, strings};
use crate::text::Span;

/// Reads every string that is a value. In ARB, whose keys with `@` hold no copy, `@@locale` tells the locale.
pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Json, text);
    let tree = tree(text, &mut source)?;
    let root = tree.root();
    let locale = root.and_then(|it| it.get("@@locale")?.as_str());
    source.locale = locale.map(str::to_owned);
    let is_arb = locale.is_some() || root.is_some_and(describes_itself);
    let mut declared = if is_arb { root.map(placeholders) } else { None }.unwrap_or_default();
    strings::collect(&mut source, tree, |name| {
        name == "$schema" || (is_arb && name.starts_with('@'))
    });
    if !declared.is_empty() {
        for entry in &mut source.entries {
            entry.declared = declared.remove(&entry.key);
        }
    }
    Ok(source)
}

/// The placeholders that ARB declares, by the key of their string: `"@hi": {"placeholders": {"name": {}}}`.
fn placeholders(root: Ref<'_, '_>) -> HashMap<String, Vec<String>> {
    let declared = root.members().filter_map(|(key, value)| {
        let names = value.get("placeholders")?.members();
        let names = names.map(|(name, _)| name.name().to_owned()).collect();
        Some((key.name().strip_prefix('@')?.to_owned(), names))
    });
    declared.collect()
}

/// Whether a member is followed by another that describes it, with `@` before its name: ARB does that.
fn describes_itself(root: Ref<'_, '_>) -> bool {
    let names = root.members().map(|(key, _)| key.name());
    let mut pairs = names.clone().zip(names.skip(1));
    pairs.any(|(name, next)| next.strip_prefix('@') == Some(name))
}

/// Reads a file into a tree, its comments and problems into `source`.
pub(super) fn tree<'s>(text: &'s str, source: &mut Source<'s>) -> Result<Tree<'s>, ReadError> {
    let mut scanner = Scanner {
        text,
        at: text.len() - text.trim_start_matches('\u{feff}').len(),
        comments: Vec::new(),
        surrogates: Vec::new(),
    };
    let tree = scanner.document()?;
    source.problems = tree.duplicates();
    for &(index, span) in &scanner.surrogates {
        let index = index.min(tree.nodes.len() - 1);
        source.problems.push(Problem {
            kind: ProblemKind::UnpairedSurrogate,
            span,
            key: tree.path(index),
        });
    }
    source.problems.sort_by_key(|problem| problem.span);
    source.comments = scanner.comments;
    Ok(tree)
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrEnd,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
}

struct Scanner<'s> {
    text: &'s str,
    at: usize,
    comments: Vec<Comment>,
    /// Halves of pairs, with the index of the node that is read.
    surrogates: Vec<(usize, Span)>,
}

impl<'s> Scanner<'s> {
    fn document(&mut self) -> Result<Tree<'s>, ReadError> {
        let mut tree = Tree::default();
        let mut expect = Expect::Value;
        loop {
            self.skip()?;
            let start = self.at;
            let byte = self.peek();
            let inside_map = matches!(tree.inside(), Some(Value::Map));
            expect = match (expect, byte) {
                (Expect::Value | Expect::ValueOrEnd, Some(b'{' | b'[')) => {
                    self.at += 1;
                    let is_map = byte == Some(b'{');
                    let value = if is_map { Value::Map } else { Value::List };
                    tree.open(value, Span::new(start, self.at))?;
                    if is_map {
                        Expect::KeyOrEnd
                    } else {
                        Expect::ValueOrEnd
                    }
                }
                (Expect::Value | Expect::ValueOrEnd, Some(b'"')) => {
                    let text = self.string(tree.nodes.len())?;
                    tree.leaf(Value::Text(text), Span::new(start, self.at));
                    Expect::CommaOrEnd
                }
                (Expect::Value | Expect::ValueOrEnd, Some(b'a'..=b'z' | b'-' | b'0'..=b'9')) => {
                    self.word()?;
                    tree.leaf(Value::Other, Span::new(start, self.at));
                    Expect::CommaOrEnd
                }
                (Expect::KeyOrEnd, Some(b'"')) => {
                    let key = self.string(tree.nodes.len())?;
                    tree.key(key);
                    Expect::Colon
                }
                (Expect::Colon, Some(b':')) => {
                    self.at += 1;
                    Expect::Value
                }
                (Expect::CommaOrEnd, Some(b',')) if tree.inside().is_some() => {
                    self.at += 1;
                    if inside_map {
                        Expect::KeyOrEnd
                    } else {
                        Expect::ValueOrEnd
                    }
                }
                (Expect::KeyOrEnd | Expect::CommaOrEnd, Some(b'}')) if inside_map => {
                    self.at += 1;
                    tree.close(self.at);
                    Expect::CommaOrEnd
                }
                (Expect::ValueOrEnd | Expect::CommaOrEnd, Some(b']'))
                    if matches!(tree.inside(), Some(Value::List)) =>
                {
                    self.at += 1;
                    tree.close(self.at);
                    Expect::CommaOrEnd
                }
                (Expect::CommaOrEnd, None) if tree.inside().is_none() => return Ok(tree),
                _ => {
                    let expected = match (expect, tree.inside()) {
                        (Expect::Value, _) => "a value",
                        (Expect::ValueOrEnd, _) => "a value or `]`",
                        (Expect::KeyOrEnd, _) => "a key in quotes or `}`",
                        (Expect::Colon, _) => "`:`",
                        (Expect::CommaOrEnd, Some(Value::Map)) => "`,` or `}`",
                        (Expect::CommaOrEnd, Some(_)) => "`,` or `]`",
                        (Expect::CommaOrEnd, None) => "the end of the file",
                    };
                    return Err(found::error(self.text, start, expected));
                }
            };
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips space and comments.
    fn skip(&mut self) -> Result<(), ReadError> {
        loop {
            let rest = &self.text[self.at..];
            let space = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            self.at += rest.len() - space.len();
            let (length, open, close) = if space.starts_with("//") {
                (space.find('\n').unwrap_or(space.len()), "//", "")
            } else if let Some(inner) = space.strip_prefix("/*") {
                let end = inner.find("*/").ok_or_else(|| {
                    let span = Span::new(self.at, self.text.len());
                    ReadError::new(
                        span,
                        "expected `*/` behind the comment, found the end of the file",
                    )
                })?;
                (end + 4, "/*", "*/")
            } else {
                return Ok(());
            };
            let span = Span::new(self.at, self.at + space[..length].trim_end().len());
            self.comments
                .push(comment::new(self.text, span, open, close));
            self.at += length;
        }
    }

    /// Reads a number or a word, which is checked.
    fn word(&mut self) -> Result<(), ReadError> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)));
        let word = &rest[..end.unwrap_or(rest.len())];
        if !matches!(word, "true" | "false" | "null") && !is_number(word) {
            let span = Span::new(self.at, self.at + word.len());
            let message = format!("expected a value, found `{}`", found::shortened(word));
            return Err(ReadError::new(span, message));
        }
        self.at += word.len();
        Ok(())
    }

    /// Reads a string that begins here, for the node `index`.
    fn string(&mut self, index: usize) -> Result<super::entry::Text<'s>, ReadError> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut end = start;
        loop {
            match bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => end += 2,
                Some(0..0x20) | None => {
                    return Err(found::error(
                        self.text,
                        end.min(bytes.len()),
                        "`\"` behind the string",
                    ));
                }
                Some(_) => end += 1,
            }
        }
        let raw = &self.text[start..end];
        let mut decoder = Decoder::new(raw, start);
        let mut ascii = raw.is_ascii() && raw.contains("\\u");
        let mut at = 0;
        while let Some(slash) = memchr::memchr(b'\\', &raw.as_bytes()[at..]).map(|it| at + it) {
            let (length, character) = match raw.as_bytes().get(slash + 1) {
                Some(b'n') => (2, '\n'),
                Some(b't') => (2, '\t'),
                Some(b'r') => (2, '\r'),
                Some(b'b') => (2, '\u{8}'),
                Some(b'f') => (2, '\u{c}'),
                Some(&byte @ (b'"' | b'\\' | b'/')) => (2, char::from(byte)),
                Some(b'u') => match unicode(&raw[slash..]) {
                    Some((length, Some(character))) => (length, character),
                    Some((length, None)) => {
                        let place = Span::new(start + slash, start + slash + length);
                        self.surrogates.push((index, place));
                        (length, char::REPLACEMENT_CHARACTER)
                    }
                    None => {
                        return Err(found::error(
                            self.text,
                            start + slash,
                            "`\\u` with four hexadecimal digits",
                        ));
                    }
                },
                _ => {
                    return Err(found::error(
                        self.text,
                        start + slash + 1,
                        "an escape such as `\\n`",
                    ));
                }
            };
            at = slash + length;
            decoder.escape(slash..at, character);
        }
        // `\u` for control characters alone says nothing about how others are written.
        ascii = ascii
            && raw
                .match_indices("\\u")
                .any(|(at, _)| !raw[at..].starts_with("\\u00"));
        self.at = end + 1;
        Ok(decoder.text(Encoding::Json { ascii }))
    }
}

/// Reads `\uXXXX`, or two of them that make a character: the length, and `None` for half of a pair.
fn unicode(raw: &str) -> Option<(usize, Option<char>)> {
    let unit = |raw: &str| {
        let digits = raw.strip_prefix("\\u")?.get(..4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let first = unit(raw)?;
    if let Some(character) = char::from_u32(first.into()) {
        return Some((6, Some(character)));
    }
    let pair = raw.get(6..).and_then(unit).map(|second| [first, second]);
    let character = pair.and_then(|pair| char::decode_utf16(pair).next()?.ok());
    Some((if character.is_some() { 12 } else { 6 }, character))
}

fn is_number(word: &str) -> bool {
    let digits = |text: &mut &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let some = rest.len() < text.len();
        *text = rest;
        some
    };
    let mut rest = word.strip_prefix('-').unwrap_or(word);
    let leading_zero =
        rest.len() > 1 && rest.starts_with('0') && rest.as_bytes()[1].is_ascii_digit();
    if leading_zero || !digits(&mut rest) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction;
        if !digits(&mut rest) {
            return false;
        }
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        rest = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if !digits(&mut rest) {
            return false;
        }
    }
    rest.is_empty()
}

/// Writes text for the inside of a JSON string; with `ascii`, all else as `\u`.
pub(super) fn escape(text: &str, ascii: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if character < ' ' || (ascii && !character.is_ascii()) => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            _ => out.push(character),
        }
    }
    out
}
