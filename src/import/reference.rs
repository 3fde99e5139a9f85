//! Character references: where they stand in a text.

/// Cuts a text into what is a character reference, or looks like one, and what is not. Gives each piece with its
/// byte offset.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = match rest.strip_prefix('&') {
            Some(body) => {
                let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
                let length = 1 + body.bytes().take_while(is_of_name).count();
                length + usize::from(rest[length..].starts_with(';'))
            }
            None => memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len()),
        };
        at += length;
        Some((at - length, &rest[..length]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_pieces() {
        for (text, expected) in [
            ("", &[][..]),
            ("a b", &["a b"]),
            (
                "a&lt;b&#x2a;&c d&",
                &["a", "&lt;", "b", "&#x2a;", "&c", " d", "&"],
            ),
            ("&&;é", &["&", "&;", "é"]),
        ] {
            let found: Vec<_> = pieces(text).map(|(_, piece)| piece).collect();
            assert_eq!(found, expected, "{text}");
            assert!(pieces(text).all(|(at, piece)| text[at..].starts_with(piece)));
        }
    }
}
