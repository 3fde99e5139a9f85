//! Text that was decoded with the wrong encoding: UTF-8 read as Latin-1 or Windows-1252.

use crate::text::Span;

/// A stretch of damaged text, and what it was.
#[derive(Debug)]
pub(super) struct Damage {
    pub(super) span: Span,
    pub(super) original: String,
}

/// What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has control characters; U+FFFD where it has nothing.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
    '\u{fffd}', 'ž', 'Ÿ',
];

/// The character that a control character from U+0080 to U+009F stood for.
pub(super) fn windows(c: char) -> Option<char> {
    let index = (c as usize).checked_sub(0x80)?;
    WINDOWS.get(index).copied().filter(|&c| c != '\u{fffd}')
}

/// The byte that a character was read from.
fn byte(c: char) -> Option<u8> {
    match u8::try_from(c) {
        Ok(byte) => Some(byte),
        Err(_) => WINDOWS
            .iter()
            .position(|&it| it == c && c != '\u{fffd}')
            .and_then(|index| u8::try_from(0x80 + index).ok()),
    }
}

/// Finds damaged text; neighbouring characters make one stretch.
pub(super) fn find(text: &str) -> Vec<Damage> {
    let mut found: Vec<Damage> = Vec::new();
    if text.is_ascii() {
        return found;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(|c| matches!(c, 'Â'..='ô')).map(|it| at + it) {
        at = start;
        let Some((original, end)) = decode(&text[start..]).map(|(c, length)| (c, start + length))
        else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        // Another one right behind leaves no doubt.
        let before = text[..start].chars().next_back();
        let again = found.last().is_some_and(|it| it.span.end == start)
            || decode(&text[end..]).is_some();
        if !again && !is_certain(&text[start..end], original, before) {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        at = end;
        match found.last_mut() {
            Some(last) if last.span.end == start => {
                last.span.end = end;
                last.original.push(original);
            }
            _ => found.push(Damage {
                span: Span::new(start, end),
                original: original.to_string(),
            }),
        }
    }
    found
}

/// Reads the beginning of a text as bytes of one character beyond ASCII; gives it with how many bytes of the text it took.
fn decode(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut chars = text.char_indices();
    let first = byte(chars.next()?.1)?;
    let count = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    bytes[0] = first;
    for slot in &mut bytes[1..count] {
        *slot = byte(chars.next()?.1).filter(|byte| (0x80..0xC0).contains(byte))?;
    }
    let decoded = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    let length = chars.next().map_or(text.len(), |(at, _)| at);
    Some((decoded, length))
}

/// Whether what looks damaged is so rare in real copy that it is, though it stands alone. `AMANHÃ…`, `«CAFÉ»` and
/// `« café »…` are real.
fn is_certain(damaged: &str, original: char, before: Option<char>) -> bool {
    let mut chars = damaged.chars();
    let (Some(first), Some(second)) = (chars.next(), chars.next()) else {
        return false;
    };
    // What may follow a word.
    let is_punctuation = matches!(
        second,
        '…' | '‘' | '’' | '“' | '”' | '•' | '–' | '—' | '™' | '‹' | '›' | '«' | '»' | '\u{a0}' | '€' | '‰'
    );
    let mid_word = before.is_some_and(char::is_lowercase);
    match first {
        'Ã' => !is_punctuation || mid_word,
        'Â' => !is_punctuation || mid_word || (second == '\u{a0}' && before.is_none_or(|c| !c.is_alphabetic())),
        'â' => matches!(second, '€' | '‚' | '„' | '†' | '‡' | 'ˆ' | '˜' | '™' | 'š' | '›' | 'œ' | 'ž' | '¬' | '\u{80}'..='\u{9f}'),
        'ð' => second == 'Ÿ' || second == '\u{9f}',
        'ï' => matches!(original, '\u{feff}' | '\u{fffd}' | '\u{fe0f}'),
        _ => false,
    }
}
