//! `TPL004`.

use std::collections::BTreeSet;

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::parts;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit, UnitKind};
use crate::text::Span;

declare_rule! {
    /// Flags two buttons of a message with the same title.
    ///
    /// ## Why
    /// Titles of reply buttons must be unique, says the Cloud API and refuses the message; nobody could tell such buttons apart anyway.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Thanks"}, {"type": "QUICK_REPLY", "text": "Thanks"}]}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Thanks"}, {"type": "QUICK_REPLY", "text": "Later"}]}]}
    /// ```
    DuplicateButtonTitle = "TPL004", "duplicate-button-title",
    severity: Error, fix: None, on: [Whatsapp], scope: Visible,
}

impl Rule for DuplicateButtonTitle {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit.kind == UnitKind::Plain {
            return;
        }
        for part in parts(messages) {
            let mut titles: BTreeSet<&str> = BTreeSet::new();
            for button in part.iter().filter(|it| it.role == Role::Button) {
                let title = button.text.trim();
                // An empty one is `TPL007`.
                if !title.is_empty() && !titles.insert(title) {
                    let span = Span::new(0, button.text.len());
                    cx.report(self.meta(), button, span, format!("second button with the title `{title}`"))
                        .done();
                }
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
    fn duplicate_button_title() {
        Tester::new(RULE)
            .unit(UnitKind::Interactive)
            .pass(["button: Yes\nbutton: No\nbutton: YES", "button: \nbutton: ", "row: A\nrow: A"])
            .fail([("button: Yes\nbutton: No\nbutton: Yes ", &["Yes "][..])]);
        // The same title in every type, or on every card, is how it should be.
        Tester::new(RULE)
            .config(|config| config.format = Format::ContentTemplate)
            .pass([r#"{"types": {
                "twilio/quick-reply": {"body": "a", "actions": [{"title": "Yes", "id": "y"}]},
                "twilio/card": {"title": "a", "actions": [{"title": "Yes", "id": "y"}]}}}"#]);
    }
}
