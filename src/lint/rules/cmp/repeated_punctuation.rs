//! `CMP003`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags three exclamation or question marks in a row, and four signs of a currency: `!!!`, `?!?!`, `$$$$`.
    ///
    /// ## Why
    /// Filters of carriers take it for spam. The fix leaves one mark of each kind; signs of a currency are yours to write out.
    ///
    /// ## Example
    /// ```text
    /// Your order is ready!!!
    /// ```
    /// Use instead:
    /// ```text
    /// Your order is ready!
    /// ```
    RepeatedPunctuation = "CMP003", "repeated-punctuation",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Visible,
}

/// Marks that repeat together, and from how many on they are too many.
const KINDS: [(&[char], usize); 7] = [
    (&['!', '?', '！', '？', '‼', '⁉', '⁈', '⁇'], 3),
    (&['¡', '¿'], 3),
    (&['؟', '!'], 3),
    (&['$'], 4),
    (&['€'], 4),
    (&['£'], 4),
    (&['₹'], 4),
];

impl Rule for RepeatedPunctuation {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut run = 0;
        let is_third = |c| {
            run = if is_any(c) { run + 1 } else { 0 };
            run > 2
        };
        if !message.text.contains(is_third) {
            return;
        }
        for (kinds, most) in KINDS {
            let is_mark = |c: char| kinds.contains(&c);
            let mut at = 0;
            while let Some(start) = message.text[at..].find(is_mark).map(|it| at + it) {
                let rest = &message.text[start..];
                let run = &rest[..rest.find(|c| !is_mark(c)).unwrap_or(rest.len())];
                at = start + run.len();
                let is_arabic = run.contains('؟');
                let is_other = kinds[0] == '؟' && !is_arabic;
                if run.chars().count() < most || is_other || message.is_opaque(start) {
                    continue;
                }
                let mut kept = String::new();
                for c in run.chars().filter(|_| most == 3) {
                    if !kept.contains(c) {
                        kept.push(c);
                    }
                }
                let span = Span::new(start, at);
                let report = cx.report(self.meta(), message, span, format!("`{}` in a row", shown(run)));
                if kept.is_empty() {
                    report.done();
                } else {
                    report.unsafe_fix(format!("write `{kept}`"), [Edit::new(span, kept)]);
                }
            }
        }
    }
}

/// The beginning of a run, which may be long.
/// Whether a character is of any of [`KINDS`].
const fn is_any(c: char) -> bool {
    matches!(
        c,
        '!' | '?' | '$' | '¡' | '¿' | '£' | '؟' | '‼' | '⁇' | '⁈' | '⁉' | '€' | '₹' | '！' | '？'
    )
}

fn shown(run: &str) -> String {
    const MOST: usize = 8;
    let start: String = run.chars().take(MOST).collect();
    if start.len() < run.len() { start + "…" } else { start }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, RULE, is_any};
    use crate::lint::tester::Tester;

    #[test]
    fn repeated_punctuation() {
        Tester::new(RULE)
            .pass([
                "¿Qué?! ¡¿Listo?! Wait... ok?? Yes!!",
                "$$$ restaurants, $5 or $${{1}}",
                "`a!!!` ```b???``` https://acme.com/???x",
                "किया? 好！ مرحبا؟!",
            ])
            .fail([
                ("Sale!!! Why?!?! $$$$", &["!!!", "?!?!", "$$$$"][..]),
                ("¡¡¡Hola!!!", &["¡¡¡", "!!!"]),
                ("متى؟؟؟", &["؟؟؟"]),
            ])
            .fix([("¡¡¡Hola!!! Why?!?! 好！！！", "¡Hola! Why?! 好！"), ("متى؟؟؟", "متى؟")]);
    }

    #[test]
    fn marks_of_all_kinds_are_looked_for() {
        let listed = |c: char| KINDS.iter().any(|(kinds, _)| kinds.contains(&c));
        assert!(('\0'..=char::MAX).all(|c| is_any(c) == listed(c)));
    }
}
