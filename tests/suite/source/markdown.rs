//! Markdown with front matter.

use wamark::source::Format;

use super::{change, changes, comments, copy, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

const F: Format = Format::Markdown;

#[test]
fn what_is_behind_the_front_matter_is_the_message() {
    for (file, text) in [
        ("Hi\n", "Hi"),
        ("---\nlocale: es\n---\n\nHola *Ana*\n\n", "Hola *Ana*\n"),
        ("\u{feff}---\r\nlocale: es\r\n---\r\n\r\nHola", "Hola"),
        ("+++\nlocale = \"es\"\n+++\nHola", "Hola"),
        ("---\n---\n", ""),
        // No front matter.
        ("---\nlocale: es\n", "---\nlocale: es"),
        ("--- x\n---\n", "--- x\n---"),
        ("x\n---\na: b\n---\n", "x\n---\na: b\n---"),
    ] {
        holds(F, file, &[("", text)]);
    }
}

#[test]
fn front_matter_is_metadata() {
    for file in [
        "---\nprofile: sms\nlang: es-MX # c\nn: 3\nx: {y: [z]}\n---\nHola",
        "+++\nprofile = 'sms'\nlang = \"es-MX\" # c\nn = 3\nx = {y = ['z']}\n+++\nHola",
    ] {
        let source = read(F, file);
        assert_eq!(source.locale.as_deref(), Some("es-MX"), "{file}");
        let found: Vec<_> = source.metadata.iter().map(|it| (&*it.0, &*it.1)).collect();
        assert_eq!(
            found,
            [
                ("profile", "sms"),
                ("lang", "es-MX"),
                ("n", "3"),
                ("x.y[0]", "z")
            ]
        );
        assert_eq!(source.comments[0].text, "c");
    }
}

#[test]
fn front_matter_that_cannot_be_read_is_refused() {
    refuses(
        F,
        "---\na: b: c\n---\nHola",
        ":",
        "not well-formed YAML: mapping values are not allowed in this context",
    );
}

#[test]
fn comments_cover_the_next_line() {
    comments(
        F,
        "<!-- one -->\nx <!-- two -->\ny\n  <!-- three\n-->\nz\nw <!-- open",
        &[
            ("one", "\nx <!-- two -->"),
            ("two", "x <!-- two -->"),
            ("three", "\nz"),
        ],
    );
}

#[test]
fn edits_do_not_become_front_matter() {
    assert_eq!(replaced(F, "x\na: b\n---\n", "x", "---"), [None]);
    assert_eq!(replaced(F, "---\n---\nx", "x", "\ny"), [None]);
    assert_eq!(replaced(F, "---\na: b\nx", "x", "---"), [None]);
    assert_eq!(
        replaced(F, "---\n---\nx", "x", "---")
            .pop()
            .unwrap()
            .unwrap(),
        "---\n---\n---"
    );
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let front = proptest::sample::select(&[
        "",
        "---\na: b\n---\n",
        "\u{feff}---\r\na: b\r\n---\r\n\r\n",
        "+++\n+++\n",
        "\u{feff}",
    ]);
    for_all((copy(), front, changes()), 200, |(text, front, changes)| {
        let file = format!("{front}{text}");
        if let Ok(source) = wamark::source::read(F, &file) {
            spans_hold(&source);
            change(&source, &changes);
        }
    });
}
