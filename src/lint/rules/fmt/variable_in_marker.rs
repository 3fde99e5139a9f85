//! `FMT014`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit};
use crate::text::Span;

declare_rule! {
    /// Flags formatting that holds nothing but a variable whose value may be unfit for it: `*{{1}}*`.
    ///
    /// Where the message has a sample of the variable, the sample is judged instead: it is unfit if it is empty, has a line break, begins or ends
    /// with a space, or holds the marker. A variable at the edge of a marker with a space between, or in code, is `VAR019`.
    ///
    /// ## Why
    /// With an empty value two markers are left, with a line break or a space at its edge nothing formats: whether it does depends on
    /// the data.
    ///
    /// ## Example
    /// ```text
    /// Hello *{{1}}*, your order is ready
    /// ```
    /// Use instead:
    /// ```text
    /// *Hello {{1}}*, your order is ready
    /// ```
    VariableInMarker = "FMT014", "variable-in-marker",
    severity: Info, fix: None, on: [Whatsapp], scope: Body,
}

impl Rule for VariableInMarker {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for message in messages.iter().filter(|message| message.role.is_body()) {
            for variable in message.variables() {
                let from = message.styles.partition_point(|it| it.1.start < variable.span.start);
                let holds = |it: &&(_, Span)| {
                    it.1.start + 1 == variable.span.start && variable.span.end + 1 == it.1.end
                };
                let Some(&(_, span)) = message.styles[..from].iter().next_back().filter(holds) else {
                    continue;
                };
                let marker = &message.text[span.start..=span.start];
                let samples = messages.iter().filter(|it| it.role == Role::Sample);
                let mut samples = samples.filter(|it| is_of(&it.entry.key, &variable.name)).peekable();
                let unfit = samples.peek().is_none()
                    || samples.any(|it| {
                        let value = it.text;
                        value.is_empty()
                            || value.trim().len() < value.len()
                            || value.contains(['\n', '\r'])
                            || value.contains(marker)
                    });
                if unfit {
                    let name = message.slice(variable.span);
                    cx.report(self.meta(), message, span, format!("whether this formats depends on the value of `{name}`"))
                        .done();
                }
            }
        }
    }
}

/// Whether a key ends in the name of a variable: `variables.1`, `example.body_text[0]` …
fn is_of(key: &str, name: &str) -> bool {
    key.strip_suffix(']')
        .unwrap_or(key)
        .strip_suffix(name)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with(['.', '[', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::tester::Tester;

    #[test]
    fn variable_in_marker() {
        Tester::new(RULE)
            .pass(["*Hello {{1}}*", "{{1}} *x*", "`{{1}}`", "*{{1}} left*"])
            .fail([
                ("Hola *{{1}}*, gracias", &["*{{1}}*"][..]),
                ("*_{{name}}_* {{2}}", &["_{{name}}_"]),
            ]);
    }

    #[test]
    fn a_sample_is_found_by_its_key() {
        assert!(is_of("variables.1", "1") && is_of("1", "1") && is_of("body[1]", "1"));
        assert!(!is_of("variables.11", "1"));
    }
}
