//! Every container is read or refused; an edit of a string changes what it says, and no other string.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wamark::diagnostic::{Applicability, Edit, Fix};
use wamark::source::{self, Format};
use wamark::text::Span;

fuzz_target!(|input: (u8, u8, u16, u8, &str, &str)| {
    let (format, which, start, length, new, file) = input;
    let format = Format::ALL[usize::from(format) % Format::ALL.len()];
    let Ok(source) = source::read(format, file) else {
        return;
    };
    let texts = |source: &source::Source<'_>| -> Vec<String> {
        source
            .entries
            .iter()
            .map(|it| it.text.to_string())
            .collect()
    };
    let mut expected = texts(&source);
    if expected.is_empty() {
        return;
    }
    let which = usize::from(which) % expected.len();
    let entry = &source.entries[which];
    assert!(
        file.get(entry.place(Span::new(0, entry.text.len())).range())
            .is_some()
    );
    let start = usize::from(start).min(entry.text.len());
    let end = (start + usize::from(length)).min(entry.text.len());
    let edit = Edit::new(Span::new(start, end), new);
    let apply = |edit: Edit, text: &str| Fix::new("", Applicability::Safe, vec![edit]).apply(text);
    let Some(text) = apply(edit.clone(), &entry.text) else {
        return;
    };
    let Some(edit) = entry.edit(&edit) else {
        return;
    };
    let file = apply(edit, file).expect("the edit fits the file");
    expected[which] = text;
    let mut found = texts(&source::read(format, &file).expect("the file can be read still"));
    // Nothing but space between two tags is no string.
    if format == Format::Twiml {
        expected.retain(|it| !it.trim().is_empty());
        found.retain(|it| !it.trim().is_empty());
    }
    assert_eq!(found, expected);
});
