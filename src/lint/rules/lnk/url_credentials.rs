//! `LNK008`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a user name and password in a link: `https://user:password@acme.com`.
    ///
    /// ## Why
    /// Whoever gets the message has them.
    ///
    /// ## Example
    /// ```text
    /// https://admin:s3cret@acme.com/report
    /// ```
    /// Use instead:
    /// ```text
    /// https://acme.com/report
    /// ```
    UrlCredentials = "LNK008", "url-credentials",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for UrlCredentials {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            // The finding does not repeat the password.
            if let Some(user) = link.user.filter(|user| message.slice(*user).contains(':')) {
                cx.report(self.meta(), message, user, "password in a link").done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn url_credentials() {
        Tester::new(RULE)
            .pass(["https://medium.com/@ana https://acme.com:8080 https://ana@acme.com", "ana:x@acme.com"])
            .fail([("https://u:p@acme.com/x", &["u:p"][..])]);
    }
}
