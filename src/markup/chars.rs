//! Classes of characters, from the same tables as the grammar's.

/// Whether the general category is punctuation (P), or the character is ASCII punctuation.
pub(crate) fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || pest::unicode::PUNCTUATION(character)
}

/// Whether the general category is symbol (S): currency, arithmetic, emoji.
pub(crate) fn is_symbol(character: char) -> bool {
    pest::unicode::SYMBOL(character)
}

/// Whether the character is part of a word (S4, S5): the grammar's `word`.
#[cfg(feature = "import")]
pub(crate) fn is_word(character: char) -> bool {
    match character {
        _ if character.is_ascii() => character.is_ascii_alphanumeric(),
        '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' => false,
        _ => {
            pest::unicode::LETTER(character)
                || pest::unicode::NUMBER(character)
                || pest::unicode::MARK(character)
        }
    }
}
