//! `VAR008`.

use std::collections::BTreeSet;

use super::given;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;

declare_rule! {
    /// Flags a variable that nobody fills in: one that is not among the configured `variables`, or not among the placeholders that ARB declares.
    ///
    /// ## Why
    /// WhatsApp refuses the message (error 132000), or customers see the braces. `variables` below `[options]` are those of all messages, below `[[keys]]`
    /// those of some; without them, and without `placeholders` in ARB, the rule is silent. A variable without a sample is `TPL003`, one of a Studio
    /// flow `VAR020`.
    ///
    /// ## Example
    /// With this configuration:
    /// ```toml
    /// [options]
    /// variables = ["name"]
    /// ```
    /// ```text
    /// Hello {{nmae}}
    /// ```
    /// Use instead:
    /// ```text
    /// Hello {{name}}
    /// ```
    UnknownVariable = "VAR008", "unknown-variable",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for UnknownVariable {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Sample {
            return;
        }
        let Some(known) = message.given.or(cx.config().options.variables.as_deref()) else {
            return;
        };
        let used = given::used(message);
        if used.is_empty() {
            return;
        }
        let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
        for (name, span) in used {
            if !known.contains(name) {
                cx.report(self.meta(), message, span, format!("nobody fills in `{name}`")).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn unknown_variable() {
        Tester::new(RULE)
            .pass(["Hi {{name}} {{1}}"])
            .config(|config| config.options.variables = Some(vec!["name".to_owned()]))
            .pass(["Hi {{name}} {{ name }}", "Hi"])
            .fail([("Hi {{nmae}} {{1}}", &["{{nmae}}", "{{1}}"][..])]);
    }

    #[test]
    fn arb_declares_placeholders() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"hi": "Hi {name}", "@hi": {"placeholders": {"name": {}}}}"#,
                r#"{"n": "{n, plural, one {# day} other {# days}} {when, date, short} %s", "@n": {"placeholders": {"n": {}, "when": {}}}}"#,
                r#"{"hi": "Hi {name}", "@hi": {"description": "x"}}"#,
            ])
            .fail([(r#"{"hi": "Hi {nmae}", "@hi": {"placeholders": {"name": {}}}}"#, &["{nmae}"][..])]);
    }
}
