//! `TPL002`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::parse_category;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit, UnitKind};
use crate::text::Span;

declare_rule! {
    /// Flags a template without a category or without a language, and categories that there are none of.
    ///
    /// ## Why
    /// Both are required when it is submitted; the category decides what each message costs. `category` and `locale` of the configuration count. A template of
    /// Twilio's has its category in the request for approval, so that only the language is asked for.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "order_ready", "components": [{"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en",
    ///   "components": [{"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    MissingCategory = "TPL002", "missing-category",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for MissingCategory {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if !matches!(unit.kind, UnitKind::MetaTemplate | UnitKind::ContentTemplate) {
            return;
        }
        let Some(first) = messages.first() else {
            return;
        };
        let of = |role| messages.iter().find(|it| it.role == role);
        let whole = |it: &Message<'_>| Span::new(0, it.text.len());
        match of(Role::Category) {
            Some(it) if parse_category(it.text).is_none() => {
                cx.report(self.meta(), it, whole(it), format!("`{}` is no category", it.text))
                    .help("use `MARKETING`, `UTILITY` or `AUTHENTICATION`")
                    .done();
            }
            None if unit.kind == UnitKind::MetaTemplate && cx.config().category.is_none() => {
                cx.report(self.meta(), first, whole(first), "template without a category").done();
            }
            _ => {}
        }
        let has_language = of(Role::Language).is_some_and(|it| !it.text.trim().is_empty());
        if !has_language && cx.config().locale.is_none() {
            cx.report(self.meta(), first, whole(first), "template without a language").done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Category, tester::Tester};
    use crate::source::UnitKind;

    #[test]
    fn missing_category() {
        Tester::new(RULE)
            .pass(["Hi"])
            .unit(UnitKind::ContentTemplate)
            .pass(["language: en\nbody: Hi"])
            .fail([("friendly-name: hi\nbody: Hi", &["hi"][..])])
            .unit(UnitKind::MetaTemplate)
            .pass(["category: utility\nlanguage: es_MX\nbody: Hi"])
            .fail([
                ("name: hi\nbody: Hi", &["hi", "hi"][..]),
                ("category: TRANSACTIONAL\nlanguage: en\nbody: Hi", &["TRANSACTIONAL"]),
            ])
            .config(|config| {
                config.category = Some(Category::Utility);
                config.locale = Some("es".to_owned());
            })
            .pass(["name: hi\nbody: Hi"]);
    }
}
