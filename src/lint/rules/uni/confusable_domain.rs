//! `UNI010`.

use unicode_security::confusable_detection::skeleton;
use unicode_security::{RestrictionLevel, RestrictionLevelDetection};

use crate::lint::characters::is_european;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags hosts that pass for another one: letters of several scripts, other letters that look Latin, `xn--`.
    ///
    /// ## Why
    /// `pаypal.com` with a Cyrillic `а` leads elsewhere. Filters against phishing stop such messages (Unicode, UTS #39), and customers cannot
    /// read `xn--…`. A name in one script passes: `münchen.de`, `пример.рф`.
    ///
    /// ## Example
    /// ```text
    /// https://pаypal.com
    /// ```
    /// Use instead:
    /// ```text
    /// https://paypal.com
    /// ```
    ConfusableDomain = "UNI010", "confusable-domain",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for ConfusableDomain {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let host = link.host_name();
            let why = if host.split('.').any(|label| label.starts_with("xn--")) {
                "shows as code"
            } else if host.split('.').any(is_mixed) {
                "mixes scripts"
            } else if is_lookalike(&host) {
                "looks like another one"
            } else {
                continue;
            };
            cx.report(self.meta(), message, link.host, format!("host `{host}` {why}"))
                .done();
        }
    }
}

/// Whether a label mixes scripts as no name of a language does; Japanese, Chinese and Korean names with Latin do.
fn is_mixed(label: &str) -> bool {
    let letters: String = label.chars().filter(|c| c.is_alphabetic()).collect();
    !letters.is_ascii() && letters.as_str().detect_restriction_level() > RestrictionLevel::HighlyRestrictive
}

/// Whether a label of letters other than Latin reads as Latin, under a Latin top level.
fn is_lookalike(host: &str) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else {
        return false;
    };
    top.is_ascii()
        && labels.split('.').any(|label| {
            let foreign = label.chars().all(|c| !c.is_ascii_alphabetic());
            foreign
                && label.chars().any(is_european)
                && skeleton(label).all(|c| c.is_ascii())
        })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn confusable_domain() {
        Tester::new(RULE)
            .pass([
                "https://acme.com/pаth",
                "https://münchen.de https://españa.es/año",
                "https://пример.рф https://яндекс.ru",
                "https://日本語shop.jp https://예시.한국",
                "https://مثال.إختبار",
                "https://{{1}}/x www.a-b.co.uk http://127.0.0.1:80",
            ])
            .fail([
                ("go to https://pаypal.com/x", &["pаypal.com"][..]),
                ("https://xn--pypal-4ve.com.", &["xn--pypal-4ve.com"]),
                ("https://сосо.com", &["сосо.com"]),
            ]);
    }
}
