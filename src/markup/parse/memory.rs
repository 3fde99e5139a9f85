//! Remembers what the grammar said of the words of contracted text.
//!
//! Contracted, messages are made of few different words: ` *a*` is the bold word of every message. A
//! space or a line break is all that the tokens of a word can see of its neighbours (the grammar has
//! no rule that looks further), so that what the grammar once said of a word holds wherever the word
//! stands. Only words that are not remembered are read by the grammar. Deleting this module changes
//! no token; `lex::tests` holds it to that.

use super::lex::{Lexeme, TokenKind};

/// How many words are remembered, at 32 bytes each. A new one takes the place of an old one.
const SLOTS: usize = 1024;

/// How many bytes a word may have, and how many lexemes.
pub(super) const BYTES: usize = 15;
const LEXEMES: usize = 5;

/// The words that one thread has seen.
#[derive(Debug, Default)]
pub(super) struct Memory {
    slots: Vec<Slot>,
}

/// A word and what the grammar said of it.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The word, or 0.
    key: Key,
    count: u8,
    /// Kind, start and end.
    lexemes: [(TokenKind, u8, u8); LEXEMES],
}

/// The bytes of a word with their number: equal for equal words only.
pub(super) type Key = u128;

/// The key of the word of `length` bytes at which `text` begins, if the word is short; behind it
/// come [`BYTES`] more bytes at least.
pub(super) fn key(text: &[u8], length: usize) -> Option<Key> {
    if length > BYTES {
        return None;
    }
    let word = Key::from_le_bytes(*text.first_chunk()?) & ((1 << (8 * length)) - 1);
    Some(word | (length as Key) << (8 * BYTES))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "mixes the halves of the key"
)]
fn slot(key: Key) -> usize {
    let mixed = ((key >> 64) as u64 ^ key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize % SLOTS
}

impl Memory {
    /// Gives the lexemes of a word by offsets in the word, if the word is remembered.
    pub(super) fn recall(&self, key: Key) -> Option<impl Iterator<Item = Lexeme>> {
        let known = self.slots.get(slot(key)).filter(|known| known.key == key)?;
        let lexemes = known.lexemes[..usize::from(known.count)].iter();
        Some(lexemes.map(|&(kind, start, end)| Lexeme {
            kind,
            start: start.into(),
            end: end.into(),
        }))
    }

    /// Remembers the lexemes of a word, unless there are many.
    pub(super) fn learn(&mut self, key: Key, lexemes: &[Lexeme]) {
        if lexemes.len() > LEXEMES {
            return;
        }
        self.slots.resize(SLOTS, Slot::default());
        let mut known = Slot {
            key,
            ..Slot::default()
        };
        for (place, lexeme) in known.lexemes.iter_mut().zip(lexemes) {
            #[expect(clippy::cast_possible_truncation, reason = "a word has few bytes")]
            let lexeme = (lexeme.kind, lexeme.start as u8, lexeme.end as u8);
            *place = lexeme;
            known.count += 1;
        }
        self.slots[slot(key)] = known;
    }
}
