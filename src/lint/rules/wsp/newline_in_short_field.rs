//! `WSP008`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags line breaks in a header, a footer, a button, or a title of a list.
    ///
    /// ## Why
    /// These fields are one line; a template with a line break there is rejected (Twilio error 63040).
    ///
    /// ## Example
    /// ```meta-template
    /// {
    ///   "name": "order_ready",
    ///   "language": "en",
    ///   "category": "UTILITY",
    ///   "components": [
    ///     {"type": "BODY", "text": "You can pick up your order until 6 pm."},
    ///     {"type": "FOOTER", "text": "Fig & Fennel\nHarbour Street 12"}
    ///   ]
    /// }
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {
    ///   "name": "order_ready",
    ///   "language": "en",
    ///   "category": "UTILITY",
    ///   "components": [
    ///     {"type": "BODY", "text": "You can pick up your order until 6 pm."},
    ///     {"type": "FOOTER", "text": "Fig & Fennel Harbour Street 12"}
    ///   ]
    /// }
    /// ```
    NewlineInShortField = "WSP008", "newline-in-short-field",
    severity: Error, fix: Some(Unsafe), on: [Template], scope: Visible,
}

impl Rule for NewlineInShortField {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let short = matches!(
            message.role,
            Role::Header | Role::Footer | Role::Button | Role::ListButton | Role::SectionTitle | Role::RowTitle
        );
        if !short {
            return;
        }
        let text = message.text;
        let mut at = 0;
        while let Some(found) = text[at..].find(['\n', '\r']).map(|found| at + found) {
            let start = text[..found].trim_end().len();
            let rest = text[found..].trim_start();
            at = text.len() - rest.len();
            let span = Span::new(start, at);
            let edge = start == 0 || rest.is_empty();
            cx.report(self.meta(), message, Span::new(found, at), "a line break in a field of one line")
                .twilio(63040)
                .unsafe_fix_if(at - start < text.len(), "write a space", vec![Edit::new(span, if edge { "" } else { " " })]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::{Format, Role};

    #[test]
    fn newline_in_short_field() {
        Tester::new(RULE)
            .pass(["a\nb"])
            .role(Role::Footer)
            .pass(["a b"])
            .fail([("uno\ndos\r\n\r\ntres", &["\n", "\r\n\r\n"][..])])
            .fix([("uno \n dos\r\ntres", "uno dos tres")]);
    }

    #[test]
    fn containers_tell_what_part_a_string_is() {
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .fix([(
                r#"{"components": [{"type": "HEADER", "format": "TEXT", "text": "Uno\r\ndos"}, {"type": "BODY", "text": "a\nb"},
                    {"type": "FOOTER", "text": "tres\u000acuatro"}]}"#,
                r#"{"components": [{"type": "HEADER", "format": "TEXT", "text": "Uno dos"}, {"type": "BODY", "text": "a\nb"},
                    {"type": "FOOTER", "text": "tres cuatro"}]}"#,
            )]);
        Tester::new(RULE)
            .config(|config| config.format = Format::ContentTemplate)
            .fail([(
                r#"{"types": {"twilio/quick-reply": {"body": "a\nb", "actions": [{"title": "Sí\nseñor", "id": "a"}]}}}"#,
                &[r"\n"][..],
            )]);
    }
}
