//! `LOC011`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::cmp::emoji;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a translation with other emoji than its source.
    ///
    /// ## Why
    /// One that says something, `✅`, was lost or added. Off by default: what suits differs by country.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"a": "Ready ✅"}, "es": {"a": "Listo ❌"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "Ready ✅"}, "es": {"a": "Listo ✅"}}
    /// ```
    EmojiMismatch = "LOC011", "emoji-mismatch",
    severity: Info, fix: None, on: [], scope: Visible,
}

impl Rule for EmojiMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        let list = |text: &str| {
            let spans = emoji(text).into_iter();
            let mut list: Vec<String> = spans.map(|it| text[it.range()].replace('\u{fe0f}', "")).collect();
            list.sort_unstable();
            list
        };
        let (from, to) = (list(source.text), list(target.text));
        if from != to && !target.text.trim().is_empty() {
            let whole = Span::new(0, target.text.len());
            let shown = |list: &[String]| if list.is_empty() { "none".to_owned() } else { list.join(" ") };
            let says = format!("emoji {} where the source has {}", shown(&to), shown(&from));
            cx.report(self.meta(), target, whole, says).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn emoji_mismatch() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([r#"{"en": {"a": "❤️ a 🎉"}, "es": {"a": "🎉 b ❤"}, "fr": {"a": ""}}"#.replace('❤', "💜").as_str()])
            .fail([(r#"{"en": {"a": "a 🎉"}, "es": {"a": "b"}}"#, &["b"][..])]);
    }
}
