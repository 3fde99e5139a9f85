//! `FMT023`.

use crate::lint::markers::LineKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags items of a list with a number of three or more digits: `100. item`.
    ///
    /// ## Why
    /// WhatsApp reads one or two digits as the number of an item; with more the line stays text.
    ///
    /// ## Example
    /// ```text
    /// 99. Cancel
    /// 100. Help
    /// ```
    /// Use instead:
    /// ```text
    /// 98. Cancel
    /// 99. Help
    /// ```
    ListNumberTooLong = "FMT023", "list-number-too-long",
    severity: Info, fix: None, on: [], scope: Body,
}

impl Rule for ListNumberTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows().iter().filter(|line| line.kind == LineKind::Text) {
            let text = message.slice(line.content);
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let item = text[digits..].strip_prefix(". ").is_some_and(|rest| !rest.trim().is_empty());
            if digits > 2 && item {
                let span = Span::new(line.content.start, line.content.start + digits + 1);
                cx.report(self.meta(), message, span, "a number of more than two digits makes no item").done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn list_number_too_long() {
        Tester::new(RULE)
            .pass(["99. a", "In 2024. b", "100.5 kg", "100. "])
            .fail([("99. a\n100. b", &["100."][..])]);
    }
}
