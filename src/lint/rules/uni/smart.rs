//! Punctuation that typesetting puts where a keyboard has another.

/// What a text message says as well in GSM-7: the replacements that Twilio and Telnyx make when asked to encode smartly.
const REPLACEMENTS: &[(char, &str)] = &[
    ('`', "'"),
    ('«', "\""),
    ('´', "'"),
    ('»', "\""),
    ('‐', "-"),
    ('‑', "-"),
    ('‒', "-"),
    ('–', "-"),
    ('—', "-"),
    ('―', "-"),
    ('‘', "'"),
    ('’', "'"),
    ('‚', "'"),
    ('‛', "'"),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('‟', "\""),
    ('•', "-"),
    ('…', "..."),
    ('′', "'"),
    ('″', "\""),
    ('‹', "<"),
    ('›', ">"),
    ('⁄', "/"),
    ('−', "-"),
];

/// What to write instead of a character, if there is a plain one.
pub(super) fn plain(c: char) -> Option<&'static str> {
    let row = REPLACEMENTS.binary_search_by_key(&c, |&(smart, _)| smart);
    row.ok().map(|row| REPLACEMENTS[row].1)
}

#[cfg(test)]
mod tests {
    use super::REPLACEMENTS;
    use crate::text::sms::gsm7_units;

    #[test]
    fn replacements_are_gsm7_and_what_they_replace_is_not() {
        for (smart, plain) in REPLACEMENTS {
            assert_eq!(gsm7_units(*smart), None, "{smart}");
            assert!(plain.chars().all(|c| gsm7_units(c).is_some()), "{smart}");
        }
    }

    #[test]
    fn replacements_are_in_order() {
        assert!(REPLACEMENTS.is_sorted_by_key(|(smart, _)| smart));
    }
}
