//! The links of a message, taken apart.

use crate::lint::Message;
use crate::source::Role;
use crate::text::Span;

/// A URL in its parts, as bytes of the message's text.
#[derive(Clone, Debug)]
pub(super) struct Link<'m> {
    /// All of it.
    pub(super) span: Span,
    /// All of it.
    pub(super) text: &'m str,
    /// What stands before `://`; empty for `www.…`.
    pub(super) scheme: &'m str,
    /// What stands before `@`.
    pub(super) user: Option<Span>,
    /// The host, without its port; may hold a variable, and may be empty.
    pub(super) host: Span,
    /// The port, without its colon.
    pub(super) port: &'m str,
    /// Path, query and fragment.
    pub(super) rest: Span,
}

impl<'m> Link<'m> {
    /// The host as it is compared: lowercase, without a final dot.
    pub(super) fn host_name(&self) -> String {
        let host = &self.text[self.host.start - self.span.start..self.host.end - self.span.start];
        host.trim_end_matches('.').to_lowercase()
    }

    /// Path, query and fragment.
    pub(super) fn rest_text(&self) -> &'m str {
        &self.text[self.rest.start - self.span.start..]
    }
}

/// Whether a host is one of a domain: the domain itself or below it.
pub(super) fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Gives the links of a message: those of its text, or the one that an address is.
pub(super) fn links<'m>(message: &Message<'m>) -> Vec<Link<'m>> {
    if is_address(message.role) {
        let text = message.text.trim();
        let start = message.text.len() - message.text.trim_start().len();
        let span = Span::new(start, start + text.len());
        return parse(message.text, span).into_iter().collect();
    }
    if !message.role.is_visible() {
        return Vec::new();
    }
    let mut variables = message.variables().iter().map(|it| it.span).peekable();
    let mut found = Vec::with_capacity(message.links.len());
    for &link in &message.links {
        let mut span = link;
        while let Some(variable) = variables.next_if(|it| it.start < link.end) {
            // The parser takes the braces for punctuation behind the link.
            if variable.end > link.end {
                span.end = variable.end;
            }
        }
        found.extend(parse(message.text, span));
    }
    found
}

/// Whether a string is an address that something opens.
pub(super) const fn is_address(role: Role) -> bool {
    matches!(role, Role::ButtonUrl | Role::MediaUrl)
}

/// Takes a URL apart; `None` for what has neither a scheme nor `www.`.
fn parse(text: &str, span: Span) -> Option<Link<'_>> {
    let url = &text[span.range()];
    let (scheme, authority) = match url.find("://") {
        Some(colon)
            if url[..colon]
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric())
                && colon > 0 =>
        {
            (&url[..colon], colon + 3)
        }
        _ if url.get(..4)?.eq_ignore_ascii_case("www.") => ("", 0),
        _ => return None,
    };
    let end = url[authority..]
        .find(['/', '?', '#', '\\'])
        .map_or(url.len(), |end| authority + end);
    let at = url[authority..end].rfind('@').map(|at| authority + at);
    let host = at.map_or(authority, |at| at + 1);
    let colon = url[host..end].rfind(':').map(|colon| host + colon);
    let port = colon.filter(|colon| {
        url[colon + 1..end]
            .bytes()
            .all(|byte| byte.is_ascii_digit())
    });
    let place = |from: usize, to: usize| Span::new(span.start + from, span.start + to);
    Some(Link {
        span,
        text: url,
        scheme,
        user: at.map(|at| place(authority, at)),
        host: place(host, port.unwrap_or(end)),
        port: port.map_or("", |port| &url[port + 1..end]),
        rest: place(end, url.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_taken_apart() {
        let parts = |url: &str| {
            let link = parse(url, Span::new(0, url.len()))?;
            let user = link.user.map_or("-", |user| &url[user.range()]);
            Some(
                [
                    link.scheme,
                    user,
                    &url[link.host.range()],
                    link.port,
                    link.rest_text(),
                ]
                .join(" "),
            )
        };
        for (url, expected) in [
            ("https://a.b/c?d#e", "https - a.b  /c?d#e"),
            ("HTTP://u:p@A.b:80", "HTTP u:p A.b 80 "),
            ("www.a.b?x", " - www.a.b  ?x"),
            ("https://{{1}}/x", "https - {{1}}  /x"),
            ("https://[::1]:8080/", "https - [::1] 8080 /"),
            ("https:///x", "https -   /x"),
            ("https://a.b:x/", "https - a.b:x  /"),
        ] {
            assert_eq!(parts(url).as_deref(), Some(expected), "{url}");
        }
        for text in ["a.b/c", "", "://", "www", "wwé.x"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn domains_hold_what_is_below_them() {
        assert!(is_below("a.b.c", "b.c") && is_below("b.c", "b.c"));
        assert!(!is_below("ab.c", "b.c") && !is_below("c", "b.c"));
    }
}
