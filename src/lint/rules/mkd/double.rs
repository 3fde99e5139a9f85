//! What fixes of doubled markers share.

use crate::diagnostic::Edit;
use crate::lint::markers::Slip;
use crate::lint::markers::edits::restyle;
use crate::lint::{Message, Report, Style};
use crate::text::Span;

/// Ends a report with the fix that writes `markers`, where that comes out as meant.
pub(super) fn fix(report: Report<'_>, message: &Message<'_>, slip: &Slip, markers: &str, title: &str) {
    let Some(mut it) = restyle(message, slip.open, slip.close, markers) else {
        return report.done();
    };
    // Single stars inside are Markdown's italics.
    let inner = Span::new(slip.open.end, slip.close.start);
    if slip.marker == '*' && markers == "*" {
        let stars = message.slice(inner).match_indices('*').map(|(at, _)| inner.start + at);
        let stars: Vec<usize> = stars.filter(|&at| !message.is_opaque(at)).collect();
        for pair in stars.chunks_exact(2) {
            it.edits.extend(pair.iter().map(|&at| Edit::new(Span::new(at, at + 1), "_")));
            it.expected.push((Style::Emphasis, Span::new(pair[0], pair[1] + 1)));
        }
    }
    let proven = it.is_proven(message);
    report.safe_fix_if(proven, title, it.edits);
}
