//! `LEN014`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags the URL of a button of more than 2,000 characters.
    ///
    /// ## Why
    /// Meta refuses the template.
    ///
    /// ## Example
    /// `{x*2000}` stands for 2,000 times `x`.
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Show", "url": "https://acme.com/{x*2000}"}]}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Show", "url": "https://acme.com/orders"}]}]}
    /// ```
    UrlTooLong = "LEN014", "url-too-long",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for UrlTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::ButtonUrl {
            over::check(cx, self.meta(), message, Surface::Template, Field::ButtonUrl);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn url_too_long() {
        let fits = format!("url: https://{}", "a".repeat(1_992));
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass([fits.as_str()])
            .fail([(format!("{fits}!").as_str(), &["!"][..])]);
    }
}
