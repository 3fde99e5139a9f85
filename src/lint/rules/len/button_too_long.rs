//! `LEN006`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags the title of a button of more than 25 characters, 20 for reply buttons of free-form messages.
    ///
    /// ## Why
    /// Meta refuses the template or the message.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Come and see us."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Please tell me more about it"}]}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Come and see us."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Tell me more"}]}
    /// ]}
    /// ```
    ButtonTooLong = "LEN006", "button-too-long",
    severity: Error, fix: None, on: [Whatsapp], scope: Visible,
}

impl Rule for ButtonTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Button {
            let surface = if over::is_template(message) {
                Surface::Template
            } else {
                Surface::Buttons
            };
            over::check(cx, self.meta(), message, surface, Field::Button);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn button_too_long() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass(["button: 1234567890123456789012345", "button: Ver más opciones"])
            .fail([("button: 1234567890123456789012345!", &["!"][..])])
            .unit(UnitKind::Interactive)
            .pass(["button: 12345678901234567890"])
            .fail([("button: 12345678901234567890👍🏽", &["👍🏽"][..])]);
    }
}
