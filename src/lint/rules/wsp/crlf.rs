//! `WSP007`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags carriage returns in a message; once, at the first.
    ///
    /// ## Why
    /// `\r\n` counts as two characters, and some apps show an empty line or a sign for it.
    ///
    /// ## Example
    /// ```json
    /// {"hours": "Open today\r\nuntil 6 pm"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"hours": "Open today\nuntil 6 pm"}
    /// ```
    Crlf = "WSP007", "crlf",
    severity: Warning, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for Crlf {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let edits: Vec<Edit> = message
            .text
            .match_indices('\r')
            .map(|(at, _)| {
                let pair = message.text[at + 1..].starts_with('\n');
                // The line feed of a pair stays.
                Edit::new(Span::new(at, at + 1), if pair { "" } else { "\n" })
            })
            .collect();
        let Some(first) = edits.first() else {
            return;
        };
        let pair = message.text[first.span.end..].starts_with('\n');
        let span = Span::new(first.span.start, first.span.end + usize::from(pair));
        let shown = if pair { "\\r\\n" } else { "\\r" };
        cx.report(self.meta(), message, span, format!("the line break is `{shown}`")).safe_fix("write `\\n`", edits);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn crlf() {
        Tester::new(RULE)
            .pass(["a\nb"])
            .fail([("a\r\nb\r\nc", &["\r\n"][..]), ("a\rb", &["\r"])])
            .fix([("a\r\nb\rc\r\r\nd", "a\nb\nc\n\nd")]);
    }
}
