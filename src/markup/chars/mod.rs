//! Classes of characters, from the same tables as the grammar's.

mod words;

/// Whether it is a letter, a digit or a combining mark: what `grammar/characters.pest` calls `word`.
pub(crate) fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    let code = u32::from(character);
    let groups = words::STARTS.partition_point(|&start| start <= code);
    let Some(group) = groups.checked_sub(1) else {
        return false;
    };
    let mut run = usize::from(words::FIRST[group]);
    let mut behind = words::STARTS[group];
    // The last run of a group goes on to the next group.
    while let length @ 1.. = words::LENGTHS[run] {
        behind += u32::from(length);
        if code < behind {
            break;
        }
        run += 1;
    }
    run.is_multiple_of(2)
}

/// The length of the text before the first white space or `stop`.
pub(crate) fn until_space_or(stop: char, text: &str) -> usize {
    text.find(|character: char| character == stop || character.is_whitespace())
        .unwrap_or(text.len())
}

/// Whether the general category is punctuation (P), or the character is ASCII punctuation.
pub(crate) fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || pest::unicode::PUNCTUATION(character)
}

/// Whether the general category is symbol (S): currency, arithmetic, emoji.
pub(crate) fn is_symbol(character: char) -> bool {
    pest::unicode::SYMBOL(character)
}

#[cfg(test)]
mod tests {
    use pest::unicode::{LETTER, MARK, NUMBER};

    #[test]
    fn words_are_those_of_the_grammar() {
        for character in '\0'..=char::MAX {
            let presentation = matches!(character, '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}');
            let word = LETTER(character) || NUMBER(character) || MARK(character) && !presentation;
            assert_eq!(super::is_word(character), word, "{character:?}");
        }
    }
}
