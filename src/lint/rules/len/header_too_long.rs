//! `LEN004`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a header of more than 60 characters.
    ///
    /// ## Why
    /// Meta refuses the template or the message; text headers hold 60 characters in both.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "HEADER", "format": "TEXT", "text": "Everything that you always wanted to buy is cheaper this week"},
    ///   {"type": "BODY", "text": "Come and see us."}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "HEADER", "format": "TEXT", "text": "Everything is cheaper this week"},
    ///   {"type": "BODY", "text": "Come and see us."}
    /// ]}
    /// ```
    HeaderTooLong = "LEN004", "header-too-long",
    severity: Error, fix: None, on: [Whatsapp], scope: Visible,
}

impl Rule for HeaderTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Header {
            let surface = if over::is_template(message) {
                Surface::Template
            } else {
                Surface::Buttons
            };
            over::check(cx, self.meta(), message, surface, Field::Header);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn header_too_long() {
        let header = format!("header: {}", "न".repeat(60));
        Tester::new(RULE)
            .pass(["a".repeat(61).as_str()])
            .unit(UnitKind::MetaTemplate)
            .pass([header.as_str()])
            .fail([(format!("{header}!").as_str(), &["!"][..])])
            .unit(UnitKind::Interactive)
            .fail([(format!("{header}!").as_str(), &["!"][..])]);
    }
}
