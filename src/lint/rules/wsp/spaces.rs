//! Where spaces are, and whose they are.

use crate::lint::Message;
use crate::lint::markers::Line;
use crate::text::Span;

/// What is between the whitespace at both ends of a message, which is `WSP002`; empty where there is nothing else.
pub(super) fn inside(message: &Message<'_>) -> Span {
    let start = message.text.len() - message.text.trim_start().len();
    let length = message.text.trim().len();
    Span::new(start.min(message.text.len()), (start + length).min(message.text.len()))
}

/// A run of spaces and tabs in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    pub(super) span: Span,
    /// Whether it is at the start of its line, or at the end.
    pub(super) leads: bool,
    pub(super) trails: bool,
}

/// The runs of spaces and tabs of a line that are not in code, nor at an end of the message.
pub(super) fn gaps<'m>(message: &'m Message<'_>, line: &Line, inside: Span) -> impl Iterator<Item = Gap> + use<'m> {
    let line = line.span;
    let text = message.slice(line);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find([' ', '\t'])?;
            let rest = &text[start..];
            at = text.len() - rest.trim_start_matches([' ', '\t']).len();
            let gap = Gap {
                span: Span::new(line.start + start, line.start + at),
                leads: start == 0,
                trails: at == text.len(),
            };
            let within = inside.start <= gap.span.start && gap.span.end <= inside.end;
            if within && !message.is_opaque(gap.span.start) {
                return Some(gap);
            }
        }
    })
}

/// The groups of lines whose columns are aligned with spaces: at least two lines, one below the other, each with a gap of three spaces
/// or more.
pub(super) fn aligned<'m>(message: &'m Message<'_>) -> Vec<&'m [Line]> {
    if !message.text.contains("   ") {
        return Vec::new();
    }
    let inside = inside(message);
    let wide = |line: &Line| gaps(message, line, inside).any(|gap| !gap.leads && !gap.trails && gap.span.end - gap.span.start > 2);
    let groups = message.rows().chunk_by(|one, next| one.touches(next) && wide(one) && wide(next));
    groups.filter(|group| group.len() > 1).collect()
}
