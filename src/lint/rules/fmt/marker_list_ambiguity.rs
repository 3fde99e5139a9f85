//! `FMT029`.

use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a star at the start of a line that may be meant as a bullet or as bold: neighbouring lines begin with one too, and it has no
    /// partner.
    ///
    /// ## Why
    /// `* ` begins an item, `*` opens bold. A star without a space and without a partner does neither: it is shown.
    ///
    /// ## Example
    /// ```text
    /// *Pizza
    /// *Pasta
    /// ```
    /// Use instead:
    /// ```text
    /// - Pizza
    /// - Pasta
    /// ```
    MarkerListAmbiguity = "FMT029", "marker-list-ambiguity",
    severity: Info, fix: None, on: [Whatsapp], scope: Body,
}

impl Rule for MarkerListAmbiguity {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::ListOrBold) {
            cx.report(self.meta(), message, slip.span, "`*` begins neither an item nor bold text")
                .help("write `- ` for an item, or close it for bold")
                .done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn marker_list_ambiguity() {
        Tester::new(RULE)
            .pass([
                "* Pizza\n* *Pasta*",
                "*Pizza*\n*Pasta*",
                "*Pizza\nPasta*",
                "*Pizza\n\n*Pasta",
                "* Soup (*no* onions)",
            ])
            .fail([
                ("*Pizza\n*Pasta", &["*", "*"][..]),
                ("* Sopa\n*Ensalada\n* Fruta", &["*"]),
            ]);
    }
}
