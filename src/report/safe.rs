//! Text from documents, made harmless for terminals and logs.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Makes every control character of a text visible, so that it can be shown on a terminal.
///
/// ASCII control characters become their pictures (`␛`), other control characters and those that
/// change the direction of text become `U+FFFD`. Line feeds and tabs are control characters too:
/// what comes out is one line.
///
/// # Examples
///
/// ```
/// use wamark::report::visible;
///
/// assert_eq!(visible("\u{1b}[31mred\n"), "␛[31mred␊");
/// assert_eq!(visible("Olá 🍕"), "Olá 🍕");
/// assert_eq!(visible("\u{202e}fdp.exe"), "\u{fffd}fdp.exe");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| picture(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| picture(c).unwrap_or(c)).collect())
}

/// What to show in the place of a character that a terminal would obey; `None` where it is harmless.
pub(super) fn picture(character: char) -> Option<char> {
    match character {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('␡'),
        // C1 controls, bidirectional formatting, line and paragraph separators, tag characters.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{e0001}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// Escapes in JSON text what `serde_json` leaves raw and [`picture`] hides.
///
/// Outside its strings JSON holds nothing but ASCII, so the text needs no parsing.
pub(super) fn escape_json(json: String) -> String {
    let raw = |c: char| c > '\u{1f}' && picture(c).is_some();
    if !json.contains(raw) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if raw(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _infallible = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_escapes_keep_their_meaning() {
        let text = "a\u{9b}b\u{e0001}\u{7f}";
        let json = escape_json(serde_json::to_string(text).unwrap());
        assert_eq!(json, r#""a\u009bb\udb40\udc01\u007f""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
