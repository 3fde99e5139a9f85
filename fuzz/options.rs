//! Options of an import, drawn by a fuzzer.

use wamark::import::{Dialect, Headings, Links, Literals, Options, Tables};

/// Reads options off a number.
pub(crate) fn options(mut choices: u32) -> Options {
    let mut draw = |count: usize| {
        let choice = choices as usize % count;
        choices /= count as u32;
        choice
    };
    let headings = [Headings::Strong, Headings::Capitals, Headings::Plain][draw(3)];
    let links = [Links::Parentheses, Links::Colon, Links::Footnotes][draw(3)];
    let width = [0, 1, 12, 28][draw(4)];
    let tables = [Tables::Rows, Tables::Grid { width }, Tables::Auto { width }][draw(3)];
    let literals = [Literals::LookAlikes, Literals::Leave][draw(2)];
    let dialect = [Dialect::Gfm, Dialect::CommonMark][draw(2)];
    let nested = ["◦", "", "–", "*"][draw(4)];
    let rule = ["────────────", "", "***", "- -"][draw(4)];
    let tasks = [["☐", "☑"], ["", ""], ["-", "_x_"]][draw(3)];
    Options::new()
        .headings(headings)
        .links(links)
        .tables(tables)
        .literals(literals)
        .dialect(dialect)
        .nested_mark(nested)
        .rule_line(rule)
        .task_marks(tasks[0], tasks[1])
        .unwrap_fence(draw(2) == 0)
}
