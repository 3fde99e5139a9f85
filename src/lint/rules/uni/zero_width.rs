//! `UNI003`.

use crate::diagnostic::Edit;
use crate::lint::characters::{code_point, is_emoji, is_european, is_invisible, is_unspaced};
use crate::lint::context::Guarded;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags characters that have no width: U+200B, U+2060, U+FEFF, U+00AD, U+180E, and joiners in text that joins nothing.
    ///
    /// ## Why
    /// They come with text pasted from web pages. Some phones show them as boxes; they break search, comparison and keywords that
    /// customers send back, and one of them puts a whole text message into UCS-2. U+200B parts words in Khmer, Thai, Lao and Burmese,
    /// U+200C and U+200D shape Arabic and Indic letters and emoji: there they pass.
    ///
    /// ## Example
    /// ```json
    /// {"stop": "Answer STOP\u200b to end"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"stop": "Answer STOP to end"}
    /// ```
    ZeroWidth = "UNI003", "zero-width",
    severity: Warning, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for ZeroWidth {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.is_plain() || message.text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            return;
        }
        let mut runs: Vec<Span> = Vec::new();
        for (at, c) in message.text.char_indices() {
            if !is_out_of_place(message.text, at, c) {
                continue;
            }
            let end = at + c.len_utf8();
            match runs.last_mut() {
                Some(run) if run.end == at => run.end = end,
                _ => runs.push(Span::new(at, end)),
            }
        }
        let guarded = |run: Span| {
            let names: Vec<String> = message.slice(run).chars().take(4).map(code_point).collect();
            Guarded {
                span: run,
                text: format!("invisible character `{}`", names.join(" ")),
                fix: "remove it".to_owned(),
                edit: Edit::new(run, ""),
            }
        };
        let found = runs.into_iter().map(guarded).collect();
        cx.report_guarded(self.meta(), message, found);
    }
}

/// How many characters of no width may stand between one and its neighbour.
const REACH: usize = 8;

/// Whether a character of no width stands where it does nothing.
pub(super) fn is_out_of_place(text: &str, at: usize, c: char) -> bool {
    let is_joiner = matches!(c, '\u{200c}' | '\u{200d}');
    if !is_joiner && !is_invisible(c) {
        return false;
    }
    // Not far: a long run of them has no neighbours.
    let before = text[..at].chars().rev().take(REACH).find(|&c| !is_skipped(c));
    let after = text[at + c.len_utf8()..].chars().take(REACH).find(|&c| !is_skipped(c));
    let near = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
    match c {
        '\u{200b}' => !near(is_unspaced),
        '\u{180e}' => !near(|c| matches!(c, '\u{1800}'..='\u{18af}')),
        // Between emoji they are `UNI011`.
        _ if is_joiner => !near(is_emoji) && !near(is_shaped),
        _ => true,
    }
}

/// What does not count as a neighbour.
const fn is_skipped(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Whether joiners may do something to a letter.
fn is_shaped(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !is_european(c) || matches!(c, '\u{900}'..='\u{109f}')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn zero_width() {
        Tester::new(RULE)
            .pass([
                "Hola 👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
                "می\u{200c}خواهم",
                "क्\u{200d}ष और क\u{94d}\u{200c}",
                "සිංහල ශ්\u{200d}රී",
                "ខ្ញុំ\u{200b}ស្រឡាញ់",
                "สวัสดี\u{200b}ครับ",
                "မြန်မာ\u{200b}စာ",
                "ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ",
                "১৪৪৫\u{9b9}\u{200d}",
                "\u{200b}",
            ])
            .fail([
                ("STOP\u{200b}", &["\u{200b}"][..]),
                ("\u{200b}\u{2060}a\u{ad}b", &["\u{200b}\u{2060}", "\u{ad}"]),
                ("co\u{200d}op", &["\u{200d}"]),
            ])
            .fix([
                ("Wil\u{ad}kommen\u{feff}!", "Wilkommen!"),
                ("Precio:\u{200b} 5", "Precio: 5"),
                ("a\u{200b}*b*", "a*b*"),
            ]);
    }

    #[test]
    fn fix_that_formats_anew_is_unsafe() {
        use crate::diagnostic::Applicability::Unsafe;
        let found = Tester::new(RULE).found("a\u{200b}*b*");
        assert_eq!(found[0].fix.as_ref().map(|it| it.applicability), Some(Unsafe));
    }
}
