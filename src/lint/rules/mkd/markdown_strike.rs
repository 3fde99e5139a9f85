//! `MKD003`.

use super::double;
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags Markdown's strikethrough: `~~text~~`.
    ///
    /// ## Why
    /// WhatsApp strikes out with one tilde. Of two it shows one on each side, or both.
    ///
    /// ## Example
    /// ```text
    /// ~~$24.99~~ $19.99
    /// ```
    /// Use instead:
    /// ```text
    /// ~$24.99~ $19.99
    /// ```
    MarkdownStrike = "MKD003", "markdown-strike",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for MarkdownStrike {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::MarkdownStrike) {
            let report = cx.report(self.meta(), message, slip.span, "`~~` is Markdown's strikethrough");
            double::fix(report, message, slip, "~", "write `~`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_strike() {
        Tester::new(RULE)
            .pass(["~$24.99~ $19.99", "好的~~ 谢谢~~", "~~", "~~~~~~", "`~~x~~`"])
            .fail([("Antes ~~24,90 €~~ hoy", &["~~24,90 €~~"][..])])
            .fix([("Antes ~~24,90 €~~ hoy", "Antes ~24,90 €~ hoy"), ("~~**x**~~", "~**x**~")]);
    }
}
