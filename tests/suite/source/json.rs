//! JSON, JSONC and ARB.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use wamark::source::{self, Format, ProblemKind};

use super::{change, changes, comments, copy, edited, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

#[test]
fn every_string_that_is_a_value_is_copy() {
    holds(
        Format::Json,
        r#"{"menu": {"hi": "Hola", "n": 1.5e3, "list": ["a", ["b"], null, {"x": "c"}]}, "": "d"}"#,
        &[
            ("menu.hi", "Hola"),
            ("menu.list[0]", "a"),
            ("menu.list[1][0]", "b"),
            ("menu.list[3].x", "c"),
            ("", "d"),
        ],
    );
    holds(Format::Json, "\u{feff} \"only\" ", &[("", "only")]);
    holds(Format::Json, "[]", &[]);
}

#[test]
fn escapes_are_decoded() {
    holds(
        Format::Json,
        r#"["\"\\\/\b\f\n\r\t\u00e9\ud83c\uDF89", "漢\u5B57", "\u0041"]"#,
        &[
            ("[0]", "\"\\/\u{8}\u{c}\n\r\té🎉"),
            ("[1]", "漢字"),
            ("[2]", "A"),
        ],
    );
}

#[test]
fn half_of_a_pair_is_a_problem() {
    let file = r#"{"a": "x\ud83d!", "b": "\udf89\ud83d", "\ud83d": 1, "c": "\ud83d\u0041"}"#;
    let source = read(Format::Json, file);
    assert_eq!(source.entries[0].text, "x\u{fffd}!");
    let found: Vec<_> = source
        .problems
        .iter()
        .map(|it| (&it.kind, it.key.as_str(), &file[it.span.range()]))
        .collect();
    let kind = &ProblemKind::UnpairedSurrogate;
    assert_eq!(
        found,
        [
            (kind, "a", r"\ud83d"),
            (kind, "b", r"\udf89"),
            (kind, "b", r"\ud83d"),
            (kind, "\u{fffd}", r"\ud83d"),
            (kind, "c", r"\ud83d"),
        ]
    );
}

#[test]
fn keys_that_come_twice_are_problems() {
    let file = r#"{"a": {"b": "1", "\u0062": "2"}, "c": [{"a": 1}], "a": "3"}"#;
    let source = read(Format::Json, file);
    let found: Vec<_> = source
        .problems
        .iter()
        .map(|it| match it.kind {
            ProblemKind::DuplicateKey(first) => (it.key.as_str(), it.span.start, first.start),
            _ => panic!("{it:?}"),
        })
        .collect();
    assert_eq!(found, [("a.b", 18, 8), ("a", 51, 2)]);
    // As many members that a table is used.
    let many: Vec<String> = (0..100)
        .map(|it| format!("\"k{}\": {it}", it % 90))
        .collect();
    let file = format!("{{{}}}", many.join(","));
    assert_eq!(read(Format::Json, &file).problems.len(), 10);
}

#[test]
fn comments_cover_what_follows_or_their_line() {
    comments(
        Format::Json,
        "// all\n{\n  \"a\": \"x\", // behind\n  /* above */\n\n  \"b\": \"y\",\n  /* in */ \"c\": [\n    \"z\"]\n} // end\n",
        &[
            ("all", "\n{\n  \"a\": \"x\", // behind"),
            ("behind", "  \"a\": \"x\", // behind"),
            ("above", "\n\n  \"b\": \"y\","),
            ("in", " \"c\": [\n    \"z\"]"),
            ("end", "} // end"),
        ],
    );
    comments(
        Format::Json,
        "[\"http://x\", /**/]",
        &[("", "[\"http://x\", /**/]")],
    );
}

#[test]
fn what_is_no_json_is_refused() {
    let f = Format::Json;
    refuses(f, "", "", "expected a value, found the end of the file");
    refuses(f, "{\"a\" 1}", "1", "expected `:`, found `1`");
    refuses(
        f,
        "{\"a\": 1 \"b\"}",
        "\"",
        "expected `,` or `}`, found `\"`",
    );
    refuses(f, "[1 2]", "2", "expected `,` or `]`, found `2`");
    refuses(
        f,
        "{a: 1}",
        "a",
        "expected a key in quotes or `}`, found `a`",
    );
    refuses(f, "[1}", "}", "expected `,` or `]`, found `}`");
    refuses(f, "[] []", "[", "expected the end of the file, found `[`");
    refuses(f, "[01]", "01", "expected a value, found `01`");
    refuses(f, "[nul]", "nul", "expected a value, found `nul`");
    refuses(
        f,
        "[\"a",
        "",
        "expected `\"` behind the string, found the end of the file",
    );
    refuses(
        f,
        "[\"a\\",
        "",
        "expected `\"` behind the string, found the end of the file",
    );
    refuses(
        f,
        "[\"a\nb\"]",
        "\n",
        "expected `\"` behind the string, found the end of the line",
    );
    refuses(
        f,
        "[\"a\0b\"]",
        "\0",
        "expected `\"` behind the string, found U+0000",
    );
    refuses(
        f,
        r#"["\x"]"#,
        "x",
        "expected an escape such as `\\n`, found `x`",
    );
    refuses(
        f,
        r#"["\u12"]"#,
        "\\",
        "expected `\\u` with four hexadecimal digits, found `\\`",
    );
    refuses(
        f,
        "[] /* x",
        "/* x",
        "expected `*/` behind the comment, found the end of the file",
    );
}

#[test]
fn depth_is_bounded() {
    let file = "[".repeat(1_000_000);
    let error = source::read(Format::Json, &file).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected at most 128 levels, found one more"
    );
    assert_eq!(error.span().range(), 128..129);
    let file = format!("{}\"x\"{}", "[".repeat(128), "]".repeat(128));
    assert_eq!(read(Format::Json, &file).entries.len(), 1);
}

#[test]
fn a_map_for_each_locale_tells_the_locale() {
    let file = r#"{"es": {"hi": "Hola"}, "pt_BR": {"hi": "Oi", "x": ["y"]}}"#;
    let source = read(Format::Json, file);
    let found: Vec<_> = source
        .entries
        .iter()
        .map(|it| (it.key.as_str(), it.id(), it.locale.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("es.hi", "hi", Some("es")),
            ("pt_BR.hi", "hi", Some("pt_BR")),
            ("pt_BR.x[0]", "x[0]", Some("pt_BR")),
        ]
    );
    assert_eq!(source.locale, None);
    assert_eq!(
        read(Format::Json, r#"{"es": {"hi": "Hola"}}"#)
            .locale
            .as_deref(),
        Some("es")
    );
    for other in [
        r#"{"no": "No", "is": {"x": "y"}}"#,
        r#"{"menu": {"x": "y"}, "es": {"x": "y"}}"#,
    ] {
        let source = read(Format::Json, other);
        assert!(
            source.entries.iter().all(|it| it.locale.is_none()),
            "{other}"
        );
    }
}

#[test]
fn arb_says_its_locale_and_describes_its_messages() {
    let file = r#"{"@@locale": "es", "hi": "Hola {name}", "@hi": {"description": "A greeting"}, "$schema": "http://x"}"#;
    holds(Format::Json, file, &[("hi", "Hola {name}")]);
    assert_eq!(read(Format::Json, file).locale.as_deref(), Some("es"));
    holds(
        Format::Json,
        r#"{"hi": "Hi", "@hi": {"description": "x"}}"#,
        &[("hi", "Hi")],
    );
    holds(
        Format::Json,
        r#"{"@x": "@y", "z": {"@a": "b"}}"#,
        &[("@x", "@y"), ("z.@a", "b")],
    );
}

#[test]
fn edits_are_escaped_as_the_string_is() {
    let replaced = |file, old, new| replaced(Format::Json, file, old, new)[0].clone().unwrap();
    assert_eq!(
        replaced(
            "\u{feff}{\r\n\t\"a\" : \"\u{e9}x\"\r\n}",
            "x",
            "\"\\\n\t\u{1}🎉"
        ),
        "\u{feff}{\r\n\t\"a\" : \"\u{e9}\\\"\\\\\\n\\t\\u0001🎉\"\r\n}"
    );
    // All ASCII before, all ASCII after.
    assert_eq!(
        replaced(r#"["caf\u00c9 \u20AC x"]"#, "x", "🎉é"),
        r#"["caf\u00c9 \u20AC \ud83c\udf89\u00e9"]"#
    );
    assert_eq!(replaced(r#"["\ud83c\udf89x"]"#, "🎉", "*"), r#"["*x"]"#);
    assert_eq!(replaced(r#"["a\/b\/c"]"#, "/b", ""), r#"["a\/c"]"#);
}

#[test]
fn edits_at_the_ends_stay_inside_the_quotes() {
    let file = r#"["", "\n"]"#;
    let source = read(Format::Json, file);
    let insert =
        |at, text: &str| wamark::diagnostic::Edit::new(wamark::text::Span::new(at, at), text);
    assert_eq!(
        edited(&source, 0, &[insert(0, "x")]).unwrap(),
        r#"["x", "\n"]"#
    );
    assert_eq!(
        edited(&source, 1, &[insert(0, "x"), insert(1, "y")]).unwrap(),
        r#"["", "x\ny"]"#
    );
    assert!(source.entries[1].edit(&insert(2, "x")).is_none());
}

/// Writes a string of JSON, each character plainly or escaped as the bits say.
pub(super) fn quote(text: &str, bits: u64) -> String {
    let mut out = String::from("\"");
    for (index, character) in text.chars().enumerate() {
        let escaped = bits >> (index % 61) & 1 == 1;
        if escaped || character < ' ' || "\"\\".contains(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04X}").unwrap();
            }
        } else {
            out.push(character);
        }
    }
    out + "\""
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let strings = vec((copy(), any::<u64>()), 1..4);
    for_all((strings, changes()), 200, |(strings, changes)| {
        let members: Vec<String> = strings
            .iter()
            .enumerate()
            .map(|(index, (text, bits))| format!("\"k{index}\":\r\n {}", quote(text, *bits)))
            .collect();
        let file = format!("\u{feff}{{{}, // end\n}}", members.join(",\n"));
        let source = read(Format::Json, &file);
        for (entry, (text, _)) in source.entries.iter().zip(&strings) {
            assert_eq!(entry.text, *text);
        }
        spans_hold(&source);
        assert!(change(&source, &changes));
    });
}

/// Any JSON, as `serde_json` writes it.
fn values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        copy().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Into::into),
            btree_map("[a-z]{0,3}", inner, 0..5).prop_map(|map: BTreeMap<_, _>| {
                serde_json::Value::Object(map.into_iter().collect())
            }),
        ]
    })
}

#[test]
fn reads_the_strings_that_serde_reads() {
    fn strings(value: &serde_json::Value, out: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => out.push(text.clone()),
            serde_json::Value::Array(items) => items.iter().for_each(|it| strings(it, out)),
            serde_json::Value::Object(map) => map.values().for_each(|it| strings(it, out)),
            _ => {}
        }
    }
    for_all(values(), 300, |value| {
        let mut expected = Vec::new();
        strings(&value, &mut expected);
        for file in [
            value.to_string(),
            serde_json::to_string_pretty(&value).unwrap(),
        ] {
            let source = read(Format::Json, &file);
            let found: Vec<_> = source
                .entries
                .iter()
                .map(|it| it.text.to_string())
                .collect();
            assert_eq!(found, expected);
        }
    });
}

#[test]
fn what_serde_refuses_is_refused() {
    // Cut, doubled or swapped bytes of good files: nothing that is malformed passes, but for what we allow on purpose.
    let edits = (
        values(),
        any::<usize>(),
        proptest::sample::select(&["", "]", "}", "\"", ":", "1", "\\", "{", "-", "."]),
    );
    for_all(edits, 500, |(value, at, new)| {
        let file = value.to_string();
        let bounds: Vec<usize> = file.char_indices().map(|(at, _)| at).collect();
        let start = bounds[at % bounds.len()];
        let end = bounds
            .get(at % bounds.len() + 1)
            .copied()
            .unwrap_or(file.len());
        let broken = [&file[..start], new, &file[end..]].concat();
        let theirs = serde_json::from_str::<serde_json::Value>(&broken);
        let lone = read_lone_surrogates(&broken);
        let comma = broken.contains(",]") || broken.contains(",}");
        let comment = broken.contains("//") || broken.contains("/*");
        // A number too large is one all the same.
        let range = theirs
            .as_ref()
            .is_err_and(|it| it.to_string().contains("out of range"));
        if !lone && !comma && !comment && !range {
            assert_eq!(
                source::read(Format::Json, &broken).is_ok(),
                theirs.is_ok(),
                "{broken}"
            );
        }
    });
}

fn read_lone_surrogates(file: &str) -> bool {
    source::read(Format::Json, file).is_ok_and(|it| {
        it.problems
            .iter()
            .any(|it| it.kind == ProblemKind::UnpairedSurrogate)
    })
}
