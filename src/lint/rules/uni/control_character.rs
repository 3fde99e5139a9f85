//! `UNI005`.

use super::damage;
use crate::diagnostic::Edit;
use crate::lint::characters::code_point;
use crate::lint::context::Guarded;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags control characters other than tabs and line breaks, and code points that are no characters, such as U+FFFE.
    ///
    /// ## Why
    /// XML has no way to write most of them: one in a body makes Twilio reject the whole TwiML document (error 12100). Elsewhere they are
    /// shown as boxes or cut the text short. Vertical tabs, form feeds and U+0085 become line breaks; what looks like a character of
    /// Windows-1252 becomes that, if asked; anything else goes.
    ///
    /// ## Example
    /// ```json
    /// {"bye": "Goodbye\u0000"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"bye": "Goodbye"}
    /// ```
    ControlCharacter = "UNI005", "control-character",
    severity: Error, fix: Some(Safe), on: [All], scope: Any,
}

impl Rule for ControlCharacter {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let text = message.text;
        if message.is_plain() || !text.contains(is_forbidden) {
            return;
        }
        let mut found = Vec::new();
        let mut damage = damage::find(text).into_iter().peekable();
        for (at, c) in text.char_indices().filter(|&(_, c)| is_forbidden(c)) {
            // Half of a damaged character: `UNI007`.
            while damage.next_if(|it| it.span.end <= at).is_some() {}
            if damage.peek().is_some_and(|it| it.span.start <= at) {
                continue;
            }
            let span = Span::new(at, at + c.len_utf8());
            let text = format!("control character `{}`", code_point(c));
            if let Some(meant) = damage::windows(c).filter(|_| c != '\u{85}') {
                cx.report(self.meta(), message, span, text)
                    .unsafe_fix(format!("write `{meant}`"), [Edit::new(span, meant.to_string())]);
                continue;
            }
            let (fix, instead) = match c {
                '\u{b}' | '\u{c}' | '\u{85}' if message.role.is_body() => ("break the line", "\n"),
                '\u{b}' | '\u{c}' | '\u{85}' => ("write a space", " "),
                _ => ("remove it", ""),
            };
            found.push(Guarded {
                span,
                text,
                fix: fix.to_owned(),
                edit: Edit::new(span, instead),
            });
        }
        cx.report_guarded(self.meta(), message, found);
    }
}

pub(super) fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn control_character() {
        Tester::new(RULE)
            .pass(["a\tb\r\nc", "Año 日本 🎉 مرحبا", "\u{fffd}"])
            .fail([
                ("a\0b\u{7f}", &["\0", "\u{7f}"][..]),
                ("\u{ffff}\u{1fffe}\u{fdd0}", &["\u{ffff}", "\u{1fffe}", "\u{fdd0}"]),
                ("cafÃ\u{a9} â\u{80}\u{99}", &[]),
            ])
            .fix([
                ("bye\0", "bye"),
                ("one\u{b}two", "one\ntwo"),
                ("It\u{92}s", "It’s"),
                ("\u{1b}[1mHi", "[1mHi"),
            ]);
    }
}
