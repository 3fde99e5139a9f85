//! `LOC002`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule, Strings};

declare_rule! {
    /// Flags a string of a locale that the source locale does not have.
    ///
    /// Plural forms count together: a language has those that it needs.
    ///
    /// ## Why
    /// Nothing shows it any more, or its key is misspelled and the right one is missing.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"hi": "Hi"}, "es": {"hi": "Hola", "bye": "Chau"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"hi": "Hi"}, "es": {"hi": "Hola"}}
    /// ```
    ObsoleteTranslation = "LOC002", "obsolete-translation",
    severity: Warning, fix: None, on: [Locales], scope: Visible,
}

impl Rule for ObsoleteTranslation {
    fn locales(&self, source: &Strings<'_>, target: &Strings<'_>, cx: &mut Context<'_>) {
        for (key, entry) in target.iter() {
            if source.get(key).is_some() || super::has_other_plural(source, key) {
                continue;
            }
            let message = match source.locale {
                Some(locale) => format!("`{key}` is not in the source, `{locale}`"),
                None => format!("`{key}` is not in the source"),
            };
            cx.report_in_file(self.meta(), entry.span, &entry.key, message)
                .done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn obsolete_translation() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "x", "b": "y"}, "es": {"a": "y"}}"#,
                r#"{"en": {"n_one": "1 x", "n_other": "x"}, "ar": {"n_two": "x", "n_few": "y"}}"#,
            ])
            .fail([(
                r#"{"en": {"a": "x"}, "es": {"a": "z", "c": "old"}}"#,
                &["old"][..],
            )]);
    }
}
