//! `CMP019`.

use crate::lint::characters::is_word;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a text message that does not say who sends it: none of the configured `brands` is in it.
    ///
    /// ## Why
    /// Text messages come from a number. Carriers want the name in the first one, and people answer "who is this?". Without `brands` in the
    /// configuration the rule is silent.
    ///
    /// ## Example
    /// With this configuration:
    /// ```toml
    /// [options]
    /// brands = ["Acme"]
    /// ```
    /// ```text sms
    /// Your order is ready.
    /// ```
    /// Use instead:
    /// ```text sms
    /// Acme: your order is ready.
    /// ```
    SenderMissing = "CMP019", "sender-missing",
    severity: Info, fix: None, on: [], scope: Body,
}

impl Rule for SenderMissing {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let brands = &cx.config().options.brands;
        if brands.is_empty() || message.profile.is_whatsapp() || message.text.trim().is_empty() {
            return;
        }
        let text = message.text.to_lowercase();
        let stands = |brand: &String| {
            let brand = brand.to_lowercase();
            text.match_indices(&brand).any(|(at, _)| {
                !text[..at].ends_with(is_word) && !text[at + brand.len()..].starts_with(is_word)
            })
        };
        if !brands.iter().any(stands) {
            let whole = Span::new(0, message.text.len());
            cx.report(self.meta(), message, whole, "does not say who sends it").done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};

    #[test]
    fn sender_missing() {
        Tester::new(RULE)
            .profile(Profile::Sms)
            .pass(["Your order is ready."])
            .config(|config| config.options.brands = vec!["Pizzería Ñ".to_owned(), "Acme".to_owned()])
            .pass(["ACME: ready", "Hola, PIZZERÍA Ñ: listo", ""])
            .fail([("Acmes: ready", &["Acmes: ready"][..])])
            .profile(Profile::WhatsappSession)
            .pass(["Your order is ready."]);
    }
}
