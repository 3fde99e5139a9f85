//! `LOC018`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags a button or row whose id is another one than in the source.
    ///
    /// A button that is missing is `LOC001`, one too many `LOC002`; where its link leads may differ by country.
    ///
    /// ## Why
    /// What answers the button goes by its id, and does nothing in one language.
    ///
    /// ## Example
    /// In the source:
    /// ```content-template
    /// {"friendly_name": "coming", "language": "en", "types": {"twilio/quick-reply": {"body": "Are you coming?", "actions": [
    ///   {"type": "QUICK_REPLY", "title": "Yes", "id": "yes"}]}}}
    /// ```
    /// The translation:
    /// ```content-template
    /// {"friendly_name": "coming", "language": "es", "types": {"twilio/quick-reply": {"body": "¿Vas a venir?", "actions": [
    ///   {"type": "QUICK_REPLY", "title": "Sí", "id": "si"}]}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "coming", "language": "es", "types": {"twilio/quick-reply": {"body": "¿Vas a venir?", "actions": [
    ///   {"type": "QUICK_REPLY", "title": "Sí", "id": "yes"}]}}}
    /// ```
    ButtonMismatch = "LOC018", "button-mismatch",
    severity: Error, fix: None, on: [Locales], scope: Any,
}

impl Rule for ButtonMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        if matches!(target.role, Role::ButtonId | Role::RowId) && source.text != target.text {
            let whole = Span::new(0, target.text.len());
            let says = format!("the id `{}` where the source has `{}`", target.text, source.text);
            cx.report(self.meta(), target, whole, says).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Config, Reference, check_translation};
    use crate::source::Format;

    #[test]
    fn button_mismatch() {
        let file = |title: &str, id: &str| {
            format!(
                r#"{{"types": {{"twilio/list-picker": {{"body": "x", "button": "y", "items": [{{"item": "{title}", "id": "{id}"}}]}}}}}}"#
            )
        };
        let config = Config {
            format: Format::ContentTemplate,
            select: Some(vec![RULE.meta().code.to_owned()]),
            ..Config::default()
        };
        let source = Reference::read(&file("Soup", "soup"), &config).unwrap();
        let check = |text: &str| {
            let found = check_translation(text, &config, Some(&source));
            found.iter().map(|it| text[it.span.range()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(check(&file("Sopa", "soup")), [""; 0]);
        assert_eq!(check(&file("Sopa", "sopa")), ["sopa"]);
        assert_eq!(check(r#"{"types": {"twilio/text": {"body": "x"}}}"#), [""; 0]);
    }
}
