//! Markdown and HTML to WhatsApp text, against pulldown-cmark on the same 100 KB in one process.
//!
//! `cargo bench --bench import` prints, per row, the best of many rounds in the time of the processor. `-- --write FILE` writes
//! the document instead, for converters in other languages: `cargo xtask bench-import` runs those.

#![allow(clippy::print_stdout, reason = "a benchmark reports to the terminal")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use pulldown_cmark::{Event, Options as Extensions, Parser, TagEnd};
use wamark::import::{self, Options};

const ROUNDS: usize = 40;
const LENGTH: usize = 100_000;

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--write");
    let document = document();
    if let Some(file) = arguments.nth(1) {
        std::fs::write(file, document).expect("the file can be written");
        return;
    }
    println!("Markdown, {} bytes", document.len());
    let page = pulldown_html(&document);
    let times = measure(&mut [
        ("pulldown-cmark, events and text", &mut || {
            drop(black_box(events(black_box(&document))));
        }),
        ("pulldown-cmark, HTML", &mut || {
            drop(black_box(pulldown_html(black_box(&document))));
        }),
        ("wamark, import::markdown", &mut || {
            drop(black_box(import::markdown(
                black_box(&document),
                &Options::new(),
            )));
        }),
        ("wamark, import::html of its HTML", &mut || {
            drop(black_box(import::html(black_box(&page), &Options::new())));
        }),
    ]);
    for (name, time) in &times {
        let ratio = time.as_secs_f64() / times[0].1.as_secs_f64();
        println!(
            "{name:<40} {:>8.3} ms {ratio:>6.2}",
            time.as_secs_f64() * 1e3
        );
    }

    println!("\nTwice the text, worst of 32, 64, 128 and 256 KiB");
    for piece in HOSTILE {
        println!("{:<40} {:>6.2}", format!("{piece:?}"), doubling(piece));
    }
}

/// Pieces that are hard on parsers when repeated.
const HOSTILE: &[&str] = &[
    "**a ",
    "*a **b* c** ",
    "_a*b~c`d ",
    "a\\*b ",
    "[a](b) ",
    "[a",
    "![](x) ",
    "<b>",
    "</b>",
    "> ",
    "- a\n",
    "1. a\n",
    "`a ",
    "```\n",
    "| a ",
    "|a|b|\n|-|-|\n",
    "http://x.test/_a ",
    "<http://x.y> ",
    "&amp;",
    "# a\n",
    "[^1] ",
    "- - ",
    "a\n===\n",
];

/// How many times longer twice as much of a piece takes, at worst.
fn doubling(piece: &str) -> f64 {
    let mut worst: f64 = 0.0;
    let mut last = 0.0;
    for shift in 15..19 {
        let text = piece.repeat((1 << shift) / piece.len());
        let time = (0..5).map(|_| {
            let start = ProcessTime::now();
            black_box(import::markdown(black_box(&text), &Options::new()));
            start.elapsed().as_secs_f64()
        });
        let time = time.fold(f64::INFINITY, f64::min);
        if last > 0.0 {
            worst = worst.max(time / last);
        }
        last = time;
    }
    worst
}

/// Headings, paragraphs with links, lists, tables and code, in several scripts.
fn document() -> String {
    let mut text = String::with_capacity(LENGTH + 1_000);
    let mut section = 0;
    while text.len() < LENGTH {
        section += 1;
        write!(
            text,
            "## Section {section}: **orders** and _returns_\n\n\
             Your order *{section}* left our **warehouse in Porto** this morning; see \
             [the tracking page](https://shop.example/t/{section}_a?x=*1*) or <https://shop.example/help>.\n\
             It weighs 2*{section}*3 g and its `order_id` is ~~lost~~ `A_{section}`. 🎉🔥\n\n\
             - **Coffee**, ground: 2 × €7.50\n- Tea\n  - green *leaves*\n  - black\n- [ ] gift wrap\n\n\
             1. Open the box\n2. Read the [manual](https://shop.example/m.pdf \"PDF\")\n\n\
             | Item | Price | Note |\n|:--|--:|---|\n| Coffee | 15.00 | **new** |\n| Tea | 4.20 | `B_2` |\n\n\
             > 请在**今天**之前确认您的订单。\n> مرحبا، طلبك **جاهز** الآن.\n\n\
             ```json\n{{\"order\": {section}, \"state\": \"sent\"}}\n```\n\n\
             नमस्ते, आपका ऑर्डर तैयार है। Gracias por tu compra, ¡hasta pronto!\n\n---\n\n"
        )
        .expect("writing to a String cannot fail");
    }
    text
}

fn extensions() -> Extensions {
    Extensions::ENABLE_TABLES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_GFM
}

/// The least that a converter has to do: all events with their places, and their text.
fn events(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut places = 0;
    for (event, range) in Parser::new_ext(text, extensions()).into_offset_iter() {
        places += range.len();
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => out.push('\n'),
            _ => {}
        }
    }
    black_box(places);
    out
}

fn pulldown_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut out, Parser::new_ext(text, extensions()));
    out
}

type Row<'r> = (&'static str, &'r mut dyn FnMut());

/// Times every row in turn, and keeps the best time of each.
fn measure(rows: &mut [Row<'_>]) -> Vec<(&'static str, Duration)> {
    let mut best: Vec<_> = rows
        .iter()
        .map(|(name, _)| (*name, Duration::MAX))
        .collect();
    for _ in 0..ROUNDS {
        for ((_, run), (_, best)) in rows.iter_mut().zip(&mut best) {
            let start = ProcessTime::now();
            run();
            *best = (*best).min(start.elapsed());
        }
    }
    best
}
