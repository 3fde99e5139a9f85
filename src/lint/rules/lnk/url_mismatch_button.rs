//! `LNK015`.

use std::collections::BTreeSet;

use super::hosts;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::{is_below, links};
use crate::lint::rules::unit;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit};

declare_rule! {
    /// Flags a link in the text that leads to another domain than the button below it.
    ///
    /// ## Why
    /// One of the two is likely left over from another message. Off by default.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "pay", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Pay at https://acme.com/pay today."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Pay", "url": "https://pay.other.com"}]}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "pay", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Pay at https://acme.com/pay today."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Pay", "url": "https://pay.acme.com"}]}]}
    /// ```
    UrlMismatchButton = "LNK015", "url-mismatch-button",
    severity: Info, fix: None, on: [], scope: Any,
}

impl Rule for UrlMismatchButton {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for part in unit::parts(messages) {
            let buttons = part.iter().filter(|it| it.role == Role::ButtonUrl);
            let hosts: BTreeSet<String> = buttons
                .flat_map(|it| links(it))
                .map(|link| domain(&link.host_name()).to_owned())
                .filter(|host| !hosts::is_variable(host))
                .collect();
            if hosts.is_empty() {
                continue;
            }
            for message in part.iter().filter(|it| it.role.is_body()) {
                for link in links(message) {
                    let host = link.host_name();
                    if !hosts::is_variable(&host) && !hosts.iter().any(|known| is_below(&host, known)) {
                        let text = format!("`{host}` here, another domain on the button");
                        cx.report(self.meta(), message, link.host, text).done();
                    }
                }
            }
        }
    }
}

/// The last labels of a host: two, or three under a top level such as `co.uk`.
fn domain(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (Some(top), Some(second)) = (dots.next(), dots.next()) else {
        return host;
    };
    let is_short = host.len() - top <= 3 && top - second <= 4;
    let start = if is_short { dots.next() } else { Some(second) };
    start.map_or(host, |at| &host[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::{RULE, domain};
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn domains_have_two_labels_or_three() {
        assert_eq!(domain("shop.acme.com"), "acme.com");
        assert_eq!(domain("shop.acme.co.uk"), "acme.co.uk");
        assert_eq!(domain("acme.com.mx"), "acme.com.mx");
        assert_eq!(domain("localhost"), "localhost");
    }

    #[test]
    fn url_mismatch_button() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass([
                "body: https://acme.com/x\nurl: https://shop.acme.com",
                "body: https://acme.com/x",
                "body: https://acme.com/x\nurl: https://{{1}}",
            ])
            .fail([("body: https://acme.com/x\nurl: https://other.com", &["acme.com"][..])]);
    }
}
