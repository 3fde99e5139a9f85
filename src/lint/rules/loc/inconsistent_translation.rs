//! `LOC016`.

use std::collections::HashMap;

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule, Strings};

declare_rule! {
    /// Flags a string whose source stands elsewhere too, with another translation there.
    ///
    /// ## Why
    /// Readers take two words for two things. Off by default: one English word may be two in another language.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"a": "Track order", "b": "Track order"}, "es": {"a": "Seguir pedido", "b": "Rastrear pedido"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "Track order", "b": "Track order"}, "es": {"a": "Seguir pedido", "b": "Seguir pedido"}}
    /// ```
    InconsistentTranslation = "LOC016", "inconsistent-translation",
    severity: Info, fix: None, on: [], scope: Visible,
}

impl Rule for InconsistentTranslation {
    fn locales(&self, source: &Strings<'_>, target: &Strings<'_>, cx: &mut Context<'_>) {
        let mut first: HashMap<&str, (&str, &str)> = HashMap::new();
        for (key, entry) in target.iter() {
            let text = entry.text.trim();
            let Some(original) = source.get(key).filter(|_| !text.is_empty()) else {
                continue;
            };
            let (other, there) = *first.entry(original.text.trim()).or_insert((text, key));
            if other != text {
                let says = format!("the source is that of `{there}`, the translation is not");
                cx.report_in_file(self.meta(), entry.span, &entry.key, says).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn inconsistent_translation() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "OK", "b": "OK"}, "es": {"a": "Vale", "b": "Vale "}}"#,
                r#"{"en": {"a": "OK", "b": "OK"}, "es": {"a": "Vale", "b": ""}}"#,
                r#"{"en": {"a": "OK", "b": "Ok"}, "es": {"a": "Vale", "b": "De acuerdo"}}"#,
            ])
            .fail([(
                r#"{"en": {"a": "OK", "b": "OK", "c": "OK"}, "es": {"a": "Vale", "b": "Bien", "c": "Vale"}}"#,
                &["Bien"][..],
            )]);
    }
}
