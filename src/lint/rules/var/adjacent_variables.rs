//! `VAR004`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags variables with nothing but spaces between them: `{{1}} {{2}}`.
    ///
    /// ## Why
    /// WhatsApp rejects the template (Twilio error 63040). Make them one variable, or put a word between them.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Hello {{1}} {{2}}, welcome to our family.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Hello {{1}}, welcome to our family.
    /// ```
    AdjacentVariables = "VAR004", "adjacent-variables",
    severity: Error, fix: None, on: [Template], scope: Visible,
}

impl Rule for AdjacentVariables {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for pair in message.variables().windows(2) {
            let between = Span::new(pair[0].span.end, pair[1].span.start);
            if message.slice(between).chars().all(|c| c == ' ' || c == '\t') {
                let span = Span::new(pair[0].span.start, pair[1].span.end);
                cx.report(self.meta(), message, span, "variables without a word between them")
                    .twilio(63_040)
                    .done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn adjacent_variables() {
        Tester::new(RULE)
            .pass(["{{1}}, {{2}}", "{{1}}\n{{2}}", "{{1}}和{{2}}", "{{1}}"])
            .fail([
                ("Hi {{1}} {{2}}{{3}}!", &["{{1}} {{2}}", "{{2}}{{3}}"][..]),
            ]);
    }
}
