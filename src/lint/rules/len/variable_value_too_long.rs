//! `LEN012`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::rules::unit;
use crate::lint::{Category, Context, Declared, Message, Rule};
use crate::source::{Role, Unit};
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags the sample of a variable that is longer than a value may be: 1,600 characters, 15 for a one-time code.
    ///
    /// ## Why
    /// Twilio refuses content variables of more than 1,600 characters (error 21658); codes of authentication templates have 15
    /// at most.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "code", "category": "AUTHENTICATION", "language": "en", "components": [
    ///   {"type": "BODY", "text": "{{1}} is your code.", "example": {"body_text": [["1234-5678-9012-3456"]]}}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "code", "category": "AUTHENTICATION", "language": "en", "components": [
    ///   {"type": "BODY", "text": "{{1}} is your code.", "example": {"body_text": [["123456"]]}}
    /// ]}
    /// ```
    VariableValueTooLong = "LEN012", "variable-value-too-long",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for VariableValueTooLong {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let (surface, field) = match unit::category(messages) {
            Some(Category::Authentication) => (Surface::Template, Field::OneTimeCode),
            _ => (Surface::Twilio, Field::VariableValue),
        };
        for message in messages.iter().filter(|it| it.role == Role::Sample) {
            over::check(cx, self.meta(), message, surface, field);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn variable_value_too_long() {
        let fits = format!("body: Hi {{{{1}}}}!\nsample 1: {}", "a".repeat(1_600));
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass([fits.as_str()])
            .fail([
                (format!("{fits}!").as_str(), &["!"][..]),
                ("category: AUTHENTICATION\nbody: {{1}} is your code\nsample 1: 123456789012345!", &["!"]),
            ]);
    }
}
