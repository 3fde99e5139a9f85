//! `FMT022`.

use crate::diagnostic::Edit;
use crate::lint::markers::LineKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a numbered list whose items all have the same number: `1.` `1.` `1.`.
    ///
    /// Lists that skip numbers, as menus with `9.` for "cancel" do, are left alone.
    ///
    /// ## Why
    /// Markdown counts by itself; WhatsApp shows the numbers as typed.
    ///
    /// ## Example
    /// ```text
    /// 1. Confirm
    /// 1. Cancel
    /// ```
    /// Use instead:
    /// ```text
    /// 1. Confirm
    /// 2. Cancel
    /// ```
    OrderedListNumbering = "FMT022", "ordered-list-numbering",
    severity: Warning, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for OrderedListNumbering {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for list in message.rows().chunk_by(|one, next| one.block == next.block) {
            let [first, second, ..] = list else {
                continue;
            };
            let LineKind::Ordered(number) = first.kind else {
                continue;
            };
            if list.iter().any(|line| line.kind != first.kind) {
                continue;
            }
            let digits = |it: &crate::lint::markers::Line| Span::new(it.span.start, it.content.start - ". ".len());
            let report = cx.report(
                self.meta(),
                message,
                digits(second),
                format!("every item has the number {number}"),
            );
            let edits: Vec<Edit> = (usize::from(number)..)
                .zip(list)
                .skip(1)
                .map(|(number, line)| Edit::new(digits(line), number.to_string()))
                .collect();
            let fits = usize::from(number) + list.len() <= 100;
            report.safe_fix_if(fits, "count", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn ordered_list_numbering() {
        Tester::new(RULE)
            .pass(["1. a\n2. b\n9. c", "1. a\n\ntext\n1. b", "1. a", "1. a\n1. b\n3. c", "- a\n- b"])
            .fail([("Hi\n1. a\n1. b\n1. c", &["1"][..])])
            .fix([("1. a\n1. b\n1. c", "1. a\n2. b\n3. c"), ("05. a\n5. b", "05. a\n6. b")]);
    }
}
