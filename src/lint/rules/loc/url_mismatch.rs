//! `LOC005`.

use std::collections::BTreeSet;

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::is_locale;
use crate::text::Span;

declare_rule! {
    /// Flags a translation that links elsewhere than its source.
    ///
    /// Parts of an address that name a locale may differ: `/es/`, `es.example.com`, `?lang=es`, the top-level domain.
    ///
    /// ## Why
    /// A link that was changed by mistake leads customers of one country to the wrong page, and nobody who reads the
    /// source sees it.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"help": "See https://acme.shop/en/help"}, "es": {"help": "Ver https://acme.shop/es/hilfe"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"help": "See https://acme.shop/en/help"}, "es": {"help": "Ver https://acme.shop/es/help"}}
    /// ```
    UrlMismatch = "LOC005", "url-mismatch",
    severity: Warning, fix: None, on: [Locales], scope: Body,
}

impl Rule for UrlMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        if target.text.trim().is_empty() {
            return;
        }
        if links(source).eq(links(target)) {
            return;
        }
        let plain = |message: &Message<'_>| -> BTreeSet<String> {
            message
                .links
                .iter()
                .map(|&link| without_locale(message.slice(link)))
                .collect()
        };
        let (wanted, found) = (plain(source), plain(target));
        if wanted == found {
            return;
        }
        let other = target
            .links
            .iter()
            .find(|&&link| !wanted.contains(&without_locale(target.slice(link))));
        let report = if let Some(&link) = other {
            let says = format!("the source has no link `{}`", target.slice(link));
            cx.report(self.meta(), target, link, says)
        } else {
            let is_gone = |link: &&Span| !found.contains(&without_locale(source.slice(**link)));
            let gone = source
                .links
                .iter()
                .find(is_gone)
                .map_or("", |&link| source.slice(link));
            let whole = Span::new(0, target.text.len());
            cx.report(
                self.meta(),
                target,
                whole,
                format!("the link `{gone}` of the source is missing"),
            )
        };
        report.done();
    }
}

fn links<'m>(message: &Message<'m>) -> impl Iterator<Item = &'m str> {
    message.links.iter().map(|&link| message.slice(link))
}

/// An address without what may differ between locales.
fn without_locale(url: &str) -> String {
    let url = url
        .split_once("://")
        .map_or(url, |(_, rest)| rest)
        .to_ascii_lowercase();
    let end = url.find(['/', '?', '#']).unwrap_or(url.len());
    let (host, rest) = url.split_at(end);
    let mut labels: Vec<&str> = host.split('.').filter(|label| *label != "www").collect();
    // `com`, `es`, `co.uk`: endings are short.
    while labels.len() > 1 && labels.last().is_some_and(|label| label.len() <= 3) {
        labels.pop();
    }
    let is_plain = |part: &&str| !part.is_empty() && !is_locale(part);
    let labels: Vec<&str> = labels.into_iter().filter(|it| is_plain(it)).collect();
    let parts = rest.split(['/', '?', '&', '#']).filter(is_plain);
    let parts = parts.filter(|part| {
        !["lang=", "locale=", "hl=", "language=", "lng="]
            .iter()
            .any(|it| part.starts_with(it))
    });
    format!(
        "{}/{}",
        labels.join("."),
        parts.collect::<Vec<_>>().join("/")
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn url_mismatch() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "See https://acme.shop/en/x"}, "es": {"a": "Ver https://acme.shop/es/x/"}}"#,
                r#"{"en": {"a": "See https://en.acme.com/x?lang=en"}, "es": {"a": "Ver https://es.acme.es/x?lang=es"}}"#,
                r#"{"en": {"a": "Hi"}, "es": {"a": "Hola"}}"#,
                r#"{"en": {"a": "https://a.shop/1 https://a.shop/2"}, "es": {"a": "https://a.shop/2 https://a.shop/1"}}"#,
            ])
            .fail([
                (r#"{"en": {"a": "See https://a.shop/x"}, "es": {"a": "Ver https://a.shop/y ya"}}"#, &["https://a.shop/y"][..]),
                (r#"{"en": {"a": "See https://a.shop/x"}, "es": {"a": "Ver"}}"#, &["Ver"]),
            ]);
    }
}
