//! `WSP004`.

use super::spaces::inside;
use crate::diagnostic::Severity;
use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags four or more line breaks in a row. In templates it is an error.
    ///
    /// ## Why
    /// Templates are refused with four line breaks in a row; elsewhere they push the rest of the message out of sight.
    ///
    /// ## Example
    /// ```text
    /// Hello!
    ///
    ///
    ///
    /// Your order is ready
    /// ```
    /// Use instead:
    /// ```text
    /// Hello!
    ///
    /// Your order is ready
    /// ```
    TooManyNewlines = "WSP004", "too-many-newlines",
    severity: Warning, fix: Some(Safe), on: [Whatsapp], scope: Visible,
}

/// How many empty lines are too many.
const MAX_EMPTY: usize = 3;

impl Rule for TooManyNewlines {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let inside = inside(message);
        let empty = |span: Span| message.slice(span).trim().is_empty();
        let groups = message.rows().chunk_by(|one, next| one.touches(next) && empty(one.span) && empty(next.span));
        for group in groups.filter(|group| group.len() >= MAX_EMPTY) {
            let (first, last) = (&group[0], &group[group.len() - 1]);
            if !empty(first.span) || first.span.start < inside.start || inside.end < last.span.end {
                continue;
            }
            let extra = Span::new(first.span.end, last.span.end);
            let report = cx.report(self.meta(), message, extra, format!("{} line breaks in a row", group.len() + 1));
            let report = if message.profile == Profile::WhatsappTemplate {
                report.severity(Severity::Error)
            } else {
                report
            };
            report.safe_fix("leave one empty line", [delete(extra)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostic::Severity;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;

    #[test]
    fn too_many_newlines() {
        Tester::new(RULE)
            .pass(["a\n\n\nb", "a\n\n\n\n\n", "```\n\n\n\n\nx```"])
            .fail([("uno\n\n\n\ndos", &["\n\n"][..])])
            .fix([
                ("uno\n\n\n\ndos", "uno\n\ndos"),
                ("uno\r\n\r\n \r\n\r\n\r\n- dos", "uno\r\n\r\n- dos"),
            ]);
        let found = Tester::new(RULE).profile(Profile::WhatsappTemplate).found("a\n\n\n\nb");
        assert_eq!(found[0].severity, Severity::Error);
    }
}
