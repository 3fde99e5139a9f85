//! One line while it is put together: its text, and the spans over it.
//!
//! Spans lie over the text and write no delimiters before the line is whole: only then is it known
//! what stands next to them (`settle`).

use crate::text::Span;

/// The styles that WhatsApp has within a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Style {
    Strong,
    Emphasis,
    Strikethrough,
    Code,
}

impl Style {
    pub(super) const fn delimiter(self) -> u8 {
        // A table: which style comes next is hard to foresee.
        DELIMITERS[self as usize]
    }
}

/// The delimiters, in the order of the styles.
const DELIMITERS: &[u8; 4] = b"*_~`";

pub(super) fn is_delimiter(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| DELIMITERS.contains(byte))
}

/// A style over a stretch of the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineSpan {
    pub(super) style: Style,
    /// Byte offsets in the text of the line.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The element that it comes from.
    pub(super) source: Span,
    /// The delimiter in the source, where it would be harmless as text: the stars of `2*3*4`.
    pub(super) delimiter: &'static str,
    pub(super) state: State,
    /// The last span inside this one, by its place in the line's spans.
    pub(super) last_child: Option<usize>,
    /// Where it was written to, if it is code.
    pub(super) code: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Alive,
    Dead,
    /// Dead, and the delimiters of the source are written as text.
    Restored,
    /// As `Restored`, only the opening one: the closing one is part of a URL.
    Opener,
}

/// Where the text from a byte on comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) at: usize,
    pub(super) source: Span,
    /// Whether the text is that of the source, as far as that reaches.
    pub(super) exact: bool,
}

/// The text of a line and what lies over it.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// In the order of their starts, outer ones first.
    pub(super) spans: Vec<LineSpan>,
    /// Where stretches of the text come from.
    pub(super) pieces: Vec<Piece>,
    /// URLs, as byte ranges of the text.
    pub(super) urls: Vec<(usize, usize)>,
    /// Stretches around URLs that no span may cover.
    pub(super) bare: Vec<(usize, usize)>,
    /// Whether the text has characters outside URLs and code that may format.
    pub(super) literal: bool,
    /// Whether the spaces at its start are shown.
    pub(super) indented: bool,
    /// What `settle` needs while it lasts.
    pub(super) scratch: super::settle::Scratch,
}

impl Line {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.spans.clear();
        self.pieces.clear();
        self.urls.clear();
        self.bare.clear();
        self.literal = false;
        self.indented = false;
    }

    /// Whether it is as [`clear`](Self::clear) leaves it.
    pub(super) fn is_empty(&self) -> bool {
        // One by one: comparing the array stalls on what was written just now.
        self.mark().iter().all(|&length| length == 0)
    }

    pub(super) fn is_blank(&self) -> bool {
        // A look at the first byte is enough for nearly all lines.
        !self.text.bytes().next().is_some_and(is_ink) && self.text.chars().all(char::is_whitespace)
    }

    /// The bytes of the text without the spaces at its ends.
    pub(super) fn filled(&self) -> (usize, usize) {
        self.filled_from(0)
    }

    /// As [`filled`](Self::filled), of the text from a byte on.
    pub(super) fn filled_from(&self, from: usize) -> (usize, usize) {
        let text = &self.text[from..];
        if is_filled(text) {
            return (from, self.text.len());
        }
        let start = from + text.len() - text.trim_start().len();
        (start, start + self.text[start..].trim_end().len())
    }

    /// Notes where the text that comes next comes from, and whether it stands there as it is.
    pub(super) fn piece(&mut self, source: Span, exact: bool) {
        self.pieces.push(Piece {
            at: self.text.len(),
            source,
            exact,
        });
    }

    /// Notes that the last `rest` bytes of the last piece come next, behind what was put before them.
    #[cold]
    pub(super) fn go_on(&mut self, rest: usize) {
        if let Some(&Piece {
            source,
            exact: true,
            ..
        }) = self.pieces.last()
        {
            self.piece(Span::new(source.end - rest, source.end), true);
        }
    }

    /// Begins a span at the end of the text.
    pub(super) fn begin(&mut self, style: Style, source: Span, delimiter: &'static str) -> usize {
        self.spans.push(LineSpan {
            style,
            start: self.text.len(),
            end: usize::MAX,
            source,
            delimiter,
            state: State::Alive,
            last_child: None,
            code: 0,
        });
        self.spans.len() - 1
    }

    /// Lays a span over a stretch of the text, unless it is empty.
    pub(super) fn cover(&mut self, style: Style, source: Span, (start, end): (usize, usize)) {
        if start < end {
            let span = self.begin(style, source, "");
            (self.spans[span].start, self.spans[span].end) = (start, end);
            // What was idle between spaces now stands next to a delimiter.
            let inner = trimmed(&self.text[start..end]).as_bytes();
            self.literal |= is_delimiter(inner.first()) || is_delimiter(inner.last());
        }
    }

    /// Ends a span at the end of the text.
    pub(super) fn end(&mut self, span: usize) {
        self.spans[span].end = self.text.len();
    }

    /// Puts a space at the end of the text, unless one is there.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    /// Takes back the text from a mark on; spans are left without it.
    pub(super) fn truncate(&mut self, mark: [usize; 5]) {
        let [start, spans, pieces, urls, bare] = mark;
        self.text.truncate(start);
        for span in &mut self.spans[spans..] {
            span.start = span.start.min(start);
            if span.end != usize::MAX {
                span.end = span.end.min(start);
            }
        }
        self.pieces.truncate(pieces);
        self.urls.truncate(urls);
        self.bare.truncate(bare);
    }

    /// The source of the character at a byte of the text, as well as it is known.
    pub(super) fn source(&self, at: usize, length: usize) -> Span {
        let index = self.pieces.partition_point(|piece| piece.at <= at);
        let Some(piece) = index
            .checked_sub(1)
            .and_then(|index| self.pieces.get(index))
        else {
            return Span::new(0, 0);
        };
        let first = piece.source.start + (at - piece.at);
        if piece.exact && first + length <= piece.source.end {
            Span::new(first, first + length)
        } else {
            piece.source
        }
    }

    /// Makes capitals of the text from a byte on, but for URLs, code and variables. What lies over it lies
    /// behind `mark`.
    #[cold]
    pub(super) fn capitalize(&mut self, from: usize, mark: [usize; 5]) {
        let [_, spans, pieces, urls, bare] = mark;
        let (spans, bare) = (&mut self.spans[spans..], &mut self.bare[bare..]);
        let mut kept = bare.to_vec();
        let code = spans.iter().filter(|span| span.style == Style::Code);
        kept.extend(code.map(|span| (span.start, span.end)));
        let mut rest = from;
        while let Some(start) = self.text[rest..].find("{{").map(|at| rest + at)
            && let Some(length) = self.text[start..].find("}}")
        {
            rest = start + length + "}}".len();
            kept.push((start, rest));
        }
        kept.sort_unstable();
        let mut kept = kept.into_iter().peekable();
        let old = self.text.split_off(from);
        // Where each byte goes, and where characters take more room or less.
        let mut places = Vec::with_capacity(old.len() + 1);
        let mut resized = Vec::new();
        for (at, character) in old.char_indices() {
            let (at, length) = (from + at, character.len_utf8());
            let place = self.text.len();
            places.extend(std::iter::repeat_n(place, length));
            while kept.next_if(|&(_, end)| end <= at).is_some() {}
            if kept.peek().is_some_and(|&(start, _)| start <= at) {
                self.text.push(character);
            } else {
                self.text.extend(character.to_uppercase());
            }
            if self.text.len() - place != length {
                resized.push(at);
            }
        }
        places.push(self.text.len());
        // A letter may have become one of a scheme.
        self.literal |= !old.is_ascii();
        let moved = |at: &mut usize| {
            if let Some(place) = at.checked_sub(from).and_then(|at| places.get(at)) {
                *at = *place;
            }
        };
        for span in spans {
            moved(&mut span.start);
            moved(&mut span.end);
        }
        let mut end = usize::MAX;
        for piece in self.pieces[pieces..].iter_mut().rev() {
            let first = resized.partition_point(|&at| at < piece.at);
            piece.exact &= resized.get(first).is_none_or(|&at| at >= end);
            end = piece.at;
            moved(&mut piece.at);
        }
        for (start, end) in self.urls[urls..].iter_mut().chain(bare) {
            moved(start);
            moved(end);
        }
    }

    /// Copies a stretch of another line to the end of this one, with the spans of styles that are wanted.
    // One copy of the code, for there is much of it.
    #[inline(never)]
    pub(super) fn append(&mut self, other: &Line, cell: &Stretch, wanted: fn(Style) -> bool) {
        let (from, to) = cell.text;
        let start = self.text.len();
        self.text.push_str(&other.text[from..to]);
        self.literal |= cell.literal;
        for piece in &other.pieces[cell.pieces.0..cell.pieces.1] {
            let mut piece = *piece;
            if piece.exact && piece.at < from {
                let cut = from - piece.at;
                piece.source.start = piece.source.end.min(piece.source.start + cut);
            }
            piece.at = piece.at.clamp(from, to) - from + start;
            self.pieces.push(piece);
        }
        if !cell.is_plain() {
            self.append_spans(other, cell, wanted, start);
        }
    }

    /// Copies what lies over a stretch of another line, whose text was copied to `start`.
    fn append_spans(
        &mut self,
        other: &Line,
        cell: &Stretch,
        wanted: fn(Style) -> bool,
        start: usize,
    ) {
        let (from, to) = cell.text;
        let moved = |at: usize| at.clamp(from, to) - from + start;
        for span in &other.spans[cell.spans.0..cell.spans.1] {
            if wanted(span.style) {
                self.spans.push(LineSpan {
                    start: moved(span.start),
                    end: moved(span.end),
                    ..*span
                });
            }
        }
        let moved = |&(start, end): &(usize, usize)| (moved(start), moved(end));
        let urls = other.urls[cell.urls.0..cell.urls.1].iter();
        self.urls.extend(urls.map(moved));
        let bare = other.bare[cell.bare.0..cell.bare.1].iter();
        self.bare.extend(bare.map(moved));
    }

    /// Where the line ends now, in all that it holds.
    pub(super) fn mark(&self) -> [usize; 5] {
        [
            self.text.len(),
            self.spans.len(),
            self.pieces.len(),
            self.urls.len(),
            self.bare.len(),
        ]
    }
}

/// As [`str::trim`], for texts that mostly have no space at their ends.
pub(super) fn trimmed(text: &str) -> &str {
    if is_filled(text) { text } else { text.trim() }
}

/// Whether there is no space at the ends of a text, as far as a look at the outer bytes tells.
pub(super) fn is_filled(text: &str) -> bool {
    matches!(text.as_bytes(), [first, .., last] if is_ink(*first) & is_ink(*last))
}

fn is_ink(byte: u8) -> bool {
    byte.is_ascii_graphic()
}

/// A stretch of a line with what lies over it: a cell of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) text: (usize, usize),
    pub(super) spans: (usize, usize),
    pub(super) pieces: (usize, usize),
    pub(super) urls: (usize, usize),
    pub(super) bare: (usize, usize),
    pub(super) literal: bool,
}

impl Stretch {
    pub(super) fn new(from: [usize; 5], to: [usize; 5], literal: bool) -> Self {
        Self {
            text: (from[0], to[0]),
            spans: (from[1], to[1]),
            pieces: (from[2], to[2]),
            urls: (from[3], to[3]),
            bare: (from[4], to[4]),
            literal,
        }
    }

    /// Whether nothing lies over its text.
    fn is_plain(&self) -> bool {
        let is_empty = |(from, to): (usize, usize)| from == to;
        is_empty(self.spans) && is_empty(self.urls) && is_empty(self.bare)
    }
}
