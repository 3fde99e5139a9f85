//! The library and the oracle say the same of every message: random ones, spliced ones, all short ones.
//!
//! Runs are reproducible. `PROPTEST_CASES=1000000` looks longer, `PROPTEST_RNG_SEED=7` looks elsewhere.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngSeed, TestRunner};
use unicode_properties::UnicodeGeneralCategory;

use crate::{oracle, spec};

/// What random messages are made of.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        // Delimiters, alone and in runs.
        16 => select(&["*", "_", "~", "`"]),
        8 => select(&["```", "**", "__", "``", "***", "````", "``````"]),
        // Characters that are spaces or look like some.
        6 => Just(" "),
        4 => select(&["\u{A0}", "\t", "\u{2028}", "\u{85}", "\u{B}", "\u{200B}", "\u{200F}"]),
        // Line breaks.
        6 => select(&["\n", "\n", "\r", "\r\n"]),
        // Word characters.
        10 => select(&["a", "b", "Z", "7", "é", "字", "ب", "½", "\u{301}", "\u{93E}"]),
        // Other neighbours.
        10 => select(&[".", "@", "(", ")", "!", "<", "&", "\\", "\0", "🎉", "👍🏽", "\u{FE0F}", "\u{20E3}"]),
        // Beginnings of blocks and URLs.
        8 => select(&["- ", "* ", "1. ", "23. ", "> ", "\n- ", "\n* ", "\n1. ", "\n2. ", "\n> "]),
        4 => select(&["www.", "https://", "wWw.x", "http://x/"]),
    ]
}

/// Messages of up to so many pieces.
fn message(pieces: usize) -> impl Strategy<Value = String> {
    vec(piece(), 0..=pieces).prop_map(|pieces| pieces.concat())
}

fn disagreement(message: &str) -> Option<String> {
    let library = wamark::render::html(&wamark::parse(message));
    let oracle = oracle::html(message);
    (library != oracle)
        .then(|| format!("message: {message:?}\n  library: {library:?}\n  oracle:  {oracle:?}\n"))
}

/// Checks messages drawn from a strategy; a failure shows the smallest one found.
fn agree_on(messages: impl Strategy<Value = String>, cases: u32) {
    let mut config = ProptestConfig {
        // The messages worth keeping become examples in `tests/spec`.
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(0x77_61);
    }
    let result = TestRunner::new(config).run(&messages, |message| match disagreement(&message) {
        Some(report) => Err(TestCaseError::fail(report)),
        None => Ok(()),
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

/// Checks every string over an alphabet up to a length, in a frame.
fn agree_on_all(frame: [&str; 2], alphabet: &[char], length: usize) {
    let mut reports = String::new();
    let mut count = 0;
    let mut strings = vec![String::new()];
    for _ in 0..=length {
        for string in &strings {
            if let Some(report) = disagreement(&format!("{}{string}{}", frame[0], frame[1])) {
                count += 1;
                // The shortest say enough.
                if count <= 10 {
                    writeln!(reports, "{report}").unwrap();
                }
            }
        }
        strings = strings
            .iter()
            .flat_map(|string| alphabet.iter().map(move |c| format!("{string}{c}")))
            .collect();
    }
    assert!(count == 0, "{count} disagreements, the first:\n{reports}");
}

#[test]
fn random_messages() {
    agree_on(message(60), 6_000);
}

#[test]
fn random_short_messages() {
    agree_on(message(12), 30_000);
}

#[test]
fn random_lines_of_spans() {
    let piece = select(&["*", "*", "_", "_", "~", "~", "`", " ", "a", "."]);
    let line = vec(piece, 0..40).prop_map(|pieces| pieces.concat());
    agree_on(line, 15_000);
}

#[test]
fn spliced_examples() {
    let messages: Vec<String> = spec::examples()
        .into_iter()
        .map(|example| example.message)
        .collect();
    let parts = (
        select(messages.clone()),
        any::<Index>(),
        piece(),
        select(messages),
        any::<Index>(),
    );
    let spliced = parts.prop_map(|(first, end, piece, second, start)| {
        let cut = |text: &str, at: Index| {
            let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
            let bounds: Vec<usize> = [0].into_iter().chain(ends).collect();
            bounds[at.index(bounds.len())]
        };
        let (end, start) = (cut(&first, end), cut(&second, start));
        [&first[..end], piece, &second[start..]].concat()
    });
    agree_on(spliced, 15_000);
}

#[test]
fn all_short_spans() {
    agree_on_all(["", ""], &['*', '_', '`', ' ', 'a', '\n'], 6);
}

#[test]
fn all_short_nested_spans() {
    agree_on_all(["", ""], &['*', '_', '~', '.', 'a'], 7);
}

#[test]
fn all_short_backticks() {
    agree_on_all(["", ""], &['`', '*', ' ', 'a'], 8);
    agree_on_all(["```", "```"], &['`', '*', ' ', 'a', '\n'], 6);
}

#[test]
fn all_short_blocks() {
    agree_on_all(["", ""], &['-', '*', '>', '1', '.', ' ', '\n', 'a'], 5);
}

#[test]
fn all_short_line_breaks() {
    agree_on_all(["", ""], &['\r', '\n', ' ', '\u{2028}', '*', 'a'], 5);
}

#[test]
fn all_short_url_ends() {
    agree_on_all(["*_www.x", ""], &['*', '_', '.', '`', ' ', 'a'], 5);
    agree_on_all(["www.", ""], &['*', '_', '.', '`', ' ', 'a'], 5);
}

/// Both sides of every border between categories of characters, as neighbours of delimiters.
#[test]
fn characters_of_every_category() {
    let characters: Vec<char> = ('\0'..=char::MAX).collect();
    let borders = characters
        .windows(2)
        .filter(|pair| pair[0].general_category() != pair[1].general_category())
        .flatten();
    let mut reports = String::new();
    for c in borders {
        reports.extend(disagreement(&format!(
            "{c}*x* *{c}y* *z{c}* *a*{c} www.{c}_b_"
        )));
    }
    assert!(reports.is_empty(), "{reports}");
}
