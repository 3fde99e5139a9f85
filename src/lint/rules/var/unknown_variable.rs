//! `VAR008`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a variable that nobody fills in: one that is not among the configured `variables`.
    ///
    /// ## Why
    /// WhatsApp refuses the message (error 132000), or customers see the braces. Without `variables` in the configuration the rule is silent;
    /// a variable without a sample is `TPL003`, one of a Studio flow `VAR020`.
    ///
    /// ## Example
    /// `Hello {{nmae}}` where `variables = ["name"]`.
    UnknownVariable = "VAR008", "unknown-variable",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for UnknownVariable {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let Some(known) = &cx.config().options.variables else {
            return;
        };
        for variable in message.variables().iter().filter(|it| !it.name.is_empty()) {
            if !known.contains(&variable.name) {
                let text = format!("nobody fills in `{}`", variable.name);
                cx.report(self.meta(), message, variable.span, text).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn unknown_variable() {
        Tester::new(RULE)
            .pass(["Hi {{name}} {{1}}"])
            .config(|config| config.options.variables = Some(vec!["name".to_owned()]))
            .pass(["Hi {{name}} {{ name }}", "Hi"])
            .fail([("Hi {{nmae}} {{1}}", &["{{nmae}}", "{{1}}"][..])]);
    }
}
