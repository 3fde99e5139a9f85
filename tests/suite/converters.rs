//! The 32 inputs on which converters from Markdown to WhatsApp differ, and the README's table of them.
//!
//! `WAMARK_UPDATE=1` writes the table anew.

use std::fmt::Write as _;

use serde_json::Value;
use wamark::import::{Options, markdown};

const START: &str = "<!-- converters -->\n";
const END: &str = "<!-- /converters -->";

fn cases() -> Vec<Value> {
    let file = include_str!("../cases/converters.jsonl");
    let cases: Vec<Value> = file
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(cases.len(), 32);
    cases
}

fn text<'c>(case: &'c Value, key: &str) -> &'c str {
    case[key].as_str().unwrap()
}

#[test]
fn inputs_become_what_their_authors_meant() {
    for case in cases() {
        let imported = markdown(text(&case, "markdown"), &Options::new());
        let id = text(&case, "id");
        assert_eq!(imported.document.source(), text(&case, "whatsapp"), "{id}");
    }
}

/// Text as code in a cell of a table; `⏎` stands for a line break.
fn cell(text: &str) -> String {
    let text = text.replace('\n', "⏎").replace('|', "\\|");
    let ticks = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(ticks + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

fn table() -> String {
    let mut table = String::from(
        "| Markdown | wamark writes | | openclaw | drsound | php-chatmd | hermes | py-wa | botonic | slackify | telegramify |\n\
         |:--|:--|:-:|:-:|:-:|:-:|:-:|:-:|:-:|:-:|:-:|\n",
    );
    let mut right = [0; 9];
    for case in cases() {
        let others = case["others"].as_array().unwrap();
        let others = others.iter().map(|verdict| verdict.as_str().unwrap());
        let verdicts: Vec<&str> = [text(&case, "wamark")].into_iter().chain(others).collect();
        for (count, verdict) in right.iter_mut().zip(&verdicts) {
            *count += usize::from(*verdict == "✓");
        }
        let [input, output] = ["markdown", "whatsapp"].map(|key| cell(text(&case, key)));
        writeln!(table, "| {input} | {output} | {} |", verdicts.join(" | ")).unwrap();
    }
    let right = right.map(|count| format!("**{count}**"));
    table + &format!("| **right, of 32** | | {} |\n", right.join(" | "))
}

#[test]
fn table_of_the_readme_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(START).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    let table = table();
    if std::env::var_os("WAMARK_UPDATE").is_some() {
        std::fs::write(path, format!("{before}{START}{table}{END}{after}")).unwrap();
    } else {
        assert_eq!(written, table, "stale: run the tests with WAMARK_UPDATE=1");
    }
}
