//! The numbers of items: digits, letters, Roman numerals.

use std::fmt::Write as _;

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Numbering {
    #[default]
    Digits,
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
}

/// Roman numerals up to here.
const MOST_ROMAN: i64 = 3999;

impl Numbering {
    /// Writes a number. What letters cannot say is written in digits.
    pub(super) fn write(self, number: i64, out: &mut String) {
        let start = out.len();
        match self {
            Self::Lower | Self::Upper if number > 0 => letters(number, out),
            Self::LowerRoman | Self::UpperRoman if (1..=MOST_ROMAN).contains(&number) => {
                roman(number, out);
            }
            _ => {
                let _ = write!(out, "{number}");
            }
        }
        if matches!(self, Self::Lower | Self::LowerRoman) {
            out[start..].make_ascii_lowercase();
        }
    }
}

/// A, B, …, Z, AA, AB.
fn letters(mut number: i64, out: &mut String) {
    let start = out.len();
    while number > 0 {
        let letter = u8::try_from((number - 1) % 26).unwrap_or(0);
        out.insert(start, char::from(b'A' + letter));
        number = (number - 1) / 26;
    }
}

fn roman(mut number: i64, out: &mut String) {
    const NUMERALS: &[(i64, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    for &(value, numeral) in NUMERALS {
        while number >= value {
            out.push_str(numeral);
            number -= value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_letters() {
        for (numbering, number, written) in [
            (Numbering::Digits, 12, "12"),
            (Numbering::Lower, 3, "c"),
            (Numbering::Upper, 28, "AB"),
            (Numbering::Upper, 703, "AAA"),
            (Numbering::Lower, 0, "0"),
            (Numbering::LowerRoman, 14, "xiv"),
            (Numbering::UpperRoman, 1949, "MCMXLIX"),
            (Numbering::UpperRoman, 4000, "4000"),
        ] {
            let mut out = String::new();
            numbering.write(number, &mut out);
            assert_eq!(out, written);
        }
    }
}
