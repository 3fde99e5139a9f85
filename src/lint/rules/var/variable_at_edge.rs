//! `VAR003`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit;
use crate::lint::{Category, Context, Declared, Message, Rule};
use crate::source::Unit;

declare_rule! {
    /// Flags a variable at the very beginning or end of a template's body.
    ///
    /// ## Why
    /// WhatsApp rejects the template (Twilio error 63040). A full stop behind it is enough.
    /// Authentication templates have a fixed text and pass.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Your order will arrive on {{1}}
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Your order will arrive on {{1}}.
    /// ```
    VariableAtEdge = "VAR003", "variable-at-edge",
    severity: Error, fix: None, on: [Template], scope: Body,
}

impl Rule for VariableAtEdge {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit::category(messages) == Some(Category::Authentication) {
            return;
        }
        for message in messages.iter().filter(|it| it.role.is_body()) {
            let variables = message.variables();
            let (Some(first), Some(last)) = (variables.first(), variables.last()) else {
                continue;
            };
            let blank = |text: &str| text.trim().is_empty();
            if blank(&message.text[..first.span.start]) {
                cx.report(self.meta(), message, first.span, "body begins with a variable")
                    .twilio(63_040)
                    .help("put a word before it")
                    .done();
            }
            if blank(&message.text[last.span.end..]) {
                cx.report(self.meta(), message, last.span, "body ends with a variable")
                    .twilio(63_040)
                    .help("put a word or a full stop behind it")
                    .done();
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
    fn variable_at_edge() {
        Tester::new(RULE)
            .pass(["Hola {{1}}.", "¡{{1}}!", "طلبك {{1}} جاهز", "*{{1}}*", ""])
            .fail([
                ("{{1}}, hola", &["{{1}}"][..]),
                ("Total: {{name}}\n", &["{{name}}"]),
                ("{{1}}", &["{{1}}", "{{1}}"]),
            ])
            .unit(UnitKind::MetaTemplate)
            .pass(["header: {{1}}\nbody: Hi!", "category: AUTHENTICATION\nbody: {{1}} is your code."]);
    }
}
