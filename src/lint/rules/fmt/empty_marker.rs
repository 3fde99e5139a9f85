//! `FMT007`.

use crate::diagnostic::Edit;
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags markers with nothing between: `**`, `*_ _*`.
    ///
    /// Blanks to fill in (`__/__/____`), footnotes (`$10**`) and drawn lines are left alone.
    ///
    /// ## Why
    /// Empty markers are shown. They are what is left where a variable was empty.
    ///
    /// ## Example
    /// ```text
    /// Hello **, your order is ready
    /// ```
    /// Use instead:
    /// ```text
    /// Hello, your order is ready
    /// ```
    EmptyMarker = "FMT007", "empty-marker",
    severity: Warning, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for EmptyMarker {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::Empty) {
            let markers = message.slice(slip.span);
            let before = message.text[..slip.span.start].ends_with(' ');
            let after = message.text[slip.span.end..].chars().next();
            let start_of_line = message.text[..slip.span.start].ends_with('\n') || slip.span.start == 0;
            // One of the spaces around goes too.
            let span = if before && after.is_none_or(|it| !it.is_alphanumeric()) {
                Span::new(slip.span.start - 1, slip.span.end)
            } else if start_of_line && after == Some(' ') {
                Span::new(slip.span.start, slip.span.end + 1)
            } else {
                slip.span
            };
            let left = message.text.len() > span.end - span.start;
            cx.report(self.meta(), message, slip.span, format!("nothing between the markers `{markers}`"))
                .safe_fix_if(left, "remove them", vec![Edit::new(span, "")]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn empty_marker() {
        Tester::new(RULE)
            .pass([
                "Name: ____ Date: __/__/____",
                "2 ** 3",
                "$10** and $5*\n** Terms apply",
                "****1234",
                "谢谢 ~~",
                "(*_*) ^_^",
                "`**`",
            ])
            .fail([
                ("Hello **, bye", &["**"][..]),
                ("Hola *_ _*, ¿qué tal?", &["*_ _*"]),
                ("Total: **", &["**"]),
                ("Antes ~~ ahora $5", &["~~"]),
                ("Name: __\nHi *__*", &["__", "*__*"]),
            ])
            .fix([
                ("Hello **, bye", "Hello, bye"),
                ("Hola *_ _* Ana", "Hola Ana"),
                ("Total: **", "Total:"),
                ("Antes ~~ ahora $5", "Antes ahora $5"),
            ]);
    }
}
