//! TOML.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::source::{self, Format, ProblemKind};
use wamark::text::Span;

use super::{change, changes, comments, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

const F: Format = Format::Toml;

#[test]
fn every_string_that_is_a_value_is_copy() {
    let file = r#"top = "a\u00e9\"\t"
n = 1
day = 2026-01-01
[menu]
hi.there = 'C:\x'
"quoted key" = "b"
list = ["c", { d = "e" }, 3]
[menu.deep]
long = """
one \
   two "quoted" ""
three"""
literal = '''
four
'five' '''
[[item]]
x = "1"
[[item]]
x = "2"
"#;
    let expected = [
        ("top", "aé\"\t"),
        ("menu.hi.there", "C:\\x"),
        ("menu.quoted key", "b"),
        ("menu.list[0]", "c"),
        ("menu.list[1].d", "e"),
        ("menu.deep.long", "one two \"quoted\" \"\"\nthree"),
        ("menu.deep.literal", "four\n'five' "),
        ("item[0].x", "1"),
        ("item[1].x", "2"),
    ];
    holds(F, file, &expected);
    holds(
        F,
        &format!("\u{feff}{}", file.replace('\n', "\r\n")),
        &expected,
    );
    let source = read(F, file);
    spans_hold(&source);
    let long = &source.entries[5];
    assert!(long.is_exact(Span::new(4, 7)) && !long.is_exact(Span::new(0, 7)));
}

#[test]
fn tables_for_each_locale_tell_the_locale() {
    let source = read(
        F,
        "[es]\nhi = 'Hola'\n[en.menu]\nhi = 'Hi'\n[en]\nx = 'y'\n",
    );
    let found: Vec<_> = source
        .entries
        .iter()
        .map(|it| (it.id(), it.locale.as_deref().unwrap()))
        .collect();
    assert_eq!(found, [("hi", "es"), ("menu.hi", "en"), ("x", "en")]);
}

#[test]
fn keys_that_come_twice_are_problems() {
    let file = "a = 1\nb = {c = 1, c = 2}\na = 2\n[t]\n[t]\n";
    let found = read(F, file).problems;
    let keys: Vec<_> = found.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys, ["a", "t", "b.c"]);
    assert!(
        found
            .iter()
            .all(|it| matches!(it.kind, ProblemKind::DuplicateKey(_)))
    );
}

#[test]
fn comments_cover_what_follows_or_their_line() {
    comments(
        F,
        "# one\na = '# x' # two\n[t] # three\nb = '''\n# x\n'''\n",
        &[
            ("one", "\na = '# x' # two"),
            ("two", "a = '# x' # two"),
            ("three", "[t] # three\nb = '''\n# x"),
        ],
    );
}

#[test]
fn what_is_no_toml_is_refused() {
    refuses(
        F,
        "a = \"b",
        "",
        "not well-formed TOML: invalid basic string, expected `\"`",
    );
    for file in [
        "a",
        "a = ",
        "= 1",
        "[a",
        "a = 'b\nc'",
        "a = \"\\q\"",
        "a = \"\\ud800\"",
        "a = [1",
        "a = nope",
        "a = 'b' c = 'd'",
        "a = \"\u{1}\"",
    ] {
        let error = source::read(F, file).expect_err(file);
        assert!(
            error.to_string().starts_with("not well-formed TOML: "),
            "{error}"
        );
    }
    for open in ["a = [", "a = {a = "] {
        let file = open.replacen("a = ", "", 1).repeat(100_000);
        assert!(source::read(F, &format!("a = {file}")).is_err());
    }
}

#[test]
fn strings_keep_their_quotes_where_they_can() {
    let one = |file, new| replaced(F, file, "x", new)[0].clone().unwrap();
    assert_eq!(
        one("a = \"x\"\n", "\"\\\n\t\u{1}🎉"),
        "a = \"\\\"\\\\\\n\t\\u0001🎉\"\n"
    );
    assert_eq!(one("a = 'x y'\n", "\\\"z"), "a = '\\\"z y'\n");
    assert_eq!(one("a = 'x y' # c\n", "'"), "a = \"' y\" # c\n");
    assert_eq!(one("a = 'x y'\n", "\n"), "a = \"\\n y\"\n");
    assert_eq!(
        one("a = \"\"\"\r\nx\r\ny\"\"\"\r\n", "1\n2"),
        "a = \"\"\"\r\n1\r\n2\r\ny\"\"\"\r\n"
    );
    assert_eq!(one("a = \"\"\"x\"\"\"\n", "\ny"), "a = \"\"\"\n\ny\"\"\"\n");
    assert_eq!(one("a = '''\nx\n'''\n", "'''"), "a = \"\"\"\n'''\n\"\"\"\n");
    assert_eq!(
        one("a = \"\"\"b \\\n  x\"\"\"\n", " y"),
        "a = \"\"\"b  y\"\"\"\n"
    );
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let short = |extra: &'static [&'static str]| {
        let piece = prop_oneof![
            5 => select(&["a", "*b*", " ", "é", "🎉", "漢", "#", "{{1}}", "\t"]),
            2 => select(extra),
        ];
        vec(piece, 0..8).prop_map(|it| it.concat())
    };
    let value = prop_oneof![
        short(&["\\\"", "\\\\", "\\n", "\\u00e9", "\\U0001F389", "'"])
            .prop_map(|it| format!("\"{it}\"")),
        short(&["\\", "\""]).prop_map(|it| format!("'{it}'")),
        short(&[
            "\\\"",
            "\\n",
            "\n",
            "\n\n",
            "\\\n  ",
            "\\  \n\n  ",
            "\"a",
            "\"\"a",
            "''"
        ])
        .prop_map(|it| format!("\"\"\"{it}\"\"\"")),
        short(&["\\", "\n", "\"", "'a", "''a"]).prop_map(|it| format!("'''{it}'''")),
    ];
    for_all(
        (vec(value, 1..4), any::<bool>(), changes()),
        2000,
        |(values, windows, changes)| {
            let members: Vec<String> = values
                .iter()
                .enumerate()
                .map(|(index, it)| format!("k{index} = {it} # c\n"))
                .collect();
            let mut file = format!("\u{feff}[t]\n{}", members.concat());
            if windows {
                file = file.replace('\n', "\r\n");
            }
            let source = read(F, &file);
            spans_hold(&source);
            assert!(change(&source, &changes), "{file:?}");
        },
    );
}
