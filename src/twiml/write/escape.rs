//! What XML can hold, and how it is written.

use super::Invalid;

/// Tells whether XML 1.0 can hold a character.
pub(super) const fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Tells whether a name is made of ASCII letters, as nearly all are.
pub(super) fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Tells whether XML 1.0 allows a name, and namespaces do: with one `:` at most, not at an end.
pub(super) fn is_name(name: &str) -> bool {
    if is_plain_name(name) {
        return true;
    }
    let mut parts = 0;
    name.split(':').all(|part| {
        parts += 1;
        let mut characters = part.chars();
        parts <= 2 && characters.next().is_some_and(starts_name) && characters.all(continues_name)
    })
}

const fn starts_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

const fn continues_name(character: char) -> bool {
    starts_name(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Bytes that text cannot hold as they are.
pub(super) static ESCAPE_TEXT: [bool; 256] = needs_escape(b"&<>\r");

/// Bytes that attribute values cannot hold as they are.
pub(super) static ESCAPE_ATTRIBUTE: [bool; 256] = needs_escape(b"&<>\"\t\n\r");

/// Marks the bytes of `escaped`, those of invalid characters, and 0xEF, which U+FFFE and U+FFFF begin with.
const fn needs_escape(escaped: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 0x20 {
        // Tab, line feed and carriage return are no control characters to XML.
        table[at] = !matches!(at, 0x09 | 0x0A | 0x0D);
        at += 1;
    }
    table[0xEF] = true;
    at = 0;
    while at < escaped.len() {
        table[escaped[at] as usize] = true;
        at += 1;
    }
    table
}

/// Adds a text to `out`, escaped; the error is a character that XML cannot hold.
pub(super) fn escape(
    mut text: &str,
    table: &[bool; 256],
    invalid: Invalid,
    out: &mut String,
) -> Result<(), char> {
    loop {
        let (plain, replacement, behind) = next_escape(text, table, invalid)?;
        out.push_str(plain);
        out.push_str(replacement);
        if behind.is_empty() {
            return Ok(());
        }
        text = behind;
    }
}

/// Splits a text where it needs a reference first: what is before, the reference, what is behind.
pub(super) fn next_escape<'t>(
    text: &'t str,
    table: &[bool; 256],
    invalid: Invalid,
) -> Result<(&'t str, &'static str, &'t str), char> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = find(bytes, from, table) {
        let (replacement, length) = match bytes[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\t' => ("&#9;", 1),
            b'\n' => ("&#10;", 1),
            b'\r' => ("&#13;", 1),
            byte => {
                let length = if byte == 0xEF { 3 } else { 1 };
                let character = text[at..at + length].chars().next().unwrap_or_default();
                if is_xml(character) {
                    from = at + length;
                    continue;
                }
                match invalid {
                    Invalid::Error => return Err(character),
                    Invalid::Replace => ("\u{FFFD}", length),
                    Invalid::Strip => ("", length),
                }
            }
        };
        return Ok((&text[..at], replacement, &text[at + length..]));
    }
    Ok((text, "", ""))
}

/// Finds the first byte from a place on that a table marks.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the compiler from taking 16 bytes at a time"
)]
fn find(bytes: &[u8], from: usize, table: &[bool; 256]) -> Option<usize> {
    // Whatever any table marks: the compiler turns this into a few instructions for 16 bytes.
    let is_special = |byte: u8| {
        (byte < 0x20)
            | (byte == 0xEF)
            | (byte == b'&')
            | (byte == b'<')
            | (byte == b'>')
            | (byte == b'"')
    };
    let mut at = from;
    while let Some(chunk) = bytes.get(at..at + 16) {
        if chunk
            .iter()
            .fold(false, |any, &byte| any | is_special(byte))
            && let Some(found) = chunk.iter().position(|&byte| table[usize::from(byte)])
        {
            return Some(at + found);
        }
        at += 16;
    }
    let found = bytes[at..]
        .iter()
        .position(|&byte| table[usize::from(byte)])?;
    Some(at + found)
}
