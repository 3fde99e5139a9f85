//! Byte spans as editors count: lines and UTF-16 units, or bytes where the editor prefers them; from 0.

use gen_lsp_types::{Position, Range};

use crate::text::{LineColumn, LineIndex, Span};

/// What a column of the protocol counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    Utf8,
    /// What every editor can do.
    #[default]
    Utf16,
}

/// A text with its lines, in the units of the editor.
#[derive(Debug)]
pub(super) struct Places<'t> {
    text: &'t str,
    lines: LineIndex<'t>,
    unit: Unit,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, unit: Unit) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
            unit,
        }
    }

    pub(super) fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start), self.position(span.end))
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let place = self.lines.line_column_utf16(offset);
        let column = match self.unit {
            Unit::Utf16 => place.column,
            Unit::Utf8 => {
                let line = self.lines.line_span(place.line);
                offset - line.map_or(offset, |line| line.start)
            }
        };
        Position::new(number(place.line), number(column))
    }

    pub(super) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    /// The byte of a position; one beyond its line is its end, one beyond the text the text's, as the protocol says.
    pub(super) fn offset(&self, position: Position) -> usize {
        let (line, column) = (position.line as usize, position.character as usize);
        let Some(span) = self.lines.line_span(line) else {
            return self.text.len();
        };
        let end = span.start + self.text[span.range()].trim_end_matches(['\r', '\n']).len();
        let found = match self.unit {
            Unit::Utf16 => self.lines.offset_utf16(LineColumn { line, column }),
            Unit::Utf8 => {
                let offset = span.start + column;
                self.text.is_char_boundary(offset).then_some(offset)
            }
        };
        found.map_or(end, |offset| offset.min(end))
    }
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_convert_forth_and_back_in_both_units() {
        let text = "a😀é\r\nwort\n";
        for (unit, column) in [(Unit::Utf16, 4), (Unit::Utf8, 7)] {
            let places = Places::new(text, unit);
            let end = places.position(7);
            assert_eq!(end, Position::new(0, column));
            assert_eq!(places.offset(end), 7);
            assert_eq!(places.offset(Position::new(1, 2)), 11);
        }
    }

    #[test]
    fn positions_beyond_the_text_are_its_end() {
        let places = Places::new("ab\ncd", Unit::Utf16);
        assert_eq!(places.offset(Position::new(0, 99)), 2);
        assert_eq!(places.offset(Position::new(9, 0)), 5);
        let inside = Places::new("é", Unit::Utf8);
        assert_eq!(inside.offset(Position::new(0, 1)), 2);
    }
}
