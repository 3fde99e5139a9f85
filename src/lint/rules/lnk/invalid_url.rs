//! `LNK011`.

use std::fmt::Write as _;

use super::hosts;
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::{Link, is_address, links};
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags links that lead nowhere: `https:/acme.com`, `https:// acme.com`, hosts without a dot or with a bad name; in the URL of a button or of media also spaces, a scheme other
    /// than `http` and `https`, and characters outside ASCII.
    ///
    /// ## Why
    /// A URL must be valid, without whitespace and open to everybody, says Twilio's page on content templates; in a text, phones make no link of it.
    ///
    /// ## Example
    /// ```text
    /// See https:/acme.com/menu
    /// ```
    /// Use instead:
    /// ```text
    /// See https://acme.com/menu
    /// ```
    InvalidUrl = "LNK011", "invalid-url",
    severity: Error, fix: Some(Unsafe), on: [All], scope: Any,
}

impl Rule for InvalidUrl {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let links = links(message);
        if is_address(message.role) {
            if self.address(message, &links, cx) {
                return;
            }
        } else if message.role.is_visible() {
            for &text in &message.texts {
                for (span, fixed) in broken_schemes(message.slice(text), text.start) {
                    let written = message.slice(span);
                    cx.report(self.meta(), message, span, format!("`{written}` begins no link"))
                        .unsafe_fix(format!("write `{fixed}`"), [Edit::new(span, fixed)]);
                }
            }
        }
        for link in links {
            // In angle brackets it is the brackets that are wrong: `MKD012`, `MKD019`.
            if message.text[..link.span.start].ends_with('<') {
                continue;
            }
            let host = link.host_name();
            if let Some(why) = wrong_host(&host).or_else(|| wrong_port(&link)) {
                cx.report(self.meta(), message, link.span, format!("no link: {why}")).done();
            }
        }
    }
}

impl InvalidUrl {
    /// Looks at an address as a whole, and tells whether it is wrong.
    fn address(&self, message: &Message<'_>, links: &[Link<'_>], cx: &mut Context<'_>) -> bool {
        let text = message.text;
        let whole = Span::new(0, text.len());
        if text.trim().is_empty() {
            cx.report(self.meta(), message, whole, "empty URL").done();
            return true;
        }
        let escaped = escape(text.trim());
        if escaped != text {
            let what = if text.contains(char::is_whitespace) { "space in a URL" } else { "URL with characters outside ASCII" };
            cx.report(self.meta(), message, whole, what)
                .unsafe_fix("escape it", [Edit::new(whole, escaped)]);
            return true;
        }
        let is_web = |scheme: &str| scheme.is_empty() || scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        match links.first() {
            // A variable alone is `VAR018`.
            None if text.starts_with("{{") => false,
            Some(link) if !link.scheme.is_empty() && is_web(link.scheme) => false,
            _ => {
                cx.report(self.meta(), message, whole, "URL without `https://`").done();
                true
            }
        }
    }
}

/// Writes what a URL cannot hold in percent signs, but for the host and for variables.
fn escape(url: &str) -> String {
    let start = url.find("://").map_or(0, |at| at + 3);
    let path = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    let mut escaped = url[..path].to_owned();
    let mut depth = 0_usize;
    for c in url[path..].chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && (!c.is_ascii() || c.is_whitespace()) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(escaped, "%{byte:02X}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Why a name is no host that everybody can reach.
fn wrong_host(host: &str) -> Option<&'static str> {
    if hosts::is_variable(host) || hosts::is_ip(host) || host == "localhost" {
        return None;
    }
    if host.is_empty() {
        return Some("no host");
    }
    let label = |label: &str| {
        let good = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || !c.is_ascii();
        !label.is_empty() && label.len() <= 63 * 4 && label.chars().all(good) && !label.starts_with('-') && !label.ends_with('-')
    };
    if !host.split('.').all(label) {
        return Some("bad host");
    }
    let Some((_, top)) = host.rsplit_once('.') else {
        return Some("host without a dot");
    };
    let is_number = top.bytes().all(|byte| byte.is_ascii_digit());
    // Text in another script that follows without a space.
    let is_glued = !top.is_ascii() && top.bytes().any(|byte| byte.is_ascii());
    (is_number || is_glued || top.len() < 2).then_some("bad top level")
}

fn wrong_port(link: &Link<'_>) -> Option<&'static str> {
    let is_bad = !link.port.is_empty() && link.port.parse::<u16>().is_err();
    is_bad.then_some("bad port")
}

/// Beginnings of links with something wrong, and what they should be.
fn broken_schemes(text: &str, offset: usize) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("http").map(|it| at + it) {
        at = start + 4;
        let before = text[..start].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let scheme_end = at + usize::from(text[at..].starts_with('s'));
        let rest = &text[scheme_end..];
        let marks = rest.len() - rest.trim_start_matches([':', '/', '\\']).len();
        let after = &rest[marks..];
        let spaces = after.len() - after.trim_start_matches(' ').len();
        // Copy may explain what `https://` is, or end in it.
        let follows = after[spaces..].split(char::is_whitespace).next().unwrap_or_default();
        let is_host = follows.len() <= 253 && follows.trim_end_matches(['.', ',']).contains('.');
        let is_right = &rest[..marks] == "://" && spaces == 0;
        if marks >= 2 && !is_right && is_host && follows.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            let end = scheme_end + marks + spaces;
            let fixed = format!("{}://", &text[start..scheme_end]);
            found.push((Span::new(offset + start, offset + end), fixed));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn invalid_url() {
        Tester::new(RULE)
            .pass(["<https://acme.io> <https://acme.io|Acme>"])
            .pass([
                "https://acme.com/a_b?c=%20#d www.acme.com",
                "https://es.wikipedia.org/wiki/Año https://münchen.de https://пример.рф",
                "https://{{1}}/x https://acme.com/{{2}}",
                "http://localhost:3000 http://10.0.0.1:80",
                "http: and https:// are schemes, http/2 too",
                "https://my_site.acme.com.",
            ])
            .fail([
                ("See https:/acme.com/x or https// acme.com", &["https:/", "https// "][..]),
                ("https:///x https://acme", &["https:///x", "https://acme"]),
                ("https://acme..com https://-a.com https://a.com:99999", &["https://acme..com", "https://-a.com", "https://a.com:99999"]),
                ("看https://acme.com请点击", &["https://acme.com请点击"]),
            ])
            .fix([
                ("https:// acme.com", "https://acme.com"),
                ("http:\\\\acme.com", "http://acme.com"),
            ]);
    }

    #[test]
    fn addresses_are_strict() {
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass(["url: https://acme.com/{{1}}", "media: {{1}}", "media: https://acme.com/{{a b}}.pdf"])
            .fail([
                ("url: www.acme.com", &["www.acme.com"][..]),
                ("url: ftp://acme.com", &["ftp://acme.com"]),
                ("url: ftp://x/y", &["ftp://x/y"]),
                ("url: acme.com/x", &["acme.com/x"]),
                ("url: ", &[""]),
            ])
            .fix([
                ("media: https://acme.com/mi año.jpg", "media: https://acme.com/mi%20a%C3%B1o.jpg"),
                ("url:  https://acme.com ", "url: https://acme.com"),
            ]);
    }
}
