//! `CMP016`.

use std::sync::LazyLock;

use regex::Regex;

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a text that writes one currency in two ways: `$5` and `12 USD`.
    ///
    /// An amount with both, `$5 USD`, is like either.
    ///
    /// ## Why
    /// Readers wonder whether it is the same money.
    ///
    /// ## Example
    /// ```text
    /// Soup $5, bread 2 USD
    /// ```
    /// Use instead:
    /// ```text
    /// Soup $5, bread $2
    /// ```
    CurrencyConsistency = "CMP016", "currency-consistency",
    severity: Info, fix: None, on: [], scope: Body,
}

/// Codes of currencies, and their signs.
const CURRENCIES: [(&str, &[&str]); 12] = [
    ("USD", &["$", "US$"]),
    ("MXN", &["$", "MX$"]),
    ("ARS", &["$"]),
    ("COP", &["$"]),
    ("CLP", &["$"]),
    ("CAD", &["$", "CA$"]),
    ("AUD", &["$", "A$"]),
    ("EUR", &["€"]),
    ("GBP", &["£"]),
    ("INR", &["₹"]),
    ("BRL", &["R$"]),
    ("IDR", &["Rp"]),
];

/// An amount with a sign, a code, or both, before it or behind.
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    let codes: Vec<&str> = CURRENCIES.iter().map(|it| it.0).collect();
    let code = format!(r"(?:{})", codes.join("|"));
    let sign = r"(?:US\$|MX\$|CA\$|A\$|R\$|Rp\.?|[$€£₹])";
    let pattern = format!(
        r"(?:\b(?<a>{code})[  ]?)?(?<b>{sign})?[  ]?[0-9][0-9.,]*(?:[  ]?(?<c>{sign}))?(?:[  ]?(?<d>{code})\b)?"
    );
    Regex::new(&pattern).expect("a pattern")
});

impl Rule for CurrencyConsistency {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut signs: Vec<&str> = Vec::new();
        let mut codes: Vec<(&str, Span)> = Vec::new();
        for found in AMOUNT.captures_iter(message.text) {
            let sign = found.name("b").or(found.name("c"));
            let code = found.name("a").or(found.name("d"));
            match (sign, code) {
                (Some(sign), None) => signs.push(sign.as_str().trim_end_matches('.')),
                (None, Some(code)) => codes.push((code.as_str(), Span::new(code.start(), code.end()))),
                _ => {}
            }
        }
        for (code, span) in codes {
            let known = CURRENCIES.iter().find(|it| it.0 == code).map_or(&[][..], |it| it.1);
            if let Some(sign) = signs.iter().find(|it| known.contains(it)) {
                cx.report(self.meta(), message, span, format!("`{code}` beside `{sign}`")).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn currency_consistency() {
        Tester::new(RULE)
            .pass(["$5 or 12 EUR", "$5 USD, 12 USD", "5 €, 12,50 €", "R$ 5, 12 USD", "₹500", "EURO 2024"])
            .fail([
                ("$5, 12 USD", &["USD"][..]),
                ("EUR 5 y 12,50 €", &["EUR"]),
                ("Rp 5.000, 12.000 IDR", &["IDR"]),
            ]);
    }
}
