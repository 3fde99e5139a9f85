//! What lists look like, whether the language reads them as lists or not.

/// Signs that stand for a bullet.
pub(super) const BULLETS: &[char] = &['•', '‣', '◦', '▪', '▫', '●', '○', '⁃', '∙', '·'];

/// Endings of ordinals, which are written behind a number and a full stop: `1.er piso`.
const ORDINALS: &[&str] = &[
    "a", "as", "da", "do", "er", "era", "ero", "ma", "mo", "na", "nd", "no", "o", "os", "ra", "rd", "ro", "st", "ta", "th", "to", "va", "vo",
];

/// The length of a list marker with its space, if the text begins with one and something follows.
pub(super) fn marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match digits {
        0 if text.starts_with("- ") || text.starts_with("* ") => 2,
        1 | 2 if text[digits..].starts_with(". ") => digits + 2,
        _ => return None,
    };
    (!text[length..].trim().is_empty()).then_some(length)
}

/// The length of a list marker that is glued to its text, without a space: `-x`, `•x`, `1.x`.
pub(super) fn glued(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let marked = |rest: &str| rest.starts_with(|it: char| it.is_alphabetic() || matches!(it, '*' | '_' | '~'));
    if first == '-' {
        return marked(&text[1..]).then_some(1);
    }
    if BULLETS.contains(&first) {
        let rest = &text[first.len_utf8()..];
        return rest.starts_with(|it: char| !it.is_whitespace() && !BULLETS.contains(&it)).then_some(first.len_utf8());
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix('.')?;
    let word = rest.find(|it: char| !it.is_alphabetic()).unwrap_or(rest.len());
    let name = rest[word..].starts_with(['.', '@', '/', '_']) && !rest.starts_with(['*', '_', '~']);
    let ordinal = rest[..word].starts_with(['º', 'ª']) || ORDINALS.contains(&rest[..word].to_lowercase().as_str());
    ((1..=2).contains(&digits) && marked(rest) && !name && !ordinal).then_some(digits + 1)
}
