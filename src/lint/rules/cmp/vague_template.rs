//! `CMP013`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit;
use crate::lint::rules::var::count_words;
use crate::lint::{Category, Context, Declared, Message, Rule};
use crate::source::Unit;
use crate::text::Span;

/// The fewest words.
const FEWEST: usize = 3;

declare_rule! {
    /// Flags a template whose body has fewer than three words, variables left out.
    ///
    /// One with variables is `VAR010` where that rule is asked. Templates of the category authentication and cards of a carousel pass. In scripts
    /// without spaces words are estimated.
    ///
    /// ## Why
    /// Whoever reviews it cannot tell what it is for: "Hi {{1}} … thanks" is rejected (Twilio error 63040).
    ///
    /// ## Example
    /// ```text template
    /// Thank you!
    /// ```
    /// Use instead:
    /// ```text template
    /// Thank you for your order, we are packing it.
    /// ```
    VagueTemplate = "CMP013", "vague-template",
    severity: Warning, fix: None, on: [Template], scope: Any,
}

impl Rule for VagueTemplate {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit::category(messages) == Some(Category::Authentication) {
            return;
        }
        for part in unit::parts(messages) {
            let bodies = || part.iter().filter(|it| it.role.is_body() && !it.entry.part().contains("cards["));
            let Some(first) = bodies().find(|it| !it.text.trim().is_empty()) else {
                continue;
            };
            let has_variables = bodies().any(|it| !it.variables().is_empty());
            if has_variables && cx.asks("VAR010", first) {
                continue;
            }
            let words: usize = bodies().map(|it| count_words(it)).sum();
            if words < FEWEST {
                let whole = Span::new(0, first.text.len());
                let text = match words {
                    1 => "1 word does not say what the template is for".to_owned(),
                    _ => format!("{words} words do not say what the template is for"),
                };
                cx.report(self.meta(), first, whole, text).twilio(63_040).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::{Format, UnitKind};

    #[test]
    fn vague_template() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass([
                "body: Your order is ready",
                "body: Tu pedido llegó",
                "body: 您的订单已经准备好了",
                "body: คำสั่งซื้อของคุณพร้อมแล้ว",
                "body: आपका ऑर्डर तैयार है",
                "category: AUTHENTICATION\nbody: {{1}}",
                "header: Hi",
                // `VAR010`
                "body: Hi {{1}}",
            ])
            .fail([("body: ¡Gracias!", &["¡Gracias!"][..])])
            .config(|config| config.ignore = vec!["VAR010".to_owned()])
            .fail([("body: Hi {{1}}… thanks", &["Hi {{1}}… thanks"][..])]);
        Tester::new(RULE)
            .config(|config| config.format = Format::ContentTemplate)
            .pass([r#"{"types": {"twilio/carousel": {"body": "Three soups for you", "cards": [{"title": "Miso", "body": "Hot"}]}}}"#]);
    }
}
