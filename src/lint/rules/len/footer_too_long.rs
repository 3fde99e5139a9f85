//! `LEN005`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a footer of more than 60 characters.
    ///
    /// ## Why
    /// Meta refuses the template or the message; footers hold 60 characters in both.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Come and see us."},
    ///   {"type": "FOOTER", "text": "You get this message because you asked us to tell you. Answer STOP to end."}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Come and see us."},
    ///   {"type": "FOOTER", "text": "Answer STOP to end."}
    /// ]}
    /// ```
    FooterTooLong = "LEN005", "footer-too-long",
    severity: Error, fix: None, on: [Whatsapp], scope: Visible,
}

impl Rule for FooterTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Footer {
            let surface = if over::is_template(message) {
                Surface::Template
            } else {
                Surface::Buttons
            };
            over::check(cx, self.meta(), message, surface, Field::Footer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn footer_too_long() {
        let footer = format!("footer: {}", "न".repeat(60));
        Tester::new(RULE)
            .pass(["a".repeat(61).as_str()])
            .unit(UnitKind::MetaTemplate)
            .pass([footer.as_str()])
            .fail([(format!("{footer}!").as_str(), &["!"][..])])
            .unit(UnitKind::Interactive)
            .fail([(format!("{footer}!").as_str(), &["!"][..])]);
    }
}
