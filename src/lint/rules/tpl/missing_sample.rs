//! `TPL003`.

use std::collections::BTreeSet;

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::{self, Samples};
use crate::lint::{Category, Context, Declared, Message, Rule};
use crate::text::Span;
use crate::source::{Role, Unit, UnitKind};

declare_rule! {
    /// Flags a variable or a media header of a template without a sample.
    ///
    /// ## Why
    /// Reviewers at Meta want to see what will stand there; a template without samples is rejected (Twilio error 63040). Authentication templates need
    /// none. An empty sample is `VAR013`.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order {{1}} is ready."}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order {{1}} is ready.", "example": {"body_text": [["A-17"]]}}]}
    /// ```
    MissingSample = "TPL003", "missing-sample",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for MissingSample {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let is_template = matches!(unit.kind, UnitKind::MetaTemplate | UnitKind::ContentTemplate);
        if !is_template || unit::category(messages) == Some(Category::Authentication) {
            return;
        }
        // What is given in one piece cannot be read: `VAR021`.
        let in_one_piece = |it: &Message<'_>| it.role == Role::Sample && it.entry.variable.is_none();
        if unit.kind == UnitKind::ContentTemplate && messages.iter().any(in_one_piece) {
            return;
        }
        self.media(messages, cx);
        let samples = Samples::new(messages);
        // Samples of Twilio's are the whole template's: one finding for each variable is enough.
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for text in messages.iter().filter(|it| it.role != Role::Sample) {
            let variables = text.variables();
            if variables.is_empty() {
                continue;
            }
            if unit.kind == UnitKind::MetaTemplate {
                told.clear();
            }
            for variable in variables {
                let name = variable.name.as_str();
                if !name.is_empty() && samples.get(text, name).is_none() && told.insert(name) {
                    cx.report(self.meta(), text, variable.span, format!("no sample for `{name}`"))
                        .twilio(63_040)
                        .done();
                }
            }
        }
    }
}

impl MissingSample {
    /// Looks at headers: a picture has its sample beside it.
    fn media(&self, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for format in messages.iter().filter(|it| it.role == Role::Setting) {
            let Some(header) = format.entry.key.strip_suffix(".format") else {
                continue;
            };
            let is_media = MEDIA.iter().any(|it| it.eq_ignore_ascii_case(format.text));
            let is_sample = |it: &Message<'_>| {
                let inside = it.entry.key.strip_prefix(header);
                it.role == Role::Sample && inside.is_some_and(|it| it.starts_with(".example"))
            };
            if is_media && !messages.iter().any(is_sample) {
                let span = Span::new(0, format.text.len());
                let text = format!("no sample for the {}", format.text.to_lowercase());
                cx.report(self.meta(), format, span, text).twilio(63_040).done();
            }
        }
    }
}

/// The formats of headers that have a sample.
const MEDIA: [&str; 4] = ["IMAGE", "VIDEO", "DOCUMENT", "GIF"];

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::{Format, UnitKind};

    #[test]
    fn missing_sample() {
        Tester::new(RULE)
            .pass(["Hi {{1}}"])
            .unit(UnitKind::ContentTemplate)
            .pass([
                "sample 1: Ana\nbody: Hi {{1}} {{1}}",
                "category: AUTHENTICATION\nbody: {{1}} is your code",
                "body: Hi",
            ])
            .fail([("sample 1: Ana\nbody: {{1}} {{2}} {{2}}\nurl: https://acme.com/{{2}}", &["{{2}}"][..])]);
        let template = r#"{"name": "a", "components": [
            {"type": "HEADER", "text": "Hi {{1}}"},
            {"type": "BODY", "text": "So {{1}} {{name}}.", "example": {"body_text": [["x"]]}},
            {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Go", "url": "https://acme.com/{{1}}", "example": ["x"]}]}]}"#;
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .fail([(template, &["{{1}}", "{{name}}"][..])]);
    }

    #[test]
    fn named_samples_are_found() {
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([r#"{"data": [{"name": "a", "parameter_format": "named", "components": [{"type": "BODY", "text": "Hi {{name}}!",
                "example": {"body_text_named_params": [{"param_name": "name", "example": "Ana"}]}}]}]}"#]);
    }

    #[test]
    fn media_headers_have_a_sample() {
        let template = |header: &str| {
            format!(r#"{{"name": "a", "components": [{{"type": "HEADER", {header}}}, {{"type": "BODY", "text": "Hi"}}]}}"#)
        };
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([
                template(r#""format": "IMAGE", "example": {"header_handle": ["4::aW"]}"#).as_str(),
                template(r#""format": "video", "example": {"header_url": ["https://acme.com/a.mp4"]}"#).as_str(),
                template(r#""format": "LOCATION""#).as_str(),
                template(r#""format": "TEXT", "text": "Hi""#).as_str(),
            ])
            .fail([
                (template(r#""format": "IMAGE""#).as_str(), &["IMAGE"][..]),
                (template(r#""format": "document", "example": {}"#).as_str(), &["document"]),
            ]);
    }
}
