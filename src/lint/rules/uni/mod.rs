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
