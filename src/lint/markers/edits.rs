//! Fixes of formatting, proven: the lines are parsed with the edits in them, and must come out as meant.

use super::Line;
use super::single::marker_of;
use crate::diagnostic::Edit;
use crate::lint::{Message, Style};
use crate::text::Span;

/// How many bytes are parsed for one fix; beyond them nothing is proven. Keeps time linear in hostile text.
const MAX_PROOF: usize = 1024;

/// The style of a delimiter.
pub(in crate::lint) fn style(marker: char) -> Option<Style> {
    [Style::Strong, Style::Emphasis, Style::Strikethrough]
        .into_iter()
        .find(|&style| marker_of(style) == marker)
}

/// The lines that a span touches.
pub(in crate::lint) fn lines_of<'l>(message: &'l Message<'_>, span: Span) -> &'l [Line] {
    let lines = message.rows();
    let from = lines.partition_point(|line| line.span.end < span.start);
    let to = lines.partition_point(|line| line.span.start <= span.end);
    &lines[from..to.max(from)]
}

/// Edits that close a style at the end of each line and open it again on the next, for `inner`, what stands between its
/// delimiters. `None` where a line would have nothing to format.
pub(in crate::lint) fn split(
    message: &Message<'_>,
    inner: Span,
    marker: &str,
) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let lines = lines_of(message, inner);
    for (at, line) in lines.iter().enumerate() {
        let part = Span::new(
            line.content.start.max(inner.start),
            line.content.end.min(inner.end),
        );
        if part.end < part.start {
            return None;
        }
        let text = message.slice(part);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            if at == 0 || at + 1 == lines.len() {
                return None;
            }
            continue;
        }
        let start = part.start + (text.len() - text.trim_start().len());
        if at > 0 {
            edits.push(insert(start, marker));
        }
        if at + 1 < lines.len() {
            edits.push(insert(start + trimmed.len(), marker));
        }
    }
    Some(edits)
}

/// An edit that inserts text.
pub(in crate::lint) fn insert(at: usize, text: &str) -> Edit {
    Edit::new(Span::new(at, at), text)
}

/// An edit that deletes.
pub(in crate::lint) fn delete(span: Span) -> Edit {
    Edit::new(span, "")
}

/// Whether, once the edits are made, the lines hold `expected` (spans of the text as it is, whose ends the edits move), and
/// otherwise the styles that they held before, but for those whose delimiters were edited away.
pub(in crate::lint) fn proves(
    message: &Message<'_>,
    edits: &[Edit],
    expected: &[(Style, Span)],
) -> bool {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
        return false;
    };
    let lines = lines_of(message, Span::new(first.span.start, last.span.end));
    let (Some(top), Some(bottom)) = (lines.first(), lines.last()) else {
        return false;
    };
    let window = Span::new(top.span.start, bottom.span.end);
    let inside = window.start <= first.span.start && last.span.end <= window.end;
    if window.end - window.start > MAX_PROOF || !inside {
        return false;
    }
    let mut fixed = String::with_capacity(MAX_PROOF);
    let mut at = window.start;
    for edit in &edits {
        if edit.span.start < at {
            return false;
        }
        fixed.push_str(&message.text[at..edit.span.start]);
        fixed.push_str(&edit.text);
        at = edit.span.end;
    }
    fixed.push_str(&message.text[at..window.end]);

    // Where a place is afterwards, counting the edits that the test says are before it.
    let moved = |place: usize, before: &dyn Fn(&Edit) -> bool| {
        let mut to = place - window.start;
        for edit in edits.iter().filter(|edit| before(edit)) {
            to = (to + edit.text.len()).saturating_sub(edit.span.end - edit.span.start);
        }
        to
    };
    let mut wanted: Vec<(Style, Span)> = expected
        .iter()
        .map(|&(style, span)| {
            // What is put at an end is of the span, unless it is a space.
            let space =
                |edit: &Edit| edit.span.start == edit.span.end && edit.text.trim().is_empty();
            let start = moved(span.start, &|it| {
                it.span.start < span.start || (it.span.start == span.start && space(it))
            });
            let end = moved(span.end, &|it| {
                it.span.end <= span.end && !(it.span.end == span.end && space(it))
            });
            (style, Span::new(start, end))
        })
        .collect();
    let touched = |place: usize| {
        edits
            .iter()
            .any(|it| it.span.start <= place && place < it.span.end)
    };
    let from = message
        .styles
        .partition_point(|it| it.1.start < window.start);
    let to = message.styles.partition_point(|it| it.1.start < window.end);
    for &(style, span) in &message.styles[from..to] {
        if touched(span.start) || touched(span.end - 1) {
            continue;
        }
        let start = moved(span.start, &|it| it.span.end <= span.start);
        let end = moved(span.end, &|it| it.span.start < span.end);
        wanted.push((style, Span::new(start, end)));
    }
    wanted.sort_by_key(|&(style, span)| (span.start, span.end, style));
    wanted.dedup();
    let mut styles = styles(&fixed);
    styles.sort_by_key(|&(style, span)| (span.start, span.end, style));
    styles == wanted
}

/// The spans of a text that format.
pub(in crate::lint) fn styles(text: &str) -> Vec<(Style, Span)> {
    let document = crate::markup::parse(text);
    document.nodes().filter_map(Style::of).collect()
}
