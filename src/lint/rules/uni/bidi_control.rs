//! `UNI004`.

use crate::diagnostic::Edit;
use crate::lint::characters::code_point;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags characters that change the direction of text: U+202A to U+202E, and isolates (U+2066 to U+2069) without their partner.
    ///
    /// ## Why
    /// With them text reads differently from what it is (CVE-2021-42574, "Trojan Source"), and they come along with telephone numbers
    /// copied from WhatsApp. A pair of isolates on one line passes: it is how a name is set into Arabic or Hebrew text.
    ///
    /// ## Example
    /// ```json
    /// {"call": "Call \u202a+34 911 234 567\u202c"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"call": "Call +34 911 234 567"}
    /// ```
    BidiControl = "UNI004", "bidi-control",
    severity: Error, fix: Some(Unsafe), on: [All], scope: Visible,
}

impl Rule for BidiControl {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.is_plain() {
            return;
        }
        let mut found: Vec<(usize, char)> = Vec::new();
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, c) in message.text.char_indices() {
            match c {
                '\u{202a}'..='\u{202e}' => found.push((at, c)),
                '\u{2066}'..='\u{2068}' => open.push((at, c)),
                '\u{2069}' if open.pop().is_none() => found.push((at, c)),
                '\n' => found.append(&mut open),
                _ => {}
            }
        }
        found.append(&mut open);
        for (at, c) in found {
            let span = Span::new(at, at + c.len_utf8());
            let text = format!("`{}` changes the direction of the text", code_point(c));
            cx.report(self.meta(), message, span, text)
                .unsafe_fix("remove it", [Edit::new(span, "")]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn bidi_control() {
        Tester::new(RULE)
            .pass([
                "مرحبا بك في Acme",
                "שלום \u{2068}{{1}}\u{2069}!",
                "\u{200f}שלום\u{200e}",
                "\u{2066}a \u{2067}b\u{2069}\u{2069}",
            ])
            .fail([
                ("\u{202a}+34 600 100 200\u{202c}", &["\u{202a}", "\u{202c}"][..]),
                ("user\u{202e}txt.exe", &["\u{202e}"]),
                ("a \u{2068}b\nc\u{2069}", &["\u{2068}", "\u{2069}"]),
            ])
            .fix([("\u{202a}+34 600\u{202c}", "+34 600"), ("a\u{2067}", "a")]);
    }
}
