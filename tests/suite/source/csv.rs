//! Comma and tab separated values.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use wamark::source::Format;

use super::{change, changes, copy, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

const F: Format = Format::Csv;

#[test]
fn columns_that_are_locales_hold_translations() {
    let file = "\u{feff}key,description,en,es-MX\r\nhi,greets,Hi,\"Hola, \"\"Ana\"\"\r\n!\"\r\nbye,,Bye,\r\n\r\n";
    holds(
        F,
        file,
        &[
            ("hi.en", "Hi"),
            ("hi.es-MX", "Hola, \"Ana\"\r\n!"),
            ("bye.en", "Bye"),
        ],
    );
    let source = read(F, file);
    spans_hold(&source);
    let found: Vec<_> = source
        .entries
        .iter()
        .map(|it| (it.id(), it.locale.as_deref().unwrap()))
        .collect();
    assert_eq!(found, [("hi", "en"), ("hi", "es-MX"), ("bye", "en")]);
}

#[test]
fn columns_are_told_by_name() {
    holds(F, "id\ttext\tnotes\na\tx,y\tz\n", &[("a.text", "x,y")]);
    holds(
        F,
        "what;one;two\nr;a;b\n",
        &[("r.one", "a"), ("r.two", "b")],
    );
    holds(
        F,
        "message\nHi\n\nBye",
        &[("[0].message", "Hi"), ("[2].message", "Bye")],
    );
    holds(F, "Body,Key\nx,a\n", &[("a.Body", "x")]);
    let source = read(F, "key,locale,text\na,es,x\na,en,y\n");
    let found: Vec<_> = source
        .entries
        .iter()
        .map(|it| (it.key.as_str(), it.locale.as_deref().unwrap()))
        .collect();
    assert_eq!(found, [("a.text", "es"), ("a.text", "en")]);
    holds(F, "", &[]);
    holds(F, "a,b", &[]);
}

#[test]
fn rows_may_be_short_or_long() {
    holds(
        F,
        "key,en,es\na,x\nb,x,y,z\n",
        &[("a.en", "x"), ("b.en", "x"), ("b.es", "y")],
    );
}

#[test]
fn quotes_that_do_not_end_are_refused() {
    refuses(
        F,
        "a,b\n\"x,y",
        "",
        "expected `\"` behind the cell, found the end of the file",
    );
    refuses(
        F,
        "a,b\n\"x\"y,z",
        "y",
        "expected the end of the cell behind its quotes, found `y`",
    );
}

#[test]
fn cells_are_quoted_where_they_have_to_be() {
    let one = |file, new| replaced(F, file, "x", new)[0].clone().unwrap();
    assert_eq!(
        one("key,en\r\na,x y\r\n", "5\" z"),
        "key,en\r\na,5\" z y\r\n"
    );
    assert_eq!(one("key,en\r\na,x y\r\n", "z,"), "key,en\r\na,\"z, y\"\r\n");
    assert_eq!(
        one("key\ten\na\tx y\n", "\"z\","),
        "key\ten\na\t\"\"\"z\"\", y\"\n"
    );
    assert_eq!(one("key,en\na,\"x\"\n", "\"\n,"), "key,en\na,\"\"\"\n,\"\n");
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let rows = vec(vec((copy(), any::<bool>()), 2), 1..4);
    let delimiter = proptest::sample::select(&[',', ';', '\t']);
    for_all(
        (rows, delimiter, changes()),
        400,
        |(rows, delimiter, changes)| {
            let mut file = ["key", "en", "es"].join(&delimiter.to_string());
            for (index, row) in rows.iter().enumerate() {
                write!(file, "\r\nr{index}").unwrap();
                for (text, quoted) in row {
                    file.push(delimiter);
                    if *quoted || text.contains([delimiter, '\n', '\r', '"']) {
                        write!(file, "\"{}\"", text.replace('"', "\"\"")).unwrap();
                    } else {
                        file.push_str(text);
                    }
                }
            }
            let source = read(F, &file);
            let texts: Vec<_> = source.entries.iter().map(|it| &*it.text).collect();
            let expected: Vec<_> = rows
                .iter()
                .flatten()
                .map(|it| &*it.0)
                .filter(|it| !it.is_empty())
                .collect();
            assert_eq!(texts, expected);
            spans_hold(&source);
            change(&source, &changes);
        },
    );
}
