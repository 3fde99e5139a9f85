//! `LEN002`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::source::{Role, Unit};
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a free-form WhatsApp message that is too long: 4,096 characters, 1,024 with reply buttons.
    ///
    /// ## Why
    /// The Cloud API refuses it. Templates are `LEN003`, what Twilio takes is `LEN001`.
    ///
    /// ## Example
    /// `{very *819}` stands for 819 times `very `.
    /// ```text
    /// {very *819}long
    /// ```
    /// Use instead:
    /// ```text
    /// {very *30}long
    /// ```
    BodyTooLongWhatsapp = "LEN002", "body-too-long-whatsapp",
    severity: Error, fix: None, on: [Whatsapp], scope: Body,
}

impl Rule for BodyTooLongWhatsapp {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for message in messages.iter().filter(|it| it.role == Role::Body) {
            let surface = match message.profile {
                Profile::WhatsappTemplate => continue,
                // One string alone does not tell what it is sent with.
                Profile::WhatsappInteractive if messages.len() > 1 => over::interactive(messages),
                _ => Surface::Session,
            };
            over::check(cx, self.meta(), message, surface, Field::Body);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};
    use crate::source::UnitKind;

    #[test]
    fn body_too_long_whatsapp() {
        let fits = "字".repeat(4_096);
        let long = format!("{fits}。");
        Tester::new(RULE)
            .pass(["", &fits])
            .fail([(long.as_str(), &["。"][..])])
            .profile(Profile::WhatsappTemplate)
            .pass([long.as_str()]);
        let body = format!("body: {}!\n", "a".repeat(1_024));
        Tester::new(RULE)
            .unit(UnitKind::Interactive)
            .pass([format!("{body}list-button: Menu").as_str()])
            .fail([(format!("{body}button: Menu").as_str(), &["!"][..])]);
    }
}
