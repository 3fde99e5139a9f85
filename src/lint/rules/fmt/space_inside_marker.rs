//! `FMT002`.

use crate::diagnostic::Edit;
use crate::lint::markers::edits::{proves, style};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a pair of markers with spaces on the inside: `* text *`.
    ///
    /// ## Why
    /// WhatsApp formats only what stands right at its markers; with a space between, the markers are shown. At the start of a line the first
    /// star even makes an item of a list.
    ///
    /// ## Example
    /// ```text
    /// Only * two seats * left
    /// ```
    /// Use instead:
    /// ```text
    /// Only *two seats* left
    /// ```
    SpaceInsideMarker = "FMT002", "space-inside-marker",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for SpaceInsideMarker {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::SpaceInside) {
            let marker = slip.marker;
            let inner = &message.text[slip.open.end..slip.close.start];
            let start = slip.open.end + (inner.len() - inner.trim_start().len());
            let end = start + inner.trim().len();
            let edits = vec![
                Edit::new(Span::new(slip.open.start, start), marker),
                Edit::new(Span::new(end, slip.close.end), marker),
            ];
            let proven = match style(marker) {
                Some(style) => proves(message, &edits, &[(style, slip.span)]),
                None => !inner.contains('`'),
            };
            cx.report(self.meta(), message, slip.span, format!("space between `{marker}` and the text"))
                .safe_fix_if(proven, "remove the space", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn space_inside_marker() {
        Tester::new(RULE)
            .pass([
                "Only *two seats* left",
                "2 * 3 * 4 = 24",
                "* one star",
                "`* x *`",
                "Pizza * Pasta * Salad * Soup",
                "~ Menú ~",
                "total = price * quantity * tax",
                "Abierto 9:00 ~ 18:00",
                "* one *\n* two *",
            ])
            .fail([
                ("Only * two seats * left", &["* two seats *"][..]),
                ("_ cursiva_ y *negrita *.", &["_ cursiva_", "*negrita *"]),
                ("* bold *", &["* bold *"]),
                ("Antes ~ 24,90 € ~", &["~ 24,90 € ~"]),
                ("Hola *{{1}} *, gracias", &["*{{1}} *"]),
                ("您好 * 张三 *", &["* 张三 *"]),
            ])
            .fix([
                ("Only * two seats * left", "Only *two seats* left"),
                ("_ x y_ and *z w *.", "_x y_ and *z w*."),
                ("* bold *", "*bold*"),
                ("a ** two ** left", "a *two* left"),
                ("Hola *{{1}} *, gracias", "Hola *{{1}}*, gracias"),
                ("Use ` ls -l ` now", "Use `ls -l` now"),
            ]);
    }
}
