//! `VAR007`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, VariableKind};
use crate::source::Unit;

declare_rule! {
    /// Flags a template with variables of both kinds, numbers and names.
    ///
    /// ## Why
    /// A template of WhatsApp has one `parameter_format`: with `{{1}}` and `{{name}}` side by side it is rejected.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Hello {{name}}, your order {{1}} is ready.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Hello {{name}}, your order {{order_id}} is ready.
    /// ```
    MixedVariableStyles = "VAR007", "mixed-variable-styles",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for MixedVariableStyles {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let mut variables = messages
            .iter()
            .flat_map(|message| message.variables().iter().map(move |it| (message, it)))
            .filter(|(_, it)| !it.name.is_empty());
        let Some((_, first)) = variables.next() else {
            return;
        };
        let is_named = first.kind == VariableKind::Named;
        let other = variables.find(|(_, it)| (it.kind == VariableKind::Named) != is_named);
        if let Some((message, other)) = other {
            let text = format!("`{{{{{}}}}}` beside `{{{{{}}}}}`: numbers and names", other.name, first.name);
            cx.report(self.meta(), message, other.span, text).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn mixed_variable_styles() {
        Tester::new(RULE)
            .pass(["{{1}} {{2}}", "{{name}} {{id}}", "{{1}} {name} {{}}"])
            .fail([("{{name}} {{1}} {{2}}", &["{{1}}"][..])])
            .unit(UnitKind::ContentTemplate)
            .fail([("body: Hi {{1}}!\nurl: https://acme.com/{{id}}", &["{{id}}"][..])]);
    }
}
