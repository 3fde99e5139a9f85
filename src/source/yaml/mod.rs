//! YAML: the documents of a file, from the events of `saphyr-parser`.
//!
//! Aliases are not followed: what they stand for is read where it is written, so that no file can grow.

mod block;
mod flow;
mod plain;
mod scalar;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as Place, Tag};

use super::tree::{MAX_DEPTH, Tree, Value, too_deep};
use super::{Comment, Format, ReadError, Source, comment, strings};
use crate::text::Span;

pub(super) use scalar::Style;

/// Reads every string that is a value.
pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Yaml, text);
    let (tree, comments) = tree(text)?;
    source.comments = comments;
    source.problems = tree.duplicates();
    strings::collect(&mut source, tree, |name| name == "$schema");
    Ok(source)
}

/// Reads a file into a tree with a root for each document, and its comments.
pub(super) fn tree(text: &str) -> Result<(Tree<'_>, Vec<Comment>), ReadError> {
    let mut reader = Reader {
        text,
        offsets: Offsets::new(text),
        tree: Tree::default(),
        scalars: Vec::new(),
        flow: 0,
        key_depth: 0,
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, place)) => reader.event(event, place)?,
            Err(error) => {
                let at = reader.offsets.byte(error.marker().index());
                let next = text[at..].chars().next().map_or(0, char::len_utf8);
                let span = Span::new(at, at + next);
                // Of the scanner, which looks ahead in brackets.
                if error.info() == "recursion limit exceeded" {
                    return Err(too_deep(span, MAX_DEPTH));
                }
                let message = format!("not well-formed YAML: {}", error.info());
                return Err(ReadError::new(span, message));
            }
        }
    }
    let comments = reader.comments();
    Ok((reader.tree, comments))
}

struct Reader<'s> {
    text: &'s str,
    offsets: Offsets<'s>,
    tree: Tree<'s>,
    /// Where scalars stand, so that a `#` in them begins no comment.
    scalars: Vec<Span>,
    /// How many lists and maps in brackets are open.
    flow: usize,
    /// How many lists and maps are open in a key, which are not read.
    key_depth: usize,
}

impl<'s> Reader<'s> {
    fn event(&mut self, event: Event<'s>, place: Place) -> Result<(), ReadError> {
        let start = self.offsets.byte(place.start.index());
        let end = self.offsets.byte(place.end.index()).max(start);
        let span = Span::new(start, end);
        let is_key = matches!(self.tree.inside(), Some(Value::Map)) && !self.tree.has_key();
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) if is_key => {
                self.key_depth += 1;
                if self.key_depth > MAX_DEPTH {
                    return Err(too_deep(span, MAX_DEPTH));
                }
            }
            Event::SequenceEnd | Event::MappingEnd if self.key_depth > 0 => {
                self.key_depth -= 1;
                if self.key_depth == 0 {
                    self.tree.key(scalar::opaque("?".into(), span));
                }
            }
            Event::Scalar(value, style, _, tag) => {
                let flow = self.flow > 0;
                let text = scalar::read(self.text, span, style, value, flow);
                self.scalars.push(text.span);
                if self.key_depth > 0 {
                } else if is_key {
                    self.tree.key(text);
                } else {
                    let is_text = is_text(&text.text, style, tag.as_deref());
                    let value = if is_text {
                        Value::Text(text)
                    } else {
                        Value::Other
                    };
                    self.tree.leaf(value, span);
                }
            }
            Event::Alias(_) if self.key_depth > 0 => {}
            Event::Alias(_) if is_key => self.tree.key(scalar::opaque("*".into(), span)),
            Event::Alias(_) => {
                self.tree.leaf(Value::Other, span);
            }
            Event::SequenceStart(..) => self.open(Value::List, span)?,
            Event::MappingStart(..) => self.open(Value::Map, span)?,
            Event::SequenceEnd | Event::MappingEnd => {
                self.flow = self.flow.saturating_sub(1);
                self.tree.close(span.end);
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn open(&mut self, value: Value<'s>, span: Span) -> Result<(), ReadError> {
        // In brackets everything is, and nothing else is again before they close.
        let start = scalar::behind_properties(self.text, span.start);
        if self.flow > 0 || self.text[start..].starts_with(['[', '{']) {
            self.flow += 1;
        }
        self.tree.open(value, span)
    }

    fn comments(&self) -> Vec<Comment> {
        let mut found = Vec::new();
        let mut scalars = self.scalars.iter().peekable();
        let mut at = 0;
        while let Some(mark) = memchr::memchr(b'#', &self.text.as_bytes()[at..]).map(|it| at + it) {
            at = mark + 1;
            while scalars.next_if(|span| span.end <= mark).is_some() {}
            let before = self.text[..mark].chars().next_back();
            let begins = before.is_none_or(|it| " \t\n\r\u{feff}".contains(it));
            if !begins || scalars.peek().is_some_and(|span| span.start <= mark) {
                continue;
            }
            let rest = &self.text[mark..];
            let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
            let span = Span::new(mark, mark + line.trim_end().len());
            found.push(comment::new(self.text, span, "#", ""));
            at = mark + line.len();
        }
        found
    }
}

/// Whether a scalar is a string: quoted, in a block, or plain and nothing else.
fn is_text(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> bool {
    match tag.filter(|tag| tag.is_yaml_core_schema()) {
        Some(tag) => tag.suffix == "str",
        None => style != ScalarStyle::Plain || plain::is_plain_text(text),
    }
}

/// From the characters that the parser counts to bytes.
struct Offsets<'s> {
    text: &'s str,
    /// The byte of every 64th character; empty for ASCII, where characters are bytes.
    marks: Vec<usize>,
}

impl<'s> Offsets<'s> {
    fn new(text: &'s str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(64).map(|(at, _)| at).collect()
        };
        Self { text, marks }
    }

    fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.len());
        }
        let Some(&mark) = self.marks.get(character / 64) else {
            return self.text.len();
        };
        let mut rest = self.text[mark..].char_indices();
        rest.nth(character % 64)
            .map_or(self.text.len(), |(at, _)| mark + at)
    }
}
