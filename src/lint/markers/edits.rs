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

/// Edits, and the spans that format once they are made.
pub(in crate::lint) struct Restyled {
    pub(in crate::lint) edits: Vec<Edit>,
    pub(in crate::lint) expected: Vec<(Style, Span)>,
}

impl Restyled {
    /// Whether they come out as meant.
    pub(in crate::lint) fn is_proven(&self, message: &Message<'_>) -> bool {
        proves(message, &self.edits, &self.expected)
    }
}

/// Writes `markers`, from outside in, for what opens and closes a style now: right at the text, and on each of its lines.
///
/// Gives `None` where a first or last line would have nothing to format.
pub(in crate::lint) fn restyle(
    message: &Message<'_>,
    open: Span,
    close: Span,
    markers: &str,
) -> Option<Restyled> {
    let mirrored: String = markers.chars().rev().collect();
    let inner = Span::new(open.end, close.start);
    let lines = lines_of(message, inner);
    let mut edits = Vec::new();
    let mut expected = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let (first, last) = (at == 0, at + 1 == lines.len());
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
            if first || last {
                return None;
            }
            continue;
        }
        let mut span = Span::new(
            part.end - text.trim_start().len(),
            part.start + text.trim_end().len(),
        );
        if first && span.start == part.start {
            edits.push(Edit::new(open, markers));
            span.start = open.start;
        } else {
            if first {
                edits.push(delete(open));
            }
            edits.push(insert(span.start, markers));
        }
        if last && span.end == part.end {
            edits.push(Edit::new(close, mirrored.as_str()));
            span.end = close.end;
        } else {
            edits.push(insert(span.end, &mirrored));
            if last {
                edits.push(delete(close));
            }
        }
        expected.extend(markers.chars().filter_map(style).map(|style| (style, span)));
    }
    edits.retain(|edit| message.slice(edit.span) != edit.text);
    Some(Restyled { edits, expected })
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
/// otherwise the styles that they held before, but for those whose delimiters were edited away. Spans that are expected twice are
/// inside each other.
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
    let Some((window, fixed)) = lines_after(message, first.span.start, last.span.end, &edits)
    else {
        return false;
    };

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
        .enumerate()
        .map(|(at, &(style, span))| {
            let depth = expected[..at]
                .iter()
                .rev()
                .take_while(|it| it.1 == span)
                .count();
            // What is put at an end is of the span, unless it is a space.
            let space =
                |edit: &Edit| edit.span.start == edit.span.end && edit.text.trim().is_empty();
            let start = moved(span.start, &|it| {
                it.span.start < span.start || (it.span.start == span.start && space(it))
            });
            let end = moved(span.end, &|it| {
                it.span.end <= span.end && !(it.span.end == span.end && space(it))
            });
            (
                style,
                Span::new(
                    (start + depth).min(end),
                    end.saturating_sub(depth).max(start),
                ),
            )
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

/// The lines that edits touch, and what becomes of them; `None` where they are too long to be proven.
fn lines_after(
    message: &Message<'_>,
    start: usize,
    end: usize,
    edits: &[&Edit],
) -> Option<(Span, String)> {
    let lines = lines_of(message, Span::new(start, end));
    let window = Span::new(lines.first()?.span.start, lines.last()?.span.end);
    if window.end - window.start > MAX_PROOF || start < window.start || window.end < end {
        return None;
    }
    let mut fixed = String::with_capacity(window.end - window.start);
    let mut at = window.start;
    for edit in edits {
        fixed.push_str(message.text.get(at..edit.span.start)?);
        fixed.push_str(&edit.text);
        at = edit.span.end;
    }
    fixed.push_str(message.text.get(at..window.end)?);
    Some((window, fixed))
}

/// What becomes of the lines that edits, in order, touch; `None` where they are too long to be proven.
pub(in crate::lint) fn after(message: &Message<'_>, edits: &[Edit]) -> Option<String> {
    let edits: Vec<&Edit> = edits.iter().collect();
    let (first, last) = (edits.first()?, edits.last()?);
    lines_after(message, first.span.start, last.span.end, &edits).map(|it| it.1)
}
