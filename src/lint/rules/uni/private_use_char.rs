//! `UNI016`.

use crate::lint::characters::code_point;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags characters for private use: U+E000 to U+F8FF and the last two planes.
    ///
    /// ## Why
    /// They mean something with one font only, such as icons of a web page or Apple's logo; phones show a box.
    ///
    /// ## Example
    /// ```json
    /// {"phone": "For \uf8ff phones"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"phone": "For Apple phones"}
    /// ```
    PrivateUseChar = "UNI016", "private-use-char",
    severity: Warning, fix: None, on: [All], scope: Visible,
}

impl Rule for PrivateUseChar {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.text.is_ascii() {
            return;
        }
        for (at, c) in message.text.char_indices() {
            if matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}') {
                let span = Span::new(at, at + c.len_utf8());
                let text = format!("`{}` is for private use", code_point(c));
                cx.report(self.meta(), message, span, text).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn private_use_char() {
        Tester::new(RULE)
            .pass(["Hola 🎉", "日本語 مرحبا 🏴\u{e0067}\u{e007f}"])
            .fail([("\u{e001} \u{f8ff} \u{10fffd}", &["\u{e001}", "\u{f8ff}", "\u{10fffd}"][..])]);
    }
}
