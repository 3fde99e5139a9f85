//! `WSP002`.

use super::spaces::inside;
use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags spaces and line breaks at the start or the end of a message.
    ///
    /// A message of nothing else is `LEN013`. The line break that ends a text file is not part of its message.
    ///
    /// ## Why
    /// WhatsApp trims them, so that what is shown differs from what is sent; a message with them is not the template that it should match.
    ///
    /// ## Example
    /// ```json
    /// {"greeting": " Hello!\n"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"greeting": "Hello!"}
    /// ```
    EdgeWhitespace = "WSP002", "edge-whitespace",
    severity: Warning, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for EdgeWhitespace {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let inside = inside(message);
        if inside.start == inside.end {
            return;
        }
        let ends = [
            (Span::new(0, inside.start), "starts"),
            (Span::new(inside.end, message.text.len()), "ends"),
        ];
        for (span, what) in ends {
            if span.start < span.end {
                let kind = if message.slice(span).contains(['\n', '\r']) { "a line break" } else { "a space" };
                cx.report(self.meta(), message, span, format!("the message {what} with {kind}"))
                    .safe_fix("remove it", [delete(span)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn edge_whitespace() {
        Tester::new(RULE)
            .pass(["a", "", "  \n ", "a\n", "a \n b"])
            .fail([(" ¡Hola!\n\n", &[" ", "\n"][..]), ("\u{a0}您好\t", &["\u{a0}", "\t"])])
            .fix([("\n\n مرحبا ", "مرحبا")]);
    }
}
