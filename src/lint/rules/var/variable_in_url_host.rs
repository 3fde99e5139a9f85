//! `VAR018`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit, UnitKind};

declare_rule! {
    /// Flags a variable in the host of a link; in the URL of a button of WhatsApp itself, one that is not at the end.
    ///
    /// ## Why
    /// The URL up to the domain name must be static, says Twilio's page on content templates; Meta appends the one parameter of a button to its URL.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Pay at https://{{1}}/pay before Friday.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Pay at https://acme.com/pay/{{1}} before Friday.
    /// ```
    VariableInUrlHost = "VAR018", "variable-in-url-host",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for VariableInUrlHost {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for message in messages.iter().filter(|it| it.role != Role::MediaUrl) {
            let is_button = message.role == Role::ButtonUrl;
            let mut variables = message.variables().iter().peekable();
            let links = links(message);
            if is_button && links.is_empty() {
                // `{{1}}` alone.
                if let Some(variable) = variables.next() {
                    cx.report(self.meta(), message, variable.span, "variable in place of a host").done();
                }
                continue;
            }
            for link in links {
                while let Some(variable) = variables.next_if(|it| it.span.start < link.span.end) {
                    if variable.span.start < link.span.start {
                        continue;
                    }
                    if variable.span.start < link.rest.start {
                        cx.report(self.meta(), message, variable.span, "variable in the host of a link").done();
                    } else if is_button && unit.kind == UnitKind::MetaTemplate && variable.span.end < link.span.end {
                        cx.report(self.meta(), message, variable.span, "variable before the end of a button's URL").done();
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn variable_in_url_host() {
        Tester::new(RULE)
            .pass(["Hi {{1}}: https://acme.com/{{2}} {{3}}", "https://acme.com?x={{1}}.", "{{1}}"])
            .fail([
                ("see https://{{1}}/x", &["{{1}}"][..]),
                ("see https://{{1}}.acme.com and www.{{2}}", &["{{1}}", "{{2}}"]),
            ])
            .unit(UnitKind::MetaTemplate)
            .pass(["url: https://acme.com/{{1}}", "media: {{1}}"])
            .fail([
                ("url: https://acme.com/{{1}}/pay", &["{{1}}"][..]),
                ("url: {{1}}", &["{{1}}"]),
            ])
            .unit(UnitKind::ContentTemplate)
            .pass(["url: https://acme.com/{{1}}/pay"])
            .fail([("url: https://{{1}}", &["{{1}}"][..])]);
    }
}
