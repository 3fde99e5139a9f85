//! `CMP012`.

use super::phrase;
use crate::lint::characters::is_word;
use crate::lint::phrases::Topic;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags text that waits for a better one: `lorem ipsum`, "your text here", `TODO:`, `FIXME`, a text of nothing but `XXX`.
    ///
    /// `TODO` counts at the beginning of a line and before a colon only, and not in languages in which it is a word. The phrases are in
    /// `src/lint/data/filler.txt`.
    ///
    /// ## Why
    /// It reaches customers.
    ///
    /// ## Example
    /// ```text
    /// TODO: text for returns
    /// ```
    /// Use instead:
    /// ```text
    /// You can return it within 30 days.
    /// ```
    PlaceholderText = "CMP012", "placeholder-text",
    severity: Error, fix: None, on: [All], scope: Visible,
}

/// Languages in which `todo` is a word.
const TODO_IS_A_WORD: [&str; 5] = ["es", "pt", "gl", "ca", "ast"];

impl Rule for PlaceholderText {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        phrase::report(cx, self.meta(), message, Topic::Filler, "{} waits for a better text");
        let mut report = |span| {
            let text = format!("`{}` waits for a better text", message.slice(span));
            cx.report(self.meta(), message, span, text).done();
        };
        let text = message.text;
        for (at, word) in text.match_indices("FIXME") {
            let span = Span::new(at, at + word.len());
            let is_whole = !text[..at].ends_with(is_word) && !text[span.end..].starts_with(is_word);
            if is_whole && !message.is_opaque(at) && !message.is_in_variable(at) {
                report(span);
            }
        }
        let language = message.locale.and_then(|it| it.split(['-', '_']).next()).unwrap_or_default();
        if !TODO_IS_A_WORD.contains(&language) && text.contains("TODO") {
            for line in message.lines() {
                let rest = message.slice(line).trim_start();
                if rest.starts_with("TODO:") || rest.starts_with("TODO(") || rest == "TODO" {
                    let start = line.end - rest.len();
                    report(Span::new(start, start + "TODO".len()));
                }
            }
        }
        let trimmed = text.trim();
        if trimmed.len() >= 3 && trimmed.bytes().all(|byte| byte == b'X' || byte == b'x') {
            let start = text.len() - text.trim_start().len();
            report(Span::new(start, start + trimmed.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn placeholder_text() {
        Tester::new(RULE)
            .pass([
                "¡TODO a mitad de precio!",
                "Card ending in XXXX1234, size XXXL, XXX Aniversario",
                "Your test results are ready",
                "Test",
                "`FIXME` https://acme.com/FIXME",
                "My TODO list, add a to-do",
                "{{lorem ipsum}}",
            ])
            .fail([
                ("Lorem ipsum dolor sit amet", &["Lorem ipsum", "dolor sit amet"][..]),
                ("TODO: write\n  TODO(ana) x FIXME", &["TODO", "TODO", "FIXME"]),
                ("XXX", &["XXX"]),
                ("Insert text here", &["Insert text here"]),
            ])
            .config(|config| config.locale = Some("es-MX".to_owned()))
            .pass(["TODO: camisas, pantalones y zapatos"]);
    }
}
