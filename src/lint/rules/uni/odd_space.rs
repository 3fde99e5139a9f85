//! `UNI013`.

use crate::diagnostic::Edit;
use crate::lint::characters::{code_point, is_cjk, is_odd_space};
use crate::lint::context::Guarded;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags spaces other than the common one where nothing asks for them: U+00A0, U+2000 to U+200A, U+202F, U+205F, U+3000.
    ///
    /// ## Why
    /// They are pasted from web pages. Keywords and programs do not take all of them for the end of a word, they do not break lines,
    /// and one of them puts a text message into UCS-2. They pass where typography wants them: before `! ? ; : » %` and dashes and behind `«`,
    /// next to digits (`10 000 €`), behind short words in Slavic languages, and U+3000 in Chinese, Japanese and Korean text.
    ///
    /// ## Example
    /// ```json
    /// {"hello": "Hello\u00a0Ana"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"hello": "Hello Ana"}
    /// ```
    OddSpace = "UNI013", "odd-space",
    severity: Warning, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for OddSpace {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.is_plain() {
            return;
        }
        let spaces = message.text.char_indices();
        let odd = spaces.filter(|&(at, c)| is_odd_space(c) && is_out_of_place(message, at, c));
        let guarded = |(at, c): (usize, char)| {
            let span = Span::new(at, at + c.len_utf8());
            Guarded {
                span,
                text: format!("space `{}`", code_point(c)),
                fix: "write a common space".to_owned(),
                edit: Edit::new(span, " "),
            }
        };
        let found = odd.map(guarded).collect();
        cx.report_guarded(self.meta(), message, found);
    }
}

/// Languages that keep prepositions of a letter or two on the line of the next word.
const SLAVIC: [&str; 9] = ["be", "bg", "cs", "hr", "pl", "ru", "sk", "sl", "uk"];

/// Whether typography has no use for a space at a place.
pub(super) fn is_out_of_place(message: &Message<'_>, at: usize, c: char) -> bool {
    let (before, after) = (&message.text[..at], &message.text[at + c.len_utf8()..]);
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
    if c == '\u{3000}' {
        return !is(left, is_cjk) && !is(right, is_cjk);
    }
    let punctuation = |c| matches!(c, '!' | '?' | ';' | ':' | '»' | '›' | '%' | '–' | '—' | '-');
    let typographic = is(right, punctuation)
        || is(left, |c| matches!(c, '«' | '‹' | '–' | '—' | '№' | '§'))
        || is(left, char::is_numeric)
        || is(right, char::is_numeric);
    // A variable may be a number.
    let number = before.ends_with("}}") || after.starts_with("{{");
    !typographic && !number && !follows_short_word(message, before)
}

fn follows_short_word(message: &Message<'_>, before: &str) -> bool {
    let word = || before.chars().rev().take(3).take_while(|c| c.is_alphabetic());
    let is_short = (1..=2).contains(&word().count());
    let language = message.locale.map(|tag| tag.split(['-', '_']).next().unwrap_or(tag));
    is_short
        && match language {
            Some(language) => SLAVIC.contains(&language),
            None => word().all(|c| matches!(c, '\u{400}'..='\u{52f}')),
        }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn odd_space() {
        Tester::new(RULE)
            .pass([
                "Prêt\u{a0}? Oui\u{202f}! «\u{a0}Bonjour\u{a0}»",
                "10\u{a0}000\u{202f}€, 25\u{a0}kg, n°\u{a0}5, {{1}}\u{a0}€",
                "—\u{a0}Hola",
                "商品\u{3000}価格",
                "\u{3000}こんにちは",
                "Мы в\u{a0}городе",
                "مرحبا नमस्ते",
            ])
            .fail([
                ("Hello\u{a0}Ana", &["\u{a0}"][..]),
                ("a\u{2003}\u{2009}b", &["\u{2003}", "\u{2009}"]),
                ("Hi\u{3000}there", &["\u{3000}"]),
                ("I\u{a0}am", &["\u{a0}"]),
            ])
            .fix([("Hello\u{a0}Ana", "Hello Ana"), ("-\u{a0}item", "- item"), ("*a\u{a0}b*", "*a b*")])
            .config(|config| config.locale = Some("pl-PL".to_owned()))
            .pass(["w\u{a0}domu"])
            .fail([("nasz\u{a0}dom", &["\u{a0}"][..])]);
    }
}
