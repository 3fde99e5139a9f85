//! `CMP006`.

use super::phrase;
use crate::lint::phrases::Topic;
use crate::lint::rule::declare_rule;
use crate::lint::rules::unit;
use crate::lint::{Category, Context, Declared, Message, Rule};
use crate::source::Unit;

declare_rule! {
    /// Flags phrases of advertising in a template of the category utility: "shop now", "limited time offer".
    ///
    /// ## Why
    /// Meta moves the template to marketing, whose messages cost more, or rejects it. The phrases are in `src/lint/data/promotional.txt`,
    /// in eight languages; words that a receipt may have (`discount`, `coupon`) are none.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready. Shop now for more!"}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    PromotionalInUtility = "CMP006", "promotional-in-utility",
    severity: Warning, fix: None, on: [Template], scope: Visible,
}

impl Rule for PromotionalInUtility {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit::category(messages) == Some(Category::Utility) {
            for message in messages.iter().filter(|it| it.role.is_visible()) {
                phrase::report(cx, self.meta(), message, Topic::Promotional, "{} advertises, and the category is utility");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn promotional_in_utility() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass([
                "category: MARKETING\nbody: Shop now",
                "category: UTILITY\nbody: Your order {{1}} is ready. Your discount of 10% was applied.",
                "category: UTILITY\nbody: El enlace está disponible por tiempo limitado",
                "category: UTILITY\nbody: Não perca sua consulta amanhã às 9h",
                "category: UTILITY\nbody: Bitte verpassen Sie nicht Ihren Termin",
                "category: UTILITY\nbody: Use code 1234 within 10 minutes. {{shop now}} https://acme.com/shop",
                "body: Shop now",
            ])
            .fail([
                ("category: UTILITY\nbody: Ready! Shop now and don’t miss out", &["Shop now", "don’t miss out"][..]),
                ("category: UTILITY\nbody: Listo.\nfooter: Oferta especial", &["Oferta especial"]),
            ]);
    }
}
