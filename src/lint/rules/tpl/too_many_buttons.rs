//! `TPL005`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::parts;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::source::{Role, Unit, UnitKind};
use crate::text::Span;
use crate::whatsapp::limits::{Field, Surface, limit};

declare_rule! {
    /// Flags buttons beyond what WhatsApp takes: three replies in a free-form message; in a template ten, two of which open a URL, one calls and one copies a code.
    ///
    /// ## Why
    /// The Cloud API refuses the message, Meta the template.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [
    ///     {"type": "PHONE_NUMBER", "text": "Call the shop", "phone_number": "+34911234567"},
    ///     {"type": "PHONE_NUMBER", "text": "Call the driver", "phone_number": "+34911234568"}]}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [
    ///     {"type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+34911234567"}]}]}
    /// ```
    TooManyButtons = "TPL005", "too-many-buttons",
    severity: Error, fix: None, on: [Whatsapp], scope: Any,
}

/// What is counted, and how it is called.
const COUNTED: [(Role, Field, &str); 4] = [
    (Role::Button, Field::Buttons, "buttons"),
    (Role::ButtonUrl, Field::UrlButtons, "buttons with a URL"),
    (Role::ButtonPhone, Field::PhoneButtons, "buttons that call"),
    (Role::CouponCode, Field::CopyCodeButtons, "buttons that copy a code"),
];

impl Rule for TooManyButtons {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit.kind == UnitKind::Plain {
            return;
        }
        for part in parts(messages) {
            for (role, field, what) in COUNTED {
                let mut buttons: Vec<&&Message<'_>> = part.iter().filter(|it| it.role == role).collect();
                // A button may have several titles; its strings have one parent.
                buttons.dedup_by_key(|it| parent(&it.entry.key));
                let surface = match buttons.first().map(|it| it.profile) {
                    Some(Profile::WhatsappTemplate) => Surface::Template,
                    _ => Surface::Buttons,
                };
                let Some(limit) = limit(surface, field) else {
                    continue;
                };
                if let Some(excess) = buttons.get(limit.most) {
                    let text = format!("{} {what}, {} at most", buttons.len(), limit.most);
                    cx.report(self.meta(), excess, Span::new(0, excess.text.len()), text).done();
                }
            }
        }
    }
}

fn parent(key: &str) -> &str {
    key.rsplit_once('.').map_or(key, |(parent, _)| parent)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn too_many_buttons() {
        let buttons = |count: usize| "button: a\n".repeat(count) + "button: z";
        let urls = |count: usize| "url: https://acme.com\n".repeat(count) + "url: z";
        Tester::new(RULE)
            .unit(UnitKind::Interactive)
            .pass([buttons(2).as_str()])
            .fail([(buttons(3).as_str(), &["z"][..])])
            .unit(UnitKind::MetaTemplate)
            .pass([buttons(9).as_str(), urls(1).as_str(), "phone: 1\ncoupon: 1"])
            .fail([
                (buttons(10).as_str(), &["z"][..]),
                (urls(2).as_str(), &["z"]),
                ("phone: 1\nphone: 2\ncoupon: 3\ncoupon: 4", &["2", "4"]),
            ]);
    }
}
