//! Plain text.

use proptest::prelude::*;
use wamark::source::Format;

use super::{change, changes, copy, holds, read, replaced, spans_hold};
use crate::generate::for_all;

#[test]
fn the_whole_file_is_the_message() {
    for (file, text) in [
        ("Hi *Ana*", "Hi *Ana*"),
        ("\u{feff}Hi\r\nAna\r\n", "Hi\r\nAna"),
        ("\n\nx\n\n", "\n\nx\n"),
        ("", ""),
        ("\n", ""),
    ] {
        holds(Format::Text, file, &[("", text)]);
    }
}

#[test]
fn a_line_break_at_the_end_stays_one_of_the_text() {
    let replaced = |file, new| replaced(Format::Text, file, "x", new)[0].clone();
    assert_eq!(replaced("ax", "\n").unwrap(), "a\n\n");
    assert_eq!(replaced("ax\n", "\n").unwrap(), "a\n\n");
    assert_eq!(replaced("x", "\u{feff}"), None);
    assert_eq!(
        replaced("\u{feff}x", "\u{feff}").unwrap(),
        "\u{feff}\u{feff}"
    );
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    for_all(
        (copy(), any::<bool>(), changes()),
        300,
        |(text, mark, changes)| {
            let file = if mark {
                format!("\u{feff}{text}")
            } else {
                text
            };
            let source = read(Format::Text, &file);
            spans_hold(&source);
            change(&source, &changes);
        },
    );
}
