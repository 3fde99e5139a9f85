//! `UNI008`.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::words::words;
use crate::diagnostic::Edit;
use crate::lint::context::Guarded;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags words whose accents are characters of their own though there is one character for letter and accent.
    ///
    /// ## Why
    /// Both look the same, but have other lengths, are not found by search, and `é` in two characters is not in GSM-7. The usual source is a
    /// file name or text from macOS. Words that have no shorter form pass, such as those of Hindi.
    ///
    /// ## Example
    /// ```json
    /// {"place": "The cafe\u0301 is open"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"place": "The caf\u00e9 is open"}
    /// ```
    NotNfc = "UNI008", "not-nfc",
    severity: Info, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for NotNfc {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let text = message.text;
        if message.is_plain() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
            return;
        }
        let mut found = Vec::new();
        for span in words(text) {
            let word = message.slice(span);
            if is_nfc_quick(word.chars()) == IsNormalized::Yes {
                continue;
            }
            let composed: String = word.nfc().collect();
            if composed.chars().count() < word.chars().count() {
                found.push(Guarded {
                    span,
                    text: format!("`{word}` has its accents apart"),
                    fix: "write each letter with its accent".to_owned(),
                    edit: Edit::new(span, composed),
                });
            }
        }
        cx.report_guarded(self.meta(), message, found);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn not_nfc() {
        Tester::new(RULE)
            .pass([
                "café",
                "लड़का \u{958} पढ़ना",
                "שָׁלוֹם",
                "مُحَمَّد",
                "한국어 日本語 ガ",
                "q\u{301}",
                "Ω Å",
            ])
            .fail([("cafe\u{301} e\u{301}?", &["cafe\u{301}", "e\u{301}"][..])])
            .fix([
                ("cafe\u{301}", "café"),
                ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "Tiếng Việt"),
                ("\u{1112}\u{1161}\u{11ab}", "한"),
            ]);
    }
}
