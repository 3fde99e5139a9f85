//! `VAR017`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;

declare_rule! {
    /// Flags a variable in the footer of a template.
    ///
    /// ## Why
    /// Footers are static: WhatsApp has no parameters for them, and rejects the template.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "FOOTER", "text": "Until {{1}}"}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "FOOTER", "text": "Until 18:00"}
    /// ]}
    /// ```
    FooterVariable = "VAR017", "footer-variable",
    severity: Error, fix: None, on: [Template], scope: Visible,
}

impl Rule for FooterVariable {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Footer {
            for variable in message.variables() {
                cx.report(self.meta(), message, variable.span, "variable in a footer").done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn footer_variable() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass(["footer: STOP\nbody: {{1}}"])
            .fail([("footer: {{1}} and {{2}}", &["{{1}}", "{{2}}"][..])]);
    }
}
