//! `CMP002`.

use crate::lint::characters::is_word;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

/// From how many letters on a text is looked at.
const FEWEST: usize = 10;

/// The shortest word that is taken for shouting and for no abbreviation.
const WORD: usize = 5;

declare_rule! {
    /// Flags a text of which more than six letters in ten are capitals.
    ///
    /// It takes ten letters and two words of five; codes (`A1B2`, `ORDER_READY`) and variables do not count.
    ///
    /// ## Why
    /// Filters of carriers take it for spam, and it reads as shouting; screen readers may spell it.
    ///
    /// ## Example
    /// ```text
    /// YOUR ORDER IS READY, please come
    /// ```
    /// Use instead:
    /// ```text
    /// *Your order is ready*, please come
    /// ```
    AllCaps = "CMP002", "all-caps",
    severity: Warning, fix: None, on: [All], scope: Body,
}

impl Rule for AllCaps {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        // Most texts have fewer capitals than two long words.
        if message.text.chars().filter(|c| c.is_uppercase()).count() < 2 * WORD {
            return;
        }
        let (mut upper, mut lower, mut long) = (0, 0, 0);
        let mut shouted: Option<Span> = None;
        for &text in &message.texts {
            for word in words(message.slice(text)) {
                let span = Span::new(text.start + word.start, text.start + word.end);
                let word = message.slice(span);
                if word.contains(|c: char| c.is_numeric() || c == '_') || message.is_in_variable(span.start) {
                    continue;
                }
                let capitals = word.chars().filter(|c| c.is_uppercase()).count();
                let small = word.chars().filter(|c| c.is_lowercase()).count();
                upper += capitals;
                lower += small;
                if small == 0 && capitals > 1 {
                    long += usize::from(capitals >= WORD);
                    let start = shouted.map_or(span.start, |it| it.start);
                    shouted = Some(Span::new(start, span.end));
                }
            }
        }
        let letters = upper + lower;
        if let Some(span) = shouted.filter(|_| long > 1 && letters >= FEWEST && upper * 10 > letters * 6) {
            cx.report(self.meta(), message, span, format!("{upper} of {letters} letters are capitals")).done();
        }
    }
}

/// The words of a text, underscores included.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let is_part = |c: char| is_word(c) || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        at = start + text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        Some(Span::new(start, at))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn all_caps() {
        Tester::new(RULE)
            .pass([
                "Your order is READY, see you SOON",
                "STOP",
                "Use SUMMER2026SALE",
                "ORDER_CONFIRMED_STATUS",
                "PCR, COVID-19, HIV, ECG, MRI",
                "आपका ऑर्डर तैयार है",
                "您的订单已经准备好了",
                "طلبك جاهز الآن",
                "{{ORDER}} {{CUSTOMER_NAME}} ok",
                "`SELECT NAME FROM ORDERS` https://ACME.COM/ORDERS",
                "BIC COBADEFF, IBAN DE89 3704 0044 0532 0130 00",
            ])
            .fail([
                ("¡TU PEDIDO ESTÁ LISTO!", &["TU PEDIDO ESTÁ LISTO"][..]),
                ("Ana, ВАШ ЗАКАЗ ГОТОВ", &["ВАШ ЗАКАЗ ГОТОВ"]),
                ("*LAST CHANCE* {{1}} TODAY", &["LAST CHANCE* {{1}} TODAY"]),
            ]);
    }
}
