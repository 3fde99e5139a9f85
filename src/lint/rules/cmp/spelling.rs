//! `CMP017`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::diagnostic::Edit;
use crate::lint::characters::is_word;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags words that are known to be spelled wrongly, with the word that is meant.
    ///
    /// English ones are in `src/lint/data/misspellings.txt`, and are looked for where the locale is English or not known; `misspellings` of the
    /// configuration adds others, for all locales. It is a list and no dictionary: what is not on it passes. For a whole dictionary run a
    /// spelling checker beside the linter.
    ///
    /// ## Why
    /// Spelling mistakes are among the reasons for which Meta rejects templates.
    ///
    /// ## Example
    /// With this configuration:
    /// ```toml
    /// [options]
    /// misspellings = { "whatsup" = "WhatsApp" }
    /// ```
    /// ```text
    /// We recieved your order on Whatsup.
    /// ```
    /// Use instead:
    /// ```text
    /// We received your order on WhatsApp.
    /// ```
    Spelling = "CMP017", "spelling",
    severity: Warning, fix: Some(Unsafe), on: [], scope: Visible,
}

/// What is wrong, and what is right.
static ENGLISH: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/misspellings.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
});

impl Rule for Spelling {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let own = &cx.config().options.misspellings;
        let is_english = message.locale.is_none_or(|it| it.split(['-', '_']).next() == Some("en"));
        for &text in &message.texts {
            let mut at = text.start;
            while let Some(start) = message.text[at..text.end].find(is_word).map(|it| at + it) {
                let rest = &message.text[start..text.end];
                let word = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
                at = start + word.len();
                let lower = word.to_lowercase();
                let english = || ENGLISH.get(lower.as_str()).copied().filter(|_| is_english);
                let meant = own.get(&lower).map(String::as_str).or_else(english);
                let Some(meant) = meant.filter(|it| *it != word && !message.is_in_variable(start)) else {
                    continue;
                };
                let meant = in_case_of(word, meant);
                let span = Span::new(start, at);
                cx.report(self.meta(), message, span, format!("`{word}` is spelled `{meant}`"))
                    .unsafe_fix(format!("write `{meant}`"), [Edit::new(span, meant)]);
            }
        }
    }
}

/// A word with capitals where another one has them.
fn in_case_of(word: &str, meant: &str) -> String {
    let mut letters = word.chars();
    let is_upper = letters.next().is_some_and(char::is_uppercase);
    if is_upper && word.chars().count() > 1 && letters.all(char::is_uppercase) {
        return meant.to_uppercase();
    }
    let mut rest = meant.chars();
    match rest.next() {
        Some(first) if is_upper => first.to_uppercase().chain(rest).collect(),
        _ => meant.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn spelling() {
        Tester::new(RULE)
            .pass(["We received it", "{{recieve}} `teh` https://acme.com/teh", "Su adiós"])
            .fix([("We Recieved teh order, UNTILL tommorow", "We Received the order, UNTIL tomorrow")])
            .config(|config| config.options.misspellings = [("acmé".to_owned(), "Acme".to_owned())].into())
            .fix([("ACMÉ y Acmé", "ACME y Acme")])
            .config(|config| config.locale = Some("ms".to_owned()))
            .pass(["Teh tarik"]);
    }
}
