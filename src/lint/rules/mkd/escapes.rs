//! Backslashes outside code and URLs, and what is no escape though it looks like one.

use crate::lint::Message;
use crate::text::Span;

/// How far a path or a face around a backslash is looked for, in characters.
const MAX_WORD: usize = 60;

/// The places of backslashes outside code and URLs that are part of no path, and of no face such as `¯\_(ツ)_/¯`.
pub(super) fn backslashes(message: &Message<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    for &text in &message.texts {
        for (at, _) in message.slice(text).match_indices('\\') {
            let at = text.start + at;
            if !is_drawn(message.text, at) {
                found.push(at);
            }
        }
    }
    found
}

fn is_drawn(text: &str, at: usize) -> bool {
    let solid = |it: &char| !it.is_whitespace();
    let before: usize = text[..at].chars().rev().take_while(solid).take(MAX_WORD).map(char::len_utf8).sum();
    let after: usize = text[at..].chars().take_while(solid).take(MAX_WORD).map(char::len_utf8).sum();
    let word = &text[at - before..at + after];
    let path = word.contains(":\\") || word.starts_with("\\\\");
    let face = word.contains(['¯', 'ツ']) || word.starts_with("\\(^") || word.contains("/¯");
    path || face
}

/// A span of an escape and what follows it.
pub(super) fn escape(at: usize, length: usize) -> Span {
    Span::new(at, at + 1 + length)
}
