//! `VAR011`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a line of a template that is nothing but a variable.
    ///
    /// ## Why
    /// Reviewers at Meta reject what they cannot tell the purpose of. A label makes it clear. At the beginning or end of the body it is `VAR003`.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Here is your order:
    /// {{1}}
    /// Thank you!
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Here is your order:
    /// Items: {{1}}
    /// Thank you!
    /// ```
    BareVariableLine = "VAR011", "bare-variable-line",
    severity: Warning, fix: None, on: [Template], scope: Body,
}

impl Rule for BareVariableLine {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let text = message.text;
        let body = Span::new(text.len() - text.trim_start().len(), text.trim_end().len());
        let mut variables = message.variables().iter().peekable();
        for line in message.lines() {
            let Some(variable) = variables.next_if(|it| it.span.start < line.end) else {
                continue;
            };
            while variables.next_if(|it| it.span.start < line.end).is_some() {}
            let is_edge = variable.span.start == body.start || variable.span.end == body.end;
            let around = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '`' | '-' | '>' | '•');
            let bare = message.slice(line).trim_matches(around) == message.slice(variable.span);
            if bare && !is_edge {
                let written = message.slice(variable.span);
                cx.report(self.meta(), message, variable.span, format!("line of nothing but `{written}`"))
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
    fn bare_variable_line() {
        Tester::new(RULE)
            .pass(["Hi {{1}}\nItems: {{2}}\nBye", "{{1}}\nHi", "Hi\n{{1}}\n", "{{1}}"])
            .fail([
                ("Hi\n{{1}}\nBye", &["{{1}}"][..]),
                ("Hi\r\n*{{1}}*\r\n- {{name}}\nBye", &["{{1}}", "{{name}}"]),
            ]);
    }
}
