//! `UNI006`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule};
use crate::source::Source;
use crate::text::Span;

declare_rule! {
    /// Flags U+FFFD, which programs write where they could not read a character.
    ///
    /// ## Why
    /// The copy was read in the wrong encoding and saved; customers see `�`. Get it from where it was right. Half a surrogate pair is
    /// `UNI017`.
    ///
    /// ## Example
    /// ```text
    /// Caf� is ready
    /// ```
    /// Use instead:
    /// ```text
    /// Café is ready
    /// ```
    ReplacementCharacter = "UNI006", "replacement-character",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for ReplacementCharacter {
    fn file(&self, source: &Source<'_>, cx: &mut Context<'_>) {
        for entry in &source.entries {
            let mut at = 0;
            while let Some(start) = entry.text[at..].find('\u{fffd}').map(|start| at + start) {
                let rest = &entry.text[start..];
                let length = rest.find(|c| c != '\u{fffd}').unwrap_or(rest.len());
                at = start + length;
                let span = entry.place(Span::new(start, at));
                let written = &source.text[span.range()];
                // An escape of a surrogate is decoded to U+FFFD.
                if written.contains('\u{fffd}') || written.to_ascii_lowercase().contains("fffd") {
                    cx.report_in_file(self.meta(), span, &entry.key, "`�` stands for a character that was lost")
                        .done();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn replacement_character() {
        Tester::new(RULE)
            .pass(["Café", "؟ � ".replace('�', "?").as_str()])
            .fail([("Caf� ��!", &["�", "��"][..])]);
    }
}
