//! Lines and columns of random texts, forth and back.

use wamark::text::{LineColumn, LineIndex, Span};

use crate::generate::{for_all, messages};

/// Where a character is, by counting from the start of the text.
fn count(before: &str, width: impl Fn(char) -> usize) -> LineColumn {
    let lines = before.replace("\r\n", "\n").replace('\r', "\n");
    let last = lines.rsplit('\n').next().unwrap();
    LineColumn {
        line: lines.matches('\n').count(),
        column: last.chars().map(width).sum(),
    }
}

#[test]
fn places_convert_forth_and_back() {
    for_all(messages(), 1_000, |text| {
        let index = LineIndex::new(&text);
        let ends = [(text.len(), ' ')];
        for (at, character) in text.char_indices().chain(ends) {
            let place = index.line_column(at);
            let utf16 = index.line_column_utf16(at);
            assert_eq!(index.offset(place), Some(at));
            assert_eq!(index.offset_utf16(utf16), Some(at));
            // Between `\r` and `\n` the line has not ended yet.
            if !(character == '\n' && text[..at].ends_with('\r')) {
                assert_eq!(place, count(&text[..at], |_| 1));
                assert_eq!(utf16, count(&text[..at], char::len_utf16));
            }
        }
    });
}

#[test]
fn places_in_a_long_line_are_found_in_linear_time() {
    let time = |text: &str| {
        let index = LineIndex::new(text);
        let start = cpu_time::ThreadTime::now();
        let columns = (0..text.len())
            .map(|at| index.line_column(at).column + index.line_column_utf16(at).column);
        assert!(columns.sum::<usize>() > 0);
        start.elapsed()
    };
    // Counted from the start of the line each time, a line of eight times the length takes 64 times as long.
    let short = time(&"xé🍕 yyyy".repeat(750));
    let long = time(&"xé🍕 yyyy".repeat(6_000));
    assert!(long < short * 24, "{short:?}, {long:?}");
}

#[test]
fn lines_tile_the_text() {
    for_all(messages(), 1_000, |text| {
        let index = LineIndex::new(&text);
        let mut end = 0;
        for line in 0..index.line_count() {
            let span = index.line_span(line).unwrap();
            assert_eq!(span.start, end);
            assert_eq!(
                index.line_column(span.start),
                LineColumn { line, column: 0 }
            );
            end = span.end;
        }
        assert_eq!(end, text.len());
        assert_eq!(index.line_span(index.line_count()), None);
        assert_eq!(Span::new(0, end).len(), text.len());
    });
}
