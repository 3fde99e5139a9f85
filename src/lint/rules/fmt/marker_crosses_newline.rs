//! `FMT004`.

use crate::lint::markers::edits::restyle;
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a pair of markers with a line break inside.
    ///
    /// ## Why
    /// WhatsApp formats line by line; a pair that reaches over a line break is shown as typed.
    ///
    /// ## Example
    /// ```text
    /// *Closed on Monday
    /// and Tuesday*
    /// ```
    /// Use instead:
    /// ```text
    /// *Closed on Monday*
    /// *and Tuesday*
    /// ```
    MarkerCrossesNewline = "FMT004", "marker-crosses-newline",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for MarkerCrossesNewline {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::CrossesNewline) {
            let report = cx.report(
                self.meta(),
                message,
                slip.span,
                format!("`{}` does not format over a line break", slip.marker),
            );
            let marker = slip.marker.to_string();
            match restyle(message, slip.open, slip.close, &marker) {
                Some(it) if it.is_proven(message) => report.safe_fix("format each line", it.edits),
                _ => report.done(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn marker_crosses_newline() {
        Tester::new(RULE)
            .pass([
                "*one*\n*two*",
                "*one\n\ntwo*",
                "```*a\nb*```",
                "Desde $10*\n*Sujeto a disponibilidad",
                "- *uno*\n- *dos*",
            ])
            .fail([
                ("*Closed on Monday\nand Tuesday*", &["*Closed on Monday\nand Tuesday*"][..]),
                ("Hi\n_uno\r\ndos\r\ntres_ x", &["_uno\r\ndos\r\ntres_"]),
            ])
            .fix([
                ("*Closed on Monday\nand Tuesday*", "*Closed on Monday*\n*and Tuesday*"),
                ("Hi\n_uno \r\n dos\r\ntres_ x", "Hi\n_uno_ \r\n _dos_\r\n_tres_ x"),
                ("*one\n- two*", "*one*\n- *two*"),
            ]);
    }
}
