//! `VAR002`.

use super::group::{groups, renumber};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Unit;

declare_rule! {
    /// Flags numbered variables that do not begin with one: `{{0}}`, or `{{2}}` without `{{1}}`.
    ///
    /// ## Why
    /// WhatsApp rejects the template (Twilio error 63040). The fix numbers them anew; whoever fills them in has to know.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Hello {{0}}, your table for {{1}} is booked.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Hello {{1}}, your table for {{2}} is booked.
    /// ```
    VariableNotFromOne = "VAR002", "variable-not-from-one",
    severity: Error, fix: Some(Unsafe), on: [Template], scope: Any,
}

impl Rule for VariableNotFromOne {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for group in groups(unit, messages) {
            let Some(it) = group.iter().min_by_key(|it| it.number).filter(|it| it.number != 1) else {
                continue;
            };
            let text = format!("variables begin with `{{{{{}}}}}`", it.number);
            let report = cx.report(self.meta(), it.message, it.variable.span, text).twilio(63_040);
            match renumber(unit, &group) {
                Some(edits) => report.unsafe_fix("number them from one", edits),
                None => report.done(),
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
    fn variable_not_from_one() {
        Tester::new(RULE)
            .pass(["", "Hi {{1}} {{3}}", "{{2}} {{1}}!", "{{name}}"])
            .fail([("Hi {{2}} {{3}} {{2}}", &["{{2}}"][..])])
            .fix([("{{0}} {{1}}", "{{1}} {{2}}")])
            .unit(UnitKind::ContentTemplate)
            .pass(["body: Hi {{1}}\nbutton: Call {{2}}"])
            .fail([("body: Hi {{2}}\nbutton: Call {{3}}", &["{{2}}"][..])]);
    }
}
