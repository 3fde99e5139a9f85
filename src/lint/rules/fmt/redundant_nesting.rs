//! `FMT009`.

use crate::lint::markers::edits::{delete, proves, style};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a pair of markers inside another pair of the same: `*a *b* c*`.
    ///
    /// ## Why
    /// The first marker that can close does: the inner pair ends the formatting instead of adding to it, and two markers are shown.
    /// Converters that make headings bold write this.
    ///
    /// ## Example
    /// ```text
    /// *Your *new* plan*
    /// ```
    /// Use instead:
    /// ```text
    /// *Your new plan*
    /// ```
    RedundantNesting = "FMT009", "redundant-nesting",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for RedundantNesting {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::Redundant) {
            let edits = vec![delete(slip.open), delete(slip.close)];
            let expected = style(slip.marker).map(|style| (style, slip.span));
            let proven = proves(message, &edits, expected.as_slice());
            cx.report(self.meta(), message, slip.span, format!("`{0}` inside `{0}`", slip.marker))
                .unsafe_fix_if(proven, "remove the inner pair", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn redundant_nesting() {
        Tester::new(RULE)
            .pass(["*a _b_ c*", "*a* *b* *c*", "**a *b* c**", "*p*q*", "*5 * 3 = 15*"])
            .fail([
                ("*a *b* c*", &["*a *b* c*"][..]),
                ("_Tu _nuevo_ plan_", &["_Tu _nuevo_ plan_"]),
                ("*Total: *$5**", &["*Total: *$5**"]),
            ])
            .fix([
                ("*a *b* c*", "*a b c*"),
                ("*Total: *$5**", "*Total: $5*"),
            ]);
    }
}
