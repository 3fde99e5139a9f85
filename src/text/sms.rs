//! What a text message costs: its encoding and its parts, by 3GPP TS 23.038 and 23.040.
//!
//! A message in the 7-bit alphabet (GSM-7) holds 160 units, any other (UCS-2) 70. A longer one is sent in parts of 153 or
//! 67, for each begins with 7 units that say where it belongs. One character outside GSM-7 puts the whole message into UCS-2.

use super::Span;

/// How a text message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// The 7-bit alphabet; `^{}\[~]|€` and form feed take two units.
    Gsm7,
    /// UTF-16: characters beyond the basic plane, most emoji among them, take two units.
    Ucs2,
}

impl Encoding {
    /// Counts the units that fit into a message of one part.
    #[must_use]
    pub const fn single(self) -> usize {
        match self {
            Self::Gsm7 => 160,
            Self::Ucs2 => 70,
        }
    }

    /// Counts the units that fit into each part of a longer message.
    #[must_use]
    pub const fn part(self) -> usize {
        match self {
            Self::Gsm7 => 153,
            Self::Ucs2 => 67,
        }
    }

    /// Names the encoding as operators do.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gsm7 => "GSM-7",
            Self::Ucs2 => "UCS-2",
        }
    }
}

/// A text message, measured.
///
/// # Examples
///
/// ```
/// use wamark::text::sms::{Encoding, Sms};
///
/// let sms = Sms::new("Total: 25 €");
/// assert_eq!((sms.encoding, sms.units, sms.parts.len()), (Encoding::Gsm7, 12, 1)); // `€` takes two
///
/// let sms = Sms::new("It’s ready");
/// assert_eq!((sms.encoding, sms.units), (Encoding::Ucs2, 10));
/// assert_eq!(sms.encoding.single() - sms.units, 60);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sms {
    /// How it is sent.
    pub encoding: Encoding,
    /// How many units it takes: septets of GSM-7, UTF-16 code units of UCS-2.
    pub units: usize,
    /// What each part holds, in bytes of the text; none where the text is empty.
    ///
    /// Neither a surrogate pair nor an escaped character of GSM-7 is divided between two parts.
    pub parts: Vec<Span>,
}

impl Sms {
    /// Measures a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let encoding = if outside_gsm7(text).next().is_none() {
            Encoding::Gsm7
        } else {
            Encoding::Ucs2
        };
        let width = |c: char| match encoding {
            Encoding::Gsm7 => gsm7_units(c).unwrap_or(1),
            Encoding::Ucs2 => c.len_utf16(),
        };
        let units = text.chars().map(width).sum();
        Self {
            encoding,
            units,
            parts: parts(text, units <= encoding.single(), encoding.part(), width),
        }
    }
}

fn parts(text: &str, fits: bool, room: usize, width: impl Fn(char) -> usize) -> Vec<Span> {
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, c) in text.char_indices() {
        if !fits && used + width(c) > room {
            parts.push(Span::new(start, at));
            (start, used) = (at, 0);
        }
        used += width(c);
    }
    if start < text.len() {
        parts.push(Span::new(start, text.len()));
    }
    parts
}

/// Counts the units that a character takes in GSM-7; `None` for one that the alphabet does not have.
///
/// # Examples
///
/// ```
/// use wamark::text::sms::gsm7_units;
///
/// assert_eq!(gsm7_units('é'), Some(1));
/// assert_eq!(gsm7_units('{'), Some(2));
/// assert_eq!(gsm7_units('á'), None);
/// ```
#[must_use]
pub fn gsm7_units(c: char) -> Option<usize> {
    match c {
        '\n' | '\r' | ' '..='Z' | '_' | 'a'..='z' => Some(1),
        '^' | '{' | '}' | '\\' | '[' | '~' | ']' | '|' | '€' | '\u{c}' => Some(2),
        _ if BEYOND_ASCII.contains(c) => Some(1),
        _ => None,
    }
}

/// The basic alphabet (3GPP TS 23.038, 6.2.1) beyond ASCII.
const BEYOND_ASCII: &str = "¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ";

/// Gives the characters that put a message into UCS-2, each with its byte.
///
/// # Examples
///
/// ```
/// use wamark::text::sms::outside_gsm7;
///
/// let found: Vec<_> = outside_gsm7("Café, señor… ¿sí?").collect();
/// assert_eq!(found, [(13, '…'), (20, 'í')]);
/// ```
pub fn outside_gsm7(text: &str) -> impl Iterator<Item = (usize, char)> + use<'_> {
    text.char_indices()
        .filter(|&(_, c)| gsm7_units(c).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(text: &str) -> (Encoding, usize, usize) {
        let sms = Sms::new(text);
        (sms.encoding, sms.units, sms.parts.len())
    }

    #[test]
    fn alphabet_has_its_128_characters() {
        let basic = ('\0'..=char::MAX).filter(|&c| gsm7_units(c) == Some(1));
        // 128 codes, one of which is the escape.
        assert_eq!(basic.count(), 127);
        let extension = ('\0'..=char::MAX).filter(|&c| gsm7_units(c) == Some(2));
        assert_eq!(extension.count(), 10);
    }

    #[test]
    fn parts_begin_where_the_standard_says() {
        use Encoding::{Gsm7, Ucs2};
        for (unit, count, expected) in [
            ("", 0, (Gsm7, 0, 0)),
            ("a", 160, (Gsm7, 160, 1)),
            ("a", 161, (Gsm7, 161, 2)),
            ("a", 306, (Gsm7, 306, 2)),
            ("a", 307, (Gsm7, 307, 3)),
            ("€", 80, (Gsm7, 160, 1)),
            ("€", 81, (Gsm7, 162, 2)),
            // 76 in each part: the 153rd unit of a part has no room for two.
            ("€", 153, (Gsm7, 306, 3)),
            ("á", 70, (Ucs2, 70, 1)),
            ("á", 71, (Ucs2, 71, 2)),
            ("á", 134, (Ucs2, 134, 2)),
            ("á", 135, (Ucs2, 135, 3)),
            ("🎉", 35, (Ucs2, 70, 1)),
            ("🎉", 36, (Ucs2, 72, 2)),
            // 33 in each part.
            ("🎉", 67, (Ucs2, 134, 3)),
        ] {
            assert_eq!(measured(&unit.repeat(count)), expected, "{count} {unit}");
        }
    }

    #[test]
    fn parts_divide_no_character() {
        let text = format!("{}€{}", "a".repeat(152), "b".repeat(20));
        assert_eq!(
            Sms::new(&text).parts,
            [Span::new(0, 152), Span::new(152, 175)]
        );
        let text = format!("{}🎉{}", "á".repeat(66), "b".repeat(20));
        assert_eq!(
            Sms::new(&text).parts,
            [Span::new(0, 132), Span::new(132, 156)]
        );
    }
}
