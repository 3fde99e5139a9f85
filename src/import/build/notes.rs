//! Footnotes: numbers in the text, the notes at the end.

use std::collections::HashMap;
use std::mem;

use super::inline::Glue;
use super::{Builder, Container, Gap, Marker};
use crate::import::LossKind;
use crate::markup::Lines;
use crate::text::Span;

/// The notes so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// How many numbers are given.
    count: usize,
    /// The numbers of footnotes.
    labels: HashMap<String, usize>,
    /// The numbers of URLs.
    urls: HashMap<String, usize>,
    written: Vec<Note>,
    /// What was being written when a note began.
    outside: Option<Outside>,
}

#[derive(Debug)]
struct Note {
    number: usize,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// What a link leads to, and the link.
    Url(String, Span),
    /// The lines of a footnote.
    Lines(String),
}

#[derive(Debug)]
struct Outside {
    number: usize,
    text: String,
    lines: Lines,
    containers: Vec<Container>,
    started: bool,
    gap: Gap,
}

impl Builder {
    /// Adds a reference to the footnote of a label.
    pub(in crate::import) fn note_reference(&mut self, label: &str, source: Span) {
        if self.hidden > 0 {
            return;
        }
        self.lose(LossKind::Footnote, source);
        let number = self.note_number(label);
        self.space();
        self.line.piece(source, false);
        self.line
            .text
            .extend(["[", number.to_string().as_str(), "]"]);
        self.glue = Glue::End;
    }

    /// Begins the text of a footnote, which is kept for the end.
    pub(in crate::import) fn begin_note(&mut self, label: &str) {
        self.flush();
        if self.notes.outside.is_some() {
            return;
        }
        let number = self.note_number(label);
        self.notes.outside = Some(Outside {
            number,
            text: mem::take(&mut self.out.text),
            lines: mem::take(&mut self.out.lines),
            containers: mem::take(&mut self.containers),
            started: mem::replace(&mut self.started, false),
            gap: mem::replace(&mut self.gap, Gap::Line),
        });
        self.marker = Some(Marker::Note(number));
    }

    /// Ends the text of a footnote.
    pub(in crate::import) fn end_note(&mut self) {
        self.flush();
        let Some(outside) = self.notes.outside.take() else {
            return;
        };
        self.marker = None;
        let text = mem::replace(&mut self.out.text, outside.text);
        self.out.lines = outside.lines;
        if !text.is_empty() {
            let (number, content) = (outside.number, Content::Lines(text));
            self.notes.written.push(Note { number, content });
        }
        (self.containers, self.started, self.gap) =
            (outside.containers, outside.started, outside.gap);
    }

    /// Keeps a URL for the end, and gives its number, which it may have already.
    pub(super) fn note_url(&mut self, url: &str, source: Span) -> usize {
        if let Some(&number) = self.notes.urls.get(url) {
            return number;
        }
        self.notes.count += 1;
        self.notes.urls.insert(url.to_owned(), self.notes.count);
        let (number, content) = (self.notes.count, Content::Url(url.to_owned(), source));
        self.notes.written.push(Note { number, content });
        number
    }

    fn note_number(&mut self, label: &str) -> usize {
        if let Some(&number) = self.notes.labels.get(label) {
            return number;
        }
        self.notes.count += 1;
        self.notes.labels.insert(label.to_owned(), self.notes.count);
        self.notes.count
    }

    /// Writes the notes that were kept.
    pub(super) fn write_notes(&mut self) {
        self.end_note();
        let mut notes = mem::take(&mut self.notes.written);
        notes.sort_by_key(|note| note.number);
        self.block(Gap::Blank);
        for note in notes {
            match note.content {
                Content::Url(url, source) => {
                    self.marker = Some(Marker::Note(note.number));
                    self.url(&url, source);
                    self.flush();
                }
                Content::Lines(text) => {
                    self.begin_line();
                    self.out.text.push_str(&text);
                    self.out.lines.parse(&self.out.text);
                }
            }
        }
    }
}
