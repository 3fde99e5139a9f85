//! `TPL006`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::parts;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit, UnitKind};
use crate::text::Span;
use crate::whatsapp::limits::{Field, Surface, limit};

declare_rule! {
    /// Flags the rows or sections of a list beyond the tenth.
    ///
    /// ## Why
    /// The Cloud API refuses a list with more than ten rows, over all its sections.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "menu", "language": "en", "types": {"twilio/list-picker": {"body": "Choose", "button": "Menu", "items": [
    ///   {"id": "1", "item": "Row 1"}, {"id": "2", "item": "Row 2"}, {"id": "3", "item": "Row 3"}, {"id": "4", "item": "Row 4"},
    ///   {"id": "5", "item": "Row 5"}, {"id": "6", "item": "Row 6"}, {"id": "7", "item": "Row 7"}, {"id": "8", "item": "Row 8"},
    ///   {"id": "9", "item": "Row 9"}, {"id": "10", "item": "Row 10"}, {"id": "11", "item": "Row 11"}
    /// ]}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "menu", "language": "en", "types": {"twilio/list-picker": {"body": "Choose", "button": "Menu", "items": [
    ///   {"id": "1", "item": "Row 1"}, {"id": "2", "item": "Row 2"}, {"id": "3", "item": "Row 3"}, {"id": "4", "item": "Row 4"},
    ///   {"id": "5", "item": "Row 5"}, {"id": "6", "item": "Row 6"}, {"id": "7", "item": "Row 7"}, {"id": "8", "item": "Row 8"},
    ///   {"id": "9", "item": "Row 9"}, {"id": "10", "item": "Row 10"}
    /// ]}}}
    /// ```
    TooManyRows = "TPL006", "too-many-rows",
    severity: Error, fix: None, on: [Whatsapp], scope: Any,
}

impl Rule for TooManyRows {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit.kind == UnitKind::Plain {
            return;
        }
        for part in parts(messages) {
            for (role, field, what) in [
                (Role::RowTitle, Field::Rows, "rows"),
                (Role::SectionTitle, Field::Sections, "sections"),
            ] {
                let most = limit(Surface::List, field).map_or(usize::MAX, |it| it.most);
                let mut rows = part.iter().filter(|it| it.role == role);
                if let Some(excess) = rows.nth(most) {
                    let text = format!("{} {what}, {most} at most", most + 1 + rows.count());
                    cx.report(self.meta(), excess, Span::new(0, excess.text.len()), text).done();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn too_many_rows() {
        Tester::new(RULE)
            .unit(UnitKind::Interactive)
            .pass(["row: a\n".repeat(10).as_str()])
            .fail([
                (format!("{}row: k\nrow: l", "row: a\n".repeat(10)).as_str(), &["k"][..]),
                (format!("{}section: k", "section: a\n".repeat(10)).as_str(), &["k"]),
            ]);
    }
}
