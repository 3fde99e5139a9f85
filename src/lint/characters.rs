//! Characters that several rules look for.

use unicode_properties::emoji::EmojiStatus;
use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

/// Whether a character shows nothing and is of no use in copy: a zero-width space, a word joiner, a byte order mark, a soft
/// hyphen, a Mongolian vowel separator.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
    )
}

/// Whether a character is a space other than the one of ASCII, and no line break.
pub(super) const fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Whether a character is written from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    c >= '\u{590}'
        && matches!(
            c.script(),
            Script::Arabic
                | Script::Hebrew
                | Script::Syriac
                | Script::Thaana
                | Script::Nko
                | Script::Adlam
        )
}

/// Whether a character belongs to Chinese, Japanese or Korean text, its punctuation and full-width forms included.
pub(super) fn is_cjk(c: char) -> bool {
    c >= '\u{1100}'
        && (matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
            || matches!(
                c.script(),
                Script::Han
                    | Script::Hiragana
                    | Script::Katakana
                    | Script::Hangul
                    | Script::Bopomofo
            ))
}

/// Whether a character is written without spaces between words, so that a zero-width space may part them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(
        c.script(),
        Script::Khmer
            | Script::Thai
            | Script::Lao
            | Script::Myanmar
            | Script::Tai_Le
            | Script::New_Tai_Lue
            | Script::Tai_Tham
            | Script::Tibetan
            | Script::Javanese
            | Script::Balinese
    )
}

/// Whether a character is a letter or mark of a script that does without joiners: `a`, `é`, `я`.
pub(super) fn is_european(c: char) -> bool {
    matches!(
        c.script(),
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian | Script::Georgian
    )
}

/// Whether a character may be shown as an emoji. Digits, `#` and `*` are not, though they begin keycaps.
pub(super) fn is_emoji(c: char) -> bool {
    !c.is_ascii() && c.is_emoji_char()
}

/// Whether a skin tone may follow.
pub(super) fn takes_skin_tone(c: char) -> bool {
    matches!(
        c.emoji_status(),
        EmojiStatus::EmojiModifierBase | EmojiStatus::EmojiPresentationAndModifierBase
    )
}

/// Whether a character is text on some phones and an emoji on others unless it is told which.
pub(super) fn is_text_by_default(c: char) -> bool {
    !c.is_ascii()
        && matches!(
            c.emoji_status(),
            EmojiStatus::EmojiModifierBase | EmojiStatus::EmojiOther
        )
}

/// Whether a character is part of a word: a letter, a digit or a combining mark.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_mark(c))
}

/// Whether a character is a combining mark, variation selectors left out.
pub(super) fn is_mark(c: char) -> bool {
    !matches!(c, '\u{fe00}'..='\u{fe0f}')
        && matches!(
            c.general_category(),
            GeneralCategory::NonspacingMark
                | GeneralCategory::SpacingMark
                | GeneralCategory::EnclosingMark
        )
}

/// Gives the name by which a character that cannot be seen is reported: `U+200B`.
pub(super) fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}
