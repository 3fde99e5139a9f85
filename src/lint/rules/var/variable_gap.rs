//! `VAR001`.

use std::collections::BTreeSet;

use super::group::{groups, renumber};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Unit;

declare_rule! {
    /// Flags numbered variables that leave out a number: `{{1}} {{2}} {{4}}`.
    ///
    /// ## Why
    /// WhatsApp rejects the template: variables must be sequential (Twilio error 63040). The fix numbers them anew; whoever fills them in has to know.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Order {{1}} for {{3}} is on its way to you.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Order {{1}} for {{2}} is on its way to you.
    /// ```
    VariableGap = "VAR001", "variable-gap",
    severity: Error, fix: Some(Unsafe), on: [Template], scope: Any,
}

impl Rule for VariableGap {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for group in groups(unit, messages) {
            let numbers: BTreeSet<u32> = group.iter().map(|it| it.number).collect();
            let before: BTreeSet<u32> = numbers.iter().map(|number| number.saturating_add(1)).collect();
            let mut gaps = numbers.iter().skip(1).filter(|number| !before.contains(number));
            let Some(after) = gaps.next() else {
                continue;
            };
            let Some(it) = group.iter().find(|it| it.number == *after) else {
                continue;
            };
            let text = format!("`{{{{{after}}}}}` without `{{{{{}}}}}`", after - 1);
            let report = cx.report(self.meta(), it.message, it.variable.span, text).twilio(63_040);
            match renumber(unit, &group) {
                Some(edits) => report.unsafe_fix("number them in order", edits),
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
    fn variable_gap() {
        Tester::new(RULE)
            .pass(["", "Hi {{1}}, {{2}} {{1}}", "{{2}} {{1}}!", "{{2}} {{3}}", "{{name}}", "{{4294967295}}"])
            .fail([("{{1}} {{2}} {{4}} {{4}} {{7}}", &["{{4}}"][..])])
            .fix([("{{1}} {{5}} {{3}} {{ 3 }}", "{{1}} {{3}} {{2}} {{2}}")])
            .unit(UnitKind::MetaTemplate)
            .pass(["header: Hi {{1}}\nbody: {{1}} and {{2}}"])
            .fail([("header: Hi {{1}}\nbody: {{1}} and {{3}}", &["{{3}}"][..])])
            .unit(UnitKind::ContentTemplate)
            .pass(["body: {{1}} and {{2}}\nurl: https://acme.com/{{3}}"])
            .fail([("body: {{1}} and {{2}}\nurl: https://acme.com/{{4}}", &["{{4}}"][..])]);
    }
}
