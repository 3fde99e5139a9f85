//! `MKD002`.

use super::double;
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags Markdown's bold italics: `***text***`, `___text___`.
    ///
    /// ## Why
    /// WhatsApp formats nothing with three markers and shows them all. Bold italics are a star and an underscore.
    ///
    /// ## Example
    /// ```text
    /// ***Last day!***
    /// ```
    /// Use instead:
    /// ```text
    /// *_Last day!_*
    /// ```
    MarkdownBoldItalic = "MKD002", "markdown-bold-italic",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for MarkdownBoldItalic {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::MarkdownBoldItalic) {
            let marker = message.slice(slip.open);
            let report = cx.report(self.meta(), message, slip.span, format!("`{marker}` is Markdown's bold italics"));
            double::fix(report, message, slip, "*_", "write `*_` and `_*`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_bold_italic() {
        Tester::new(RULE)
            .pass(["*_x_*", "****1234", "***", "Tax ***-**-9", "____ and ___", "503***6304", "`***x***`"])
            .fail([("***Última oferta*** y ___más___", &["***Última oferta***", "___más___"][..])])
            .fix([
                ("***Última oferta*** y ___más___", "*_Última oferta_* y *_más_*"),
                ("***one\ntwo***", "*_one_*\n*_two_*"),
            ]);
    }
}
