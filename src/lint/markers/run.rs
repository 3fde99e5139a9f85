//! Runs of delimiters outside code and URLs, with their neighbours.

use super::Line;
use crate::lint::Message;
use crate::markup::chars::{is_symbol, is_word};
use crate::text::Span;

/// Neighbouring copies of one delimiter.
#[derive(Clone, Copy, Debug)]
pub(in crate::lint) struct Run {
    pub(in crate::lint) marker: char,
    pub(in crate::lint) span: Span,
    /// The neighbours; the ends of a line have none.
    pub(in crate::lint) before: Option<char>,
    pub(in crate::lint) after: Option<char>,
    /// The line, as an index.
    pub(super) line: usize,
    /// How many of it open a span that formats, and close one.
    pub(super) opens: usize,
    pub(super) closes: usize,
    /// Whether it has been told what it is.
    pub(super) used: bool,
}

impl Run {
    pub(super) fn len(&self) -> usize {
        self.span.end - self.span.start
    }

    /// Whether none of it formats.
    pub(super) fn is_literal(&self) -> bool {
        self.opens + self.closes == 0
    }

    pub(super) fn space_before(&self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    pub(super) fn space_after(&self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    pub(super) fn word_before(&self) -> bool {
        self.before.is_some_and(|it| it == '@' || is_word(it))
    }

    pub(super) fn word_after(&self) -> bool {
        self.after.is_some_and(is_word)
    }

    /// Whether its neighbours let it open (S2, S4).
    pub(super) fn can_open(&self) -> bool {
        !self.space_after() && !self.word_before()
    }

    /// Whether its neighbours let it close (S3, S5).
    pub(super) fn can_close(&self) -> bool {
        !self.space_before() && !self.word_after()
    }
}

/// Finds the runs of a message, in order. Left out are variables and what a backslash is put before.
pub(super) fn runs(message: &Message<'_>, lines: &[Line]) -> Vec<Run> {
    let mut ends = Vec::new();
    for (_, span) in &message.styles {
        ends.push((span.start, true));
        ends.push((span.end - 1, false));
    }
    ends.sort_unstable();
    let mut opaque: Vec<Span> = message
        .codes
        .iter()
        .chain(&message.links)
        .copied()
        .collect();
    opaque.extend(message.variables().iter().map(|it| it.span));
    opaque.sort_unstable();
    let (mut next_end, mut next_opaque) = (0, 0);
    let mut runs = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let mut at = line.content.start;
        while at < line.content.end {
            while opaque.get(next_opaque).is_some_and(|span| span.end <= at) {
                next_opaque += 1;
            }
            if let Some(span) = opaque.get(next_opaque).filter(|span| span.start <= at) {
                at = span.end;
                continue;
            }
            let until = opaque
                .get(next_opaque)
                .map_or(line.content.end, |span| span.start.min(line.content.end));
            let rest = &message.text[at..until];
            let Some(found) = rest.find(['*', '_', '~', '`']) else {
                at = until;
                continue;
            };
            let start = at + found;
            let marker = char::from(message.text.as_bytes()[start]);
            let length = rest[found..].bytes().take_while(|&it| it == marker as u8);
            let span = Span::new(start, start + length.count());
            at = span.end;
            let mut run = Run {
                marker,
                span,
                before: message.text[line.content.start..start].chars().next_back(),
                after: message.text[span.end..line.content.end].chars().next(),
                line: index,
                opens: 0,
                closes: 0,
                used: false,
            };
            while let Some(&(place, opens)) = ends.get(next_end).filter(|it| it.0 < span.end) {
                next_end += 1;
                if place >= start {
                    *(if opens {
                        &mut run.opens
                    } else {
                        &mut run.closes
                    }) += 1;
                }
            }
            if run.before != Some('\\') || !run.is_literal() {
                runs.push(run);
            }
        }
    }
    runs
}

/// Whether text is copy rather than arithmetic: a word, a letter of a script without spaces, a variable, a price, an emoji.
pub(in crate::lint) fn is_copy(text: &str) -> bool {
    let mut last = ' ';
    for character in text.chars() {
        let letters = character.is_ascii_alphabetic() && last.is_ascii_alphabetic();
        let variable = character == '{' && last == '{';
        let price = (is_money(character) && last.is_ascii_digit())
            || (is_money(last) && character.is_ascii_digit());
        let foreign = !character.is_ascii() && (is_word(character) || is_symbol(character));
        if letters || variable || price || foreign {
            return true;
        }
        if character != ' ' {
            last = character;
        }
    }
    false
}

/// Whether it stands beside a price or a rebate.
pub(super) fn is_money(character: char) -> bool {
    matches!(character, '$' | '€' | '£' | '¥' | '₹' | '%')
}
