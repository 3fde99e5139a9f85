//! `LNK009`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a parameter of a link that looks like a key or a signature: `token=`, `api_key=`, `sig=` and a long value.
    ///
    /// ## Why
    /// Whoever gets the message can use it, and it is in the history of the repository. One that is made for each customer is a variable, and passes.
    ///
    /// ## Example
    /// ```text
    /// https://acme.com/invoice?token=9f86d081884c7d659a2f
    /// ```
    /// Use instead:
    /// ```text
    /// https://acme.com/invoice?token={{token}}
    /// ```
    SecretInUrl = "LNK009", "secret-in-url",
    severity: Warning, fix: None, on: [All], scope: Any,
}

/// Names of parameters that hold secrets, without their `-` and `_`.
const NAMES: [&str; 16] = [
    "accesskey", "accesstoken", "apikey", "auth", "authtoken", "authorization", "clientsecret", "key", "password", "pwd", "secret", "sessionid",
    "sig", "signature", "token", "xamzsignature",
];

/// The fewest characters of a value that nobody types.
const LONG: usize = 16;

impl Rule for SecretInUrl {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let rest = link.rest_text();
            let Some(query) = rest.find(['?', '#']) else {
                continue;
            };
            let mut at = link.rest.start + query + 1;
            for param in rest[query + 1..].split(['&', '#']) {
                let span = Span::new(at, at + param.len());
                at += param.len() + 1;
                let Some((name, value)) = param.split_once('=') else {
                    continue;
                };
                let name = name.to_ascii_lowercase().replace(['-', '_'], "");
                let is_random = value.len() >= LONG
                    && value.bytes().any(|byte| byte.is_ascii_digit())
                    && value.bytes().any(|byte| byte.is_ascii_alphabetic())
                    && !value.contains(['{', '}', '<', '[']);
                if is_random && NAMES.contains(&name.as_str()) {
                    cx.report(self.meta(), message, span, format!("`{name}` with its value in a link")).done();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn secret_in_url() {
        Tester::new(RULE)
            .pass([
                "https://acme.com/?key=menu&token={{token}}",
                "https://acme.com/?q=9f86d081884c7d659a2f",
                "https://acme.com/token=9f86d081884c7d659a2f",
                "https://acme.com/?token=<your-token-1234>",
            ])
            .fail([("https://acme.com/?a=1&API-Key=9f86d081884c7d659a2f#x", &["API-Key=9f86d081884c7d659a2f"][..])]);
    }
}
