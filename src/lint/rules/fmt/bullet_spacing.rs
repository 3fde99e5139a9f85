//! `FMT019`.

use super::list::{BULLETS, glued};
use crate::diagnostic::Edit;
use crate::lint::markers::{LineKind, edits::insert};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags items of a list without a space behind the bullet or number: `-item`, `•item`, `1.item`.
    ///
    /// Negative amounts, ordinals (`1.º`), names of hosts and a signature in the last line (`-Ana`) are left alone. A star without a space is
    /// `FMT029`.
    ///
    /// ## Why
    /// WhatsApp makes a list of lines that begin with `- `, `* ` or a number, a full stop and a space. Without the space the line stays text.
    ///
    /// ## Example
    /// ```text
    /// -Two pizzas
    /// -One salad
    /// ```
    /// Use instead:
    /// ```text
    /// - Two pizzas
    /// - One salad
    /// ```
    BulletSpacing = "FMT019", "bullet-spacing",
    severity: Warning, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for BulletSpacing {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let lines = message.rows();
        let last = lines.iter().rposition(|line| line.content.start < line.content.end);
        let found = |at: usize| {
            let line = lines.get(at).filter(|line| line.kind == LineKind::Text)?;
            glued(message.slice(line.content))
        };
        for (at, line) in lines.iter().enumerate() {
            let Some(length) = found(at) else {
                continue;
            };
            let alone = at.checked_sub(1).and_then(found).is_none();
            let text = message.slice(line.content);
            if text.starts_with('-') && alone && Some(at) == last {
                continue;
            }
            let span = Span::new(line.content.start, line.content.start + length);
            let marker = message.slice(span);
            let edit = if marker.starts_with(BULLETS) {
                Edit::new(span, "- ")
            } else {
                insert(span.end, " ")
            };
            cx.report(self.meta(), message, span, format!("no space behind `{marker}`"))
                .safe_fix("put a space behind", [edit]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn bullet_spacing() {
        Tester::new(RULE)
            .pass([
                "- uno\n- dos\n1. tres",
                "• item",
                "-5 °C\n-20% off",
                "1.5 kg\n2.º piso\n3.er piso\n1.st",
                "1.example.com/x",
                "Gracias por tu compra\n-Ana",
                "---\n--help",
                "```\n-x\n```",
                "+34 600 000 000",
                "-->",
            ])
            .fail([
                ("-Pan\n-Leche", &["-", "-"][..]),
                ("Menú:\n-*Pizza* $5\nfin", &["-"]),
                ("•नमस्ते", &["•"]),
                ("1.Confirmar\n2.Cancelar", &["1.", "2."]),
                ("- uno\n-dos\nfin", &["-"]),
            ])
            .fix([
                ("-Pan\n-Leche\nfin", "- Pan\n- Leche\nfin"),
                ("•一\n1.Sim", "- 一\n1. Sim"),
            ]);
    }
}
