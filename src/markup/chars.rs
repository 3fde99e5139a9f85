//! Classes of characters, from the same tables as the grammar's.

/// Whether the general category is punctuation (P), or the character is ASCII punctuation.
pub(crate) fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || pest::unicode::PUNCTUATION(character)
}

/// Whether the general category is symbol (S): currency, arithmetic, emoji.
pub(crate) fn is_symbol(character: char) -> bool {
    pest::unicode::SYMBOL(character)
}
