//! `FMT012`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a URL with two of a marker inside: `https://example.org/_y_`.
    ///
    /// ## Why
    /// WhatsApp keeps such a URL as it is, but bridges, CRMs and converters on the way read the markers and rewrite them, which breaks the
    /// link.
    ///
    /// ## Example
    /// ```text
    /// https://fig-fennel.com/_new_?sort=*price*
    /// ```
    /// Use instead:
    /// ```text
    /// https://fig-fennel.com/%5Fnew%5F?sort=%2Aprice%2A
    /// ```
    MarkerInUrl = "FMT012", "marker-in-url",
    severity: Info, fix: Some(Unsafe), on: [], scope: Body,
}

/// The markers as URLs can write them.
const ESCAPES: [(char, &str); 3] = [('*', "%2A"), ('_', "%5F"), ('~', "%7E")];

impl Rule for MarkerInUrl {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for &link in &message.links {
            let url = message.slice(link);
            let host = url.find("://").map_or(0, |at| at + "://".len());
            let Some(path) = url[host..].find(['/', '?', '#']).map(|at| host + at) else {
                continue;
            };
            let mut edits = Vec::new();
            for (marker, escape) in ESCAPES {
                let places: Vec<usize> = url[path..].match_indices(marker).map(|it| it.0).collect();
                if places.len() > 1 {
                    let at = |place| link.start + path + place;
                    edits.extend(places.into_iter().map(|it| Edit::new(Span::new(at(it), at(it) + 1), escape)));
                }
            }
            if !edits.is_empty() {
                cx.report(self.meta(), message, link, "the URL holds what software on the way may take for markers")
                    .unsafe_fix("escape them", edits);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn marker_in_url() {
        Tester::new(RULE)
            .pass(["https://a.example/b_c", "https://a_b_c.example", "`https://a.example/_b_`"])
            .fail([("see https://a.example/_y_?a=*1* ok", &["https://a.example/_y_?a=*1"][..])])
            .fix([("https://a.example/_y_?a=1~2", "https://a.example/%5Fy%5F?a=1~2")]);
    }
}
