//! `WSP005`.

use super::spaces::{gaps, inside};
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::rules::fmt::is_indented_item;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags tabs.
    ///
    /// A tab that indents an item of a list is part of `FMT020` where that is on, one at the end of a line `WSP001`.
    ///
    /// ## Why
    /// How wide a tab is differs by app, and the values of variables may hold none.
    ///
    /// ## Example
    /// ```json
    /// {"total": "Total:\t$24.50"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"total": "Total: $24.50"}
    /// ```
    Tab = "WSP005", "tab",
    severity: Warning, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for Tab {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !message.text.contains('\t') {
            return;
        }
        let inside = inside(message);
        let items = cx.asks("FMT020", message) && message.role.is_body();
        for line in message.rows() {
            for gap in gaps(message, line, inside).filter(|gap| !gap.trails) {
                let item = gap.leads && items && is_indented_item(message, line);
                if item || !message.slice(gap.span).contains('\t') {
                    continue;
                }
                let text = if gap.leads { "" } else { " " };
                cx.report(self.meta(), message, gap.span, "a tab").safe_fix("write a space", [Edit::new(gap.span, text)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;

    #[test]
    fn tab() {
        Tester::new(RULE)
            .pass(["a b", "```a\tb```", "- a\n\t- b", "a\t\nb"])
            .fail([("Total:\t$5\t\tok", &["\t", "\t\t"][..])])
            .fix([("Total: \t$5\n\tuno", "Total: $5\nuno")])
            .profile(Profile::Sms)
            .fail([("- a\n\t- b", &["\t"][..])]);
    }
}
