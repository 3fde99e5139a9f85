//! `LOC001`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule, Strings};
use crate::text::Span;

declare_rule! {
    /// Flags a string of the source locale that another locale does not have, or has empty.
    ///
    /// Plural forms count together: a language has those that it needs.
    ///
    /// ## Why
    /// The customer gets the message in the wrong language, the key itself, or nothing.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"hi": "Hi", "bye": "Bye"}, "es": {"hi": "Hola"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"hi": "Hi", "bye": "Bye"}, "es": {"hi": "Hola", "bye": "Chau"}}
    /// ```
    MissingTranslation = "LOC001", "missing-translation",
    severity: Error, fix: None, on: [Locales], scope: Visible,
}

impl Rule for MissingTranslation {
    fn locales(&self, source: &Strings<'_>, target: &Strings<'_>, cx: &mut Context<'_>) {
        // Behind the string that stands before it in the source, so that it is found where it belongs.
        let mut place = Span::default();
        let in_locale = target
            .locale
            .map(|locale| format!(" in `{locale}`"))
            .unwrap_or_default();
        for (key, original) in source.iter() {
            match target.get(key) {
                Some(entry) => {
                    if entry.text.trim().is_empty() && !original.text.trim().is_empty() {
                        cx.report_in_file(
                            self.meta(),
                            entry.span,
                            &entry.key,
                            format!("empty translation of `{key}`"),
                        )
                        .done();
                    }
                    place = Span::new(entry.span.end, entry.span.end);
                }
                None if !super::has_other_plural(target, key) => {
                    let message = format!("no translation of `{key}`{in_locale}");
                    cx.report_in_file(self.meta(), place, key, message).done();
                }
                None => {}
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
    fn missing_translation() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "x"}, "es": {"a": "y"}}"#,
                r#"{"en": {"n_one": "1 x", "n_other": "x"}, "ar": {"n_two": "x", "n_other": "y"}}"#,
                r#"{"en": {"n": {"one": "1 x", "other": "x"}}, "ja": {"n": {"other": "y"}}}"#,
                r#"{"en": {"a": ""}, "es": {"a": ""}}"#,
                r#"{"hi": "Hi", "bye": "Bye"}"#,
            ])
            .fail([
                (
                    r#"{"en": {"a": "x", "b": "y"}, "es": {"a": "z"}}"#,
                    &[""][..],
                ),
                (
                    r#"{"es": {"a": "z", "b": " "}, "en": {"a": "x", "b": "y"}}"#,
                    &[" "],
                ),
                (r#"{"de": {"a": "x"}, "fr": {"b": "z"}}"#, &[""]),
            ]);
    }

    #[test]
    fn templates_of_a_list_are_no_translations_by_their_places() {
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([r#"[
                {"name": "a", "language": "en", "components": [{"type": "BODY", "text": "Hi"}, {"type": "FOOTER", "text": "Acme"}]},
                {"name": "b", "language": "es", "components": [{"type": "BODY", "text": "Hola"}]}]"#]);
    }
}
