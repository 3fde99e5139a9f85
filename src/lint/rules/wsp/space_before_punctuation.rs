//! `WSP009`.

use super::spaces::inside;
use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a space before `,` `.` `!` `?` `:` or `;`. In French only before `,` and `.`.
    ///
    /// ## Why
    /// It looks like a slip, and the sign may wrap onto the next line. French puts a space before high punctuation.
    ///
    /// ## Example
    /// ```text
    /// See you tomorrow !
    /// ```
    /// Use instead:
    /// ```text
    /// See you tomorrow!
    /// ```
    SpaceBeforePunctuation = "WSP009", "space-before-punctuation",
    severity: Info, fix: Some(Unsafe), on: [], scope: Visible,
}

impl Rule for SpaceBeforePunctuation {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let french = message.locale.is_some_and(|it| it == "fr" || it.starts_with("fr-") || it.starts_with("fr_"));
        let inside = inside(message);
        for (at, sign) in message.text.match_indices([',', '.', '!', '?', ':', ';']) {
            let before = &message.text[..at];
            let word = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
            let high = !matches!(sign, "," | ".");
            let ends = message.text[at + 1..].starts_with(|it: char| it.is_whitespace() || matches!(it, '!' | '?')) || at + 1 == message.text.len();
            let copy = word.ends_with(|it: char| it.is_alphanumeric() || matches!(it, ')' | '*' | '_' | '~' | '"' | '”'));
            if word.len() == at || !ends || !copy || (french && high) || at < inside.start || message.is_opaque(at) {
                continue;
            }
            let span = Span::new(word.len(), at);
            cx.report(self.meta(), message, span, format!("a space before `{sign}`")).unsafe_fix("remove it", [delete(span)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn space_before_punctuation() {
        Tester::new(RULE)
            .pass(["Hi! a.b :) ;) .5 ...", "x .com `a !`", "- a\n! b", "🎉 !"])
            .fail([("Hola ! ¿Sí ?\nBueno , ya", &[" ", " ", " "][..])])
            .fix([("Hola *Ana* !", "Hola *Ana*!")])
            .config(|config| config.locale = Some("fr-CA".to_owned()))
            .pass(["Bonjour !"])
            .fail([("Bonjour , toi", &[" "][..])]);
    }
}
