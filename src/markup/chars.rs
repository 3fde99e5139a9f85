//! Classes of characters, from the same tables as the grammar's.

/// Whether the general category is punctuation (P), or the character is ASCII punctuation.
pub(crate) fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || pest::unicode::PUNCTUATION(character)
}

/// Whether the general category is symbol (S): currency, arithmetic, emoji.
pub(crate) fn is_symbol(character: char) -> bool {
    pest::unicode::SYMBOL(character)
}

/// Whether the language calls it a word character: a letter, a number or a combining mark (S4, S5).
#[cfg(feature = "lint")]
pub(crate) fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    let presentation = matches!(character, '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}');
    pest::unicode::LETTER(character)
        || pest::unicode::NUMBER(character)
        || (pest::unicode::MARK(character) && !presentation)
}
