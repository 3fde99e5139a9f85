//! `VAR009`.

use std::collections::BTreeSet;

use super::given;
use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::Samples;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit};
use crate::text::Span;

declare_rule! {
    /// Flags a sample for a variable that its text does not have, and a text without a value that it gets.
    ///
    /// ## Why
    /// Whoever goes by the samples sends a parameter too many, and WhatsApp refuses the message (error 132000); or the
    /// text has lost a variable. What a text gets is told by `variables` below `[[keys]]`, and by `placeholders` in ARB.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"1": "Ana", "2": "A-17"},
    ///   "types": {"twilio/text": {"body": "Hello {{1}}, your order is ready."}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"1": "Ana", "2": "A-17"},
    ///   "types": {"twilio/text": {"body": "Hello {{1}}, your order {{2}} is ready."}}}
    /// ```
    UnusedVariable = "VAR009", "unused-variable",
    severity: Warning, fix: None, on: [All], scope: Any,
}

impl Rule for UnusedVariable {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        self.given(messages, cx);
        if !messages.iter().any(|it| it.role == Role::Sample) {
            return;
        }
        let samples = Samples::new(messages);
        // The samples that some text uses, by their keys.
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for text in messages.iter().filter(|it| it.role != Role::Sample) {
            let variables = text.variables().iter();
            let found = variables.filter_map(|it| samples.get(text, &it.name));
            used.extend(found.map(|it| it.entry.key.as_str()));
        }
        for sample in messages.iter().filter(|it| it.role == Role::Sample) {
            let Some(name) = &sample.entry.variable else {
                continue;
            };
            if !used.contains(sample.entry.key.as_str()) {
                let span = Span::new(0, sample.text.len());
                cx.report(self.meta(), sample, span, format!("no text has the variable `{name}`"))
                    .done();
            }
        }
    }
}

impl UnusedVariable {
    /// Compares what a message gets with what its texts use.
    fn given(&self, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let mut visible = messages.iter().filter(|it| it.role.is_visible());
        let Some((message, given)) = visible.find_map(|it| Some((it, it.given?))) else {
            return;
        };
        let texts = messages.iter().filter(|it| it.role != Role::Sample);
        let used: BTreeSet<&str> = texts.flat_map(given::used).map(|it| it.0).collect();
        for name in given.iter().filter(|it| !used.contains(it.as_str())) {
            let span = Span::new(0, message.text.len());
            cx.report(self.meta(), message, span, format!("the text does not use `{name}`")).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Settings, tester::Tester};
    use crate::source::{Format, UnitKind};

    #[test]
    fn unused_variable() {
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass([
                "sample 1: Ana\nbody: Hi {{1}}",
                "sample 1: Ana\nsample 2: x\nbody: Hi {{1}}\nurl: https://acme.com/{{2}}",
                "body: Hi",
            ])
            .fail([("sample 1: Ana\nsample 2: Bo\nbody: Hi {{1}}", &["Bo"][..])]);
    }

    #[test]
    fn keys_tell_what_their_messages_get() {
        let settings = "[[keys]]\nkeys = ['order.*']\nvariables = ['name', 'id']\n";
        let settings = Settings::parse("wamark.toml", settings).unwrap();
        let config = settings.config_as(Format::Json);
        Tester::new(RULE)
            .config(|it| *it = config)
            .pass([r#"{"order": {"ready": "{{name}}: {{id}}"}, "hi": "Hi"}"#])
            .fail([(r#"{"order": {"ready": "Hi {{name}}"}}"#, &["Hi {{name}}"][..])]);
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([r#"{"hi": "Hi {name}", "@hi": {"placeholders": {"name": {}}}}"#])
            .fail([(r#"{"hi": "Hi", "@hi": {"placeholders": {"name": {}}}}"#, &["Hi"][..])]);
    }

    #[test]
    fn samples_of_meta_belong_to_their_component() {
        let template = r#"{"name": "a", "components": [
            {"type": "HEADER", "text": "Hi {{1}}", "example": {"header_text": ["Ana", "Bo"]}},
            {"type": "BODY", "text": "So {{1}} {{2}}.", "example": {"body_text": [["x", "y"]]}}]}"#;
        let tester = Tester::new(RULE).config(|config| config.format = Format::MetaTemplate);
        tester.fail([(template, &["Bo"][..])]);
    }
}
