//! What belongs together in text: graphemes, template variables, block markers.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::flat::Flat;

/// What nobody wants at the start of a part.
pub(super) const NOT_FIRST: [char; 24] = [
    '.', ',', ':', ';', '!', '?', ')', ']', '}', '"', '\'', '»', '”', '’', '…', '、', '。', '，',
    '！', '？', '：', '；', '）', '」',
];

/// Whether a line that begins so may be an item or a quote.
pub(super) fn is_marker(line: &str) -> bool {
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    ["- ", "* ", "> "]
        .iter()
        .any(|marker| line.starts_with(marker))
        || (1..=2).contains(&digits) && line[digits..].starts_with(". ")
}

/// Finds variables: `{{`, something other than braces that is not blank, `}}`, on one line and in one look.
pub(super) fn variables(flat: &Flat) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in &flat.runs {
        let text = &flat.text[run.start..run.end];
        let mut at = 0;
        while let Some(open) = text[at..].find("{{") {
            let name = at + open + "{{".len();
            let length = text[name..]
                .find(['{', '}', '\n'])
                .unwrap_or(text.len() - name);
            at = name;
            if text[name + length..].starts_with("}}")
                && !text[name..name + length].trim().is_empty()
            {
                at = name + length + "}}".len();
                found.push(run.start + name - "{{".len()..run.start + at);
            }
        }
    }
    found
}

/// Whether a grapheme ends at `at`.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let ascii = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii);
    let bytes = text.as_bytes();
    if ascii(bytes.get(at)) && (at == 0 || ascii(bytes.get(at - 1))) {
        return true;
    }
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

/// A little behind `at`: enough to see whether something ends there.
pub(super) fn ahead(text: &str, at: usize) -> usize {
    let mut end = at.saturating_add(64).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}
