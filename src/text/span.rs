//! Byte ranges, the only kind of offset inside the library.

use std::ops::Range;

/// A range of bytes in a text: `start` inclusive, `end` exclusive.
///
/// Both ends lie on character boundaries of the text that the span was made for. Lines, columns and
/// UTF-16 offsets are made from it at the edge, by [`LineIndex`](super::LineIndex).
///
/// # Examples
///
/// ```
/// use wamark::text::Span;
///
/// let span = Span::new(6, 11);
/// assert_eq!(&"Hello *you*"[span.range()], "*you*");
/// assert_eq!(span.len(), 5);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes; the byte there is no longer part of it.
    pub end: usize,
}

impl Span {
    /// Makes a span from `start` up to `end`, in bytes.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Gives the span as a range, to slice the text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Counts the bytes of the span; 0 where `end` lies before `start`.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Tells whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Tells whether all of `other` lies inside this span.
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}
