//! `VAR013`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags a sample without text.
    ///
    /// ## Why
    /// Templates are submitted with a sample for each variable, and WhatsApp refuses empty ones; the same goes for values when the message is sent.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"1": ""},
    ///   "types": {"twilio/text": {"body": "Your order {{1}} is ready."}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"1": "A-17"},
    ///   "types": {"twilio/text": {"body": "Your order {{1}} is ready."}}}
    /// ```
    EmptySample = "VAR013", "empty-sample",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for EmptySample {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Sample && message.text.trim().is_empty() {
            let text = match &message.entry.variable {
                Some(name) => format!("empty sample for `{name}`"),
                None => "empty sample".to_owned(),
            };
            cx.report(self.meta(), message, Span::new(0, message.text.len()), text)
                .done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn empty_sample() {
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass(["sample 1: 0", "body: "])
            .fail([("sample 1: \nbody: {{1}}", &[""][..])]);
    }
}
