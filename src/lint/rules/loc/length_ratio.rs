//! `LOC007`.

use crate::lint::characters::is_cjk;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

/// What a translation may be longer in any case: short texts vary.
const SPARE: usize = 20;

declare_rule! {
    /// Flags a translation that is more than twice as long as its source, and twenty characters more.
    ///
    /// A Chinese, Japanese or Korean character counts three.
    ///
    /// ## Why
    /// It says something else, or will not fit. Limits of the channel are `LEN…`.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"a": "Your order is ready"}, "es": {"a": "Su pedido está listo y le esperamos en la tienda hasta las ocho de la tarde"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "Your order is ready"}, "es": {"a": "Su pedido está listo"}}
    /// ```
    LengthRatio = "LOC007", "length-ratio",
    severity: Info, fix: None, on: [Locales], scope: Visible,
}

impl Rule for LengthRatio {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        // No character counts more than its bytes.
        if target.text.len() <= source.text.len() {
            return;
        }
        let (from, to) = (length(source.text), length(target.text));
        if from > 0 && to > 2 * from + SPARE {
            let whole = Span::new(0, target.text.len());
            cx.report(self.meta(), target, whole, "more than twice as long as the source").done();
        }
    }
}

fn length(text: &str) -> usize {
    text.trim().chars().map(|c| if is_cjk(c) { 3 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn length_ratio() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "OK"}, "de": {"a": "Einverstanden, weiter"}}"#,
                r#"{"en": {"a": "您的订单已经准备好了"}, "de": {"a": "Ihre Bestellung liegt für Sie bereit"}}"#,
                r#"{"en": {"a": ""}, "de": {"a": "Ihre Bestellung liegt für Sie bereit"}}"#,
            ])
            .fail([(
                r#"{"en": {"a": "Order ready"}, "de": {"a": "Ihre Bestellung liegt ab heute für Sie bereit!"}}"#,
                &["Ihre Bestellung liegt ab heute für Sie bereit!"][..],
            )]);
    }
}
