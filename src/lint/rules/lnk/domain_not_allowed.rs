//! `LNK013`.

use super::hosts;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::{is_below, links};
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags links to a domain that is not among the configured `allowed-domains`.
    ///
    /// ## Why
    /// The domain should belong to your business, say Meta's guidelines for templates. Without `allowed-domains` the rule is silent.
    ///
    /// ## Example
    /// With this configuration:
    /// ```toml
    /// [options]
    /// allowed-domains = ["acme.com"]
    /// ```
    /// ```text
    /// Pay at https://acme.evil.com/pay
    /// ```
    /// Use instead:
    /// ```text
    /// Pay at https://acme.com/pay
    /// ```
    DomainNotAllowed = "LNK013", "domain-not-allowed",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for DomainNotAllowed {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let allowed = &cx.config().options.allowed_domains;
        if allowed.is_empty() {
            return;
        }
        for link in links(message) {
            let host = link.host_name();
            let is_allowed = |domain: &String| is_below(&host, &domain.to_lowercase());
            if !host.is_empty() && !hosts::is_variable(&host) && !allowed.iter().any(is_allowed) {
                cx.report(self.meta(), message, link.host, format!("`{host}` is not an allowed domain")).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn domain_not_allowed() {
        Tester::new(RULE)
            .pass(["https://anything.com"])
            .config(|config| config.options.allowed_domains = vec!["Acme.com".to_owned()])
            .pass(["https://acme.com https://shop.acme.com:443/x https://{{1}}", "evil.com"])
            .fail([("https://notacme.com www.acme.com.evil.com", &["notacme.com", "www.acme.com.evil.com"][..])]);
    }
}
