//! Prints the speed table of the README: `cargo xtask bench-table`.
//!
//! All contenders run in this one process on the same bytes, one after the other, many rounds; a
//! ratio is that of two medians of processor time. What the machine does meanwhile hits all of them
//! alike, so ratios are steadier than times. Before anything is measured, wamark's HTML is compared
//! to that of the implementation by hand on the whole corpus; the exit code is 1 if they differ.
//!
//! `--quick` takes few rounds. `--check` exits with 1 if a target is missed; otherwise no figure
//! makes a run fail.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the table goes to the terminal"
)]

mod cold;
#[path = "../contenders/mod.rs"]
mod contenders;
#[path = "../corpus/mod.rs"]
mod corpus;
mod doubling;
#[path = "../limit/mod.rs"]
mod limit;
mod measure;
mod report;

use std::process::ExitCode;

use contenders::{Contender, HTML, PARSE};
use corpus::{Set, document_sets, family_sets, message_sets};
use measure::{Measurement, interleaved};
use report::{Report, Row};

/// How often to measure.
#[derive(Clone, Copy)]
struct Rounds {
    messages: usize,
    documents: usize,
    families: usize,
}

fn main() -> ExitCode {
    let has = |flag: &str| std::env::args().any(|argument| argument == flag);
    let rounds = if has("--quick") {
        Rounds {
            messages: 10,
            documents: 5,
            families: 2,
        }
    } else {
        Rounds {
            messages: 101,
            documents: 21,
            families: 5,
        }
    };
    let messages = message_sets();
    let documents = document_sets();
    let families = family_sets(32 << 10);

    let differing = [&messages[..1], &documents, &families]
        .into_iter()
        .flatten()
        .map(differences)
        .sum::<usize>();
    if differing > 0 {
        eprintln!("wamark and the implementation by hand differ on {differing} texts");
        return ExitCode::FAILURE;
    }

    let report = measure_all(&messages, &documents, &families, rounds);
    println!("{report}");
    if has("--check") && report.missed() > 0 {
        eprintln!("{} targets missed", report.missed());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Counts the texts on which the two implementations of the language differ.
fn differences(set: &Set) -> usize {
    let differs = |text: &&String| {
        let mut by_hand = String::new();
        limit::html(text, &mut by_hand);
        wamark::render::html(&wamark::parse(text)) != by_hand
    };
    let count = set.texts.iter().filter(differs).count();
    if count > 0 {
        eprintln!("{}: {count} differ", set.name);
    }
    count
}

fn measure_all(messages: &[Set], documents: &[Set], families: &[Set], rounds: Rounds) -> Report {
    // What the allocator has seen changes what a document costs: before and after, the worse counts.
    let documents_before = measure_documents(documents, rounds);

    let mut html = Vec::new();
    for (index, set) in messages.iter().enumerate() {
        let target = if index == 0 { 0.90 } else { 1.00 };
        // The slowest contender gets the whole set only, and few rounds.
        let slow = if index == 0 { rounds.messages / 10 } else { 0 };
        html.push(Row::new(
            set,
            target,
            interleaved(&set.texts, &limited(HTML, slow), rounds.messages),
        ));
    }
    let parse = interleaved(
        &messages[0].texts,
        &limited(PARSE, rounds.messages / 10),
        rounds.messages,
    );
    let mut parse = vec![Row::new(&messages[0], 1.00, parse)];

    let documents_after = measure_documents(documents, rounds);
    for (index, set) in documents.iter().enumerate() {
        let (before, after) = (&documents_before[index], &documents_after[index]);
        let target = if index == 0 { 0.95 } else { 0.90 };
        html.push(Row::new(
            set,
            target,
            Measurement::stricter(&before.0, &after.0),
        ));
        parse.push(Row::without_target(
            set,
            Measurement::stricter(&before.1, &after.1),
        ));
    }

    let families: Vec<f64> = families
        .iter()
        .map(|set| {
            interleaved(
                &set.texts,
                &limited([HTML[0], HTML[1]], 0),
                rounds.families * 3,
            )
            .ratio(0, 1)
        })
        .collect();
    Report {
        html,
        parse,
        families,
        doubling: doubling::worst(rounds.families),
        // Last, for it leaves threads behind in the allocator.
        cold: cold::ratio(&messages[0].texts, rounds.families),
    }
}

/// HTML and parse figures of each document.
fn measure_documents(documents: &[Set], rounds: Rounds) -> Vec<(Measurement, Measurement)> {
    let measure =
        |set: &Set, contenders| interleaved(&set.texts, &limited(contenders, 0), rounds.documents);
    documents
        .iter()
        .map(|set| (measure(set, HTML), measure(set, PARSE)))
        .collect()
}

/// The contenders with the number of rounds each may take: all, but for the slow one `slow`.
fn limited<const N: usize>(contenders: [Contender; N], slow: usize) -> [(Contender, usize); N] {
    contenders.map(|contender| {
        let most = if contender.name == "markdown-rs" {
            slow
        } else {
            usize::MAX
        };
        (contender, most)
    })
}
