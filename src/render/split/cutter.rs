//! Where a document is cut: the longest piece that fits, ends at the best place, and parses to what it is a piece of.
//!
//! Places are tried from the best on and the parser judges each piece. What it refuses is rare, and only hostile text
//! is refused twice in a row; then the room is halved each time, and given back as pieces succeed, so that all work
//! stays in proportion to the text.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::flat::{Flat, Kind, Look, Place};
use crate::markup::Document;

/// A piece of the document.
#[derive(Debug)]
pub(super) struct Piece {
    /// The bytes of the plain text that it shows.
    pub(super) share: Range<usize>,
    pub(super) document: Document<'static>,
    /// Whether it has all its styles and holds no part of a URL, a variable or a grapheme.
    pub(super) exact: bool,
}

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
struct Cut {
    end: usize,
    next: usize,
    level: Level,
}

/// What must stay whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    /// URLs, variables, graphemes.
    Atoms,
    Graphemes,
    Characters,
}

#[derive(Clone, Copy, Debug)]
struct Mode {
    /// With the formatting, or as bare text.
    styled: bool,
    grain: Grain,
}

impl Mode {
    /// From what everybody wants to what always works: one bare character is text, whichever it is.
    const ALL: [Self; 6] = [
        Self::new(true, Grain::Atoms),
        Self::new(false, Grain::Atoms),
        Self::new(true, Grain::Graphemes),
        Self::new(false, Grain::Graphemes),
        Self::new(true, Grain::Characters),
        Self::new(false, Grain::Characters),
    ];

    const fn new(styled: bool, grain: Grain) -> Self {
        Self { styled, grain }
    }
}

/// The end of a character that fits.
#[derive(Clone, Copy, Debug)]
struct End {
    at: usize,
    /// The length of the piece that ends here, in characters, with all that it takes to close it.
    length: usize,
    /// Whether the character is neither white space nor of a marker.
    ink: bool,
}

pub(super) struct Cutter<'f> {
    flat: &'f Flat,
    /// Template variables, in order.
    variables: Vec<Range<usize>>,
    /// What fits, of the piece that is looked for.
    ends: Vec<End>,
    /// How many pieces were refused.
    refused: usize,
}

impl<'f> Cutter<'f> {
    pub(super) fn new(flat: &'f Flat) -> Self {
        Self {
            flat,
            variables: variables(flat),
            ends: Vec::new(),
            refused: 0,
        }
    }

    /// Cuts the whole document; `room` tells how many characters the piece of an index may have.
    ///
    /// Nothing where a piece may have none.
    pub(super) fn pieces(&mut self, room: impl Fn(usize) -> usize) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        let (mut at, mut window) = (0, usize::MAX);
        while let Some(ink) = self.ink(at) {
            let room = room(pieces.len());
            if room == 0 {
                return None;
            }
            self.refused = 0;
            let (piece, next) = self.piece(at, ink, room, window);
            window = if self.refused > 1 {
                // Give room back slowly: what was refused here may be refused again.
                piece.document.source().len().saturating_mul(8)
            } else {
                usize::MAX
            };
            at = next;
            pieces.push(piece);
        }
        Some(pieces)
    }

    /// Where a piece begins that drops the white space at `at`; nothing if there is only white space.
    fn ink(&self, at: usize) -> Option<usize> {
        let text = &self.flat.text;
        let ink = at + text[at..].find(|c: char| !c.is_whitespace())?;
        if ink == at || is_boundary(text, ink) {
            return Some(ink);
        }
        text[..ink].char_indices().next_back().map(|(at, _)| at)
    }

    /// Finds the piece that begins at `at`, or at `ink` behind white space, and where the next begins.
    fn piece(&mut self, at: usize, ink: usize, room: usize, window: usize) -> (Piece, usize) {
        let window = window.min(room);
        let indentation = self.flat.text[at..ink].chars().count();
        let indented = (at < ink && indentation <= room / 2).then_some((at, Mode::ALL[0]));
        let bare = Mode::ALL.iter().map(|&mode| (ink, mode));
        indented
            .into_iter()
            .chain(bare)
            .find_map(|(at, mode)| self.attempt(at, room, window, mode))
            .expect("one bare character is text, whichever it is")
    }

    fn attempt(
        &mut self,
        at: usize,
        room: usize,
        window: usize,
        mode: Mode,
    ) -> Option<(Piece, usize)> {
        let first = self.first(at, mode.grain);
        let stop = self.stop(at, first, mode);
        let least = self.scan(at, first, usize::MAX, mode);
        if least > room {
            return None;
        }
        let mut window = window.max(least);
        loop {
            self.scan(at, stop, window, mode);
            for cut in self.spaces(window, mode) {
                if let Some(piece) = self.judge(at, cut, mode) {
                    return Some((piece, cut.next));
                }
            }
            for cut in self.words(at, window, mode) {
                if let Some(piece) = self.judge(at, cut, mode) {
                    return Some((piece, cut.next));
                }
            }
            if window == least {
                return None;
            }
            window = (window / 2).max(least);
        }
    }

    /// Finds the end of the first thing behind `at` that must stay whole.
    fn first(&self, mut at: usize, grain: Grain) -> usize {
        let text = &self.flat.text;
        let rest = loop {
            let run = &self.flat.runs[self.flat.run_at(at)];
            if run.kind == Kind::Marker && grain == Grain::Atoms && run.start == at {
                at = run.end;
                continue;
            }
            let rest = &text[at..];
            match rest.chars().next() {
                Some(space)
                    if space.is_whitespace() && is_boundary(text, at + space.len_utf8()) =>
                {
                    at += space.len_utf8();
                }
                _ => break rest,
            }
        };
        let end = match grain {
            Grain::Characters => rest.chars().next().map(char::len_utf8),
            Grain::Atoms | Grain::Graphemes => rest.graphemes(true).next().map(str::len),
        };
        let end = at + end.unwrap_or_default();
        match grain {
            Grain::Atoms => self.atom(at).map_or(end, |atom| atom.end.max(end)),
            Grain::Graphemes | Grain::Characters => end,
        }
    }

    /// Where a piece that begins at `at` has to end at the latest: bare text does not reach beyond what is refused.
    fn stop(&self, at: usize, first: usize, mode: Mode) -> usize {
        if mode.styled {
            self.flat.text.len()
        } else {
            self.flat.runs[self.flat.run_at(at)].end.max(first)
        }
    }

    /// The URL or the variable that holds the character at `at`.
    fn atom(&self, at: usize) -> Option<Range<usize>> {
        let run = &self.flat.runs[self.flat.run_at(at)];
        if run.kind == Kind::Link {
            return Some(run.start..run.end);
        }
        let behind = self.variables.partition_point(|range| range.end <= at);
        let variable = self.variables.get(behind)?;
        (variable.start <= at).then(|| variable.clone())
    }

    /// Whether a cut at `at` is inside a URL or a variable.
    fn is_inside(&self, at: usize) -> bool {
        at < self.flat.text.len() && self.atom(at).is_some_and(|atom| atom.start < at)
    }

    /// Lists the characters of `at..stop` that fit into `window`; gives the length of the piece that holds them all.
    fn scan(&mut self, at: usize, stop: usize, window: usize, mode: Mode) -> usize {
        self.ends.clear();
        let mut length = 0;
        if mode.styled && self.flat.is_cut_quote(at) {
            length += "> ".len();
        }
        let mut last = length;
        let mut open = super::flat::Spans::default();
        for run in self.flat.runs_of(&(at..stop)) {
            let mut closers = 0;
            if mode.styled {
                let depth = run.spans.as_slice().len();
                let kept = open.common(&run.spans);
                length += open.as_slice().len() - kept + depth - kept + run.fence().len();
                closers = depth + run.fence().len();
                open = run.spans;
            }
            let start = run.start.max(at);
            for (offset, character) in self.flat.text[start..run.end.min(stop)].char_indices() {
                length += 1;
                if length > window {
                    return last;
                }
                last = length + closers;
                if last <= window {
                    self.ends.push(End {
                        at: start + offset + character.len_utf8(),
                        length: last,
                        ink: !character.is_whitespace()
                            && !(mode.styled && run.kind == Kind::Marker),
                    });
                }
            }
            if mode.styled {
                length += run.fence().len();
            }
        }
        last
    }

    /// Finds the end that lies at `at`.
    fn end(&self, at: usize) -> Option<&End> {
        let index = self.ends.binary_search_by_key(&at, |end| end.at).ok()?;
        Some(&self.ends[index])
    }

    /// Gives the best places at white space and between sentences, best first, but none that fills less than half the
    /// window before the last one.
    fn spaces(&self, window: usize, mode: Mode) -> Vec<Cut> {
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
            let Some(cut) = self.cut(end.at, Level::Space) else {
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
            for cut in self.sentences(window) {
                best[cut.level as usize] = Some(cut);
            }
        }
        best.into_iter().flatten().take(4).chain(early).collect()
    }

    /// Finds ends of sentences in the second half of the window.
    fn sentences(&self, window: usize) -> Vec<Cut> {
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
                cuts.extend(self.cut(end, Level::Sentence));
            }
        }
        cuts
    }

    /// Gives the places between words and between graphemes, best first; where all else fails, between characters.
    fn words(&self, at: usize, window: usize, mode: Mode) -> Vec<Cut> {
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
        let mut words = text[at..until]
            .split_word_bound_indices()
            .map(|(start, _)| at + start);
        let mut word = words.next();
        let (mut late, mut early, mut grapheme) = (None, None, None);
        let mut ends = self.ends.iter();
        for (start, cluster) in text[at..until].grapheme_indices(true) {
            let boundary = at + start + cluster.len();
            if boundary > last.at || boundary == until && until < text.len() {
                break;
            }
            while word.is_some_and(|word| word < boundary) {
                word = words.next();
            }
            let end = ends.find(|end| end.at == boundary);
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
        let cut = |place: Option<usize>, level| place.and_then(|place| self.cut(place, level));
        let words = [cut(late, Level::Word), cut(early, Level::Word)];
        words
            .into_iter()
            .chain([cut(grapheme, Level::Grapheme)])
            .flatten()
            .collect()
    }

    /// Makes a place of the end of a character; none where the pieces on its sides could not be what they should.
    ///
    /// `level` is what it is without line breaks.
    fn cut(&self, at: usize, level: Level) -> Option<Cut> {
        let text = &self.flat.text;
        let gap = self.gap(at);
        let (mut next, found) = gap.unwrap_or((at, Level::Word));
        let mut level = if found < level { found } else { level };
        if level == Level::Space && found > Level::Space || self.is_inside(at) && gap.is_some() {
            return None;
        }
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
        // A delimiter at an edge of its own span is none of the span's: `**a*`.
        let first = text[next..].chars().next();
        if open.iter().any(|&(delimiter, _)| first == Some(delimiter)) || code && first == Some('`')
        {
            return None;
        }
        let inner = !open.is_empty() || code;
        if inner {
            level = match level {
                Level::Sentence => Level::InnerSentence,
                Level::Space => Level::InnerSpace,
                other => other,
            };
        } else if level > Level::CodeLine && right.place != Place::Quote && is_marker(&text[next..])
        {
            // A space in front keeps it text.
            let space = text[at..next].chars().next_back()?;
            next -= space.len_utf8();
            level = level.max(Level::Word);
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

    /// Makes the piece, if it parses to what it is a piece of.
    fn judge(&mut self, at: usize, cut: Cut, mode: Mode) -> Option<Piece> {
        let share = at..cut.end;
        let text = &self.flat.text[share.clone()];
        let message = if mode.styled {
            self.flat.message(&share)
        } else {
            text.to_owned()
        };
        let document = Document::parse_owned(message);
        let found = Flat::new(&document);
        let quote = mode.styled && self.flat.is_cut_quote(at);
        let marker = if quote { "> " } else { "" };
        let torn = self.is_inside(at) || self.is_inside(cut.end);
        let same = found.text.strip_prefix(marker) == Some(text)
            && if mode.styled {
                // Half a URL may be one or not.
                let relaxed = torn || mode.grain != Grain::Atoms;
                let quote = quote.then_some((marker.len(), Look::QUOTE));
                let wanted = quote.into_iter().chain(self.looks(&share));
                merged(wanted, relaxed).eq(merged(looks(&found), relaxed))
            } else {
                found.runs.iter().all(|run| run.look().is_plain())
            };
        if !same {
            self.refused += 1;
            return None;
        }
        Some(Piece {
            share,
            document,
            exact: mode.styled && mode.grain == Grain::Atoms && !torn,
        })
    }

    /// What the runs of a share look like in a message of their own: what is left of a cut item is text.
    fn looks(&self, share: &Range<usize>) -> impl Iterator<Item = (usize, Look)> {
        let mut cut = !self.flat.is_line_start(share.start);
        let share = share.clone();
        self.flat.runs_of(&share).iter().map(move |run| {
            let mut look = run.look();
            cut &= !run.is_break();
            if cut && look.place == Place::Item {
                look.place = Place::Paragraph;
            }
            (run.end.min(share.end) - run.start.max(share.start), look)
        })
    }
}

fn looks(flat: &Flat) -> impl Iterator<Item = (usize, Look)> {
    flat.runs
        .iter()
        .map(|run| (run.end - run.start, run.look()))
}

/// Joins neighbours that look the same; `relaxed`, a URL looks like text.
fn merged(
    looks: impl Iterator<Item = (usize, Look)>,
    relaxed: bool,
) -> impl Iterator<Item = (usize, Look)> {
    let mut looks = looks
        .map(move |(length, look)| {
            let link = relaxed && look.kind == Kind::Link;
            (
                length,
                if link {
                    Look {
                        kind: Kind::Text,
                        ..look
                    }
                } else {
                    look
                },
            )
        })
        .peekable();
    std::iter::from_fn(move || {
        let (mut length, look) = looks.next()?;
        while let Some((more, _)) = looks.next_if(|(_, next)| *next == look) {
            length += more;
        }
        Some((length, look))
    })
}

/// What nobody wants at the start of a part.
const NOT_FIRST: [char; 24] = [
    '.', ',', ':', ';', '!', '?', ')', ']', '}', '"', '\'', '»', '”', '’', '…', '、', '。', '，',
    '！', '？', '：', '；', '）', '」',
];

/// Whether a line that begins so may be an item or a quote.
fn is_marker(line: &str) -> bool {
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    ["- ", "* ", "> "]
        .iter()
        .any(|marker| line.starts_with(marker))
        || (1..=2).contains(&digits) && line[digits..].starts_with(". ")
}

/// Finds variables: `{{`, something other than braces that is not blank, `}}`, on one line and in one look.
fn variables(flat: &Flat) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in &flat.runs {
        let text = &flat.text[run.start..run.end];
        let mut at = 0;
        while let Some(open) = text[at..].find("{{") {
            let name = at + open + "{{".len();
            let length = text[name..]
                .find(['{', '}', '\n'])
                .unwrap_or(text.len() - name);
            at = name;
            if text[name + length..].starts_with("}}")
                && !text[name..name + length].trim().is_empty()
            {
                at = name + length + "}}".len();
                found.push(run.start + name - "{{".len()..run.start + at);
            }
        }
    }
    found
}

/// Whether a grapheme ends at `at`.
fn is_boundary(text: &str, at: usize) -> bool {
    let ascii = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii);
    let bytes = text.as_bytes();
    if ascii(bytes.get(at)) && (at == 0 || ascii(bytes.get(at - 1))) {
        return true;
    }
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

/// A little behind `at`: enough to see whether something ends there.
fn ahead(text: &str, at: usize) -> usize {
    let mut end = (at + 64).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}
