//! `TPL010`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit, UnitKind};
use crate::text::Span;

/// Types of content that WhatsApp takes only in an open conversation.
const ANSWERS_ONLY: [&str; 2] = ["twilio/list-picker", "twilio/location"];

declare_rule! {
    /// Flags a content template that is submitted for approval though its type cannot begin a conversation: a list, a place.
    ///
    /// ## Why
    /// WhatsApp takes these only within 24 hours of a customer's message, without approval; outside Twilio answers with error 63016.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "menu", "language": "en",
    ///   "types": {"twilio/list-picker": {"body": "Choose", "button": "Menu", "items": [{"id": "1", "item": "Soup"}]}},
    ///   "approval_requests": {"name": "menu", "category": "UTILITY"}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "menu", "language": "en",
    ///   "types": {"twilio/list-picker": {"body": "Choose", "button": "Menu", "items": [{"id": "1", "item": "Soup"}]}}}
    /// ```
    ContentTypeNotInitiating = "TPL010", "content-type-not-initiating",
    severity: Warning, fix: None, on: [Template], scope: Any,
}

impl Rule for ContentTypeNotInitiating {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let is_submitted = messages
            .iter()
            .any(|it| matches!(it.role, Role::Category | Role::TemplateName));
        if unit.kind != UnitKind::ContentTemplate || !is_submitted {
            return;
        }
        for kind in messages.iter().filter(|it| it.role == Role::ContentType) {
            if ANSWERS_ONLY.contains(&kind.text) {
                let text = format!("`{}` cannot begin a conversation", kind.text);
                cx.report(self.meta(), kind, Span::new(0, kind.text.len()), text)
                    .twilio(63_016)
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
    fn content_type_not_initiating() {
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass([
                "friendly-name: menu\ntype: twilio/list-picker",
                "category: UTILITY\ntype: twilio/text",
            ])
            .fail([("category: UTILITY\ntype: twilio/list-picker", &["twilio/list-picker"][..])]);
    }
}
