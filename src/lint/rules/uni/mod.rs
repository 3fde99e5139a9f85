//! UNI: Unicode hygiene.

mod damage;
mod smart;
mod words;

super::family! {
    sms_non_gsm7
    smart_punctuation
    zero_width
    bidi_control
    control_character
    replacement_character
    mojibake
    not_nfc
    mixed_script_word
    confusable_domain
    broken_emoji
    emoji_presentation
    odd_space
    fancy_letters
    lookalike_marker
    private_use_char
    unpaired_surrogate
    rtl_boundary
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::{broken_emoji, control_character, fancy_letters};
    use crate::lint::characters::{code_point, is_invisible, is_odd_space, is_plain};

    #[test]
    fn no_rule_looks_for_plain_characters() {
        for c in ('\0'..=char::MAX).filter(|&c| is_plain(c)) {
            let is_joiner = matches!(c, '\u{200c}' | '\u{200d}');
            let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let is_wrong = is_joiner
                || turns
                || is_invisible(c)
                || is_odd_space(c)
                || control_character::is_forbidden(c)
                || fancy_letters::plain(c).is_some()
                || !broken_emoji::broken(&format!("a{c}{c}a")).is_empty();
            // Marks of one class are in order, however they stand.
            let is_composed = matches!(canonical_combining_class(c), 0 | 9)
                && is_nfc_quick([c].into_iter()) == IsNormalized::Yes;
            assert!(!is_wrong && is_composed, "{}", code_point(c));
        }
    }
}
