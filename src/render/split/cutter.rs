//! Where a document is cut: the longest piece that fits, ends at the best place, and parses to what it is a piece of.
//!
//! Places are tried from the best on and the parser judges each piece. What it refuses is rare, and only hostile text
//! is refused twice in a row; then the room is halved each time, and given back as pieces succeed, so that all work
//! stays in proportion to the text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::flat::{Flat, Kind, Look, Place, Spans};
use super::place::Cut;
use super::segment::{ahead, is_boundary, variables};
use super::work;
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

/// What must stay whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// URLs, variables, graphemes.
    Atoms,
    Graphemes,
    Characters,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    /// With the formatting, or as bare text.
    pub(super) styled: bool,
    pub(super) grain: Grain,
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
pub(super) struct End {
    pub(super) at: usize,
    /// The length of the piece that ends here, in characters, with all that it takes to close it.
    pub(super) length: usize,
    /// Whether the character is neither white space nor of a marker.
    pub(super) ink: bool,
}

pub(super) struct Cutter<'f> {
    pub(super) flat: &'f Flat,
    /// Template variables, in order.
    variables: Vec<Range<usize>>,
    /// What fits, of the piece that is looked for.
    pub(super) ends: Vec<End>,
    /// How many pieces were refused.
    refused: usize,
    /// The end of the last grapheme of the last piece that was not exact.
    rest: usize,
}

impl<'f> Cutter<'f> {
    pub(super) fn new(flat: &'f Flat) -> Self {
        Self {
            flat,
            variables: variables(flat),
            ends: Vec::new(),
            refused: 0,
            rest: 0,
        }
    }

    /// Cuts the whole document; `room` tells how many characters the piece of an index may have.
    ///
    /// Nothing where a piece may have none.
    pub(super) fn pieces(&mut self, room: impl Fn(usize) -> usize) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        let (mut at, mut window) = (0, usize::MAX);
        self.rest = 0;
        while let Some(ink) = self.ink(at) {
            let room = room(pieces.len());
            if room == 0 {
                return None;
            }
            self.refused = 0;
            let (piece, next) = self.piece(at, ink, room, window);
            window = if self.refused > 1 || window < room {
                // Give room back slowly: what was refused here may be refused again.
                piece.document.source().len().saturating_mul(8).max(48)
            } else {
                usize::MAX
            };
            if !piece.exact {
                self.rest = self.whole(&piece.share);
            }
            at = next;
            // Of a grapheme that is cut a space may be left over.
            if !piece.document.source().trim().is_empty() {
                pieces.push(piece);
            }
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

    /// Finds the end of the grapheme that holds the end of a piece.
    fn whole(&self, share: &Range<usize>) -> usize {
        // Each grapheme is looked at once, however many pieces it is cut into.
        let mut end = self.rest.max(share.start);
        let mut graphemes = self.flat.text[end..].graphemes(true);
        while end < share.end
            && let Some(grapheme) = graphemes.next()
        {
            end += grapheme.len();
        }
        end
    }

    /// Finds the piece that begins at `at`, or at `ink` behind white space, and where the next begins.
    fn piece(&mut self, at: usize, ink: usize, room: usize, window: usize) -> (Piece, usize) {
        let window = window.min(room);
        let indentation = self.flat.text[at..ink].chars().count();
        let indented = (at < ink && indentation <= room / 2).then_some(at);
        Mode::ALL
            .iter()
            .flat_map(|&mode| indented.into_iter().chain([ink]).map(move |at| (at, mode)))
            .find_map(|(at, mode)| self.attempt(at, room, window, mode))
            .expect("one bare character is text, whichever it is")
    }

    /// Finds the best piece in a mode, first with the room of `window`, then with less and less.
    fn attempt(
        &mut self,
        at: usize,
        room: usize,
        window: usize,
        mode: Mode,
    ) -> Option<(Piece, usize)> {
        let first = self.first(at, room, mode.grain);
        let stop = self.stop(at, first, mode);
        // What is left of a URL that is cut already is not worth a look far beyond the window.
        let torn = mode.grain == Grain::Atoms && self.is_inside(at);
        self.scan(at, first, if torn { window } else { room }, mode);
        let least = self.end(first)?.length;
        let mut window = window.max(least);
        loop {
            self.scan(at, stop, window, mode);
            let cuts = self.spaces(window, mode);
            let mut found = self.judge_all(at, &cuts, mode);
            if found.is_none() {
                let cuts = self.words(at, window, mode);
                found = self.judge_all(at, &cuts, mode);
            }
            if found.is_some() {
                return found;
            }
            if window == least {
                return None;
            }
            window = (window / 2).max(least);
        }
    }

    /// Finds the end of the first thing behind `at` that must stay whole, or a place behind all that there is room for.
    fn first(&self, mut at: usize, room: usize, grain: Grain) -> usize {
        let text = &self.flat.text;
        let rest = loop {
            let run = &self.flat.runs[self.flat.run_at(at)];
            if run.kind == Kind::Marker && grain == Grain::Atoms && run.start == at {
                at = run.end;
                continue;
            }
            match text[at..].chars().next() {
                Some(space)
                    if space.is_whitespace() && is_boundary(text, at + space.len_utf8()) =>
                {
                    at += space.len_utf8();
                }
                // A grapheme has no end that would have to be found.
                _ => break &text[at..ahead(text, at.saturating_add(room.saturating_mul(4)))],
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
    pub(super) fn is_inside(&self, at: usize) -> bool {
        at < self.flat.text.len() && self.atom(at).is_some_and(|atom| atom.start < at)
    }

    /// Lists the characters of `at..stop` that fit into `window`.
    fn scan(&mut self, at: usize, stop: usize, window: usize, mode: Mode) {
        self.ends.clear();
        let mut length = 0;
        if mode.styled && self.flat.is_cut_quote(at) {
            length += "> ".len();
        }
        let mut open = Spans::default();
        for run in self.flat.runs_of(&(at..stop)) {
            let mut closers = 0;
            if mode.styled {
                let depth = run.spans.as_slice().len();
                let kept = open.common(&run.spans);
                length += open.as_slice().len() - kept + depth - kept + run.fence().len();
                closers = depth + run.fence().len();
                open = run.spans;
            }
            let marker = mode.styled && run.kind == Kind::Marker;
            let start = run.start.max(at);
            for (offset, character) in self.flat.text[start..run.end.min(stop)].char_indices() {
                work::count(1);
                length += 1;
                if length > window {
                    return;
                }
                if length + closers <= window {
                    self.ends.push(End {
                        at: start + offset + character.len_utf8(),
                        length: length + closers,
                        ink: !character.is_whitespace() && !marker,
                    });
                }
            }
            if mode.styled {
                length += run.fence().len();
            }
        }
    }

    /// Finds the end that lies at `at`.
    pub(super) fn end(&self, at: usize) -> Option<&End> {
        let index = self.ends.binary_search_by_key(&at, |end| end.at).ok()?;
        Some(&self.ends[index])
    }

    /// Makes the piece of the first cut that is good, and says where the next one begins.
    fn judge_all(&mut self, at: usize, cuts: &[Cut], mode: Mode) -> Option<(Piece, usize)> {
        cuts.iter()
            .find_map(|cut| Some((self.judge(at, cut.end, mode)?, cut.next)))
    }

    /// Makes the piece, if it parses to what it is a piece of.
    fn judge(&mut self, at: usize, end: usize, mode: Mode) -> Option<Piece> {
        let share = at..end;
        let text = &self.flat.text[share.clone()];
        let message = if mode.styled {
            self.flat.message(&share)
        } else {
            text.to_owned()
        };
        work::count(message.len());
        let document = Document::parse_owned(message);
        let found = Flat::new(&document);
        let quote = mode.styled && self.flat.is_cut_quote(at);
        let marker = if quote { "> " } else { "" };
        let torn = self.is_inside(at) || self.is_inside(end);
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
            exact: mode.styled && mode.grain == Grain::Atoms && !torn && self.rest <= at,
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
        .map(move |(length, mut look)| {
            if relaxed && look.kind == Kind::Link {
                look.kind = Kind::Text;
            }
            (length, look)
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
