//! `FMT005`.

use crate::lint::markers::edits::{insert, proves, style};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a pair of markers with a letter or digit right behind it: `*Note:*text`.
    ///
    /// ## Why
    /// WhatsApp does not close formatting before a letter or digit: both markers are shown.
    ///
    /// ## Example
    /// ```text
    /// *Note:*we close at 6 pm
    /// ```
    /// Use instead:
    /// ```text
    /// *Note:* we close at 6 pm
    /// ```
    MarkerGluedAfter = "FMT005", "marker-glued-after",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for MarkerGluedAfter {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::GluedAfter) {
            let edits = vec![insert(slip.close.end, " ")];
            let proven = slip.open.end - slip.open.start == 1
                && style(slip.marker).is_none_or(|style| proves(message, &edits, &[(style, slip.span)]));
            cx.report(self.meta(), message, slip.span, format!("`{}` does not close before a word", slip.marker))
                .unsafe_fix_if(proven, "put a space behind", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn marker_glued_after() {
        Tester::new(RULE)
            .pass([
                "*Note:* text",
                "*p*q*",
                "现价 *¥79*，注意",
                "*Total:* $5, _soon_!",
                "*3*4",
            ])
            .fail([
                ("*Note:*text", &["*Note:*"][..]),
                ("*Atención:*mañana cerramos", &["*Atención:*"]),
                ("_हाँ_नहीं", &[]),
                ("*重要*通知", &["*重要*"]),
                ("~$20~now", &["~$20~"]),
            ])
            .fix([("*Note:*text", "*Note:* text"), ("*重要*通知", "*重要* 通知")]);
    }
}
