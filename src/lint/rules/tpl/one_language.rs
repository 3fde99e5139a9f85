//! `TPL012`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit};
use crate::text::Span;

declare_rule! {
    /// Flags a template with more than one language.
    ///
    /// ## Why
    /// A template has one language, says Twilio's page on content templates; each translation is submitted by itself.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "hi", "language": "en,es", "types": {"twilio/text": {"body": "Hello!"}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "hi", "language": "en", "types": {"twilio/text": {"body": "Hello!"}}}
    /// ```
    OneLanguage = "TPL012", "one-language",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for OneLanguage {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let languages = messages.iter().filter(|it| it.role == Role::Language);
        for (index, language) in languages.enumerate() {
            let is_list = language.text.trim().contains([',', ';', '|', '/', ' ']);
            if index > 0 || is_list {
                let span = Span::new(0, language.text.len());
                cx.report(self.meta(), language, span, "more than one language").done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::{Format, UnitKind};

    #[test]
    fn one_language() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass(["language: en_US", "language: zh-Hant-HK "])
            .fail([("language: en, es", &["en, es"][..])]);
        Tester::new(RULE)
            .config(|config| config.format = Format::ContentTemplate)
            .fail([(
                r#"{"language": ["en", "es"], "types": {"twilio/text": {"body": "Hi"}}}"#,
                &["es"][..],
            )]);
    }
}
