//! `FMT016`.

use crate::lint::markers::edits::{delete, insert};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a backtick without a partner on its line.
    ///
    /// Backticks for apostrophes (``don`t``) and quotes (`` `so' ``) are left alone.
    ///
    /// ## Why
    /// WhatsApp shows a single backtick, and formats what was meant as code.
    ///
    /// ## Example
    /// ```text
    /// Your code: `ABC_123_X
    /// ```
    /// Use instead:
    /// ```text
    /// Your code: `ABC_123_X`
    /// ```
    UnclosedInlineCode = "FMT016", "unclosed-inline-code",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

/// How many characters at most are taken for what was meant as code.
const MAX_WORD: usize = 100;

impl Rule for UnclosedInlineCode {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::UnclosedCode) {
            let report = cx.report(self.meta(), message, slip.span, "the backtick has no partner");
            let behind = &message.text[slip.span.end..];
            let mut word = 0;
            for character in behind.chars().take(MAX_WORD).take_while(|it| !it.is_whitespace()) {
                word += character.len_utf8();
            }
            let word = behind[..word].trim_end_matches(['.', ',', ':', ';', '!', '?']);
            let single = slip.span.end - slip.span.start == 1 && !message.text[..slip.span.start].ends_with('`');
            if single && !word.is_empty() && !word.contains('`') {
                report.unsafe_fix("close it", [insert(slip.span.end + word.len(), "`")]);
            } else {
                report.unsafe_fix("remove it", [delete(slip.span)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn unclosed_inline_code() {
        Tester::new(RULE)
            .pass(["`x`", "don`t", "`so' they said", "```x```", "no code", "```\n`x\n```"])
            .fail([
                ("Code: `ABC_1", &["`"][..]),
                ("Código ABC`", &["`"]),
                ("``code`` here", &["`"]),
            ])
            .fix([
                ("Code: `ABC_1.", "Code: `ABC_1`."),
                ("Código ABC`", "Código ABC"),
            ]);
    }
}
