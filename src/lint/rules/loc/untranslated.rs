//! `LOC006`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

/// Texts of fewer words are often the same in two languages: names, `OK`, `Pizza Margherita`.
const FEWEST_WORDS: usize = 3;

declare_rule! {
    /// Flags a translation that is the same as its source, if that has three words or more.
    ///
    /// ## Why
    /// It was copied and not translated.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"ready": "Your order is ready"}, "es": {"ready": "Your order is ready"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"ready": "Your order is ready"}, "es": {"ready": "Su pedido está listo"}}
    /// ```
    Untranslated = "LOC006", "untranslated",
    severity: Warning, fix: None, on: [Locales], scope: Visible,
}

impl Rule for Untranslated {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        let language = |locale: Option<&str>| {
            let locale = locale.unwrap_or_default();
            locale
                .split(['-', '_'])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let (from, to) = (language(source.locale), language(target.locale));
        let is_same_language = !from.is_empty() && from == to;
        if source.text != target.text || is_same_language || words(source) < FEWEST_WORDS {
            return;
        }
        let whole = Span::new(0, target.text.len());
        cx.report(self.meta(), target, whole, "the same text as in the source")
            .done();
    }
}

/// Counts the words of the literal text, those in variables left out.
fn words(message: &Message<'_>) -> usize {
    let texts = message.texts.iter().map(|&text| message.slice(text));
    let words = texts.flat_map(str::split_whitespace);
    // Of one letter are units and initials.
    let is_word = |word: &&str| {
        !word.contains(['{', '}', '%', '@'])
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
    };
    words.filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Config, Reference, check_translation, tester::Tester};
    use crate::source::Format;

    #[test]
    fn untranslated() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "Pizza Margherita"}, "it": {"a": "Pizza Margherita"}}"#,
                r#"{"en": {"a": "{{1}} {{2}} {{3}} {{4}}"}, "es": {"a": "{{1}} {{2}} {{3}} {{4}}"}}"#,
                r#"{"en": {"a": "Your order is ready"}, "en-GB": {"a": "Your order is ready"}}"#,
                r#"{"en": {"a": "https://a.example/b/c"}, "es": {"a": "https://a.example/b/c"}}"#,
            ])
            .fail([(
                r#"{"en": {"a": "Your order is ready"}, "es": {"a": "Your order is ready"}}"#,
                &["Your order is ready"][..],
            )]);
    }

    #[test]
    fn locales_of_two_files_are_told_apart() {
        let config = |locale: &str| Config {
            format: Format::Json,
            locale: Some(locale.to_owned()),
            select: Some(vec!["LOC006".to_owned()]),
            ..Config::default()
        };
        let file = r#"{"a": "Your order is ready"}"#;
        let source = Reference::read(file, &config("en")).unwrap();
        let check = |locale| check_translation(file, &config(locale), Some(&source)).len();
        assert_eq!((check("es"), check("en-GB")), (1, 0));
        let po = |locale: &str| {
            format!("msgid \"\"\nmsgstr \"Language: {locale}\\n\"\n\nmsgid \"Your order is ready\"\nmsgstr \"Your order is ready\"\n")
        };
        Tester::new(RULE)
            .config(|config| config.format = Format::Po)
            .pass([po("en_GB").as_str()])
            .fail([(po("es").as_str(), &["Your order is ready"][..])]);
    }
}
