//! `CMP010`.

use std::sync::LazyLock;

use regex::Regex;

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags keys and tokens of services: of Twilio, Meta, AWS, Google, Stripe, GitHub, Slack, `SendGrid`, a JWT, a private key.
    ///
    /// ## Why
    /// Whoever gets the message can use it, and it is in the history of the repository: revoke it. Parameters of links are `LNK009`.
    ///
    /// ## Example
    /// `{ABCD*4}` stands for four times `ABCD`.
    /// ```text
    /// Your key is AKIA{ABCD*4}
    /// ```
    /// Use instead:
    /// ```text
    /// Your key is {{key}}
    /// ```
    SecretInCopy = "CMP010", "secret-in-copy",
    severity: Error, fix: None, on: [All], scope: Any,
}

/// What secrets look like, and what they are.
const SECRETS: [(&str, &str); 11] = [
    (r"\bAC[0-9a-f]{32}\b", "an account SID of Twilio"),
    (r"\bSK[0-9a-f]{32}\b", "an API key of Twilio"),
    (r"\bSG\.[\w-]{22}\.[\w-]{43}", "an API key of SendGrid"),
    (r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}", "a JWT"),
    (r"\bA[KS]IA[0-9A-Z]{16}\b", "an access key of AWS"),
    (r"\bAIza[\w-]{35}", "an API key of Google"),
    (r"\b[rs]k_live_[0-9A-Za-z]{16,}", "a secret key of Stripe"),
    (r"\bgh[pousr]_[0-9A-Za-z]{36}", "a token of GitHub"),
    (r"\bxox[abprs]-[0-9A-Za-z-]{10,}", "a token of Slack"),
    (r"\bEAA[0-9A-Za-z]{80,}", "an access token of Meta"),
    (r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY", "a private key"),
];

/// Its groups are those of the table, in order.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let parts: Vec<String> = SECRETS.iter().map(|(pattern, _)| format!("({pattern})")).collect();
    // ASCII alone, so that boundaries cost nothing.
    Regex::new(&format!("(?-u:{})", parts.join("|"))).expect("the table holds patterns")
});

impl Rule for SecretInCopy {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for found in PATTERN.captures_iter(message.text) {
            let hit = found.iter().skip(1).zip(SECRETS).find_map(|(group, (_, what))| Some((group?, what)));
            let Some((group, what)) = hit else { continue };
            let span = Span::new(group.start(), group.end());
            let after = message.links.partition_point(|link| link.start <= span.start);
            let link = after.checked_sub(1).map(|at| message.links[at]).filter(|link| span.end <= link.end);
            let is_parameter = link.is_some_and(|link| message.text[link.start..span.start].contains('?'));
            if !is_parameter {
                cx.report(self.meta(), message, span, format!("looks like {what}")).help("revoke it").done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn secret_in_copy() {
        let sid = format!("AC{}", "0123456789abcdef".repeat(2));
        // Put together here, so that nobody takes this file for a leak.
        let aws = format!("AKIA{}", "ABCD".repeat(4));
        let stripe = format!("sk_live_{}", "abcd".repeat(5));
        let jwt = format!("eyJ{0}.eyJ{0}.{0}", "hbGciOiJIUzI1");
        Tester::new(RULE)
            .pass([
                "Your code is SK123456, order AC-0123456789",
                format!("https://acme.com/?token={aws}").as_str(),
                format!("x{sid} {sid}0").as_str(),
                "MG0123456789abcdef0123456789abcdef",
                "eyJhbGciOiJIUzI1",
            ])
            .fail([
                (format!("SID: {sid}.").as_str(), &[sid.as_str()][..]),
                (format!("é{jwt}").as_str(), &[jwt.as_str()]),
                (format!("{aws} https://acme.com/{aws}").as_str(), &[aws.as_str(), aws.as_str()]),
                (stripe.as_str(), &[stripe.as_str()]),
                ("-----BEGIN RSA PRIVATE KEY-----", &["-----BEGIN RSA PRIVATE KEY"]),
            ]);
    }
}
