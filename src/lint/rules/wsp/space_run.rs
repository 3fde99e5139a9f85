//! `WSP006`.

use super::spaces::{gaps, inside};
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags more than four spaces in a row in a template.
    ///
    /// ## Why
    /// Templates are refused with more than four spaces in a row.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Total:          $24.50, thank you!
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Total: $24.50, thank you!
    /// ```
    SpaceRun = "WSP006", "space-run",
    severity: Error, fix: Some(Safe), on: [Template], scope: Visible,
}

/// How many are allowed.
const MAX_SPACES: usize = 4;

impl Rule for SpaceRun {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let inside = inside(message);
        for line in message.rows() {
            for gap in gaps(message, line, inside).filter(|gap| !gap.trails) {
                let text = message.slice(gap.span);
                if text.len() > MAX_SPACES && !text.contains('\t') {
                    let text = if gap.leads { "" } else { " " };
                    cx.report(self.meta(), message, gap.span, format!("{} spaces in a row", gap.span.end - gap.span.start))
                        .safe_fix("leave one", [Edit::new(gap.span, text)]);
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
    fn space_run() {
        Tester::new(RULE)
            .pass(["a    b", "`a      b`", "a      \nb"])
            .fail([("Total:     $5", &["     "][..])])
            .fix([("Total:     $5\n      x", "Total: $5\nx")]);
    }
}
