//! Puts the report of a benchmark into the README.

use std::fs;

const README: &str = "README.md";

/// Writes a report between the markers of its section: `<!-- section -->` and `<!-- /section -->`.
pub(crate) fn write(section: &str, report: &str) {
    let readme = fs::read_to_string(README).expect("the README can be read");
    let [open, close] = [
        format!("<!-- {section} -->\n"),
        format!("<!-- /{section} -->"),
    ];
    let (before, rest) = readme.split_once(&open).expect("the README has a marker");
    let (_, after) = rest
        .split_once(&close)
        .expect("the README has both markers");
    let readme = format!("{before}{open}{report}{close}{after}");
    fs::write(README, readme).expect("the README can be written");
}
