//! `TPL001`.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Edit;
use crate::lint::characters::is_mark;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags the name of a template that has more than lowercase letters, digits and `_`.
    ///
    /// ## Why
    /// Meta refuses the template. What Twilio calls `friendly_name` is free. Too long a name is `LEN015`.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "Order-Ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    TemplateName = "TPL001", "template-name",
    severity: Error, fix: Some(Safe), on: [Template], scope: Any,
}

impl Rule for TemplateName {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role != Role::TemplateName || (!message.text.is_empty() && message.text.chars().all(is_allowed)) {
            return;
        }
        let span = Span::new(0, message.text.len());
        let text = format!("template named `{}`", message.text);
        let report = cx
            .report(self.meta(), message, span, text)
            .help("use lowercase letters, digits and `_`");
        let good = good_name(message.text);
        if good.is_empty() {
            report.done();
        } else {
            report.safe_fix(format!("write `{good}`"), [Edit::new(span, good)]);
        }
    }
}

const fn is_allowed(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '_')
}

fn good_name(name: &str) -> String {
    let mut good = String::with_capacity(name.len());
    for c in name.trim().nfd().filter(|c| !is_mark(*c)) {
        let c = c.to_ascii_lowercase();
        if is_allowed(c) {
            good.push(c);
        } else if !good.ends_with('_') {
            good.push('_');
        }
    }
    // Nothing is left of other scripts.
    if good.bytes().all(|byte| byte == b'_') { String::new() } else { good }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn template_name() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass(["name: order_ready_2", "friendly-name: Order Ready!", "body: Hi There"])
            .fail([("name: Order-Ready", &["Order-Ready"][..]), ("name: 注文", &["注文"]), ("name: ", &[""])])
            .fix([
                ("name: Order-Ready", "name: order_ready"),
                ("name:  Señal de pago ", "name: senal_de_pago"),
            ]);
    }
}
