//! `CMP005`.

use crate::lint::phrases::{Hit, Topic};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

/// The most bytes between the words of asking and what is asked for: "your full".
const NEAR: usize = 24;

declare_rule! {
    /// Flags a text that asks to send a password, a PIN, a card number or another identifier that nobody should send in a chat.
    ///
    /// Warnings ("we never ask for your password") and the last four digits are in order. What is looked for is in `src/lint/data/sensitive.txt`,
    /// in eight languages; both parts have to stand in one sentence, close to each other.
    ///
    /// ## Why
    /// Meta's policy forbids to ask for full card numbers, account numbers and identity numbers: templates are rejected, senders blocked.
    ///
    /// ## Example
    /// ```text
    /// Reply with your full card number to pay.
    /// ```
    /// Use instead:
    /// ```text
    /// Reply with the last four digits of your card.
    /// ```
    SensitiveIdentifierRequest = "CMP005", "sensitive-identifier-request",
    severity: Error, fix: None, on: [All], scope: Visible,
}

impl Rule for SensitiveIdentifierRequest {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let hits = message.phrases();
        let of = |topic| hits.iter().filter(move |hit| hit.topic == topic);
        if of(Topic::Ask).next().is_none() || of(Topic::Sensitive).next().is_none() {
            return;
        }
        let mut start = 0;
        for sentence in message.text.split_inclusive(['.', '!', '?', '\n', '।', '؟', '。', ';']) {
            let span = Span::new(start, start + sentence.len());
            start = span.end;
            // Hits come in the order of their ends.
            let from = hits.partition_point(|hit| hit.span.end <= span.start);
            let inside = || hits[from..].iter().take_while(|hit| hit.span.end <= span.end);
            if inside().any(|hit| hit.topic == Topic::Harmless) {
                continue;
            }
            if let Some(what) = near(inside()) {
                let text = format!("asks for `{}`", message.slice(what));
                cx.report(self.meta(), message, what, text).done();
            }
        }
    }
}

/// What is asked for, of the hits of a sentence in the order of their ends: the first with words of asking close before it or behind.
fn near<'h>(hits: impl Iterator<Item = &'h Hit>) -> Option<Span> {
    let (mut ask, mut what): (Option<Span>, Option<Span>) = (None, None);
    for hit in hits {
        let is_near = |before: Span| hit.span.start.saturating_sub(before.end) <= NEAR;
        match hit.topic {
            Topic::Sensitive if ask.is_some_and(is_near) => return Some(hit.span),
            Topic::Sensitive => what = Some(hit.span),
            Topic::Ask if what.is_some_and(is_near) => return what,
            Topic::Ask => ask = Some(hit.span),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn sensitive_identifier_request() {
        Tester::new(RULE)
            .pass([
                "We will never ask you to send us your password.",
                "Do not share your PIN with anyone.",
                "Reply with the last 4 digits of your card number.",
                "Reset your password: https://acme.com/reset",
                "Your PIN for the locker is {{1}}. Enter it on the keypad.",
                "Reply with YES to confirm your card number ending in 1234",
                "Nunca compartas tu contraseña. Envíanos una foto del recibo.",
                "Responde con SÍ si tu contraseña ha cambiado",
                "किसी के साथ अपना पिन साझा न करें",
                "हम आपका पिन भेजेंगे",
                "Jangan berikan PIN Anda kepada siapa pun",
                "Não envie sua senha para ninguém",
                "Antworten Sie nie mit Ihrer PIN",
                "N'envoyez jamais votre mot de passe",
                "Show the courier your PIN: 1234",
                "您的验证码是 {{1}}，请勿告诉他人",
            ])
            .fail([
                ("Please send your full card number and PIN", &["card number"][..]),
                ("What is your SSN?", &["your SSN"]),
            ])
            .fail([
                ("Please send us your password", &["your password"][..]),
                ("Hi! Reply with your full card number.", &["card number"]),
                ("Envíanos el número de tu tarjeta", &["número de tu tarjeta"]),
                ("Envie sua senha agora", &["sua senha"]),
                ("Bitte senden Sie uns Ihr Passwort", &["Ihr Passwort"]),
                ("Envoyez-nous votre mot de passe", &["votre mot de passe"]),
                ("कृपया अपना पासवर्ड भेजें", &["अपना पासवर्ड"]),
                ("Kirim kepada kami kata sandi Anda", &["kata sandi Anda"]),
            ]);
    }
}
