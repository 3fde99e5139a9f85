//! `LNK007`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::links;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags parameters of a link that only tell where a visitor comes from: `utm_source`, `fbclid`, `gclid`.
    ///
    /// ## Why
    /// They make links long, which shows in a message and costs in a text message, and say more of the reader than is needed. Off by default, for marketing wants
    /// them.
    ///
    /// ## Example
    /// ```text
    /// https://acme.com/sale?utm_source=whatsapp&utm_medium=chat
    /// ```
    /// Use instead:
    /// ```text
    /// https://acme.com/sale
    /// ```
    TrackingParams = "LNK007", "tracking-params",
    severity: Info, fix: Some(Unsafe), on: [], scope: Any,
}

const NAMES: [&str; 12] = [
    "_ga", "dclid", "fbclid", "gclid", "igshid", "li_fat_id", "mc_cid", "mc_eid", "msclkid", "ttclid", "twclid", "yclid",
];

impl Rule for TrackingParams {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for link in links(message) {
            let rest = link.rest_text();
            let Some(query) = rest.find('?') else {
                continue;
            };
            let end = rest[query..].find('#').map_or(rest.len(), |end| query + end);
            let inner = &rest[query + 1..end];
            let is_tracking = |param: &&str| {
                let name = param.split('=').next().unwrap_or_default().to_ascii_lowercase();
                name.starts_with("utm_") || NAMES.contains(&name.as_str())
            };
            let kept: Vec<&str> = inner.split('&').filter(|param| !is_tracking(param)).collect();
            let count = inner.split('&').count() - kept.len();
            if count == 0 {
                continue;
            }
            let span = Span::new(link.rest.start + query, link.rest.start + end);
            let query = if kept.is_empty() {
                String::new()
            } else {
                format!("?{}", kept.join("&"))
            };
            let what = if count == 1 { "parameter" } else { "parameters" };
            cx.report(self.meta(), message, span, format!("{count} {what} for tracking"))
                .unsafe_fix("remove them", [Edit::new(span, query)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn tracking_params() {
        Tester::new(RULE)
            .pass(["https://acme.com/?a=1#utm_source=x", "utm_source=x"])
            .fail([("https://acme.com/?a=1&utm_source=x#b c", &["?a=1&utm_source=x"][..])])
            .fix([
                ("https://acme.com/?utm_source=x&a=1&fbclid=2#b", "https://acme.com/?a=1#b"),
                ("https://acme.com/?gclid=2 ok", "https://acme.com/ ok"),
            ]);
    }
}
