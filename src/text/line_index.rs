//! From byte offsets to lines and columns, and back.

use std::sync::OnceLock;

use super::Span;

/// Every so many bytes of a text with long lines there is a mark, so that no look-up reads more of a line.
const STEP: usize = 1024;

/// A place as people and editors name it: line and column, both counted from 0.
///
/// What a column counts (characters or UTF-16 code units) is said by the method that gave it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line, from 0.
    pub line: usize,
    /// The column in that line, from 0.
    pub column: usize,
}

/// The line starts of a text, for conversion at the edge of the library.
///
/// A line ends with `\n`, `\r\n` or a lone `\r`, the line breaks of the message language. Building
/// the index reads the text once, and so does the first look-up far into a long line; each look-up of an offset is a binary search
/// and a walk along at most a kilobyte, each look-up of a column a walk along one line.
///
/// # Examples
///
/// ```
/// use wamark::text::{LineColumn, LineIndex, Span};
///
/// let text = "Olá\n🍕 *grande*";
/// let index = LineIndex::new(text);
/// let star = text.find('*').unwrap();
/// assert_eq!(star, 10);
/// assert_eq!(index.line_column(star), LineColumn { line: 1, column: 2 }); // characters
/// assert_eq!(index.line_column_utf16(star), LineColumn { line: 1, column: 3 }); // as LSP counts
/// assert_eq!(index.offset_utf16(LineColumn { line: 1, column: 3 }), Some(star));
/// assert_eq!(index.line_span(0), Some(Span::new(0, 5)));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// Byte offset of the first character of each line; the first is 0.
    starts: Vec<usize>,
    /// What stands before every [`STEP`]th byte.
    marks: OnceLock<Vec<Counts>>,
}

/// Characters and UTF-16 code units.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    characters: usize,
    units: usize,
}

impl Counts {
    /// Adds those that begin in some bytes of a text.
    fn with(self, bytes: &[u8]) -> Self {
        let count = |is: fn(u8) -> bool| bytes.iter().filter(|&&byte| is(byte)).count();
        let characters = count(|byte| byte & 0xC0 != 0x80);
        Self {
            characters: self.characters + characters,
            units: self.units + characters + count(|byte| byte >= 0xF0),
        }
    }
}

impl<'t> LineIndex<'t> {
    /// Reads the line starts of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| !(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n')));
        Self {
            text,
            starts: std::iter::once(0).chain(breaks.map(|at| at + 1)).collect(),
            marks: OnceLock::new(),
        }
    }

    /// Counts the lines; a text without a line break, an empty one too, has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Gives the bytes of a line with its line break, or `None` after the last line.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Option<Span> {
        let start = *self.starts.get(line)?;
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        Some(Span::new(start, end))
    }

    /// Converts a byte offset to a line and a column in characters (Unicode scalar values).
    ///
    /// An offset inside a character counts as its start, one behind the text as the text's end.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        self.locate(offset, |counts| counts.characters)
    }

    /// Converts a byte offset to a line and a column in UTF-16 code units, as LSP and JavaScript count.
    ///
    /// An offset inside a character counts as its start, one behind the text as the text's end.
    #[must_use]
    pub fn line_column_utf16(&self, offset: usize) -> LineColumn {
        self.locate(offset, |counts| counts.units)
    }

    /// Converts a line and a column in characters back to a byte offset.
    ///
    /// Gives `None` where the text has no such line or the line no such column. The column right
    /// behind the last character of a line exists.
    #[must_use]
    pub fn offset(&self, place: LineColumn) -> Option<usize> {
        self.find(place, |_| 1)
    }

    /// Converts a line and a column in UTF-16 code units back to a byte offset.
    ///
    /// Gives `None` where the text has no such line or the line no such column, and for a column
    /// between the two halves of a surrogate pair.
    #[must_use]
    pub fn offset_utf16(&self, place: LineColumn) -> Option<usize> {
        self.find(place, char::len_utf16)
    }

    fn locate(&self, offset: usize, unit: fn(Counts) -> usize) -> LineColumn {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let start = self.starts[line];
        let column = if offset - start <= STEP {
            unit(Counts::default().with(&self.text.as_bytes()[start..offset]))
        } else {
            unit(self.before(offset)) - unit(self.before(start))
        };
        LineColumn { line, column }
    }

    /// Counts what begins before an offset.
    fn before(&self, offset: usize) -> Counts {
        let bytes = self.text.as_bytes();
        let marks = self.marks.get_or_init(|| {
            let mut counts = Counts::default();
            let steps = bytes.chunks_exact(STEP).map(|step| {
                counts = counts.with(step);
                counts
            });
            std::iter::once(Counts::default()).chain(steps).collect()
        });
        let mark = offset / STEP;
        marks[mark].with(&bytes[mark * STEP..offset])
    }

    fn find(&self, place: LineColumn, width: impl Fn(char) -> usize) -> Option<usize> {
        let span = self.line_span(place.line)?;
        let line = &self.text[span.range()];
        let mut column = 0;
        for (at, character) in line.char_indices() {
            if column >= place.column {
                return (column == place.column).then_some(span.start + at);
            }
            column += width(character);
        }
        (column == place.column).then_some(span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_converts_there_and_back() {
        let long = format!("a\n{}\nb", "xÄ🎉".repeat(2 * STEP / 7));
        for (text, lines) in [("a\r\nÄ🎉b\r\n\rc\n", 5), (&long, 3)] {
            there_and_back(text, lines);
        }
    }

    fn there_and_back(text: &str, lines: usize) {
        let index = LineIndex::new(text);
        assert_eq!(index.line_count(), lines);
        for (at, _) in text.char_indices().chain([(text.len(), '\0')]) {
            assert_eq!(index.offset(index.line_column(at)), Some(at), "{at}");
            assert_eq!(
                index.offset_utf16(index.line_column_utf16(at)),
                Some(at),
                "{at}"
            );
        }
    }

    #[test]
    fn carriage_return_before_line_feed_is_one_break() {
        let index = LineIndex::new("a\r\nb");
        assert_eq!(index.line_column(3), LineColumn { line: 1, column: 0 });
        assert_eq!(index.line_count(), 2);
    }

    #[test]
    fn places_outside_the_text_are_refused_or_clamped() {
        let index = LineIndex::new("é\nb");
        assert_eq!(index.line_column(1), LineColumn { line: 0, column: 0 });
        assert_eq!(index.line_column(99), LineColumn { line: 1, column: 1 });
        assert_eq!(index.offset(LineColumn { line: 2, column: 0 }), None);
        assert_eq!(index.offset(LineColumn { line: 1, column: 2 }), None);
        assert_eq!(
            LineIndex::new("🎉").offset_utf16(LineColumn { line: 0, column: 1 }),
            None
        );
    }
}
