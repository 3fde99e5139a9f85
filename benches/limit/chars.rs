//! What the rules ask of the characters beside a delimiter.

/// What a neighbour of a delimiter is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Unicode white space, or no neighbour at all.
    Space,
    /// A letter, a digit or a combining mark.
    Word,
    /// `@`: like [`Class::Other`], but nothing opens behind it.
    At,
    /// Everything else.
    Other,
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'\t'..=b'\r' | b' ' => Class::Space,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Class::Word,
            b'@' => Class::At,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// The class of the character that ends right before `at`.
#[inline]
pub(super) fn before(text: &str, at: usize) -> Class {
    match text.as_bytes()[at - 1] {
        byte @ ..0x80 => ASCII[usize::from(byte)],
        _ => text[..at].chars().next_back().map_or(Class::Space, class),
    }
}

/// The class of the character that starts at `at`; the end of the text counts as space.
#[inline]
pub(super) fn after(text: &str, at: usize) -> Class {
    match text.as_bytes().get(at) {
        None => Class::Space,
        Some(&byte @ ..0x80) => ASCII[usize::from(byte)],
        Some(_) => text[at..].chars().next().map_or(Class::Space, class),
    }
}

/// The class of a character that is not ASCII. The tables are pest's, so that both sides of a
/// comparison know the same version of Unicode.
fn class(character: char) -> Class {
    use pest::unicode::{LETTER, MARK, NUMBER};
    if character.is_whitespace() {
        Class::Space
    } else if matches!(character, '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}') {
        Class::Other
    } else if LETTER(character) || MARK(character) || NUMBER(character) {
        Class::Word
    } else {
        Class::Other
    }
}

/// The position of the first white space in `text[from..to]`, line breaks included.
pub(super) fn find_space(text: &str, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        match bytes[at] {
            byte @ ..0x80 if ASCII[usize::from(byte)] == Class::Space => return Some(at),
            // The first bytes of all white space beyond ASCII.
            0xC2 | 0xE1..=0xE3 if after(text, at) == Class::Space => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The position of the first character from `from` on that is neither white space nor `extra`,
/// or the end of the text.
pub(super) fn skip_space(text: &str, from: usize, extra: Option<u8>) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 {
            if ASCII[usize::from(byte)] != Class::Space && Some(byte) != extra {
                break;
            }
            at += 1;
        } else {
            match text[at..].chars().next() {
                Some(character) if character.is_whitespace() => at += character.len_utf8(),
                _ => break,
            }
        }
    }
    at
}
