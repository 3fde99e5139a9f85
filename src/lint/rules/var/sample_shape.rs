//! `VAR021`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit, UnitKind};
use crate::text::Span;

declare_rule! {
    /// Flags samples of a content template that are not an object from variable to text: `{"1": "Ana"}`.
    ///
    /// ## Why
    /// The Content API takes `variables` in that shape only; with a string, or with braces in the names, the samples are lost and WhatsApp rejects the template.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"{{1}}": "A-17"},
    ///   "types": {"twilio/text": {"body": "Your order {{1}} is ready."}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "ready", "language": "en", "variables": {"1": "A-17"},
    ///   "types": {"twilio/text": {"body": "Your order {{1}} is ready."}}}
    /// ```
    SampleShape = "VAR021", "sample-shape",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for SampleShape {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit.kind != UnitKind::ContentTemplate {
            return;
        }
        for message in messages.iter().filter(|it| it.role == Role::Sample) {
            let text = match &message.entry.variable {
                None => "samples have to be an object from variable to text".to_owned(),
                Some(name) if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') || name.is_empty() => {
                    format!("sample for `{name}`, which is no variable")
                }
                Some(_) => continue,
            };
            cx.report(self.meta(), message, Span::new(0, message.text.len()), text).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn sample_shape() {
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass(["sample 1: Ana\nsample order_id: x"])
            .fail([
                ("sample: Ana", &["Ana"][..]),
                ("sample {{1}}: Ana\nsample #: x", &["Ana", "x"]),
            ])
            .unit(UnitKind::MetaTemplate)
            .pass(["sample: https://acme.com/a.png"]);
    }
}
