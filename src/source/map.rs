//! From decoded text to the bytes of the file, and back.

use crate::diagnostic::Edit;
use crate::text::Span;

/// How places in a decoded text and in its file belong together.
///
/// A list of pieces in order: `length` decoded bytes that stand in `raw` bytes of the file. A piece whose lengths
/// are equal is a copy, so that every place in it is known; another is one escape, which is not cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceMap {
    /// Pieces that are not plain copies, in order; between them text and file run side by side.
    pieces: Vec<Piece>,
    /// Where the text begins in the file.
    start: usize,
    encoding: Encoding,
}

/// An escape: decoded bytes and the bytes of the file that stand for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: Span,
    file: Span,
}

/// How a container writes text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// As it is.
    Plain,
}

impl Encoding {
    /// Writes text as the container asks; `None` where it has no way to.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "other containers cannot write everything"
    )]
    fn encode(&self, text: &str) -> Option<String> {
        match self {
            Self::Plain => Some(text.to_owned()),
        }
    }
}

impl SourceMap {
    /// A map of a text that stands in the file as it is, from the byte `start`.
    #[must_use]
    pub fn copy(start: usize) -> Self {
        Self {
            pieces: Vec::new(),
            start,
            encoding: Encoding::Plain,
        }
    }

    /// Turns a span of the text into one of the file. A span that ends inside an escape takes all of it.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        Span::new(self.offset(span.start, false), self.offset(span.end, true))
    }

    /// Turns an edit of `text` into one of the file.
    #[must_use]
    pub fn edit(&self, _text: &str, edit: &Edit) -> Option<Edit> {
        Some(Edit::new(
            self.place(edit.span),
            self.encoding.encode(&edit.text)?,
        ))
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        let after = self.pieces.partition_point(|piece| piece.text.start < at);
        let Some(piece) = after.checked_sub(1).map(|index| self.pieces[index]) else {
            return self.start + at;
        };
        if at < piece.text.end {
            return if is_end {
                piece.file.end
            } else {
                piece.file.start
            };
        }
        piece.file.end + (at - piece.text.end)
    }
}
