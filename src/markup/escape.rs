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

const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < special.len() {
        // `"` is special in attributes only.
        special[byte] = replacement(byte as u8).is_some() && byte as u8 != b'"';
        byte += 1;
    }
    special
};

/// How many bytes are tested at a time.
const BLOCK: usize = 16;

/// Writes text so that HTML shows it as it is: `&`, `<` and `>` as entities, U+0000 as U+FFFD.
///
/// # Errors
///
/// Those of `out`.
#[inline]
pub(crate) fn html_text(out: &mut impl Write, text: &str) -> fmt::Result {
    let bytes = text.as_bytes();
    let mut written = 0;
    let mut at = 0;
    while at < bytes.len() {
        if let Some(block) = bytes.get(at..at + BLOCK) {
            let any = block.iter().fold(false, |any, &byte| {
                any | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'\0')
            });
            if !any {
                at += BLOCK;
                continue;
            }
        }
        let end = bytes.len().min(at + BLOCK);
        while at < end {
            if SPECIAL[usize::from(bytes[at])] {
                out.write_str(&text[written..at])?;
                out.write_str(replacement(bytes[at]).unwrap_or_default())?;
                written = at + 1;
            }
            at += 1;
        }
    }
    out.write_str(&text[written..])
}

/// Writes text as the value of an attribute in double quotes: as [`html_text`], and `"` as an entity.
///
/// # Errors
///
/// Those of `out`.
pub(crate) fn html_attribute(out: &mut impl Write, text: &str) -> fmt::Result {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = replacement(byte) {
            out.write_str(&text[written..at])?;
            out.write_str(entity)?;
            written = at + 1;
        }
    }
    out.write_str(&text[written..])
}
