//! `LOC008`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a translation with another number of line breaks than its source.
    ///
    /// Those at the ends do not count.
    ///
    /// ## Why
    /// WhatsApp shows every line break, and lists and quotes begin at one: a lost or added one changes what the
    /// message looks like.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"menu": "1. Tea\n2. Milk"}, "es": {"menu": "1. Té 2. Leche"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"menu": "1. Tea\n2. Milk"}, "es": {"menu": "1. Té\n2. Leche"}}
    /// ```
    NewlineMismatch = "LOC008", "newline-mismatch",
    severity: Warning, fix: None, on: [Locales], scope: Body,
}

impl Rule for NewlineMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        let count = |message: &Message<'_>| {
            memchr::memchr_iter(b'\n', message.text.trim().as_bytes()).count()
        };
        let (wanted, found) = (count(source), count(target));
        if wanted == found || target.text.trim().is_empty() {
            return;
        }
        let whole = Span::new(0, target.text.len());
        let says = format!(
            "{found} line break{} where the source has {wanted}",
            if found == 1 { "" } else { "s" }
        );
        cx.report(self.meta(), target, whole, says).done();
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn newline_mismatch() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "x\ny\n"}, "es": {"a": "z\r\nw"}}"#,
                r#"{"en": {"a": "x\ny"}, "es": {"a": ""}}"#,
            ])
            .fail([(r#"{"en": {"a": "x\ny"}, "es": {"a": "z w"}}"#, &["z w"][..])]);
    }
}
