//! `LNK003`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::link::{is_below, links};
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags links to WhatsApp itself in a template: `wa.me`, `api.whatsapp.com`, `chat.whatsapp.com`.
    ///
    /// ## Why
    /// Meta rejects templates with them, in the body and on buttons. Free-form messages may have them.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Write to us at https://wa.me/34600100200 any time.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Answer this message any time.
    /// ```
    WhatsappDeepLink = "LNK003", "whatsapp-deep-link",
    severity: Error, fix: None, on: [Template], scope: Any,
}

/// Hosts that open WhatsApp.
const HOSTS: [&str; 5] = ["api.whatsapp.com", "chat.whatsapp.com", "wa.link", "wa.me", "web.whatsapp.com"];

impl Rule for WhatsappDeepLink {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let host = link.host_name();
            let opens = link.scheme.eq_ignore_ascii_case("whatsapp");
            if opens || HOSTS.iter().any(|known| is_below(&host, known)) {
                cx.report(self.meta(), message, link.span, "link to WhatsApp in a template").done();
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
    fn whatsapp_deep_link() {
        Tester::new(RULE)
            .pass(["https://whatsapp.com/legal https://acme.com/wa.me", "wa.me"])
            .fail([("https://wa.me/34600 www.wa.me/x", &["https://wa.me/34600", "www.wa.me/x"][..])])
            .unit(UnitKind::ContentTemplate)
            .fail([(
                "body: Hi\nurl: https://api.whatsapp.com/send?phone={{1}}\nurl: whatsapp://send",
                &["https://api.whatsapp.com/send?phone={{1}}", "whatsapp://send"][..],
            )]);
    }
}
