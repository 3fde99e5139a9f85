//! Addresses relative to that of the page: `<base href>`.

/// The address that `url` means on a page at `base`; `url` itself if it is whole, or `base` is no web address.
pub(super) fn join(base: &str, url: &str) -> String {
    let base = base.split(['?', '#']).next().unwrap_or(base);
    let Some((scheme, rest)) = base.split_once("://") else {
        return url.to_owned();
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if url.is_empty() || url.starts_with('#') || has_scheme(url) {
        return url.to_owned();
    }
    if url.starts_with("//") {
        return format!("{scheme}:{url}");
    }
    if url.starts_with('?') {
        return format!("{base}{url}");
    }
    let directory = &path[..path.rfind('/').unwrap_or(0)];
    let (url, query) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    let mut steps: Vec<&str> = Vec::new();
    let relative = (!url.starts_with('/')).then_some(directory);
    let all = relative
        .unwrap_or_default()
        .split('/')
        .chain(url.split('/'));
    for step in all.clone().filter(|step| !step.is_empty()) {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    let is_directory = matches!(all.last(), Some("" | "." | ".."));
    let slash = if is_directory && !steps.is_empty() {
        "/"
    } else {
        ""
    };
    format!("{scheme}://{host}/{}{slash}{query}", steps.join("/"))
}

/// Whether an address names its scheme: `mailto:`, `https:`.
fn has_scheme(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_the_page() {
        let base = "https://x.test/a/b?c";
        for (url, whole) in [
            ("d", "https://x.test/a/d"),
            ("d/?e=/../f", "https://x.test/a/d/?e=/../f"),
            ("/d", "https://x.test/d"),
            ("//y.test/d", "https://y.test/d"),
            ("?d", "https://x.test/a/b?d"),
            ("../d", "https://x.test/d"),
            ("../../..", "https://x.test/"),
            ("./", "https://x.test/a/"),
            ("http://y.test", "http://y.test"),
            ("mailto:a@b.c", "mailto:a@b.c"),
            ("#d", "#d"),
            ("", ""),
        ] {
            assert_eq!(join(base, url), whole, "{url}");
        }
        assert_eq!(join("https://x.test", "d"), "https://x.test/d");
        assert_eq!(join("/a/", "d"), "d");
    }
}
