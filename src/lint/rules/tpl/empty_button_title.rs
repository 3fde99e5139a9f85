//! `TPL007`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags a button without a title, and the button or row of a list without one.
    ///
    /// ## Why
    /// The Cloud API refuses the message, Meta the template.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": ""}]}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Thanks"}]}]}
    /// ```
    EmptyButtonTitle = "TPL007", "empty-button-title",
    severity: Error, fix: None, on: [Whatsapp], scope: Visible,
}

impl Rule for EmptyButtonTitle {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let what = match message.role {
            Role::Button => "button",
            Role::ListButton => "list button",
            Role::RowTitle => "row",
            _ => return,
        };
        if message.text.trim().is_empty() {
            let span = Span::new(0, message.text.len());
            cx.report(self.meta(), message, span, format!("{what} without a title")).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn empty_button_title() {
        Tester::new(RULE)
            .unit(UnitKind::Interactive)
            .pass(["button: 👍\nbody: \nrow-description: "])
            .fail([("button: \nrow:  ", &["", " "][..])]);
    }
}
