//! `CMP007`.

use super::phrase;
use crate::lint::phrases::Topic;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags threats and shaming: legal action, arrest, telling the employer.
    ///
    /// ## Why
    /// Meta rejects such templates (Twilio error 63040). The phrases are in `src/lint/data/threats.txt`, in eight languages.
    ///
    /// ## Example
    /// ```text template
    /// Pay {{1}} today or we will take legal action, dear customer.
    /// ```
    /// Use instead:
    /// ```text template
    /// Your payment of {{1}} is due today. Call us if you need more time.
    /// ```
    ThreateningLanguage = "CMP007", "threatening-language",
    severity: Warning, fix: None, on: [Template], scope: Visible,
}

impl Rule for ThreateningLanguage {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        phrase::report(cx, self.meta(), message, Topic::Threat, "{} threatens");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn threatening_language() {
        Tester::new(RULE)
            .pass([
                "Your card was reported as stolen to the police.",
                "Please inform your employer of the new dates.",
                "Le informamos de sus derechos y acciones legales disponibles.",
                "Rechtliche Hinweise: https://acme.com/legal",
            ])
            .fail([
                ("Pay or face the consequences!", &["face the consequences"][..]),
                ("Iniciaremos acciones legales en su contra", &["Iniciaremos acciones legales"]),
                ("आपके खिलाफ कानूनी कार्रवाई की जाएगी", &["आपके खिलाफ कानूनी"]),
            ]);
    }
}
