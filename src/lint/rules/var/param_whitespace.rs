//! `VAR012`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

/// The most spaces in a row.
const SPACES: usize = 4;

declare_rule! {
    /// Flags a sample with a line break, a tab or more than four spaces in a row.
    ///
    /// ## Why
    /// "Param text cannot have new-line/tab characters or more than 4 consecutive spaces", answers the Cloud API.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"1": "1 soup\n2 teas"},
    ///   "types": {"twilio/text": {"body": "Your order of {{1}} is ready."}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"1": "1 soup, 2 teas"},
    ///   "types": {"twilio/text": {"body": "Your order of {{1}} is ready."}}}
    /// ```
    ParamWhitespace = "VAR012", "param-whitespace",
    severity: Error, fix: Some(Safe), on: [Template], scope: Any,
}

impl Rule for ParamWhitespace {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role != Role::Sample {
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let mut at = 0;
        while let Some(start) = message.text[at..].find(is_space).map(|it| at + it) {
            let rest = &message.text[start..];
            at = start + rest.find(|c| !is_space(c)).unwrap_or(rest.len());
            let run = Span::new(start, at);
            let spaces = message.slice(run);
            if spaces.len() > SPACES || spaces.contains(['\t', '\n', '\r']) {
                let what = if spaces.contains(['\n', '\r']) {
                    "line break"
                } else if spaces.contains('\t') {
                    "tab"
                } else {
                    "more than four spaces"
                };
                let is_edge = start == 0 || at == message.text.len();
                let space = if is_edge { "" } else { " " };
                cx.report(self.meta(), message, run, format!("{what} in the value of a variable"))
                    .safe_fix("write one space", [Edit::new(run, space)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::{Format, UnitKind};

    #[test]
    fn param_whitespace() {
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass(["sample 1: Ana García", "sample 1: a    b", "body: a\tb     c"])
            .fail([("sample 1: a\tb     c", &["\t", "     "][..])])
            .fix([("sample 1: a\t b     c\n", "sample 1: a b c\n")]);
    }

    #[test]
    fn escapes_are_fixed_in_their_container() {
        Tester::new(RULE)
            .config(|config| config.format = Format::ContentTemplate)
            .fix([(
                r#"{"variables": {"1": "a\n\nb\n"}, "types": {"twilio/text": {"body": "{{1}}"}}}"#,
                r#"{"variables": {"1": "a b"}, "types": {"twilio/text": {"body": "{{1}}"}}}"#,
            )]);
    }
}
