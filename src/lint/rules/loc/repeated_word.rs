//! `LOC020`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diagnostic::Edit;
use crate::lint::characters::is_word;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a word that stands twice in a row: "the the".
    ///
    /// Only words that never do, `src/lint/data/doubled.txt`: "had had" is English, "vous vous" French, and Hindi doubles words to say "each".
    ///
    /// ## Why
    /// It is a slip, mostly of editing.
    ///
    /// ## Example
    /// ```text
    /// Here is the the receipt.
    /// ```
    /// Use instead:
    /// ```text
    /// Here is the receipt.
    /// ```
    RepeatedWord = "LOC020", "repeated-word",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Visible,
}

/// The words, each with the languages that have it.
static WORDS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Vec<&str>> = HashMap::new();
    let lines = include_str!("../../data/doubled.txt").lines();
    for (language, list) in lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')) {
        for word in list.split(' ') {
            words.entry(word).or_default().push(language);
        }
    }
    words
});

impl Rule for RepeatedWord {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let language = message.locale.and_then(|it| it.split(['-', '_']).next());
        for &text in &message.texts {
            let mut before = Span::new(text.start, text.start);
            let mut at = text.start;
            while let Some(start) = message.text[at..text.end].find(is_word).map(|it| at + it) {
                let rest = &message.text[start..text.end];
                at = start + rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                let (first, word) = (message.slice(before), &message.text[start..at]);
                let between = &message.text[before.end..start];
                let is_twice = !between.is_empty()
                    && between.bytes().all(|byte| byte == b' ')
                    && first.eq_ignore_ascii_case(word)
                    && is_listed(word, language)
                    && !message.text[at..].starts_with(['-', '\'', '’', '.', '/']);
                if is_twice {
                    let span = Span::new(before.end, at);
                    cx.report(self.meta(), message, Span::new(before.start, at), format!("`{word}` twice"))
                        .unsafe_fix("write it once", [Edit::new(span, "")]);
                }
                before = Span::new(start, at);
            }
        }
    }
}

/// Whether a word never stands twice in a language, or in some where it is not known.
fn is_listed(word: &str, language: Option<&str>) -> bool {
    let lower = word.to_ascii_lowercase();
    let languages = WORDS.get(lower.as_str());
    languages.is_some_and(|all| language.is_none_or(|language| all.contains(&language)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn repeated_word() {
        Tester::new(RULE)
            .pass([
                "He had had it, bye bye, very very good",
                "Vous vous êtes inscrit; nous nous voyons",
                "Die, die die Rechnung",
                "धीरे धीरे, अलग अलग",
                "the\nthe, the, the {{the}} the",
                "`the the` un un-known",
                "La la la",
            ])
            .fail([("Here is The the receipt of of Ana", &["The the", "of of"][..])])
            .fix([("Here is The  the receipt", "Here is The receipt"), ("para para para ti", "para ti")])
            .config(|config| config.locale = Some("de".to_owned()))
            .pass(["Café de de"]);
    }
}
