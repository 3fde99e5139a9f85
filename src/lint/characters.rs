//! Characters that several rules look for.

/// Whether a character shows nothing and is of no use in copy: a zero-width space, a word joiner, a byte order mark, a soft
/// hyphen, a Mongolian vowel separator.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
    )
}
