//! Containers: what is read of them, and that an edit changes what it says and nothing else.

mod csv;
mod fluent;
mod hostile;
mod json;
mod markdown;
mod po;
mod template;
mod text;
mod toml;
mod twiml;
mod yaml;

use proptest::collection::vec;
use proptest::prelude::*;
use wamark::diagnostic::{Applicability, Edit, Fix};
use wamark::source::{self, Format, Source};
use wamark::text::Span;

/// Reads a file that is in order.
pub(crate) fn read(format: Format, file: &str) -> Source<'_> {
    source::read(format, file).unwrap_or_else(|error| panic!("{error} in {file:?}"))
}

/// Keys and texts of a file.
pub(crate) fn texts(format: Format, file: &str) -> Vec<(String, String)> {
    let source = read(format, file);
    let entries = source.entries.iter();
    entries
        .map(|entry| (entry.key.clone(), entry.text.to_string()))
        .collect()
}

/// Checks keys and texts of a file.
pub(crate) fn holds(format: Format, file: &str, expected: &[(&str, &str)]) {
    let found = texts(format, file);
    let found: Vec<_> = found.iter().map(|it| (&*it.0, &*it.1)).collect();
    assert_eq!(found, expected, "{file}");
}

/// Checks the comments of a file, each with what it covers.
pub(crate) fn comments(format: Format, file: &str, expected: &[(&str, &str)]) {
    let source = read(format, file);
    let found: Vec<_> = source
        .comments
        .iter()
        .map(|it| (&*it.text, &file[it.covers.range()]))
        .collect();
    assert_eq!(found, expected, "{file}");
}

/// Checks that a file is refused, where, and what is said.
pub(crate) fn refuses(format: Format, file: &str, at: &str, message: &str) {
    let error = source::read(format, file).expect_err(file);
    assert_eq!(error.to_string(), message, "{file:?}");
    assert_eq!(&file[error.span().range()], at, "{file:?}");
}

/// Replaces `old` by `new` in every text that has it once, each alone, and gives the files that come out.
pub(crate) fn replaced(format: Format, file: &str, old: &str, new: &str) -> Vec<Option<String>> {
    let source = read(format, file);
    let with = source
        .entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let start = entry.text.find(old)?;
            Some((index, Edit::new(Span::new(start, start + old.len()), new)))
        });
    with.map(|(index, edit)| edited(&source, index, &[edit]))
        .collect()
}

/// The file after edits of one string, which is read again: the same data, but for what the edits say.
pub(crate) fn edited(source: &Source<'_>, index: usize, edits: &[Edit]) -> Option<String> {
    let entry = &source.entries[index];
    let apply = |edits: Vec<Edit>, text: &str| Fix::new("", Applicability::Safe, edits).apply(text);
    let mut expected = texts(source.format, source.text);
    expected[index].1 = apply(edits.to_vec(), &entry.text).unwrap();
    let edits = entry.edits(edits)?;
    let file = apply(edits, source.text).expect("the edits fit the file");
    let mut found = texts(source.format, &file);
    // Nothing but space between two tags is no string.
    if source.format == Format::Twiml {
        expected.retain(|(_, text)| !text.trim_matches([' ', '\t', '\n', '\r']).is_empty());
        found.retain(|(_, text)| !text.trim_matches([' ', '\t', '\n', '\r']).is_empty());
    }
    // In a template of gettext the text is the key.
    if source.format == Format::Po {
        for (key, _) in found.iter_mut().chain(&mut expected) {
            key.clear();
        }
    }
    assert_eq!(found, expected, "{:?} became {file:?}", source.text);
    Some(file)
}

/// Every place of every text is one of the file, in order.
pub(crate) fn spans_hold(source: &Source<'_>) {
    for entry in &source.entries {
        let mut last = 0;
        for (at, character) in entry.text.char_indices() {
            let place = entry.place(Span::new(at, at + character.len_utf8()));
            assert!(source.text.get(place.range()).is_some(), "{entry:?}");
            assert!(last <= place.start && place.start <= place.end, "{entry:?}");
            last = place.start;
        }
        assert!(
            entry
                .span
                .contains(entry.place(Span::new(0, entry.text.len())))
        );
    }
    for unit in &source.units {
        assert!(!unit.entries.is_empty() && unit.entries.end <= source.entries.len());
        assert!(source.text.get(unit.span.range()).is_some());
    }
    for comment in &source.comments {
        assert!(source.text.get(comment.span.range()).is_some());
        assert!(source.text.get(comment.covers.range()).is_some());
    }
    for problem in &source.problems {
        assert!(source.text.get(problem.span.range()).is_some());
    }
}

/// Random changes: which string, and up to three replacements in it, as fractions of its length.
pub(crate) type Changes = (usize, Vec<(usize, usize, String)>);

pub(crate) fn changes() -> impl Strategy<Value = Changes> {
    let text = prop_oneof![
        2 => Just(String::new()),
        2 => copy(),
        3 => proptest::sample::select(&[
            " ", "x", "\n", "\r\n", "\t", "\"", "'", "\\", "é", "🎉", "漢", "# ", ": ", ":", ",", "]", "}", "{", "]]>", "&", "<", "-",
            "\u{0}", "\u{7f}", "\u{85}", "\u{2028}", "\u{feff}", "true", "null", "1", "\"\"\"", "'''", "\\\n", "  ", "{{1}}", "*b*",
        ]).prop_map(str::to_owned),
    ];
    (
        any::<usize>(),
        vec((any::<usize>(), 0..6_usize, text), 1..4),
    )
}

/// Texts of trouble.
pub(crate) fn copy() -> impl Strategy<Value = String> {
    crate::generate::messages()
}

/// Makes the changes in a file; gives whether the container could.
pub(crate) fn change(source: &Source<'_>, (which, changes): &Changes) -> bool {
    if source.entries.is_empty() {
        return true;
    }
    let index = which % source.entries.len();
    let text = &source.entries[index].text;
    let bounds: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut spans: Vec<(usize, usize, &str)> = changes
        .iter()
        .map(|(start, length, new)| {
            let start = start % bounds.len();
            let end = (start + length).min(bounds.len() - 1);
            (bounds[start], bounds[end], new.as_str())
        })
        .collect();
    spans.sort_unstable();
    let mut edits: Vec<Edit> = Vec::new();
    for (start, end, new) in spans {
        if edits.last().is_none_or(|last| last.span.end < start) {
            edits.push(Edit::new(Span::new(start, end), new));
        }
    }
    edited(source, index, &edits).is_some()
}
