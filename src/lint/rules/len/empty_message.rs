//! `LEN013`.

use crate::lint::characters::is_invisible;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit, UnitKind};
use crate::text::Span;

declare_rule! {
    /// Flags a message without text and without media.
    ///
    /// ## Why
    /// Twilio refuses it with error 21602, or drops the reply with warning 14103. In TwiML documents the rules of that
    /// family report it. An empty value of a locale file is a missing translation (`LOC001`) and passes here.
    ///
    /// ## Example
    /// ```json
    /// {"welcome": "  "}
    /// ```
    /// Use instead:
    /// ```json
    /// {"welcome": "Welcome!"}
    /// ```
    EmptyMessage = "LEN013", "empty-message",
    severity: Error, fix: None, on: [All], scope: Body,
}

impl Rule for EmptyMessage {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let has_media = messages.iter().any(|it| it.role == Role::MediaUrl);
        if unit.kind == UnitKind::Twiml || has_media {
            return;
        }
        for message in messages.iter().filter(|it| it.role == Role::Body) {
            let blank = |c: char| c.is_whitespace() || is_invisible(c);
            let is_file = message.entry.key.is_empty() || unit.kind != UnitKind::Plain;
            if message.text.chars().all(blank) && (is_file || !message.text.is_empty()) {
                cx.report(self.meta(), message, Span::new(0, message.text.len()), "message without text")
                    .twilio(21_602)
                    .done();
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
    fn empty_message() {
        Tester::new(RULE)
            .pass(["a", "👍", "{{1}}", "."])
            .fail([("", &[""][..]), (" \n\n", &[" \n"]), ("\u{200b} ", &["\u{200b} "])])
            .unit(UnitKind::ContentTemplate)
            .pass(["body: \nmedia: https://acme.com/a.png", "body: Hi"])
            .fail([("body: ", &[""][..])])
            .unit(UnitKind::Plain)
            .pass(["body: "])
            .fail([("body:    ", &["   "][..])]);
    }
}
