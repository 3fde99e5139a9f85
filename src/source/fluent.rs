//! Fluent: the patterns of messages and their attributes, each variant of a selection by itself.
//!
//! A reference stands in the text as it is written, `{ $name }`; a string in braces, `{"{"}`, as what it says. Terms are parts of
//! messages and no copy of their own.

use std::collections::HashMap;
use std::ops::Range;

use fluent_syntax::ast::{Entry as Item, Expression, InlineExpression, PatternElement, VariantKey};
use fluent_syntax::parser::parse;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::encoding::Encoding;
use super::entry::Text;
use super::map::{Decoder, PieceKind, SourceMap};
use super::tree::too_deep;
use super::{Entry, Format, Problem, ProblemKind, ReadError, Role, Source, comment, found};
use crate::text::Span;

/// The most braces and parentheses inside each other: the parser recurses.
const MAX_DEPTH: usize = 64;

/// How a pattern is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// How many spaces begin the line that the pattern begins with, where that is one of its own.
    first: Option<usize>,
    /// How many spaces begin each other line.
    indent: usize,
    line_break: &'static str,
}

pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Fluent, text);
    check_depth(text)?;
    let inner = text.trim_start_matches('\u{feff}');
    let start = text.len() - inner.len();
    let resource = parse(inner).map_err(|(_, errors)| {
        let error = errors.first();
        let at = error.map_or(0, |it| it.pos.start + start);
        let at = found::floor(text, at);
        let message = error.map_or(String::new(), |it| it.kind.to_string().replace('"', "`"));
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        ReadError::new(
            Span::new(at, end),
            format!("not well-formed Fluent: {message}"),
        )
    })?;
    let mut seen: HashMap<&str, Span> = HashMap::new();
    // What is still to be read: the key, where the name ends that the pattern stands behind, and the pattern.
    let mut patterns = Vec::new();
    for item in &resource.body {
        let Item::Message(message) = item else {
            continue;
        };
        let id = message.id.name;
        let span = place(text, id);
        if let Some(&first) = seen.get(id) {
            source.problems.push(Problem {
                kind: ProblemKind::DuplicateKey(first),
                span,
                key: id.to_owned(),
            });
        } else {
            seen.insert(id, span);
        }
        if let Some(value) = &message.value {
            patterns.push((id.to_owned(), span.end, value));
        }
        for attribute in &message.attributes {
            let name = attribute.id.name;
            let key = format!("{id}.{name}");
            patterns.push((key, place(text, name).end, &attribute.value));
        }
    }
    let line_break = found::line_break(text);
    let mut entries = Vec::new();
    while let Some((key, name, pattern)) = patterns.pop() {
        let mut is_selection = false;
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else {
                continue;
            };
            if let Expression::Select { variants, .. } = expression {
                is_selection = pattern.elements.len() == 1;
                for variant in variants {
                    let (VariantKey::Identifier { name }
                    | VariantKey::NumberLiteral { value: name }) = &variant.key;
                    let key = format!("{key}[{name}]");
                    patterns.push((key, place(text, name).end, &variant.value));
                }
            }
        }
        if !is_selection && let Some(text) = decode(text, name, &pattern.elements, line_break) {
            entries.push(Entry::new(source.text, key, Role::Body, text));
        }
    }
    entries.sort_by_key(|entry| entry.span);
    for entry in entries {
        source.push(entry);
    }
    source.comments = comments(text);
    comment::cover(text, &mut source.comments, &source.entries);
    Ok(source)
}

/// Where a part of the file stands in it.
fn place(file: &str, part: &str) -> Span {
    let start = part.as_ptr() as usize - file.as_ptr() as usize;
    Span::new(start, start + part.len())
}

/// Refuses what the parser would recurse on too deeply.
fn check_depth(text: &str) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => {
                depth += 1;
                let rest = text[at + 1..].trim_start_matches([' ', '\n', '\r']);
                // What stands in quotes right behind is a string, whose braces are text.
                if let Some(string) = rest.strip_prefix('"') {
                    at = text.len() - string.len();
                    while let Some(byte) = bytes.get(at).filter(|it| !b"\"\n".contains(it)) {
                        at += if *byte == b'\\' { 2 } else { 1 };
                    }
                }
            }
            b'(' if depth > 0 => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            b'#' if at == 0 || bytes[at - 1] == b'\n' => {
                at = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |it| at + it);
            }
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(too_deep(Span::new(at, at + 1), MAX_DEPTH));
        }
        at += 1;
    }
    Ok(())
}

fn comments(text: &str) -> Vec<super::Comment> {
    let mut comments = Vec::new();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text[at..].split_inclusive('\n') {
        if line.starts_with('#') {
            let span = Span::new(at, at + line.trim_end().len());
            let marks = line.len() - line.trim_start_matches('#').len();
            comments.push(comment::new(text, span, &line[..marks], ""));
        }
        at += line.len();
    }
    comments
}

/// Finds where a pattern begins behind the end of its name, and how far its line is indented if it has one of its own.
fn begin(file: &str, name: usize) -> Option<(usize, Option<usize>)> {
    let rest = file[name..].trim_start_matches([' ', '\n', '\r']);
    let rest = rest.strip_prefix(['=', ']'])?;
    let rest = rest.trim_start_matches(' ');
    let text = rest.trim_start_matches([' ', '\n', '\r']);
    let start = file.len() - text.len();
    let line = rest[..rest.len() - text.len()].rfind('\n');
    Some((start, line.map(|line| rest.len() - text.len() - line - 1)))
}

/// Decodes a pattern behind the end of its name.
fn decode<'s>(
    file: &'s str,
    name: usize,
    elements: &[PatternElement<&'s str>],
    line_break: &'static str,
) -> Option<Text<'s>> {
    let (start, first) = begin(file, name)?;
    // Bytes of the file, and what they stand for where that is something else.
    let mut parts: Vec<(Range<usize>, Option<String>)> = Vec::new();
    let mut at = start;
    for element in elements {
        match element {
            PatternElement::TextElement { value } => {
                let mut from = place(file, value).start;
                for line in value.split_inclusive('\n') {
                    let end = from + line.len();
                    if let Some(text) = line.strip_suffix('\n') {
                        parts.push((from..from + text.len(), None));
                        parts.push((end - 1..end, Some("\n".to_owned())));
                    } else {
                        parts.push((from..end, None));
                    }
                    from = end;
                }
                at = from;
            }
            PatternElement::Placeable { expression } => {
                let rest = file[at..].trim_start_matches([' ', '\n', '\r']);
                let open = file.len() - rest.len();
                let end = open + placeable(rest)?;
                let text = match expression {
                    Expression::Inline(InlineExpression::StringLiteral { value }) => {
                        Some(unescape_unicode_to_string(value).into_owned())
                    }
                    Expression::Inline(_) => None,
                    Expression::Select { .. } => {
                        let selector = rest[1..].split("->").next()?.trim();
                        Some(format!("{{ {selector} }}"))
                    }
                };
                parts.push((open..end, text));
                at = end;
            }
        }
    }
    parts.retain(|(range, text)| !range.is_empty() || text.is_some());
    let span = Span::new(parts.first()?.0.start, parts.last()?.0.end);
    let pattern = Pattern {
        // What the first line is indented by beyond the others is text.
        first: first.map(|first| (first + span.start).saturating_sub(start)),
        indent: 0,
        line_break,
    };
    let mut indent = None;
    let raw = &file[span.range()];
    let mut decoder = Decoder::new(raw, span.start);
    let mut done = span.start;
    for index in 0..parts.len() {
        let (range, text) = &parts[index];
        let next = parts.get(index + 1).map_or(range.end, |it| it.0.start);
        if text.as_deref() == Some("\n") && range.len() == 1 && file[range.clone()] == *"\n" {
            // A line break takes its other half and the indentation behind it along.
            decoder.piece(
                done - span.start..next - span.start,
                "\n",
                PieceKind::Escape,
            );
            if next > range.end {
                indent.get_or_insert(next - range.end);
            }
            done = next;
            continue;
        }
        let is_before_break = parts
            .get(index + 1)
            .is_some_and(|it| it.1.as_deref() == Some("\n"));
        if done != range.start || (next != range.end && !is_before_break) {
            // Not as understood: nothing of it is edited.
            return Some(opaque(file, span, &parts));
        }
        if let Some(text) = text {
            let range = range.start - span.start..range.end - span.start;
            decoder.piece(range, text, PieceKind::Escape);
        }
        done = range.end;
    }
    let pattern = Pattern {
        indent: indent.or(pattern.first).unwrap_or(4),
        ..pattern
    };
    Some(decoder.text(Encoding::Fluent(pattern)))
}

fn opaque<'s>(file: &'s str, span: Span, parts: &[(Range<usize>, Option<String>)]) -> Text<'s> {
    let parts = parts.iter();
    let text = parts.map(|(range, text)| text.as_deref().unwrap_or(&file[range.clone()]));
    let text: String = text.collect();
    Text {
        map: SourceMap::opaque(&text, span),
        text: text.into(),
        span,
    }
}

/// How long the braces are that a text begins with, what is inside included.
fn placeable(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'{' => {
                depth += 1;
                let rest = text[at + 1..].trim_start_matches([' ', '\n', '\r']);
                if let Some(string) = rest.strip_prefix('"') {
                    at = text.len() - string.len();
                    while let Some(byte) = bytes.get(at).filter(|it| **it != b'"') {
                        at += if *byte == b'\\' { 2 } else { 1 };
                    }
                }
            }
            b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

impl Pattern {
    /// Writes text; a character that would end the pattern at the beginning of a line is put into braces. Braces themselves are
    /// refused: one cannot tell a reference from text.
    pub(super) fn encode(&self, text: &str) -> Option<String> {
        if text.contains(['{', '}', '\r']) {
            return None;
        }
        let mut lines = text.split('\n');
        let mut out = lines.next()?.to_owned();
        for line in lines {
            out.push_str(self.line_break);
            out.extend(std::iter::repeat_n(' ', self.indent.max(1)));
            if line.starts_with(['[', '*', '.']) {
                out.extend(["{\"", &line[..1], "\"}", &line[1..]]);
            } else {
                out.push_str(line);
            }
        }
        Some(out)
    }

    pub(super) fn reads_as(&self, raw: &str, text: &str) -> bool {
        let before = match self.first {
            Some(first) => format!("k =\n{}", " ".repeat(first)),
            None => "k = ".to_owned(),
        };
        let file = format!("{before}{raw}\n");
        if check_depth(&file).is_err() {
            return false;
        }
        let Ok(resource) = parse(file.as_str()) else {
            return false;
        };
        let [Item::Message(message)] = &resource.body[..] else {
            return false;
        };
        let Some(value) = message
            .value
            .as_ref()
            .filter(|_| message.attributes.is_empty())
        else {
            return false;
        };
        decode(&file, 1, &value.elements, self.line_break).is_some_and(|it| {
            it.text == text && it.span.range() == (before.len()..before.len() + raw.len())
        })
    }
}
