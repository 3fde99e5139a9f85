//! `TPL008`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;
use crate::whatsapp::limits::{Field, Surface, limit};

declare_rule! {
    /// Flags the id of a button or row with spaces at its ends, and the id of a button with more than 256 characters.
    ///
    /// ## Why
    /// The Cloud API refuses it; where it does not, the id that comes back is compared with another one. The id of a row is too long
    /// by `LEN007`.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "ok", "language": "en", "types": {"twilio/quick-reply": {
    ///   "body": "All right?", "actions": [{"type": "QUICK_REPLY", "title": "Yes", "id": "yes "}]}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "ok", "language": "en", "types": {"twilio/quick-reply": {
    ///   "body": "All right?", "actions": [{"type": "QUICK_REPLY", "title": "Yes", "id": "yes"}]}}}
    /// ```
    IdEdgeSpace = "TPL008", "id-edge-space",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Any,
}

impl Rule for IdEdgeSpace {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !matches!(message.role, Role::ButtonId | Role::RowId) {
            return;
        }
        let whole = Span::new(0, message.text.len());
        let trimmed = message.text.trim();
        if trimmed.len() < message.text.len() {
            let report = cx.report(self.meta(), message, whole, "id with spaces at its ends");
            if trimmed.is_empty() {
                report.done();
            } else {
                report.safe_fix(format!("write `{trimmed}`"), [Edit::new(whole, trimmed)]);
            }
        }
        if message.role == Role::ButtonId {
            let most = limit(Surface::Buttons, Field::ButtonId).map_or(usize::MAX, |it| it.most);
            if let Some((start, _)) = message.text.char_indices().nth(most) {
                let count = message.text.chars().count();
                let span = Span::new(start, message.text.len());
                cx.report(self.meta(), message, span, format!("id of {count} characters, {most} at most"))
                    .done();
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
    fn id_edge_space() {
        let long = format!("button-id: {}!", "a".repeat(256));
        Tester::new(RULE)
            .unit(UnitKind::Interactive)
            .pass(["button-id: yes\nrow-id: no way", "button:  Yes ", "button-id: "])
            .fail([("row-id:  a", &[" a"][..]), (long.as_str(), &["!"])])
            .fix([("button-id: yes \nrow-id:  a", "button-id: yes\nrow-id: a")]);
    }
}
