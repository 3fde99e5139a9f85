//! `LNK010`.

use std::sync::LazyLock;

use super::hosts::{Hosts, is_loopback};
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags links that work only for those who make them: `localhost`, `example.com`, `staging.acme.com`, `….ngrok.io`.
    ///
    /// ## Why
    /// They reach customers when a placeholder or a test is forgotten. The list is `src/lint/data/non_production.txt`; `dev`, `qa`, `sandbox`, `staging`, `stg`, `test` and
    /// `uat` count below a domain.
    ///
    /// ## Example
    /// ```text
    /// Track your order: https://staging.acme.com/track
    /// ```
    /// Use instead:
    /// ```text
    /// Track your order: https://acme.com/track
    /// ```
    NonProductionLink = "LNK010", "non-production-link",
    severity: Error, fix: None, on: [All], scope: Any,
}

static HOSTS: LazyLock<Hosts> = LazyLock::new(|| Hosts::new(include_str!("../../data/non_production.txt")));

/// What an environment is called in a host.
const ENVIRONMENTS: [&str; 8] = ["dev", "preprod", "qa", "sandbox", "staging", "stg", "test", "uat"];

impl Rule for NonProductionLink {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let host = link.host_name();
            if HOSTS.hold(&host) || is_loopback(&host) || is_environment(&host) {
                cx.report(self.meta(), message, link.host, format!("`{host}` is not for customers")).done();
            }
        }
    }
}

/// Whether a label below the domain names an environment: `staging.acme.com`, `api-staging.acme.com`.
fn is_environment(host: &str) -> bool {
    let mut labels = host.rsplit('.').skip(2);
    labels.any(|label| label.split('-').any(|word| ENVIRONMENTS.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn non_production_link() {
        Tester::new(RULE)
            .pass([
                "https://acme.com/test https://dev.to https://contest.acme.com https://test.com",
                "localhost is here",
                "https://example.com.mx https://{{1}}/x",
            ])
            .fail([
                ("http://localhost:3000/x http://127.0.0.1", &["localhost", "127.0.0.1"][..]),
                ("https://www.example.com https://shop.test", &["www.example.com", "shop.test"]),
                ("https://a1b2.ngrok-free.app https://api-staging.acme.com", &["a1b2.ngrok-free.app", "api-staging.acme.com"]),
            ]);
    }
}
