//! The examples of CommonMark's own specification, as Markdown to import.
//!
//! They come with the npm package `commonmark-spec`, which `cargo xtask test` installs below `target/sdk`; by hand
//! `npm install --prefix target/sdk commonmark-spec@0.31.2`.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Parser};
use wamark::import::{Dialect, Options, markdown};
use wamark::render;

const FENCE: &str = "````````````````````````````````";

/// The Markdown of all examples.
fn examples() -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/target/sdk/node_modules/commonmark-spec/spec.txt"
    );
    let spec = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut examples = Vec::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if line
            .strip_prefix(FENCE)
            .is_some_and(|rest| rest.trim() == "example")
        {
            let example: Vec<&str> = lines.by_ref().take_while(|line| *line != ".").collect();
            examples.push(example.join("\n").replace('→', "\t"));
            // The HTML.
            lines.by_ref().find(|line| *line == FENCE);
        }
    }
    examples
}

/// The text that a reader of the Markdown sees, and all that could be written out besides.
fn said(text: &str) -> (String, String) {
    let mut visible = String::new();
    let mut other = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) => visible.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => other.push_str(&html),
            Event::Start(tag) => write!(other, "{tag:?}").unwrap(),
            _ => {}
        }
    }
    (visible, other)
}

/// Look-alikes and encoded backticks of URLs as what they stand for, without white space.
fn read(text: &str) -> String {
    // An address is shown without its scheme.
    let text = text.replace("%60", "`").replace("MAILTO:", "");
    let plain = text.chars().filter(|c| !c.is_whitespace());
    plain
        .map(|c| match c {
            '∗' => '*',
            '＿' => '_',
            '∼' => '~',
            'ˋ' => '`',
            '‐' => '-',
            '․' => '.',
            '›' => '>',
            c => c,
        })
        .collect()
}

/// Whether the characters of one text come in that order in another.
fn is_within(text: &str, other: &str) -> bool {
    let mut other = other.chars();
    text.chars().all(|c| other.any(|o| o == c))
}

#[test]
#[ignore = "needs the specification, see the head of this file"]
fn examples_keep_their_words_and_lose_their_markup() {
    let examples = examples();
    assert!(examples.len() > 640, "{}", examples.len());
    let options = Options::new().dialect(Dialect::CommonMark);
    let mut failed = Vec::new();
    for example in &examples {
        let imported = markdown(example, &options);
        assert_eq!(wamark::parse(imported.document.source()), imported.document);
        let plain = render::plain(&imported.document);
        let (visible, other) = said(example);
        if !is_within(&read(&visible), &read(&plain)) {
            failed.push(format!("{example:?}\nlost words of {visible:?}: {plain:?}"));
        }
        for markup in [
            "**", "__", "](", "][", "```", "![", "===", "<!--", "&amp;", "&#",
        ] {
            let meant = visible.contains(markup) || other.contains(markup);
            if plain.contains(markup) && !meant {
                failed.push(format!("{example:?}\nkept {markup}: {plain:?}"));
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{}:\n{}",
        failed.len(),
        failed.join("\n\n")
    );
}
