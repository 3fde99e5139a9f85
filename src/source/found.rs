//! What errors say was found, and other small things that readers ask of a file.

use super::ReadError;
use crate::text::Span;

/// Makes the error of a reader that wanted something else at a byte: "expected …, found …".
pub(super) fn error(text: &str, at: usize, expected: &str) -> ReadError {
    let character = text.get(at..).and_then(|rest| rest.chars().next());
    let length = character.map_or(0, char::len_utf8);
    let found = match character {
        None => "the end of the file".to_owned(),
        Some('\n' | '\r') => "the end of the line".to_owned(),
        Some(it) if it.is_control() || it == '\u{feff}' => format!("U+{:04X}", u32::from(it)),
        Some(it) => format!("`{it}`"),
    };
    let span = Span::new(at, at + length);
    ReadError::new(span, format!("expected {expected}, found {found}"))
}

/// A word as an error shows it: not too much of it.
pub(super) fn shortened(word: &str) -> &str {
    let end = word.char_indices().nth(20).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// The last place up to `at` between two characters.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line break that a file is written with: that of its first line.
pub(super) fn line_break(text: &str) -> &'static str {
    let first = memchr::memchr(b'\n', text.as_bytes());
    let is_pair = first.is_some_and(|at| text[..at].ends_with('\r'));
    if is_pair { "\r\n" } else { "\n" }
}
