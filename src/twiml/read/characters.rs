//! What XML 1.0 (fifth edition) allows as a character, as a name and as white space.

/// Tells whether a character may stand in a document at all, raw or as a reference.
pub(in crate::twiml) const fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

/// Tells whether a byte is XML white space.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Tells whether a name may begin with a character; the colon, which separates a prefix, is not one.
pub(super) const fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}' | '\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}'
    )
}

/// Tells whether a name may go on with a character.
pub(super) const fn is_name_part(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}')
}

/// Bytes at which text needs a second look: controls, `&`, `<`, `]`, and the first byte of U+FFFE
/// and U+FFFF. All others can be skipped.
pub(super) static SPECIAL_IN_TEXT: [bool; 256] = specials(b"&<]");

/// The same for attribute values, where either quote may end the value.
pub(super) static SPECIAL_IN_VALUE: [bool; 256] = specials(b"&<\"'\t\n");

const fn specials(more: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte, 0x09 | 0x0a);
        byte += 1;
    }
    table[0xef] = true;
    let mut at = 0;
    while at < more.len() {
        table[more[at] as usize] = true;
        at += 1;
    }
    table
}

/// Finds the first byte from `from` on that a table marks, or the end.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the compiler from taking 16 bytes at a time"
)]
pub(super) fn next_special(bytes: &[u8], from: usize, table: &[bool; 256]) -> usize {
    // Whatever either table marks: a few instructions for 16 bytes.
    let may_be = |byte: u8| {
        (byte < 0x20)
            | (byte == b'&')
            | (byte == b'<')
            | (byte == b']')
            | (byte == b'"')
            | (byte == b'\'')
            | (byte == 0xef)
    };
    let is_marked = |&byte: &u8| table[usize::from(byte)];
    let mut at = from;
    while let Some(chunk) = bytes.get(at..at + 16) {
        if chunk.iter().fold(false, |any, &byte| any | may_be(byte))
            && let Some(found) = chunk.iter().position(is_marked)
        {
            return at + found;
        }
        at += 16;
    }
    let found = bytes[at..].iter().position(is_marked);
    found.map_or(bytes.len(), |found| at + found)
}

/// ASCII bytes that a name may go on with.
pub(super) static NAME_PART: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        table[byte as usize] = is_name_part(byte as char);
        byte += 1;
    }
    table
};
