//! `LNK002`.

use super::hosts;
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags links with `http://`.
    ///
    /// ## Why
    /// Browsers warn before they open them, and what is read there can be read and altered on the way. Addresses of IP are `LNK004`.
    ///
    /// ## Example
    /// ```text
    /// Pay at http://acme.com/pay
    /// ```
    /// Use instead:
    /// ```text
    /// Pay at https://acme.com/pay
    /// ```
    InsecureLink = "LNK002", "insecure-link",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Any,
}

impl Rule for InsecureLink {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let host = link.host_name();
            let is_local = hosts::is_ip(&host) || host == "localhost";
            if link.scheme.eq_ignore_ascii_case("http") && !is_local {
                let scheme = Span::new(link.span.start, link.span.start + link.scheme.len());
                cx.report(self.meta(), message, link.span, "link without encryption")
                    .unsafe_fix("write `https`", [Edit::new(scheme, "https")]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn insecure_link() {
        Tester::new(RULE)
            .pass(["https://acme.com www.acme.com", "`http://acme.com`", "http://10.0.0.1"])
            .fail([("Ver http://acme.com/año.", &["http://acme.com/año"][..])])
            .fix([("HTTP://acme.com", "https://acme.com")]);
    }
}
