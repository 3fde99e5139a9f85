//! Escaping of message text, which is hostile, for HTML.

use std::fmt::{self, Write};

/// What stands for a character that HTML would read as markup, or cannot hold.
const fn replacement(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\0' => Some("\u{FFFD}"),
        _ => None,
    }
}

/// Whether text has a character that [`html_text`] replaces.
pub(crate) fn is_needed(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < 16 {
        return bytes.iter().fold(false, |any, &byte| {
            any | matches!(byte, b'&' | b'<' | b'>' | b'\0')
        });
    }
    memchr::memchr3(b'&', b'<', b'>', bytes).is_some() || memchr::memchr(b'\0', bytes).is_some()
}

/// Writes text so that HTML shows it as it is: `&`, `<` and `>` as entities, U+0000 as U+FFFD.
///
/// # Errors
///
/// Those of `out`.
pub(crate) fn html_text(out: &mut impl Write, text: &str) -> fmt::Result {
    if is_needed(text) {
        escaped(out, text, |byte| byte != b'"')
    } else {
        out.write_str(text)
    }
}

/// Writes text as the value of an attribute in double quotes: as [`html_text`], and `"` as an entity.
///
/// # Errors
///
/// Those of `out`.
pub(crate) fn html_attribute(out: &mut impl Write, text: &str) -> fmt::Result {
    escaped(out, text, |_| true)
}

fn escaped(out: &mut impl Write, text: &str, asks: impl Fn(u8) -> bool) -> fmt::Result {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = replacement(byte).filter(|_| asks(byte)) {
            out.write_str(&text[written..at])?;
            out.write_str(entity)?;
            written = at + 1;
        }
    }
    out.write_str(&text[written..])
}
