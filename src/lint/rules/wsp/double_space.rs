//! `WSP003`.

use super::spaces::{aligned, gaps, inside};
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags more than one space between words.
    ///
    /// Columns aligned with spaces are `WSP010`, more than four spaces in a template `WSP006`, where those are on; indentation is left alone.
    ///
    /// ## Why
    /// They look like a slip, count, and registries of templates for text messages refuse them.
    ///
    /// ## Example
    /// ```text
    /// See you  tomorrow
    /// ```
    /// Use instead:
    /// ```text
    /// See you tomorrow
    /// ```
    DoubleSpace = "WSP003", "double-space",
    severity: Info, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for DoubleSpace {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !message.text.contains("  ") {
            return;
        }
        let inside = inside(message);
        let runs = cx.asks("WSP006", message);
        let columns = if cx.asks("WSP010", message) && message.role.is_body() {
            aligned(message)
        } else {
            Vec::new()
        };
        let mut columns = columns.into_iter().flatten().peekable();
        for line in message.rows() {
            if columns.next_if(|it| it.span == line.span).is_some() {
                continue;
            }
            for gap in gaps(message, line, inside).filter(|gap| !gap.leads && !gap.trails) {
                let length = gap.span.end - gap.span.start;
                if length < 2 || (runs && length > 4) || message.slice(gap.span).contains('\t') {
                    continue;
                }
                cx.report(self.meta(), message, gap.span, format!("{length} spaces"))
                    .safe_fix("leave one", [Edit::new(gap.span, " ")]);
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
    fn double_space() {
        Tester::new(RULE)
            .pass(["a b", "  a", "a  ", "`a  b`", "a   1\nb   2", "a \t b"])
            .fail([("Hola.  Tu   pedido", &["  ", "   "][..])])
            .fix([("Hola.  Tu   *pedido*  ok", "Hola. Tu *pedido* ok")])
            .profile(Profile::Sms)
            .fail([("a   1\nb   2", &["   ", "   "][..])])
            .profile(Profile::WhatsappTemplate)
            .fail([("a  b     c", &["  "][..])]);
    }
}
