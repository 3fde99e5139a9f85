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
    is_common_word(c) || (!c.is_ascii() && (c.is_alphanumeric() || is_mark(c)))
}

/// Most of the characters of words in most of the world's copy: the tables of Unicode take many times as long.
const fn is_common_word(c: char) -> bool {
    matches!(
        c,
        '0'..='9'
            | 'A'..='Z'
            | 'a'..='z'
            | '\u{c0}'..='\u{d6}'
            | '\u{d8}'..='\u{f6}'
            | '\u{f8}'..='\u{2af}'
            | '\u{400}'..='\u{481}'
            | '\u{483}'..='\u{52f}'
            | '\u{5d0}'..='\u{5ea}'
            | '\u{620}'..='\u{669}'
            | '\u{900}'..='\u{963}'
            | '\u{966}'..='\u{96f}'
            | '\u{e01}'..='\u{e3a}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
    )
}

/// Whether a character is a common one about which no rule of damaged or invisible characters, of broken emoji, of fancy letters or of
/// normal forms has anything to say, whatever stands beside it.
pub(super) const fn is_plain(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\r' | ' '..='~'
            | '\u{a1}'..='\u{ac}'
            | '\u{ae}'..='\u{24f}'
            | '\u{391}'..='\u{3ce}'
            | '\u{400}'..='\u{481}'
            | '\u{48a}'..='\u{52f}'
            | '\u{5d0}'..='\u{5ea}'
            | '\u{61f}'..='\u{64a}'
            | '\u{660}'..='\u{66d}'
            | '\u{671}'..='\u{6d3}'
            | '\u{900}'..='\u{93b}'
            | '\u{93d}'..='\u{950}'
            | '\u{960}'..='\u{97f}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20c0}'
            | '\u{2600}'..='\u{27bf}'
            | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30a1}'..='\u{30fc}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{ff01}'..='\u{ff5e}'
            | '\u{1f300}'..='\u{1f3f3}'
            | '\u{1f400}'..='\u{1faff}'
    )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_of_words_are_what_unicode_says() {
        let of_words = |c: char| c.is_alphanumeric() || is_mark(c);
        for c in ('\0'..=char::MAX).filter(|&c| is_common_word(c)) {
            assert!(of_words(c), "{}", code_point(c));
        }
    }
}
