//! Emoji as people count them.

use crate::lint::characters::{is_emoji, is_text_by_default};
use crate::text::Span;

/// The emoji of a text: a sequence that is shown as one is one. `©`, `™` and `☎` are text unless told to be emoji.
pub(in crate::lint::rules) fn emoji(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut flag = false;
    let mut joined = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        let next = characters.peek().map(|it| it.1);
        let goes_on = found.last().is_some_and(|last| last.end == at);
        let is_part = matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}');
        let is_indicator = matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
        let is_keycap = matches!(c, '0'..='9' | '#' | '*') && next == Some('\u{fe0f}');
        let begins = is_keycap || (is_emoji(c) && (!is_text_by_default(c) || next == Some('\u{fe0f}')));
        if goes_on && (is_part || joined || (flag && is_indicator)) {
            if let Some(last) = found.last_mut() {
                last.end = end;
            }
            flag = false;
        } else if begins && !is_part {
            found.push(Span::new(at, end));
            flag = is_indicator;
        }
        joined = c == '\u{200d}';
    }
    found
}

#[cfg(test)]
mod tests {
    use super::emoji;

    #[test]
    fn sequences_count_once() {
        for (text, expected) in [
            ("Hi 🎉🎉!", &["🎉", "🎉"][..]),
            ("👩‍👩‍👧 👍🏽 🇪🇸🇲🇽 1️⃣ #️⃣ ❤️", &["👩‍👩‍👧", "👍🏽", "🇪🇸", "🇲🇽", "1️⃣", "#️⃣", "❤️"]),
            ("© ™ 123 #1 * ☎ ✔", &[]),
            ("✅ ❌ ⭐", &["✅", "❌", "⭐"]),
        ] {
            let found: Vec<&str> = emoji(text).iter().map(|it| &text[it.range()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
