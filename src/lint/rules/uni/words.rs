//! The words of a text.

use crate::lint::characters::is_word;
use crate::text::Span;

/// Gives the words of a text: runs of letters, digits and marks.
pub(super) fn words(text: &str) -> impl Iterator<Item = Span> + use<'_> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let rest = &text[start..];
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        at = start + length;
        Some(Span::new(start, at))
    })
}
