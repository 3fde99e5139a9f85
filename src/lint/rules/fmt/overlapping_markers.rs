//! `FMT008`.

use crate::diagnostic::Edit;
use crate::lint::markers::marker_of;
use crate::lint::markers::edits::{insert, proves, style};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags two pairs of markers that overlap instead of one holding the other: `*a _b* c_`.
    ///
    /// ## Why
    /// The pair that opens first formats; the other one's markers are shown.
    ///
    /// ## Example
    /// ```text
    /// *Open _today* until 6 pm_
    /// ```
    /// Use instead:
    /// ```text
    /// *Open _today_* _until 6 pm_
    /// ```
    OverlappingMarkers = "FMT008", "overlapping-markers",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for OverlappingMarkers {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::Overlapping) {
            let marker = slip.marker.to_string();
            let report = cx.report(self.meta(), message, slip.span, format!("`{marker}` overlaps another pair of markers"));
            let from = message.styles.partition_point(|it| it.1.start < slip.open.start);
            let mut around = message.styles[..from].iter().rev().take(8);
            let around = around.find(|it| it.1.end > slip.open.end && it.1.end <= slip.close.start);
            let (Some(&(outer, span)), Some(style)) = (around, style(slip.marker)) else {
                continue;
            };
            // Close it inside, and open it again behind the other pair.
            let behind = &message.text[span.end..slip.close.start];
            if behind.is_empty() {
                let closers = format!("{marker}{}", marker_of(outer));
                let edits = vec![Edit::new(Span::new(span.end - 1, slip.close.end), closers)];
                let expected = [
                    (outer, Span::new(span.start, slip.close.end)),
                    (style, Span::new(slip.open.start, span.end)),
                ];
                let proven = proves(message, &edits, &expected);
                report.unsafe_fix_if(proven, "close it first", edits);
                continue;
            }
            let again = slip.close.start - behind.trim_start().len();
            let edits = vec![insert(span.end - 1, &marker), insert(again, &marker)];
            let expected = [
                (outer, span),
                (style, Span::new(slip.open.start, span.end - 1)),
                (style, Span::new(again, slip.close.end)),
            ];
            let proven = again < slip.close.start && proves(message, &edits, &expected);
            report.unsafe_fix_if(proven, "close it before, and open it again behind", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn overlapping_markers() {
        Tester::new(RULE)
            .pass(["*a _b_ c*", "*a* _b_", "*a _b* c", "*file_a* and file_b"])
            .fail([
                ("*a _b* c_", &["_b* c_"][..]),
                ("_uno ~dos_ tres~ y", &["~dos_ tres~"]),
            ])
            .fix([
                ("*a _b* c_", "*a _b_* _c_"),
                ("*_x*_", "*_x_*"),
                ("_uno ~dos_ tres~ y", "_uno ~dos~_ ~tres~ y"),
            ]);
    }
}
