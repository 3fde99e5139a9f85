//! Markdown to a message, beside pulldown-cmark: `cargo bench --bench import`.
//!
//! The reference is what nobody can do without: the events of pulldown-cmark with their offsets, and a
//! trivial render of them into a string. All contenders run in this one process on the same bytes, one
//! after the other, many rounds; a ratio is that of two medians of processor time. Then hostile Markdown,
//! twice as long each time: a linear importer takes twice the time.
//!
//! `--quick` takes few rounds; `--check` exits with 1 if a target is missed. `cargo xtask bench-import`
//! installs converters of npm and `PyPI` below `target/converters` and runs `-- --peers`; `--write` puts the
//! table into the README.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the table goes to the terminal"
)]

#[path = "../corpus/mod.rs"]
mod corpus;
#[path = "../readme/mod.rs"]
mod readme;

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Duration;

use cpu_time::ThreadTime;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd, html};
use wamark::import::{MarkdownStream, Options, markdown};

type Run = fn(&str) -> usize;

/// What is compared, and how many times the reference it may take.
const CONTENDERS: [(&str, Run, Option<f64>); 4] = [
    (
        "pulldown-cmark: events, offsets, trivial render",
        trivial,
        None,
    ),
    ("pulldown-cmark: HTML", push_html, None),
    ("wamark: document and losses", whole, Some(1.6)),
    ("wamark: stream, 32 bytes at a time", stream, None),
];

/// What measures converters of other languages: a name, a tab and milliseconds for each.
const PEERS: [(&str, &str); 2] = [
    ("node", "benches/import/npm.mjs"),
    ("target/converters/bin/python", "benches/import/pypi.py"),
];

/// How much longer than the half a text may take.
const MOST_DOUBLING: f64 = 2.6;

fn extensions() -> Extensions {
    Extensions::ENABLE_TABLES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_GFM
}

fn trivial(text: &str) -> usize {
    let mut out = String::with_capacity(text.len());
    let mut places = 0;
    for (event, range) in Parser::new_ext(text, extensions()).into_offset_iter() {
        places += range.start;
        match event {
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => out.push_str(&text),
            Event::Code(text) => out.extend(["`", &text, "`"]),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => out.push('*'),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => out.push('_'),
            Event::Start(Tag::Item) => out.push_str("- "),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow,
            ) => out.push('\n'),
            _ => {}
        }
    }
    black_box(places);
    out.len()
}

fn push_html(text: &str) -> usize {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(text, extensions()));
    out.len()
}

fn whole(text: &str) -> usize {
    let imported = markdown(text, &Options::new());
    imported.document.source().len() + imported.losses.len()
}

fn stream(text: &str) -> usize {
    let mut stream = MarkdownStream::new(Options::new());
    let mut length = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = rest.len().min(32);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        length += stream.push(&rest[..end]).len();
        rest = &rest[end..];
    }
    length + stream.finish().0.len()
}

fn time(run: Run, text: &str) -> Duration {
    let start = ThreadTime::now();
    black_box(run(black_box(text)));
    start.elapsed()
}

/// The median time of each on a text, taken in turns.
fn medians<const N: usize>(runs: [Run; N], text: &str, rounds: usize) -> [f64; N] {
    let mut times = [const { Vec::new() }; N];
    for round in 0..rounds + 2 {
        for (run, times) in runs.iter().zip(&mut times) {
            let time = time(*run, text);
            // The first ones warm up.
            if round >= 2 {
                times.push(time);
            }
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    })
}

fn main() -> ExitCode {
    let has = |flag: &str| std::env::args().any(|argument| argument == flag);
    let rounds = if has("--quick") { 15 } else { 201 };
    let mut missed = 0;

    let text = corpus::markdown(100 << 10);
    let mut report = format!(
        "Markdown of {} bytes:\n\n| | milliseconds | of the first row |\n|:--|--:|--:|\n",
        text.len()
    );
    let times = medians(CONTENDERS.map(|(_, run, _)| run), &text, rounds);
    let mut row = |name: &str, time: f64| {
        let ratio = time / times[0];
        let _infallible = writeln!(report, "| {name} | {:.2} | {ratio:.2} |", time * 1e3);
        ratio
    };
    for ((name, _, target), time) in CONTENDERS.iter().zip(times) {
        let ratio = row(name, time);
        if let Some(target) = target.filter(|&target| ratio > target) {
            missed += 1;
            eprintln!("missed: {name} {ratio:.2}, {target:.2} wanted");
        }
    }
    // No slower than 40 % of what makes HTML.
    if times[2] > times[1] / 0.4 {
        missed += 1;
        eprintln!("missed: slower than 40 % of pulldown-cmark's HTML");
    }
    if has("--peers") {
        let document = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(&document, &text).expect("the document can be written");
        for (program, script) in PEERS {
            let run = Command::new(program)
                .arg(script)
                .arg(document.path())
                .output();
            let run = run.unwrap_or_else(|error| panic!("{program}: {error}"));
            let rows = String::from_utf8_lossy(&run.stdout);
            let reason = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success(), "{script}: {reason}");
            for (name, time) in rows.lines().filter_map(|line| line.split_once('\t')) {
                let time: f64 = time.parse().expect("a number of milliseconds");
                row(name, time / 1e3);
            }
        }
    }
    println!("{report}");
    if has("--write") {
        readme::write("bench-import", &report);
    }

    let rounds = if has("--quick") { 3 } else { 9 };
    println!(
        "\n| hostile Markdown, 64 KiB to 128 KiB | whole | stream | pulldown-cmark |\n|:--|--:|--:|--:|"
    );
    for family in corpus::MARKDOWN_FAMILIES {
        let [half, full] = [64 << 10, 128 << 10]
            .map(|size| medians([whole, stream, trivial], &family.text(size), rounds));
        let doubling: Vec<f64> = full
            .iter()
            .zip(half)
            .map(|(full, half)| full / half)
            .collect();
        // Where the parser itself is slow there is nothing to hold us to.
        let late =
            doubling[2] < MOST_DOUBLING && doubling[..2].iter().any(|&ratio| ratio > MOST_DOUBLING);
        missed += usize::from(late);
        let mark = if late { " ← missed" } else { "" };
        println!(
            "| {} | {:.2} | {:.2} | {:.2} |{mark} {:.1} ms, {:.1} ms",
            family.name,
            doubling[0],
            doubling[1],
            doubling[2],
            full[0] * 1e3,
            full[1] * 1e3
        );
    }
    if has("--check") && missed > 0 {
        println!("\n{missed} targets missed");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
