//! `LNK014`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;
use crate::whatsapp::E164;

declare_rule! {
    /// Flags the number of a button that is not in the form of E.164: `+` and up to 15 digits.
    ///
    /// ## Why
    /// Meta and Twilio take that form; without `+` and country the phone dials somebody else. In TwiML the rules of that family look at `to` and `from`.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "call", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Any questions?"},
    ///   {"type": "BUTTONS", "buttons": [{"type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+34 911 234 567"}]}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "call", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Any questions?"},
    ///   {"type": "BUTTONS", "buttons": [{"type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+34911234567"}]}]}
    /// ```
    PhoneFormat = "LNK014", "phone-format",
    severity: Warning, fix: Some(Unsafe), on: [Template, Twiml], scope: Any,
}

impl Rule for PhoneFormat {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let is_filled_in = !message.variables().is_empty();
        if message.role != Role::ButtonPhone || is_filled_in || E164::is_valid(message.text) {
            return;
        }
        let span = Span::new(0, message.text.len());
        let text = format!("`{}` is not in the form of E.164", message.text);
        let report = cx.report(self.meta(), message, span, text);
        let bare: String = message.text.chars().filter(|c| !" -.()/\u{a0}".contains(*c)).collect();
        let number = match bare.strip_prefix("00") {
            Some(rest) => format!("+{rest}"),
            None => bare,
        };
        if E164::is_valid(&number) {
            report.unsafe_fix(format!("write `{number}`"), [Edit::new(span, number)]);
        } else {
            report.help("write `+`, the country and the number").done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn phone_format() {
        Tester::new(RULE)
            .pass(["911 234 567"])
            .unit(UnitKind::MetaTemplate)
            .pass(["phone: +34911234567", "phone: {{1}}", "body: 911 234 567"])
            .fail([("phone: 911234567", &["911234567"][..])])
            .fix([
                ("phone: +34 (911) 234-567", "phone: +34911234567"),
                ("phone: 0034 911 234 567", "phone: +34911234567"),
            ]);
    }
}
