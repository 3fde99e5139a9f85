//! `LNK004`.

use super::hosts::{is_ip, is_loopback};
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags links whose host is an address of IP.
    ///
    /// ## Why
    /// Filters take them for phishing, and customers cannot tell whose they are. This machine (`127.0.0.1`) is `LNK010`.
    ///
    /// ## Example
    /// ```text
    /// Track your order: http://203.0.113.7/track
    /// ```
    /// Use instead:
    /// ```text
    /// Track your order: https://acme.com/track
    /// ```
    IpAddressLink = "LNK004", "ip-address-link",
    severity: Warning, fix: None, on: [All], scope: Any,
}

impl Rule for IpAddressLink {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let host = link.host_name();
            if is_ip(&host) && !is_loopback(&host) {
                cx.report(self.meta(), message, link.host, format!("host `{host}` has no name")).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn ip_address_link() {
        Tester::new(RULE)
            .pass(["https://acme.com/10.0.0.1", "10.0.0.1", "http://127.0.0.1 v1.2.3.4"])
            .fail([("http://10.0.0.1:8080/x https://[2001:db8::1]/", &["10.0.0.1", "[2001:db8::1]"][..])]);
    }
}
