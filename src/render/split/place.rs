//! The places where a piece may end, and how good they are.

use unicode_segmentation::UnicodeSegmentation;

use super::cutter::{Cutter, Grain, Mode};
use super::flat::{Kind, Place};
use super::segment::{NOT_FIRST, ahead, is_boundary, is_marker};
use super::work;

/// How good a place is, best first. "Inner" is inside a span or inline code, which is then closed and opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    End,
    BlankLine,
    Block,
    Line,
    CodeLine,
    Sentence,
    InnerSentence,
    Space,
    InnerSpace,
    Word,
    Grapheme,
}

impl Level {
    const COUNT: usize = Self::Grapheme as usize + 1;
}

/// A place: where a piece ends and, behind white space that is dropped, where the next one begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) end: usize,
    pub(super) next: usize,
    level: Level,
}

impl Cutter<'_> {
    /// Gives the best places at white space and between sentences, best first, but none that fills less than half the
    /// window before the last one.
    pub(super) fn spaces(&self, window: usize, mode: Mode) -> Vec<Cut> {
        if mode.grain == Grain::Characters {
            return Vec::new();
        }
        let mut best: [Option<Cut>; Level::COUNT] = [None; Level::COUNT];
        let mut early = None;
        for end in self.ends.iter().filter(|end| end.ink) {
            let behind = self.flat.text[end.at..].chars().next();
            if behind.is_some_and(|behind| !behind.is_whitespace()) {
                continue;
            }
            let Some(cut) = self.cut(end.at, Level::Space, mode) else {
                continue;
            };
            if end.length >= window.div_ceil(2) || cut.level == Level::End {
                best[cut.level as usize] = Some(cut);
            } else {
                early = Some(cut);
            }
        }
        let line = best[..Level::Sentence as usize].iter().any(Option::is_some);
        if !line {
            for cut in self.sentences(window, mode) {
                best[cut.level as usize] = Some(cut);
            }
        }
        best.into_iter().flatten().take(4).chain(early).collect()
    }

    /// Finds ends of sentences in the second half of the window.
    fn sentences(&self, window: usize, mode: Mode) -> Vec<Cut> {
        /// Behind a full stop, each further character that is no letter makes the segmentation read on to the next
        /// letter: in a long stretch of them that is quadratic.
        const LONGEST_STRETCH: usize = 32;
        let text = &self.flat.text;
        let half = window.div_ceil(2);
        let first = self.ends.partition_point(|end| end.length < half);
        // What ends a sentence may stand before its end.
        let (Some(first), Some(last)) = (self.ends.get(first.saturating_sub(8)), self.ends.last())
        else {
            return Vec::new();
        };
        let until = ahead(text, last.at);
        let mut start = first.at;
        let mut stretch = 0;
        for (offset, character) in text[first.at..until].char_indices() {
            stretch = if character.is_alphanumeric() {
                0
            } else {
                stretch + 1
            };
            if stretch > LONGEST_STRETCH {
                start = first.at + offset + character.len_utf8();
            }
        }
        let mut cuts = Vec::new();
        let mut at = start;
        work::count(until - first.at);
        for sentence in text[start..until].split_sentence_bounds() {
            at += sentence.len();
            let end = at - sentence.len() + sentence.trim_end().len();
            if at > last.at && at == until && until < text.len() {
                break;
            }
            if self
                .end(end)
                .is_some_and(|end| end.ink && end.length >= half)
            {
                cuts.extend(self.cut(end, Level::Sentence, mode));
            }
        }
        cuts
    }

    /// Gives the places between words and between graphemes, best first; where all else fails, between characters.
    pub(super) fn words(&self, at: usize, window: usize, mode: Mode) -> Vec<Cut> {
        let text = &self.flat.text;
        let Some(last) = self.ends.last() else {
            return Vec::new();
        };
        if mode.grain == Grain::Characters {
            let end = self.ends.iter().rev().find(|end| end.ink);
            let end = end.unwrap_or(last).at;
            return vec![Cut {
                end,
                next: self.gap(end).map_or(end, |(next, _)| next),
                level: Level::Grapheme,
            }];
        }
        let until = ahead(text, last.at);
        work::count(until - at);
        let mut words = text[at..until]
            .split_word_bound_indices()
            .map(|(start, _)| at + start);
        let mut word = words.next();
        let (mut late, mut early, mut grapheme) = (None, None, None);
        for (start, cluster) in text[at..until].grapheme_indices(true) {
            let boundary = at + start + cluster.len();
            if boundary > last.at || boundary == until && until < text.len() {
                break;
            }
            while word.is_some_and(|word| word < boundary) {
                word = words.next();
            }
            let end = self.end(boundary);
            if mode.grain == Grain::Atoms && self.is_inside(boundary) {
                continue;
            }
            // White space is where a piece ends only if it is part of a grapheme.
            let Some(end) = end.filter(|end| end.ink || cluster.chars().nth(1).is_some()) else {
                continue;
            };
            let place = Some(boundary);
            if word == place && !text[boundary..].starts_with(NOT_FIRST) {
                if end.length >= window.div_ceil(2) {
                    late = place;
                } else {
                    early = place;
                }
            }
            grapheme = place;
        }
        let cut =
            |place: Option<usize>, level| place.and_then(|place| self.cut(place, level, mode));
        let cuts = [cut(late, Level::Word), cut(early, Level::Word)];
        let mut cuts: Vec<_> = cuts
            .into_iter()
            .chain([cut(grapheme, Level::Grapheme)])
            .flatten()
            .collect();
        cuts.sort_by_key(|cut| cut.level);
        cuts
    }

    /// Makes a place of the end of a character; none where the pieces on its sides could not be what they should.
    ///
    /// `level` is what it is without line breaks.
    fn cut(&self, at: usize, level: Level, mode: Mode) -> Option<Cut> {
        let text = &self.flat.text;
        let gap = self.gap(at);
        let (mut next, found) = gap.unwrap_or((at, Level::Grapheme));
        if level == Level::Space && found > Level::Space || self.is_inside(at) && gap.is_some() {
            return None;
        }
        let mut level = level.min(found);
        if level == Level::Sentence
            && gap.is_none()
            && (self.is_inside(at) || !is_boundary(text, at))
        {
            return None;
        }
        let before = self.flat.run_at(at - 1);
        let end = self.padded(before, at, next);
        if level == Level::End {
            return Some(Cut { end, next, level });
        }
        let behind = self.flat.run_at(next);
        let [left, right] = [before, behind].map(|run| &self.flat.runs[run]);
        let open = &left.spans.as_slice()[..left.spans.common(&right.spans)];
        let code = before == behind && !left.fence().is_empty();
        let inner = mode.styled && (code || !open.is_empty());
        if inner {
            // A delimiter at an edge of its own span is none of the span's: `**a*`.
            let first = text[next..].chars().next();
            if open.iter().any(|&(mark, _)| first == Some(mark)) || code && first == Some('`') {
                return None;
            }
            level = match level {
                Level::Sentence => Level::InnerSentence,
                Level::Space => Level::InnerSpace,
                other => other,
            };
        } else if level > Level::CodeLine && right.place != Place::Quote && is_marker(&text[next..])
        {
            // A space in front keeps it text; without one the next piece has to be a short one.
            let space = text[end..next].chars().next_back();
            next -= space.map_or(0, char::len_utf8);
            level = space.map_or(Level::Grapheme, |_| level.max(Level::Word));
        }
        Some(Cut { end, next, level })
    }

    /// Looks at the white space at `at`: where the next piece begins behind it, and how good a place that is.
    ///
    /// Of several line breaks all go, what indents the line behind them stays. Nothing where there is none, or where
    /// it belongs to a grapheme.
    fn gap(&self, at: usize) -> Option<(usize, Level)> {
        let text = &self.flat.text;
        let length = text[at..].find(|c: char| !c.is_whitespace());
        let Some(length) = length else {
            return Some((text.len(), Level::End));
        };
        work::count(length);
        if length == 0 {
            return None;
        }
        let (mut breaks, mut blocks, mut line, mut code) = (0, false, 0, None);
        for run in self.flat.runs_of(&(at..at + length)) {
            if run.is_break() {
                breaks += 1;
                blocks |= run.kind == Kind::BlockBreak;
                line = run.end;
            } else if run.kind == Kind::Monospace && run.start > at {
                code = Some(run.start);
            }
        }
        let level = match (breaks, blocks) {
            (0, _) => Level::CodeLine,
            (1, true) => Level::Block,
            (1, false) => Level::Line,
            _ => Level::BlankLine,
        };
        if breaks > 0 {
            return Some((line, level));
        }
        let next = code.unwrap_or(at + length);
        if let Some(line) = text[at..next].rfind('\n') {
            return Some((at + line + 1, level));
        }
        if !is_boundary(text, next) || !is_boundary(text, at) {
            return None;
        }
        let breaks = |c: char| !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}');
        let level = if text[at..next].contains(breaks) {
            Level::Space
        } else {
            Level::Word
        };
        Some((next, level))
    }

    /// Takes white space that ends monospace into the piece, if it fits: it stands before a fence, not before the cut.
    fn padded(&self, run: usize, at: usize, next: usize) -> usize {
        let run = &self.flat.runs[run];
        let closed = run.kind == Kind::Monospace && run.end <= next;
        if closed && self.end(run.end).is_some() {
            run.end
        } else {
            at
        }
    }
}
