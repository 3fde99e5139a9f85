//! `LOC017`.

use crate::diagnostic::Edit;
use crate::lint::characters::is_word;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a translation without a term of the source that stays as it is in every language: a brand, a product, a law.
    ///
    /// The terms are `glossary` of the configuration; without it the rule is silent. A term in another case is put right.
    ///
    /// ## Why
    /// Translated names are names of nothing.
    ///
    /// ## Example
    /// With this configuration:
    /// ```toml
    /// [options]
    /// glossary = ["Acme Points"]
    /// ```
    /// ```json
    /// {"en": {"a": "You have 50 Acme Points"}, "es": {"a": "Tienes 50 puntos de Acme"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "You have 50 Acme Points"}, "es": {"a": "Tienes 50 Acme Points"}}
    /// ```
    Glossary = "LOC017", "glossary",
    severity: Warning, fix: Some(Unsafe), on: [Locales], scope: Visible,
}

impl Rule for Glossary {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        if target.text.trim().is_empty() {
            return;
        }
        for term in &cx.config().options.glossary {
            if term.is_empty() || find(source.text, term, term).is_none() || find(target.text, term, term).is_some() {
                continue;
            }
            let lower = target.text.to_ascii_lowercase();
            if let Some(span) = find(&lower, &term.to_ascii_lowercase(), term) {
                cx.report(self.meta(), target, span, format!("`{}` is written `{term}`", target.slice(span)))
                    .unsafe_fix(format!("write `{term}`"), [Edit::new(span, term.clone())]);
            } else {
                let whole = Span::new(0, target.text.len());
                cx.report(self.meta(), target, whole, format!("`{term}` of the source is missing")).done();
            }
        }
    }
}

/// Finds a term as a whole word.
fn find(text: &str, term: &str, written: &str) -> Option<Span> {
    let (begins, ends) = (written.starts_with(is_word), written.ends_with(is_word));
    text.match_indices(term).map(|(at, term)| Span::new(at, at + term.len())).find(|span| {
        !(begins && text[..span.start].ends_with(is_word) || ends && text[span.end..].starts_with(is_word))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn glossary() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([r#"{"en": {"a": "Acme"}, "es": {"a": "Cumbre"}}"#])
            .config(|config| config.options.glossary = vec!["Acme".to_owned(), String::new()])
            .pass([
                r#"{"en": {"a": "Acme and Acme"}, "es": {"a": "¡Acme!"}}"#,
                r#"{"en": {"a": "Acmes"}, "es": {"a": "Cumbres"}}"#,
                r#"{"en": {"a": "Acme"}, "es": {"a": ""}}"#,
            ])
            .fail([(r#"{"en": {"a": "At Acme"}, "es": {"a": "En Acmé"}}"#, &["En Acmé"][..])])
            .fix([(r#"{"en": {"a": "At Acme"}, "es": {"a": "En ACME"}}"#, r#"{"en": {"a": "At Acme"}, "es": {"a": "En Acme"}}"#)]);
    }
}
