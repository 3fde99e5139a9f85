//! `UNI012`.

use crate::diagnostic::Edit;
use crate::lint::characters::is_text_by_default;
use crate::lint::context::Guarded;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags emoji that some phones show as text, for want of U+FE0F behind them: `❤`, `☎`.
    ///
    /// ## Why
    /// Unicode lets these be text unless they are asked to be emoji (UTS #51), so that they differ from phone to phone. Signs that are
    /// mostly meant as text pass: `©`, `®`, `™`, arrows, card suits, check marks.
    ///
    /// ## Example
    /// ```json
    /// {"love": "We \u2764 you"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"love": "We \u2764\ufe0f you"}
    /// ```
    EmojiPresentation = "UNI012", "emoji-presentation",
    severity: Info, fix: Some(Safe), on: [], scope: Visible,
}

impl Rule for EmojiPresentation {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.text.is_ascii() {
            return;
        }
        let mut chars = message.text.char_indices().peekable();
        let mut before = ' ';
        let mut found = Vec::new();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, next)| next);
            let told = matches!(next, '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}')
                || next == '\u{200d}'
                || before == '\u{200d}';
            before = c;
            if told || is_mostly_text(c) || !is_text_by_default(c) {
                continue;
            }
            let end = at + c.len_utf8();
            found.push(Guarded {
                span: Span::new(at, end),
                text: format!("`{c}` is text on some phones"),
                fix: "ask for the emoji".to_owned(),
                edit: Edit::new(Span::new(end, end), "\u{fe0f}"),
            });
        }
        cx.report_guarded(self.meta(), message, found);
    }
}

/// Whether a sign is in use as text, so that its author may have meant that.
const fn is_mostly_text(c: char) -> bool {
    matches!(
        c,
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '↔'..='↪' | '⤴' | '⤵' | '⬅'..='⬇' | '▪' | '▫' | '▶' | '◀'
            | '♀' | '♂' | '♠' | '♣' | '♥' | '♦' | '♾' | '✔' | '✖' | '✳' | '✴' | '❇' | '➡' | 'Ⓜ' | '〰' | '〽' | '㊗' | '㊙'
            | '🅰' | '🅱' | '🅾' | '🅿' | '🈂' | '🈷'
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn emoji_presentation() {
        Tester::new(RULE)
            .pass(["❤\u{fe0f} 🎉 👍🏽 ☝🏽", "❤\u{fe0e}", "© 2026 ™ → 5 # * ✔", "👩\u{200d}❤\u{200d}👨", "a → b ↔ c"])
            .fail([("I ❤ it ☎", &["❤", "☎"][..])])
            .fix([("I ❤ it", "I ❤\u{fe0f} it"), ("*☀*", "*☀\u{fe0f}*")]);
    }
}
