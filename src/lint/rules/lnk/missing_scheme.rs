//! `LNK006`.

use crate::diagnostic::Edit;
use crate::lint::context::Guarded;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::{is_address, links};
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags links without `https://`: `www.acme.com`, `acme.com/menu`.
    ///
    /// ## Why
    /// Not every phone makes a link of them, and none shows a preview. Off by default: a short name reads better on posters and in voice.
    ///
    /// ## Example
    /// ```text
    /// See www.acme.com
    /// ```
    /// Use instead:
    /// ```text
    /// See https://www.acme.com
    /// ```
    MissingScheme = "LNK006", "missing-scheme",
    severity: Info, fix: Some(Safe), on: [], scope: Body,
}

/// Top levels that make two words a host.
const TOPS: [&str; 25] = [
    "app", "ar", "biz", "br", "cl", "co", "com", "de", "dev", "es", "eu", "fr", "in", "info", "io", "it", "me", "mx", "net", "org",
    "pe", "pt", "shop", "store", "uk",
];

impl Rule for MissingScheme {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let without = links(message).into_iter().filter(|it| it.scheme.is_empty());
        let mut found: Vec<Span> = without.map(|it| it.span).collect();
        if !is_address(message.role) {
            for &text in &message.texts {
                found.extend(bare(message.slice(text), text.start));
            }
        }
        found.sort_unstable();
        let guarded = |span: Span| Guarded {
            span,
            text: format!("`{}` without `https://`", message.slice(span)),
            fix: "write `https://`".to_owned(),
            edit: Edit::new(Span::new(span.start, span.start), "https://"),
        };
        let found = found.into_iter().map(guarded).collect();
        cx.report_guarded(self.meta(), message, found);
    }
}

/// Hosts with a path, and hosts alone that end in `.com` or the like.
fn bare(text: &str, offset: usize) -> impl Iterator<Item = Span> + use<'_> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || ".-/_?=&#%+~@:".contains(c);
    text.split(move |c| !is_part(c)).filter_map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let word = word.trim_end_matches(['.', ',', ':', '-', '_', '~', '?']);
        let host = word.split(['/', '?', '#']).next().unwrap_or_default();
        let (rest, top) = host.rsplit_once('.')?;
        let is_name = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let is_host = rest.split('.').all(is_name) && TOPS.contains(&top.to_ascii_lowercase().as_str());
        // A number with a unit is no host; an address of mail has its `@` in the host.
        let is_link = is_host && rest.contains(|c: char| c.is_ascii_alphabetic());
        is_link.then(|| Span::new(offset + start, offset + start + word.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn missing_scheme() {
        Tester::new(RULE)
            .pass([
                "https://acme.com/x hi@acme.com etc. p.m. 3.50 e.g. a.b",
                "`acme.com`",
                "Hola.Como estás",
                "1.5 in, 3.in",
            ])
            .fail([("See www.acme.com, acme.com/menu or acme.co.uk.", &["www.acme.com", "acme.com/menu", "acme.co.uk"][..])])
            .fix([("See www.acme.com", "See https://www.acme.com")]);
    }
}
