//! `CMP018`.

use super::phrase;
use crate::lint::phrases::Topic;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags "click here" and its like in eight languages, `src/lint/data/link_bait.txt`.
    ///
    /// ## Why
    /// It says nothing of where the link leads, which screen readers read out, and filters know it from spam. On a phone people tap.
    ///
    /// ## Example
    /// ```text
    /// Click here: https://acme.com/track
    /// ```
    /// Use instead:
    /// ```text
    /// Track your order: https://acme.com/track
    /// ```
    LinkBaitText = "CMP018", "link-bait-text",
    severity: Info, fix: None, on: [], scope: Visible,
}

impl Rule for LinkBaitText {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        phrase::report(cx, self.meta(), message, Topic::LinkBait, "{} does not say where the link leads");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn link_bait_text() {
        Tester::new(RULE)
            .pass(["Track your order: https://acme.com/click-here", "Haz clic en el botón *Pagar*"])
            .fail([("Cliquez ici, o haz clic aquí", &["Cliquez ici", "haz clic aquí"][..])]);
    }
}
