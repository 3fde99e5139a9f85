//! Footnotes: numbers in the text, the notes at the end.

use std::collections::HashMap;
use std::mem;

use super::inline::Glue;
use super::settle::Emitted;
use super::{Builder, Container, Gap, Marker};
use crate::import::LossKind;
use crate::text::Span;

/// The notes so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// How many numbers are given.
    count: usize,
    /// The numbers of footnotes.
    labels: HashMap<String, usize>,
    written: Vec<Note>,
    /// What was being written when a note began.
    outside: Option<Outside>,
}

#[derive(Debug)]
struct Note {
    number: usize,
    text: String,
    emitted: Vec<Emitted>,
}

#[derive(Debug)]
struct Outside {
    number: usize,
    text: String,
    emitted: Vec<Emitted>,
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
        self.unglue();
        self.line.piece(source);
        self.line.space();
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
            emitted: mem::take(&mut self.out.emitted),
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
        let note = Note {
            number: outside.number,
            text: mem::replace(&mut self.out.text, outside.text),
            emitted: mem::replace(&mut self.out.emitted, outside.emitted),
        };
        if !note.text.is_empty() {
            self.notes.written.push(note);
        }
        (self.containers, self.started, self.gap) =
            (outside.containers, outside.started, outside.gap);
    }

    /// Keeps a URL for the end, and gives its number.
    pub(super) fn note_url(&mut self, url: &str) -> usize {
        self.notes.count += 1;
        let number = self.notes.count;
        let text = format!("[{number}] {}", url.replace(['\n', '\r', ' ', '`'], "%20"));
        self.notes.written.push(Note {
            number,
            text,
            emitted: Vec::new(),
        });
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
        let mut gap = "\n\n";
        for note in notes {
            if self.started {
                self.out.text.push_str(gap);
            }
            self.started = true;
            gap = "\n";
            let moved = self.out.text.len();
            self.out.text.push_str(&note.text);
            let emitted = note.emitted.into_iter().map(|emitted| Emitted {
                start: emitted.start + moved,
                end: emitted.end + moved,
                ..emitted
            });
            self.out.emitted.extend(emitted);
        }
    }
}
