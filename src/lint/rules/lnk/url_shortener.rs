//! `LNK001`.

use std::sync::LazyLock;

use super::hosts::Hosts;
use crate::diagnostic::Severity;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Profile, Rule};

declare_rule! {
    /// Flags links of services that shorten URLs: `bit.ly`, `tinyurl.com`, `t.co`.
    ///
    /// ## Why
    /// They hide where a link leads. Meta's guidelines for templates forbid them, and carriers in the United States block text messages for them. A warning
    /// in free-form WhatsApp messages. The list is `src/lint/data/shorteners.txt`.
    ///
    /// ## Example
    /// ```text
    /// Track your order: https://bit.ly/3xYzAbC
    /// ```
    /// Use instead:
    /// ```text
    /// Track your order: https://acme.com/track
    /// ```
    UrlShortener = "LNK001", "url-shortener",
    severity: Error, fix: None, on: [All], scope: Any,
}

static SHORTENERS: LazyLock<Hosts> = LazyLock::new(|| Hosts::new(include_str!("../../data/shorteners.txt")));

impl Rule for UrlShortener {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let host = link.host_name();
            if SHORTENERS.hold(&host) {
                let text = format!("`{host}` hides where the link leads");
                let report = cx.report(self.meta(), message, link.span, text);
                match message.profile {
                    Profile::WhatsappTemplate | Profile::Sms => report.done(),
                    _ => report.severity(Severity::Warning).done(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostic::Severity;
    use crate::lint::{Profile, tester::Tester};
    use crate::source::UnitKind;

    #[test]
    fn url_shortener() {
        Tester::new(RULE)
            .pass([
                "https://acme.com/bit.ly https://habit.ly https://youtu.be/x",
                "bit.ly is a service",
                "https://sport.co",
            ])
            .fail([
                ("See https://bit.ly/x.", &["https://bit.ly/x"][..]),
                ("HTTPS://BIT.LY/x http://www.tinyurl.com/y", &["HTTPS://BIT.LY/x", "http://www.tinyurl.com/y"]),
            ])
            .unit(UnitKind::MetaTemplate)
            .fail([("url: https://t.co/{{1}}", &["https://t.co/{{1}}"][..])]);
        let severity = |tester: &Tester| tester.found("https://bit.ly/x")[0].severity;
        assert_eq!(severity(&Tester::new(RULE)), Severity::Warning);
        assert_eq!(severity(&Tester::new(RULE).profile(Profile::Sms)), Severity::Error);
    }
}
