//! `LEN007`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a text of a list that is too long: its button (20), a section (24), a row's title (24), description (72) or id (200).
    ///
    /// ## Why
    /// The Cloud API refuses the message.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "menu", "language": "en", "types": {"twilio/list-picker": {
    ///   "body": "What would you like?",
    ///   "button": "Choose from all our dishes",
    ///   "items": [{"id": "soup", "item": "Soup", "description": "Of the day"}]
    /// }}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "menu", "language": "en", "types": {"twilio/list-picker": {
    ///   "body": "What would you like?",
    ///   "button": "Choose a dish",
    ///   "items": [{"id": "soup", "item": "Soup", "description": "Of the day"}]
    /// }}}
    /// ```
    ListFieldTooLong = "LEN007", "list-field-too-long",
    severity: Error, fix: None, on: [Whatsapp], scope: Any,
}

impl Rule for ListFieldTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let field = match message.role {
            Role::ListButton => Field::ListButton,
            Role::SectionTitle => Field::SectionTitle,
            Role::RowTitle => Field::RowTitle,
            Role::RowDescription => Field::RowDescription,
            Role::RowId => Field::RowId,
            _ => return,
        };
        over::check(cx, self.meta(), message, Surface::List, field);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn list_field_too_long() {
        for (role, most) in [
            ("list-button", 20),
            ("section", 24),
            ("row", 24),
            ("row-description", 72),
            ("row-id", 200),
        ] {
            let fits = format!("{role}: {}", "ё".repeat(most));
            Tester::new(RULE)
                .unit(UnitKind::Interactive)
                .pass([fits.as_str()])
                .fail([(format!("{fits}!").as_str(), &["!"][..])]);
        }
    }
}
