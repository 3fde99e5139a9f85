//! `FMT027`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};
use crate::text::Span;

declare_rule! {
    /// Flags messages of which more than half is bold.
    ///
    /// Messages with fewer than 40 letters and digits are left alone.
    ///
    /// ## Why
    /// Where most is bold, nothing stands out.
    ///
    /// ## Example
    /// ```text
    /// *Your order has left our store and will be with you tomorrow.* Thank you!
    /// ```
    /// Use instead:
    /// ```text
    /// Your order has left our store and will be with you *tomorrow*. Thank you!
    /// ```
    BoldOveruse = "FMT027", "bold-overuse",
    severity: Info, fix: None, on: [], scope: Body,
}

/// How many letters and digits a message has at least.
const LONG: usize = 40;

impl Rule for BoldOveruse {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let count = |span: Span| message.slice(span).chars().filter(|it| it.is_alphanumeric()).count();
        let strong = message.styles.iter().filter(|it| it.0 == Style::Strong);
        let bold: usize = strong.clone().map(|it| count(it.1)).sum();
        let all = count(Span::new(0, message.text.len()));
        let Some(first) = strong.map(|it| it.1).next() else {
            return;
        };
        if all >= LONG && 2 * bold > all {
            let share = 100 * bold / all;
            cx.report(self.meta(), message, first, format!("{share} % of the text is bold")).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn bold_overuse() {
        Tester::new(RULE)
            .pass(["*Hi*", "*Title of this*\nand some more text than was in the title of it"])
            .fail([("*Your order has left our store and is* now on *its way*.", &["*Your order has left our store and is*"][..])]);
    }
}
