//! URLs, as far as a program can tell that Twilio will be able to ask for them.

use std::fmt;
use std::str::FromStr;

/// A URL that Twilio can ask for: absolute with `http:` or `https:`, or relative to the document.
///
/// Setters check strings in the same way when the document is written; this type checks at once.
///
/// # Examples
///
/// ```
/// use wamark::twiml::value::Url;
/// use wamark::twiml::voice::Gather;
///
/// let next: Url = "/menu?step=2".parse()?;
/// assert_eq!(Gather::new().action(next).get_action(), Some("/menu?step=2"));
/// assert!("ftp://example.com".parse::<Url>().is_err());
/// # Ok::<(), wamark::twiml::value::UrlError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url(String);

/// Why a text is no URL that Twilio could ask for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a URL with `http:` or `https:`, or a relative one, found `{found}`")]
pub struct UrlError {
    found: String,
}

impl Url {
    /// Gives the URL as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Url {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_url(text, &[]) {
            Ok(Self(text.to_owned()))
        } else {
            Err(UrlError {
                found: text.to_owned(),
            })
        }
    }
}

impl From<Url> for String {
    fn from(url: Url) -> Self {
        url.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tells whether the text is a URL with one of the schemes; with none given, `http` and `https`, and
/// the URL may be relative.
pub(in crate::twiml) fn is_url(text: &str, schemes: &[&str]) -> bool {
    // ASCII is told by its bytes; other white space and control characters need a closer look.
    let is_forbidden = |character: char| {
        character.is_whitespace() || character.is_control() || matches!(character, '<' | '>' | '"')
    };
    if text.bytes().fold(false, |any, byte| any | is_suspect(byte)) && text.contains(is_forbidden) {
        return false;
    }
    let Some(scheme) = scheme(text) else {
        return schemes.is_empty() || schemes.contains(&"http");
    };
    let allowed: &[&str] = if schemes.is_empty() {
        &["http", "https"]
    } else {
        schemes
    };
    if !allowed
        .iter()
        .any(|allowed| scheme.eq_ignore_ascii_case(allowed))
    {
        return false;
    }
    let authority = text[scheme.len() + 1..].strip_prefix("//").map(|rest| {
        let is_end = |byte| matches!(byte, b'/' | b'?' | b'#');
        let end = rest.bytes().position(is_end).unwrap_or(rest.len());
        &rest[..end]
    });
    authority.is_some_and(|authority| {
        let host = match authority.bytes().rposition(|byte| byte == b'@') {
            Some(at) => &authority[at + 1..],
            None => authority,
        };
        !host.is_empty() && !host.starts_with(':')
    })
}

/// Tells whether no URL holds the byte, or it is part of a character beyond ASCII.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the compiler from taking 16 bytes at a time"
)]
const fn is_suspect(byte: u8) -> bool {
    (byte <= 0x20) | (byte >= 0x7F) | (byte == b'<') | (byte == b'>') | (byte == b'"')
}

/// Gives what stands before the first `:`, where it has the form of a scheme.
fn scheme(text: &str) -> Option<&str> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let end = text.bytes().position(|byte| !is_part(&byte))?;
    let is_scheme =
        text.as_bytes()[end] == b':' && text.starts_with(|first: char| first.is_ascii_alphabetic());
    is_scheme.then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_and_relative_urls_are_taken() {
        for good in [
            "",
            "/next",
            "next?a=b&c=d",
            "https://example.com",
            "HTTP://user:secret@example.com:80/x",
            "?a=1:2",
            "/a:b",
        ] {
            assert!(is_url(good, &[]), "{good}");
        }
        for bad in [
            "https:/example.com",
            "https://",
            "http://:80",
            "ftp://example.com",
            "a b",
            "javascript:x",
            "/a\n",
        ] {
            assert!(!is_url(bad, &[]), "{bad}");
        }
    }

    #[test]
    fn a_named_scheme_is_needed() {
        assert!(is_url("wss://example.com/x", &["wss"]));
        assert!(!is_url("/x", &["wss"]));
        assert!(!is_url("", &["wss"]));
        assert!(!is_url("https://example.com", &["wss"]));
        assert!(!is_url("http://example.com", &["https"]));
    }
}
