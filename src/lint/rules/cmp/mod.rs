//! CMP: content, policy and tone.

mod emoji;
mod phrase;

pub(super) use emoji::emoji;

super::family! {
    missing_opt_out
    all_caps
    repeated_punctuation
    too_many_emoji
    sensitive_identifier_request
    promotional_in_utility
    threatening_language
    gambling_words
    otp_format
    secret_in_copy
    personal_data_in_copy
    placeholder_text
    vague_template
    duplicate_template
    emoji_in_header_footer
    currency_consistency
    spelling
    link_bait_text
    sender_missing
    emoji_only_meaning
}
