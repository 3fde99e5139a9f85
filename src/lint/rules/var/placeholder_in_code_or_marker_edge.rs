//! `VAR019`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a variable inside code.
    ///
    /// ## Why
    /// A value with a backtick or a line break ends the code, and the rest of the message formats in another way. Off by default: codes and ids are often meant so.
    /// Variables at `*`, `_` and `~` are `FMT014`.
    ///
    /// ## Example
    /// ```text
    /// Your note: `{{note}}`
    /// ```
    /// Use instead:
    /// ```text
    /// Your note: {{note}}
    /// ```
    PlaceholderInCodeOrMarkerEdge = "VAR019", "placeholder-in-code-or-marker-edge",
    severity: Info, fix: None, on: [], scope: Body,
}

impl Rule for PlaceholderInCodeOrMarkerEdge {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut codes = message.codes.iter().peekable();
        for variable in message.variables() {
            while codes.next_if(|it| it.end <= variable.span.start).is_some() {}
            if codes.peek().is_some_and(|it| it.contains(variable.span)) {
                let text = format!("`{{{{{}}}}}` inside code", variable.name);
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
    fn placeholder_in_code_or_marker_edge() {
        Tester::new(RULE)
            .pass(["Hi {{1}} `code` {{2}}", "*{{1}}*"])
            .fail([
                ("`{{1}}` {{2}}", &["{{1}}"][..]),
                ("```\n{{a}}\n```", &["{{a}}"]),
            ]);
    }
}
