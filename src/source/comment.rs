//! Comments: what they say, and what a directive in them covers.

use super::{Comment, Entry};
use crate::text::Span;

/// Makes a comment; what it covers is told by [`cover`] once all entries are known.
pub(super) fn new(file: &str, span: Span, open: &str, close: &str) -> Comment {
    let text = &file[span.range()];
    let text = text.strip_prefix(open).unwrap_or(text);
    let text = text.strip_suffix(close).unwrap_or(text);
    Comment {
        span,
        text: text.trim().to_owned(),
        covers: Span::new(span.end, span.end),
    }
}

/// Tells what each comment covers: behind something else on its line, that line and the string that begins in it; else the next
/// string, up to the end of its line, or the next line where there is none.
pub(super) fn cover(file: &str, comments: &mut [Comment], entries: &[Entry<'_>]) {
    if comments.is_empty() {
        return;
    }
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', file.as_bytes()).collect();
    let line_end = |from: usize| {
        let next = breaks.partition_point(|&at| at < from);
        breaks.get(next).copied().unwrap_or(file.len())
    };
    // A string that ends in a line break ends in that line.
    let last_line = |span: Span| line_end(span.end.saturating_sub(1).max(span.start));
    // Where the line of the last comment begins, and where something stands in it.
    let mut last = (usize::MAX, 0);
    for comment in comments {
        let Span { start, end } = comment.span;
        let line = breaks.partition_point(|&at| at < start).checked_sub(1);
        let line = line.map_or(0, |index| breaks[index] + 1);
        let next = entries.partition_point(|entry| entry.span.start < end);
        let begins = next.checked_sub(1).map(|index| entries[index].span);
        let next = entries.get(next).map(|entry| entry.span);
        if last.0 != line {
            let rest = file[line..].trim_start_matches(['\u{feff}', ' ', '\t']);
            last = (line, file.len() - rest.len());
        }
        let is_alone = last.1 == start;
        comment.covers = if is_alone {
            let last = next.unwrap_or_else(|| {
                let next_line = (line_end(end) + 1).min(file.len());
                Span::new(next_line, next_line)
            });
            Span::new(end, last_line(last).max(end))
        } else {
            let span = begins.filter(|span| span.end > line).or(next);
            let first = span.map_or(line, |span| span.start.min(line));
            Span::new(first, span.map_or(end, last_line).max(line_end(end)))
        };
    }
}
