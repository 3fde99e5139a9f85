//! Remembers what the grammar said of the words of contracted text.
//!
//! Contracted, messages are made of few different words: ` *a*` is the bold word of every message. A
//! space or a line break is all that the tokens of a word can see of its neighbours (the grammar has
//! no rule that looks further), so that what the grammar once said of a word holds wherever the word
//! stands. Only words that are not remembered are read by the grammar. Deleting this module changes
//! no token; `lex::tests` holds it to that.

use super::lex::{Lexeme, LexemeKind};

/// How many words are remembered, at 32 bytes each. A new one takes the place of an old one.
const SLOTS: usize = 1024;

/// How many bytes a word may have, and how many lexemes.
const BYTES: usize = 15;
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
    lexemes: [(LexemeKind, u8, u8); LEXEMES],
}

/// The bytes of a word with their number: equal for equal words only.
type Key = u128;

fn key(word: &str) -> Option<Key> {
    let mut bytes = [0; BYTES + 1];
    bytes[..BYTES]
        .get_mut(..word.len())?
        .copy_from_slice(word.as_bytes());
    bytes[BYTES] = u8::try_from(word.len()).ok()?;
    Some(Key::from_le_bytes(bytes))
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
    pub(super) fn recall(&self, word: &str) -> Option<impl Iterator<Item = Lexeme>> {
        let key = key(word)?;
        let known = self.slots.get(slot(key)).filter(|known| known.key == key)?;
        let lexemes = known.lexemes[..usize::from(known.count)].iter();
        Some(lexemes.map(|&(kind, start, end)| Lexeme {
            kind,
            start: start.into(),
            end: end.into(),
        }))
    }

    /// Remembers the lexemes of a word, unless the word is long.
    pub(super) fn learn(&mut self, word: &str, lexemes: &[Lexeme]) {
        let Some(key) = key(word) else { return };
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
