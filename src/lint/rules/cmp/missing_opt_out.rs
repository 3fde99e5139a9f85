//! `CMP001`.

use crate::lint::phrases::{Topic, has};
use crate::lint::rule::declare_rule;
use crate::lint::rules::unit;
use crate::lint::{Category, Context, Declared, Message, Profile, Rule};
use crate::source::Unit;
use crate::text::Span;

declare_rule! {
    /// Flags advertising that does not say how to stop it: no `STOP`, no "unsubscribe", no button for it.
    ///
    /// ## Why
    /// Carriers expect it of text messages that advertise, and filter those without. WhatsApp counts how many people block a sender. A
    /// text message advertises where its category says so, or where it has a phrase of `src/lint/data/promotional.txt`; off for templates: select
    /// it for those of the category marketing. The words looked for are in `src/lint/data/opt_out.txt`; other languages pass.
    ///
    /// ## Example
    /// ```text sms
    /// Acme: flash sale today, shop now at https://acme.com
    /// ```
    /// Use instead:
    /// ```text sms
    /// Acme: flash sale today, shop now at https://acme.com Reply STOP to end
    /// ```
    MissingOptOut = "CMP001", "missing-opt-out",
    severity: Warning, fix: None, on: [Sms], scope: Visible,
}

impl Rule for MissingOptOut {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let Some(body) = messages.iter().find(|it| it.role.is_body()) else {
            return;
        };
        let visible = || messages.iter().filter(|it| it.role.is_visible()).flat_map(Message::phrases);
        let has_phrase = |topic| visible().any(|hit| hit.topic == topic);
        let advertises = unit::category(messages) == Some(Category::Marketing)
            || (body.profile == Profile::Sms && has_phrase(Topic::Promotional));
        let is_known = body.locale.is_none_or(|locale| has(Topic::OptOut, locale));
        if advertises && is_known && !has_phrase(Topic::OptOut) && !body.text.trim().is_empty() {
            let whole = Span::new(0, body.text.len());
            cx.report(self.meta(), body, whole, "advertising that does not say how to stop it")
                .help("add `Reply STOP to end`, or a button")
                .done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Category, Profile, tester::Tester};
    use crate::source::UnitKind;

    #[test]
    fn missing_opt_out() {
        Tester::new(RULE)
            .pass(["Shop now"])
            .profile(Profile::Sms)
            .pass([
                "Your code is 123456",
                "Su cita es mañana a las 9:00",
                "Shop now! Txt STOP 2 end",
                "¡Compra ahora! Envía BAJA para no recibir más",
                "Jetzt kaufen! Abmeldung: STOPP",
            ])
            .fail([("Jetzt kaufen: https://acme.com", &["Jetzt kaufen: https://acme.com"][..])])
            .config(|config| config.category = Some(Category::Marketing))
            .fail([("Hello", &["Hello"][..])])
            .config(|config| config.locale = Some("ja".to_owned()))
            .pass(["本日限り"])
            .unit(UnitKind::MetaTemplate)
            .pass(["category: UTILITY\nbody: Your order is on its way", "category: MARKETING\nbody: Hi\nbutton: Stop promotions"])
            .config(|config| config.locale = None)
            .fail([("category: MARKETING\nbody: Hi\nbutton: Shop", &["Hi"][..])]);
    }
}
