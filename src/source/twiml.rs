//! TwiML: the bodies of messages, `<Message>`, its `<Body>`, and `<Sms>`; and the addresses in `<Media>`.
//!
//! What `<Say>` speaks is no message. Whether the document is good TwiML is the validator's to say; what is read here are its
//! strings.

use std::collections::HashMap;

use quick_xml::Reader as Xml;
use quick_xml::events::Event;

use super::encoding::Encoding;
use super::entry::Text;
use super::map::{Decoder, PieceKind};
use super::tree::{MAX_DEPTH, too_deep};
use super::{Entry, Format, ReadError, Role, Source, Unit, UnitKind, comment};
use crate::text::Span;

pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Twiml, text);
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut xml = Xml::from_str(&text[start..]);
    let mut reader = Reader {
        text,
        open: vec![Element::default()],
        run: Run::default(),
    };
    let offset = |position: u64| start + usize::try_from(position).unwrap_or(usize::MAX);
    loop {
        let from = offset(xml.buffer_position()).min(text.len());
        let event = xml.read_event();
        let span = Span::new(from, offset(xml.buffer_position()).clamp(from, text.len()));
        match event {
            Ok(Event::Start(tag)) => {
                let name = tag.name().as_ref().to_owned();
                reader.begin(&mut source, name, span)?;
            }
            Ok(Event::Empty(tag)) => {
                let name = tag.name().as_ref().to_owned();
                reader.begin(&mut source, name, span)?;
                reader.end(&mut source, span);
            }
            Ok(Event::End(_)) => reader.end(&mut source, span),
            Ok(Event::Text(_)) => reader.text(span),
            Ok(Event::GeneralRef(_)) => reader.reference(span)?,
            Ok(Event::CData(_)) => reader.section(span),
            Ok(Event::Comment(_)) => {
                source
                    .comments
                    .push(comment::new(text, span, "<!--", "-->"));
                reader.mark(span);
            }
            Ok(Event::PI(_) | Event::Decl(_) | Event::DocType(_)) => reader.mark(span),
            Ok(Event::Eof) => break,
            Err(error) => {
                let at = offset(xml.error_position()).min(text.len());
                let at = super::found::floor(text, at);
                let message = format!("not well-formed XML: {error}");
                return Err(ReadError::new(Span::new(at, span.end.max(at)), message));
            }
        }
    }
    if reader.open.len() > 1 {
        let name = &reader.open[reader.open.len() - 1].name;
        let message = format!("expected `</{name}>`, found the end of the file");
        return Err(ReadError::new(Span::new(text.len(), text.len()), message));
    }
    comment::cover(text, &mut source.comments, &source.entries);
    Ok(source)
}

/// Whether the first element of a file is a `<Response>`.
pub(super) fn is_response(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let close = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ => break,
        };
        let Some((_, behind)) = rest.split_once(close) else {
            return false;
        };
        rest = behind;
    }
    rest.strip_prefix("<Response")
        .is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '\r', '>', '/']))
}

#[derive(Default)]
struct Element {
    name: String,
    path: String,
    start: usize,
    /// How many elements of each name it has had.
    children: HashMap<String, usize>,
    /// For one that is a message: its first string.
    first: Option<usize>,
}

/// Text that no tag interrupts.
#[derive(Default)]
struct Run {
    span: Option<Span>,
    pieces: Vec<(Span, Option<char>)>,
    sections: Vec<Span>,
    has_text: bool,
}

struct Reader<'s> {
    text: &'s str,
    open: Vec<Element>,
    run: Run,
}

impl<'s> Reader<'s> {
    fn begin(
        &mut self,
        source: &mut Source<'s>,
        name: String,
        span: Span,
    ) -> Result<(), ReadError> {
        self.flush(source);
        if self.open.len() > MAX_DEPTH {
            return Err(too_deep(span, MAX_DEPTH));
        }
        let is_root = self.open.len() == 1;
        let last = self.open.len() - 1;
        let parent = &mut self.open[last];
        let number = parent.children.entry(name.clone()).or_default();
        // Names are the author's, and may be long.
        let shown = super::found::shortened(&name);
        let path = if is_root {
            shown.to_owned()
        } else {
            format!("{}/{shown}[{number}]", parent.path)
        };
        *number += 1;
        let is_message = matches!(name.as_str(), "Message" | "Sms");
        self.open.push(Element {
            name,
            path,
            start: span.start,
            children: HashMap::new(),
            first: is_message.then_some(source.entries.len()),
        });
        Ok(())
    }

    fn end(&mut self, source: &mut Source<'s>, span: Span) {
        self.flush(source);
        if self.open.len() == 1 {
            return;
        }
        let Some(element) = self.open.pop() else {
            return;
        };
        if let Some(first) = element.first {
            // One inside another, which is none, belongs to the outer one.
            let is_outer = self.open.iter().all(|it| it.first.is_none());
            if is_outer && first < source.entries.len() {
                source.units.push(Unit {
                    kind: UnitKind::Twiml,
                    key: element.path,
                    span: Span::new(element.start, span.end),
                    entries: first..source.entries.len(),
                });
            }
        }
    }

    fn extend(&mut self, span: Span) {
        let run = self.run.span.get_or_insert(span);
        run.end = span.end;
    }

    fn text(&mut self, span: Span) {
        self.extend(span);
        let raw = &self.text[span.range()];
        self.run.has_text |= !raw.trim_matches([' ', '\t', '\n', '\r']).is_empty();
        self.line_breaks(span);
    }

    /// XML reads every line break as `\n`.
    fn line_breaks(&mut self, span: Span) {
        for at in memchr::memchr_iter(b'\r', self.text[span.range()].as_bytes()) {
            let at = span.start + at;
            let length = if self.text[at + 1..].starts_with('\n') {
                2
            } else {
                1
            };
            self.run
                .pieces
                .push((Span::new(at, at + length), Some('\n')));
        }
    }

    fn reference(&mut self, span: Span) -> Result<(), ReadError> {
        self.extend(span);
        let name = self.text[span.range()]
            .trim_start_matches('&')
            .trim_end_matches(';');
        let character = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => name.strip_prefix('#').and_then(|code| {
                let code = match code.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => code.parse(),
                };
                char::from_u32(code.ok()?)
            }),
        };
        let Some(character) = character else {
            let message = format!(
                "expected an entity such as `&amp;`, found `&{};`",
                super::found::shortened(name)
            );
            return Err(ReadError::new(span, message));
        };
        self.run.has_text = true;
        self.run.pieces.push((span, Some(character)));
        Ok(())
    }

    fn section(&mut self, span: Span) {
        self.extend(span);
        let inner = Span::new(span.start + "<![CDATA[".len(), span.end - "]]>".len());
        self.run.has_text |= !inner.is_empty();
        self.run
            .pieces
            .push((Span::new(span.start, inner.start), None));
        self.line_breaks(inner);
        self.run.pieces.push((Span::new(inner.end, span.end), None));
        self.run.sections.push(inner);
    }

    /// Adds what stands for no text.
    fn mark(&mut self, span: Span) {
        if self.run.span.is_some() {
            self.extend(span);
            self.run.pieces.push((span, None));
        }
    }

    /// Ends the text that a tag interrupts.
    fn flush(&mut self, source: &mut Source<'s>) {
        let run = std::mem::take(&mut self.run);
        let (Some(span), true) = (run.span, run.has_text) else {
            return;
        };
        let Some(role) = self.role() else { return };
        let mut decoder = Decoder::new(&self.text[span.range()], span.start);
        for (place, character) in run.pieces {
            let place = place.start - span.start..place.end - span.start;
            match character {
                Some(character) => decoder.escape(place, character),
                None => decoder.piece(place, "", PieceKind::Mark),
            }
        }
        let text: Text<'s> = decoder.text(Encoding::Xml(run.sections));
        let path = self.open.last().map_or(String::new(), |it| it.path.clone());
        source
            .entries
            .push(Entry::new(source.text, path, role, text));
    }

    /// What the text of the element that is open is, inside of a message.
    fn role(&self) -> Option<Role> {
        if self.open.iter().all(|it| it.first.is_none()) {
            return None;
        }
        match self.open.last()?.name.as_str() {
            "Message" | "Body" | "Sms" => Some(Role::Body),
            "Media" => Some(Role::MediaUrl),
            _ => None,
        }
    }
}

/// Writes text for a place between tags, or in one of the sections.
pub(super) fn escape(text: &str, file: &str, place: Span, sections: &[Span]) -> Option<String> {
    let is_allowed = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if !text.chars().all(is_allowed) {
        return None;
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            _ => escaped.push(character),
        }
    }
    let section = sections
        .iter()
        .find(|it| it.start <= place.start && place.start <= it.end);
    let Some(section) = section else {
        return Some(escaped);
    };
    // In a section nothing is escaped, and nothing may make its end, what stands around included.
    let before = &file[section.start..place.start];
    let before = &before[before.trim_end_matches(']').len()..];
    let after = &file[place.end.min(section.end)..section.end];
    let (rest, trimmed) = (after, after.trim_start_matches(']'));
    let brackets = rest.len() - trimmed.len();
    let after = &rest[..brackets + usize::from(trimmed.starts_with('>'))];
    let joined = [before, text, after].concat();
    if joined.contains("]]>") || text.contains('\r') {
        Some(format!("]]>{escaped}<![CDATA["))
    } else {
        Some(text.to_owned())
    }
}
