//! `LEN001`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Unit, UnitKind};
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a body of more than 1,600 characters, the most that Twilio takes.
    ///
    /// ## Why
    /// Twilio refuses the message with error 21617, or drops the reply with warning 14103, on every channel. The rule is off
    /// for WhatsApp, since WhatsApp itself takes more (`LEN002`); select it where WhatsApp messages go through Twilio. In
    /// TwiML documents `TWI007` reports this. Variables count nothing here; `LEN009` counts their values.
    ///
    /// ## Example
    /// `{very *320}` stands for 320 times `very `.
    /// ```text sms
    /// {very *320}long
    /// ```
    /// Use instead:
    /// ```text sms
    /// {very *30}long
    /// ```
    BodyTooLongTwilio = "LEN001", "body-too-long-twilio",
    severity: Error, fix: None, on: [Sms, Twiml], scope: Body,
}

impl Rule for BodyTooLongTwilio {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit.kind == UnitKind::Twiml {
            return;
        }
        for message in messages.iter().filter(|it| it.role.is_body()) {
            over::check(cx, self.meta(), message, Surface::Twilio, Field::Body);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn body_too_long_twilio() {
        let fits = "é".repeat(1_600);
        let long = format!("{fits}{{{{1}}}}!?");
        Tester::new(RULE)
            .pass(["", "Hola 👋", &fits, &format!("{fits}{{{{order_id}}}}")])
            .fail([(long.as_str(), &["!?"][..])]);
        assert_eq!(Tester::new(RULE).found(&long)[0].twilio, Some(21_617));
    }
}
