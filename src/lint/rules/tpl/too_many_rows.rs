//! `TPL006`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit};
use crate::text::Span;
use crate::whatsapp::limits::{Field, Surface, limit};

declare_rule! {
    /// Flags the rows or sections of a list beyond the tenth.
    ///
    /// ## Why
    /// The Cloud API refuses a list with more than ten rows, over all its sections.
    ///
    /// ## Example
    /// A list with eleven rows.
    TooManyRows = "TPL006", "too-many-rows",
    severity: Error, fix: None, on: [Whatsapp], scope: Any,
}

impl Rule for TooManyRows {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for part in unit::parts(messages) {
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
