//! Fluent.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::source::{self, Format, ProblemKind};

use super::{change, changes, comments, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

const F: Format = Format::Fluent;

const FILE: &str = "### All
-brand = Pizza
# Greets
hi = Hello, { $name }!
multi =
    One *two*
      three

    four { -brand }
    .title = A title {\"{\"}x{ \"\\u00e9\" }
count = { $n ->
        [one] One message
       *[other] { $n } messages
            in all
    } left
only = { $x ->
    [a] A
   *[b] { $y ->
        [c] C
       *[d] D
    }
}
";

#[test]
fn patterns_and_variants_are_copy() {
    let expected = [
        ("hi", "Hello, { $name }!"),
        ("multi", "One *two*\n  three\n\nfour { -brand }"),
        ("multi.title", "A title {xé"),
        ("count", "{ $n } left"),
        ("count[one]", "One message"),
        ("count[other]", "{ $n } messages\nin all"),
        ("only[a]", "A"),
        ("only[b][c]", "C"),
        ("only[b][d]", "D"),
    ];
    holds(F, FILE, &expected);
    holds(
        F,
        &format!("\u{feff}{}", FILE.replace('\n', "\r\n")),
        &expected,
    );
    spans_hold(&read(F, FILE));
}

#[test]
fn comments_cover_the_next_message() {
    comments(
        F,
        "### All\n# One\nhi = x\n## Group\n\nbye =\n  y\n",
        &[
            ("All", "\n# One\nhi = x"),
            ("One", "\nhi = x"),
            ("Group", "\n\nbye =\n  y"),
        ],
    );
}

#[test]
fn a_message_that_comes_twice_is_a_problem() {
    let file = "a = x\nb = y\na = z\n";
    let source = read(F, file);
    assert_eq!(source.problems.len(), 1);
    assert_eq!(source.problems[0].span.range(), 12..13);
    assert!(
        matches!(source.problems[0].kind, ProblemKind::DuplicateKey(first) if first.range() == (0..1))
    );
}

#[test]
fn what_is_no_fluent_is_refused() {
    refuses(
        F,
        "a = {",
        "",
        "not well-formed Fluent: Expected an inline expression",
    );
    for file in [
        "a",
        "a = }",
        "é = x",
        "a = { $x -> }",
        "a = {\"x}",
        "a = { F( }",
    ] {
        let error = source::read(F, file).expect_err(file);
        assert!(
            error.to_string().starts_with("not well-formed Fluent: "),
            "{error}"
        );
    }
    for open in ["{", "{ F(", "{\nF(\nF(", "{ $n ->\n *[a] \"", "{\"{\" {"] {
        let file = format!("a = {}", open.repeat(50_000));
        let error = source::read(F, &file).expect_err(open);
        assert_eq!(
            error.to_string(),
            "expected at most 64 levels, found one more",
            "{open}"
        );
    }
    let many = "a = {\"{\"}\n".repeat(500);
    assert_eq!(read(F, &many).entries.len(), 500);
}

#[test]
fn edits_keep_the_pattern() {
    let one = |file, old, new| replaced(F, file, old, new)[0].clone();
    assert_eq!(
        one("a = x y\n", "x", "*z*\n* w").unwrap(),
        "a = *z*\n    {\"*\"} w y\n"
    );
    assert_eq!(
        one("a =\r\n  x\r\n  y\r\n", "x", "1\n\n2").unwrap(),
        "a =\r\n  1\r\n  \r\n  2\r\n  y\r\n"
    );
    assert_eq!(one("a = {\"{\"}x\n", "{", "*").unwrap(), "a = *x\n");
    assert_eq!(
        one("a = Hi { $n } x\n", "x", "y").unwrap(),
        "a = Hi { $n } y\n"
    );
    assert_eq!(one("a = x\n", "x", "{ $n }"), None);
    assert_eq!(one("a = Hi { $n }\n", "}", ""), None);
    assert_eq!(one("a = x\n", "x", " "), None);
    assert_eq!(one("a = x\n", "x", " y"), None);
    assert_eq!(one("a = x\n", "x", ""), None);
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let piece = select(&[
        "a",
        "*b*",
        " ",
        "é",
        "🎉",
        "漢",
        "\"",
        "#",
        ".",
        "\n    ",
        "\n\n    ",
        "\n      ",
        "{ $n }",
        "{\"{\"}",
        "{ \"\" }",
        "{ \" \" }",
        "{ -t }",
        "(",
        "[",
        "=",
    ]);
    let value =
        (vec(piece, 1..9), any::<bool>(), any::<bool>()).prop_map(|(pieces, block, select)| {
            let text = format!("x{}y", pieces.concat());
            let text = if block { format!("\n    {text}") } else { text };
            if select {
                format!("{{ $n ->\n   [one] {text}\n  *[other] {text}\n  }}")
            } else {
                text
            }
        });
    let (could, all) = (Cell::new(0), Cell::new(0));
    for_all(
        (vec(value, 1..3), any::<bool>(), changes()),
        2000,
        |(values, windows, changes)| {
            let messages: Vec<String> = values
                .iter()
                .enumerate()
                .map(|(index, it)| format!("# c\nk{index} = {it}\n    .at = {it}\n"))
                .collect();
            let mut file = format!("\u{feff}{}", messages.concat());
            if windows {
                file = file.replace('\n', "\r\n");
            }
            let Ok(source) = source::read(F, &file) else {
                return;
            };
            spans_hold(&source);
            all.set(all.get() + 1);
            could.set(could.get() + u32::from(change(&source, &changes)));
        },
    );
    assert!(
        could.get() * 2 > all.get() && all.get() > 100,
        "{} of {}",
        could.get(),
        all.get()
    );
}
