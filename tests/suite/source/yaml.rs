//! YAML.

use std::cell::Cell;
use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::diagnostic::Edit;
use wamark::source::{self, Format, ProblemKind};
use wamark::text::Span;

use super::{change, changes, comments, edited, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

const F: Format = Format::Yaml;

#[test]
fn every_string_that_is_a_value_is_copy() {
    holds(
        F,
        "menu:\n  hi: Hola\n  n: 12\n  no: ~\n  yes: true\n  list:\n  - a b\n  - [c, {d: \"e\"}]\n  - !!str 12\n  - !custom x\n\
         x: &anchor y\nz: *anchor\n? [complex, {k: v}]\n: w\n*anchor : v\nempty:\n",
        &[
            ("menu.hi", "Hola"),
            ("menu.list[0]", "a b"),
            ("menu.list[1][0]", "c"),
            ("menu.list[1][1].d", "e"),
            ("menu.list[2]", "12"),
            ("menu.list[3]", "x"),
            ("x", "y"),
            ("?", "w"),
            ("*", "v"),
        ],
    );
    holds(F, "", &[]);
    holds(F, "# nothing\n", &[]);
    holds(F, "\u{feff}only\n", &[("", "only")]);
}

#[test]
fn numbers_and_truth_values_are_not_strings() {
    for value in [
        "null",
        "~",
        "",
        "True",
        "false",
        "1",
        "-1.5",
        "+.5e3",
        "0x1F",
        "0o17",
        ".inf",
        "-.INF",
        ".NaN",
        "!!int \"3\"",
    ] {
        holds(F, &format!("a: {value}\n"), &[]);
    }
    for value in ["yes", "off", "1.2.3", "12:30", "0x", "e3", ".", "nulls"] {
        assert_eq!(
            read(F, &format!("a: {value} x\n")).entries.len(),
            1,
            "{value}"
        );
    }
}

#[test]
fn every_style_is_decoded() {
    let file = "\
plain: two words
plain_lines: one
  two

  three # no more
single: 'it''s
  one

  two  '
double: \"\\u00e9\\x41\\U0001F389 \\\"x\\\" a\\
  b \\
   \\ c
  d

  e\\n\"
literal: |
  one
   two

  three
folded: > # a comment
  one
  two

  three
   more
  four
strip: |-
  x

keep: |+
  x

digit: |2
    x
  y
props: &a !!str >-
  x
  y
last: |
  no end";
    holds(
        F,
        file,
        &[
            ("plain", "two words"),
            ("plain_lines", "one two\nthree"),
            ("single", "it's one\ntwo  "),
            ("double", "éA🎉 \"x\" ab  c d\ne\n"),
            ("literal", "one\n two\n\nthree\n"),
            ("folded", "one two\nthree\n more\nfour\n"),
            ("strip", "x"),
            ("keep", "x\n\n"),
            ("digit", "  x\ny\n"),
            ("props", "x y"),
            ("last", "no end"),
        ],
    );
    let windows = file.replace('\n', "\r\n");
    assert_eq!(super::texts(F, &windows), super::texts(F, file));
    for file in [file, &windows] {
        let source = read(F, file);
        spans_hold(&source);
        let place = |key: &str, text: &str| {
            let entry = source.entries.iter().find(|it| it.key == key).unwrap();
            let at = entry.text.find(text).unwrap();
            &file[entry.place(Span::new(at, at + text.len())).range()]
        };
        assert_eq!(place("plain_lines", "three"), "three");
        assert_eq!(place("double", "🎉"), "\\U0001F389");
        assert_eq!(place("double", "c"), "c");
        assert_eq!(place("folded", "four"), "four");
        assert_eq!(place("digit", "  x"), "  x");
    }
}

#[test]
fn documents_but_the_first_are_numbered() {
    holds(
        F,
        "a: x\n---\na: y\n--- z\n...\n",
        &[("a", "x"), ("[1].a", "y"), ("[2]", "z")],
    );
}

#[test]
fn a_map_for_each_locale_tells_the_locale() {
    let source = read(F, "es:\n  hi: Hola\nen:\n  hi: Hi\n");
    let found: Vec<_> = source
        .entries
        .iter()
        .map(|it| (it.id(), it.locale.as_deref()))
        .collect();
    assert_eq!(found, [("hi", Some("es")), ("hi", Some("en"))]);
    assert_eq!(
        read(F, "pt-BR:\n  hi: Oi\n").locale.as_deref(),
        Some("pt-BR")
    );
}

#[test]
fn keys_that_come_twice_are_problems() {
    let file = "a: x\nb: {c: 1, \"\\x63\": 2}\na: y\n---\na: z\n";
    let source = read(F, file);
    let found: Vec<_> = source
        .problems
        .iter()
        .map(|it| match it.kind {
            ProblemKind::DuplicateKey(first) => {
                (it.key.as_str(), &file[it.span.range()], first.start)
            }
            _ => panic!("{it:?}"),
        })
        .collect();
    assert_eq!(found, [("a", "a", 0), ("b.c", "\\x63", 9)]);
}

#[test]
fn comments_are_told_from_text() {
    comments(
        F,
        "# all\na: x#y # behind\nb: 'a # b' # c\n\n# next\nc: |  # header\n  # text\n  more\n#end\nd: \"x\n  # y\"\n",
        &[
            ("all", "\na: x#y # behind"),
            ("behind", "a: x#y # behind"),
            ("c", "b: 'a # b' # c"),
            ("next", "\nc: |  # header\n  # text\n  more"),
            ("header", "c: |  # header\n  # text\n  more"),
            ("end", "\nd: \"x\n  # y\""),
        ],
    );
}

#[test]
fn what_is_no_yaml_is_refused() {
    refuses(
        F,
        "a: [b\n",
        "",
        "not well-formed YAML: while parsing a flow sequence, expected ',' or ']'",
    );
    for file in [
        "a: b: c",
        "a: \"\\ud83d\"",
        "a: \"x",
        "a: b\0c",
        "a:\n\t- b",
        "- a\nb: c",
        "&a &b c",
    ] {
        let error = source::read(F, file).expect_err(file);
        assert!(
            error.to_string().starts_with("not well-formed YAML: "),
            "{error}"
        );
        assert!(file.get(error.span().range()).is_some());
    }
}

#[test]
fn depth_is_bounded() {
    for (open, levels) in [
        ("[", 1_000_000),
        ("- ", 100_000),
        ("{a: ", 100_000),
        ("? ", 1000),
        ("[? ", 1000),
        ("{? [", 1000),
    ] {
        let file = open.repeat(levels);
        assert!(source::read(F, &file).is_err(), "{open}");
    }
    let error = source::read(F, &"[".repeat(1000)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected at most 128 levels, found one more"
    );
}

#[test]
fn aliases_are_not_followed() {
    let mut file = String::from("a0: &a0 [lol, lol]\n");
    for level in 1..60 {
        writeln!(
            file,
            "a{level}: &a{level} [*a{}, *a{}]",
            level - 1,
            level - 1
        )
        .unwrap();
    }
    assert_eq!(read(F, &file).entries.len(), 2);
}

fn one(file: &str, old: &str, new: &str) -> String {
    replaced(F, file, old, new)[0]
        .clone()
        .unwrap_or_else(|| panic!("{file:?} with {new:?}"))
}

#[test]
fn plain_scalars_stay_plain_or_are_quoted() {
    assert_eq!(
        one("a: two words\n", "two", "*three*x"),
        "a: \"*three*x words\"\n"
    );
    assert_eq!(
        one("a: two words # c\n", "words", "*x*"),
        "a: two *x* # c\n"
    );
    assert_eq!(one("a: b\n", "b", "yes"), "a: \"yes\"\n");
    assert_eq!(one("a: b\n", "b", "12"), "a: \"12\"\n");
    assert_eq!(one("a: b\n", "b", ""), "a: \"\"\n");
    assert_eq!(one("a: b c\n", "b ", "x: "), "a: \"x: c\"\n");
    assert_eq!(one("a: b c\n", "b", "\"x\": #"), "a: '\"x\": # c'\n");
    assert_eq!(one("a: b c\n", "b", "x\ny"), "a: \"x\\ny c\"\n");
    assert_eq!(one("[a b, c]", "b", "x, y"), "[\"a x, y\", c]");
    assert_eq!(one("[p- q]", "q", "-"), "[\"p- -\"]");
    assert_eq!(one("a: b c\n", "b", "x, [y]"), "a: x, [y] c\n");
    assert_eq!(one("a: b\n  c\n", "c", "d e"), "a: b\n  d e\n");
    // A space next to a line break would be lost.
    assert_eq!(one("a: b c\n  d\n", "c", ""), "a: b  d\n");
}

#[test]
fn quoted_scalars_keep_their_quotes() {
    assert_eq!(one("a: 'it''s'\n", "it's", "that's"), "a: 'that''s'\n");
    assert_eq!(one("a: 'x'\n", "x", "\n"), "a: \"\\n\"\n");
    assert_eq!(
        one("a: \"x\\t\\\"\"\n", "x", "\"\\\n\u{7}🎉\u{85}"),
        "a: \"\\\"\\\\\\n\\x07🎉\\x85\\t\\\"\"\n"
    );
    assert_eq!(
        one("a: \"x\n  y\\\n  z\"\n", "y", "w"),
        "a: \"x\n  w\\\n  z\"\n"
    );
    assert_eq!(one("a: 'x\n  y'\n", "x y", "z"), "a: 'z'\n");
}

#[test]
fn block_scalars_keep_their_lines() {
    assert_eq!(
        one("a: |\n  x\n  y\nb: 1\n", "x", "1\n\n2"),
        "a: |\n  1\n\n  2\n  y\nb: 1\n"
    );
    assert_eq!(
        one("a: |\r\n    x\r\n    y\r\n", "x\n", "1\n2\n"),
        "a: |\r\n    1\r\n    2\r\n    y\r\n"
    );
    assert_eq!(one("a: >\n  x\n  y\n", "y", "z"), "a: >\n  x\n  z\n");
    assert_eq!(one("a: >\n  x\n  y\n", "x y", "z"), "a: >\n  z\n");
    assert_eq!(
        one("a: >\n  x\n  y\n", "x", "1\n2"),
        "a: >\n  1\n\n  2\n  y\n"
    );
    assert_eq!(one("a: |\n  x\nb: 1\n", "x\n", "x"), "a: |-\n  x\nb: 1\n");
    assert_eq!(
        one("a: > # c\n  x\n  y\n", "y\n", "y"),
        "a: >- # c\n  x\n  y\n"
    );
    assert_eq!(one("a: |-\n  x\nb: 1\n", "x", "x\n"), "a: |\n  x\nb: 1\n");
    assert_eq!(
        one("a: |+\n  x\n\n\nb: 1\n", "x\n\n\n", "x\n"),
        "a: |\n  x\nb: 1\n"
    );
    assert_eq!(
        one("a: |2-\n    x\nb: 1\n", "  x", "   y"),
        "a: |2-\n     y\nb: 1\n"
    );
    assert_eq!(one("a: |\n\n  x\n", "x", "y"), "a: |\n\n  y\n");
    assert_eq!(one("a: |\n\n  x\n", "\nx", "y"), "a: |\n  y\n");
    // Spaces alone would be one more line at the end of a file.
    assert_eq!(one("a: |\n  x", "x", "y\n"), "a: |\n  y\n");
    // The indentation would be taken from the text.
    assert_eq!(replaced(F, "a: |\n  x\n", "x", " x"), [None]);
    assert_eq!(replaced(F, "a: |\n  x\n", "x", "\u{7}"), [None]);
    assert_eq!(replaced(F, "a: |\n  x\n", "x\n", ""), [None]);
    assert_eq!(replaced(F, "a: !!str\n", "", "x"), [None]);
}

#[test]
fn edits_across_folds_are_not_exact() {
    let source = read(F, "a: >\n  x\n  y\nb: |\n  x\n  y\nc: \"x\n  y\\\n  z\"\n");
    let exact = |index: usize, text: &str| {
        let entry = &source.entries[index];
        let at = entry.text.find(text).unwrap();
        entry.is_exact(Span::new(at, at + text.len()))
    };
    assert!(
        exact(0, "x") && exact(0, "y") && exact(0, "y\n") && !exact(0, "x y") && !exact(0, " ")
    );
    assert!(exact(1, "x\ny\n"));
    assert!(exact(2, "y") && exact(2, "z") && !exact(2, "yz"));
}

#[test]
fn several_edits_are_judged_together() {
    let source = read(F, "a: b c\n");
    // A colon, and a space behind it.
    let edits = [
        Edit::new(Span::new(0, 1), "x:"),
        Edit::new(Span::new(1, 1), " "),
    ];
    assert_eq!(edited(&source, 0, &edits).unwrap(), "a: \"x:  c\"\n");
}

/// Lines of a block scalar.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let piece = select(&[
        "a", "b", "*x*", " ", "  ", "\t", "# c", "- ", "? ", ": ", "é", "🎉", "漢字", "\"", "'",
        "\\", "{{1}}", "---", "|", "&a", "%", "\u{a0}",
    ]);
    vec(vec(piece, 0..5).prop_map(|it| it.concat()), 1..6)
}

/// A value in any style, indented by four at least.
fn value() -> impl Strategy<Value = String> {
    let block = (
        select(&[
            "|", "|-", "|+", ">", ">-", ">+", "|4", ">4-", "&x |", "> # c", "!!str |-",
        ]),
        lines(),
        0..3_usize,
    )
        .prop_map(|(header, lines, blank)| {
            let lines: Vec<String> = lines
                .iter()
                .map(|it| {
                    if it.is_empty() {
                        String::new()
                    } else {
                        format!("    {it}")
                    }
                })
                .collect();
            format!("{header}\n{}{}", lines.join("\n"), "\n".repeat(blank))
        });
    let flow = |extra: &'static [&'static str]| {
        let piece = prop_oneof![
            8 => select(&["a", "bc", "*x*", "é", "🎉", "漢", "{{1}}", "#c", "x:y", "- ", ",", "[", "it"]),
            5 => Just(" "),
            3 => select(&["\n    ", "  \n    ", "\n\n    ", "\n  \n\n     ", "\t\n    \t", " # ", ": "]),
            4 => select(extra),
        ];
        vec(piece, 1..9).prop_map(|it| it.concat())
    };
    prop_oneof![
        4 => block,
        2 => flow(&["''", "\\", "\""]).prop_map(|it| format!("'{it}'")),
        3 => flow(&["\\\"", "\\\\", "\\n", "\\u00e9", "\\\n    ", "\\ ", "\\t", "\\U0001F389", "\\x0a"]).prop_map(|it| format!("\"{it}\"")),
        3 => flow(&["x", "'", "\""]).prop_map(|it| format!("p{it}q")),
        1 => flow(&["x"]).prop_map(|it| format!("[p{it}q, {{k: \"{it}\"}}]")),
    ]
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let (could, read_well, all) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let files = (vec(value(), 1..4), any::<bool>(), any::<bool>());
    for_all(
        (files, changes()),
        3000,
        |((values, mark, windows), changes)| {
            let members: Vec<String> = values
                .iter()
                .enumerate()
                .map(|(index, it)| format!("k{index}: {it}\n"))
                .collect();
            let mut file = format!(
                "{}m:\n  {}",
                if mark { "\u{feff}" } else { "" },
                members.join("# c\n  ")
            );
            if windows {
                file = file.replace('\n', "\r\n");
            }
            all.set(all.get() + 1);
            let Ok(source) = source::read(F, &file) else {
                return;
            };
            read_well.set(read_well.get() + 1);
            spans_hold(&source);
            could.set(could.get() + u32::from(change(&source, &changes)));
        },
    );
    // Most files are YAML, and most edits can be made.
    assert!(
        read_well.get() * 2 > all.get(),
        "{} of {}",
        read_well.get(),
        all.get()
    );
    assert!(
        could.get() * 10 > read_well.get() * 8,
        "{} of {}",
        could.get(),
        read_well.get()
    );
}
