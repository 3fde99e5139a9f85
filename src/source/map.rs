//! From decoded text to the bytes of the file, and back.

use std::borrow::Cow;
use std::ops::Range;

use super::encoding::Encoding;
use super::text::Ends;
use crate::diagnostic::Edit;
use crate::text::Span;

/// How places in a decoded text and in its file belong together.
///
/// Text and file run side by side, but for pieces: bytes of the file that stand for other text. A piece is not
/// cut: a place inside it is its start or its end.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format};
/// use wamark::text::Span;
///
/// let file = r#"["caf\u00e9 *x*"]"#;
/// let source = source::read(Format::Json, file).unwrap();
/// let entry = &source.entries[0];
/// assert_eq!(entry.text, "café *x*");
/// assert_eq!(&file[entry.map.place(Span::new(3, 5)).range()], r"\u00e9");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceMap {
    /// In order, of the text and of the file.
    pieces: Vec<Piece>,
    /// Where the text begins in the file.
    start: usize,
    pub(super) encoding: Encoding,
}

/// Bytes of the file that stand for other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    text: Span,
    file: Span,
    kind: PieceKind,
}

/// What becomes of a piece that an edit covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// An escape: it goes with the text that it stands for.
    Escape,
    /// A line break that only the layout of the file asks for: it goes too, and the edit is not exact.
    Fold,
    /// A mark of the container that has to stay, such as the quotes between the parts of a string.
    Mark,
}

impl SourceMap {
    /// A map of a text that stands in the file as it is, from the byte `start`.
    #[must_use]
    pub fn copy(start: usize) -> Self {
        Self {
            pieces: Vec::new(),
            start,
            encoding: Encoding::Plain(Ends::default()),
        }
    }

    pub(super) fn new(start: usize, pieces: Vec<Piece>, encoding: Encoding) -> Self {
        Self {
            pieces,
            start,
            encoding,
        }
    }

    /// A map of a text that is known to stand somewhere in a span of the file, and no more: it is not edited.
    pub(super) fn opaque(text: &str, span: Span) -> Self {
        let piece = Piece {
            text: Span::new(0, text.len()),
            file: span,
            kind: PieceKind::Escape,
        };
        Self::new(span.start, vec![piece], Encoding::Fixed)
    }

    /// Turns a span of the text into one of the file. A span that ends inside an escape takes all of it.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        let start = self.start_of(span.start);
        let end = if span.is_empty() {
            start
        } else {
            self.end_of(span.end)
        };
        Span::new(start, end)
    }

    /// Whether an edit of this span of the text leaves the line breaks of the file alone.
    ///
    /// It does not where the file breaks a line that the text does not, as in folded YAML: the edit takes out that break.
    #[must_use]
    pub fn is_exact(&self, span: Span) -> bool {
        let first = self
            .pieces
            .partition_point(|piece| piece.text.end <= span.start);
        let mut inside = self.pieces[first..]
            .iter()
            .take_while(|piece| piece.text.start < span.end);
        !inside.any(|piece| piece.kind == PieceKind::Fold)
    }

    /// Turns an edit of `text` into one of `file`, whatever stands around it. A wide one takes the folds next to it, so that text
    /// can be written that cannot stand next to one.
    pub(super) fn replace(
        &self,
        file: &str,
        text: &str,
        edit: &Edit,
        is_wide: bool,
    ) -> Option<Edit> {
        let mut place = self.place(edit.span);
        // What a piece stands for beyond the edit is written again.
        let mut span = edit.span;
        if let Some(piece) = self.inside(span.start) {
            span.start = piece.text.start;
        }
        if let Some(piece) = self.inside(span.end) {
            span.end = piece.text.end;
        }
        if is_wide {
            let fold = |piece: &&Piece| piece.kind == PieceKind::Fold;
            let before = self.pieces.partition_point(|it| it.file.end <= place.start);
            for piece in self.pieces[..before].iter().rev().take_while(fold) {
                if piece.file.end == place.start {
                    (place.start, span.start) = (piece.file.start, piece.text.start);
                }
            }
            let after = self.pieces.partition_point(|it| it.file.start < place.end);
            for piece in self.pieces[after..].iter().take_while(fold) {
                if piece.file.start == place.end {
                    (place.end, span.end) = (piece.file.end, piece.text.end);
                }
            }
        }
        let new = [
            &text[span.start..edit.span.start],
            &edit.text,
            &text[edit.span.end..span.end],
        ];
        let mut new = self.encoding.encode(&new.concat(), file, place)?;
        for piece in self.pieces_in(place) {
            if piece.kind == PieceKind::Mark {
                new.push_str(&file[piece.file.range()]);
            }
        }
        Some(Edit::new(place, new))
    }

    fn pieces_in(&self, file: Span) -> impl Iterator<Item = &Piece> {
        let first = self
            .pieces
            .partition_point(|piece| piece.file.start < file.start);
        self.pieces[first..]
            .iter()
            .take_while(move |piece| piece.file.end <= file.end)
    }

    /// The piece that a place of the text cuts in two.
    fn inside(&self, at: usize) -> Option<&Piece> {
        let first = self.pieces.partition_point(|piece| piece.text.end <= at);
        self.pieces.get(first).filter(|it| it.text.start < at)
    }

    /// Where in the file the text begins to be from a place on: behind what stands for nothing.
    fn start_of(&self, at: usize) -> usize {
        let before = |piece: &Piece| {
            piece.text.start < at || (piece.text.is_empty() && piece.text.start == at)
        };
        self.offset(at, self.pieces.partition_point(before), true)
    }

    /// Where in the file the text up to a place ends: before what stands for nothing.
    fn end_of(&self, at: usize) -> usize {
        self.offset(
            at,
            self.pieces.partition_point(|piece| piece.text.start < at),
            false,
        )
    }

    fn offset(&self, at: usize, before: usize, is_start: bool) -> usize {
        let Some(piece) = before.checked_sub(1).map(|index| self.pieces[index]) else {
            return self.start + at;
        };
        match at.checked_sub(piece.text.end) {
            Some(behind) => piece.file.end + behind,
            None if is_start => piece.file.start,
            None => piece.file.end,
        }
    }
}

/// A text while it is decoded: what has been copied, and the pieces so far.
pub(super) struct Decoder<'s> {
    raw: &'s str,
    /// Where `raw` begins in the file.
    start: usize,
    /// The bytes of `raw` that are done.
    done: usize,
    text: String,
    pieces: Vec<Piece>,
}

impl<'s> Decoder<'s> {
    /// Begins to decode `raw`, which stands at the byte `start` of the file.
    pub(super) fn new(raw: &'s str, start: usize) -> Self {
        Self {
            raw,
            start,
            done: 0,
            text: String::new(),
            pieces: Vec::new(),
        }
    }

    /// Says that some bytes of the raw text stand for `text`; those before that are not done yet are as they are.
    pub(super) fn piece(&mut self, raw: Range<usize>, text: &str, kind: PieceKind) {
        self.text.push_str(&self.raw[self.done..raw.start]);
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece {
            text: Span::new(start, self.text.len()),
            file: Span::new(self.start + raw.start, self.start + raw.end),
            kind,
        });
        self.done = raw.end;
    }

    /// As [`piece`](Self::piece), for an escape of one character.
    pub(super) fn escape(&mut self, raw: Range<usize>, character: char) {
        self.piece(raw, character.encode_utf8(&mut [0; 4]), PieceKind::Escape);
    }

    /// Gives the text and the pieces; the text is borrowed where it stands as it is.
    pub(super) fn finish(mut self) -> (Cow<'s, str>, Vec<Piece>) {
        if self.pieces.is_empty() {
            return (Cow::Borrowed(self.raw), self.pieces);
        }
        self.text.push_str(&self.raw[self.done..]);
        (Cow::Owned(self.text), self.pieces)
    }

    /// Gives the text with its map.
    pub(super) fn text(self, encoding: Encoding) -> super::entry::Text<'s> {
        let span = Span::new(self.start, self.start + self.raw.len());
        let (text, pieces) = self.finish();
        super::entry::Text {
            text,
            span,
            map: SourceMap::new(span.start, pieces, encoding),
        }
    }
}
