//! `MKD018`.

use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};

declare_rule! {
    /// Flags `*text*` in a message that also has `**text**`.
    ///
    /// ## Why
    /// Two stars are Markdown's bold, and in Markdown one star is italics; in WhatsApp it is bold. Which of the two was meant cannot be told.
    ///
    /// ## Example
    /// ```text
    /// **Today only**: *free* delivery
    /// ```
    /// Use instead:
    /// ```text
    /// *Today only*: _free_ delivery
    /// ```
    MixedDialect = "MKD018", "mixed-dialect",
    severity: Warning, fix: None, on: [Whatsapp], scope: Body,
}

impl Rule for MixedDialect {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut double = message.markers().of(SlipKind::MarkdownBold).filter(|it| it.marker == '*').peekable();
        if double.peek().is_none() {
            return;
        }
        for &(_, span) in message.styles.iter().filter(|it| it.0 == Style::Strong) {
            while double.next_if(|it| it.span.end <= span.start).is_some() {}
            if double.peek().is_none_or(|it| span.end <= it.span.start) {
                cx.report(self.meta(), message, span, "bold here, italics in the Markdown of this message")
                    .help("write `_` for italics, `*` for bold")
                    .done();
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn mixed_dialect() {
        Tester::new(RULE)
            .pass(["**a b** **c**", "*a* *b*", "**bold *and italic* inside**", "__a__ and *b*"])
            .fail([
                ("**Hoy**: envío *gratis* y *rápido*", &["*gratis*"][..]),
                ("*a* then **b**", &["*a*"]),
            ]);
    }
}
