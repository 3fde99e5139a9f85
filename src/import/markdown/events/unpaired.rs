//! Delimiters that CommonMark pairs in another way than their author did, or not at all, for want of a space:
//! `**Note:**text`.

use std::ops::Range;

use super::{Front, OpenSpan};
use crate::import::build::{LiteralMark, Style, begins_clause};
use crate::markup::chars::is_word;
use crate::text::Span;

/// A delimiter that the parser left as text, and may be meant to open.
pub(super) struct Unpaired {
    mark: LiteralMark,
    spans: usize,
    start: usize,
}

/// What strong text is whose delimiters are meant the other way round: the first closes, the second opens.
#[derive(Clone, Copy)]
pub(super) enum Turn {
    /// It parts what is around it, which goes on behind it.
    Pause,
    /// It stands between two delimiters that are text.
    Text,
}

impl Front<'_, '_> {
    /// Takes up a `**` or `~~` that CommonMark leaves as text, though it may be meant: `**Note:**text`.
    #[cold]
    pub(super) fn lone(&mut self, text: &str, range: &Range<usize>) {
        let span = self.span(range);
        let is_second = |lone: &mut (usize, LiteralMark)| {
            lone.0 + 1 == range.start && self.text[lone.0..].starts_with(text)
        };
        let Some((start, mark)) = self.lone.take_if(is_second) else {
            self.lone = self
                .begins_pair(range.start)
                .then(|| (range.start, self.builder.mark()));
            return self.builder.text_from(text, span, true);
        };
        let (kind, style) = match text {
            "*" => (0, Style::Strong),
            _ => (1, Style::Strikethrough),
        };
        let before = self.text[..start].chars().next_back();
        let after = self.text[range.end..].chars().next();
        let opener = self.unpaired[kind].take().filter(|opener| {
            opener.spans == self.spans.len() && before.is_some_and(|before| !before.is_whitespace())
        });
        if let Some(opener) = opener {
            let source = Span::new(self.at(opener.start), span.end);
            if self.builder.wrap(opener.mark, mark, style, source) {
                // What was inside stands elsewhere now.
                let _ = self.unpaired[1 - kind].take_if(|other| other.start > opener.start);
                return;
            }
        }
        // Where words have no spaces between them, quotation marks keep CommonMark from seeing an opener.
        let opens = |before: char| !is_word(before) || !before.is_ascii();
        if after.is_some_and(|after| !after.is_whitespace()) && before.is_none_or(opens) {
            self.unpaired[kind] = Some(Unpaired {
                mark,
                spans: self.spans.len(),
                start,
            });
        }
        self.builder.text_from(text, span, true);
    }

    /// Whether a character is the first of exactly two, and not escaped.
    fn begins_pair(&self, start: usize) -> bool {
        let (before, run) = self.text.as_bytes().split_at(start);
        let escapes = before
            .iter()
            .rev()
            .take_while(|&&byte| byte == b'\\')
            .count();
        matches!(run, [first, second, ..] if first == second)
            && run.get(2) != run.first()
            && before.last() != run.first()
            && escapes % 2 == 0
    }

    /// Whether strong text that begins here may be meant the other way round.
    pub(super) fn may_turn(&self) -> bool {
        let in_strong = |open: &OpenSpan| open.delimiter == "**";
        self.gfm && (self.unpaired[0].is_some() || self.spans.last().is_some_and(in_strong))
    }

    /// Takes strong text for what stands between two others, of which CommonMark sees the inner ends only:
    /// the comma of `点击**“甲”**，**“乙”**选项`. Tells whether it is.
    #[cold]
    pub(super) fn turn(&mut self, range: &Range<usize>) -> bool {
        let (before, rest) = self.text.split_at(range.start);
        let goes_on = self.text[range.end..].starts_with(|c: char| !c.is_whitespace());
        if !rest.starts_with("**") || !goes_on || !ends_phrase(before) || self.is_in_url() {
            return false;
        }
        let depth = self.builder.depth();
        let turn = match self.unpaired[0].take() {
            Some(opener) if opener.spans == self.spans.len() => {
                let source = Span::new(self.at(opener.start), self.at(range.start + "**".len()));
                let end = self.builder.mark();
                self.builder
                    .wrap(opener.mark, end, Style::Strong, source)
                    .then_some(Turn::Text)
            }
            _ => {
                let is_around = |outer: &OpenSpan| {
                    outer.delimiter == "**"
                        && outer.depth + 1 == depth
                        && outer.elements == self.elements.depth()
                };
                let parts = self.spans.last().is_some_and(is_around);
                (parts && self.builder.pause(Style::Strong)).then_some(Turn::Pause)
            }
        };
        if turn.is_some() {
            self.spans.push(OpenSpan {
                depth,
                elements: self.elements.depth(),
                delimiter: "**",
                end: range.end,
                bound: range.end - "**".len(),
                swallowed: false,
                turned: turn,
            });
        }
        turn.is_some()
    }

    /// Ends what [`turn`](Self::turn) took.
    #[cold]
    pub(super) fn turn_back(&mut self, turn: Turn, range: &Range<usize>) {
        match turn {
            Turn::Pause => self.builder.go_on(Style::Strong),
            Turn::Text => {
                let start = range.end - "**".len();
                let mark = self.builder.mark();
                self.builder
                    .text_from("**", self.span(&(start..range.end)), true);
                self.unpaired[0] = Some(Unpaired {
                    mark,
                    spans: self.spans.len(),
                    start,
                });
            }
        }
    }
}

/// Whether a text ends in a mark behind which a phrase is over: what a delimiter there closes.
fn ends_phrase(text: &str) -> bool {
    // Straight quotation marks are what stands before them.
    let last = text.trim_end_matches(['"', '\'']).chars().next_back();
    last.is_some_and(|c| !c.is_whitespace() && !begins_clause(c))
}
