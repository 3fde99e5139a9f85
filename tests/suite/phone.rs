//! The message of `grammar/README.md` to paste on a phone shows here what its table says of a phone.

use wamark::render::html::Html;

const README: &str = include_str!("../../grammar/README.md");

/// For each line: its letter, what the table says that it shows, and the HTML of it.
const LINES: [(&str, &str, &str); 25] = [
    ("A", "all as typed", "<p>A) one*two*<br>"),
    ("B", "all as typed", "B) 字*two*<br>"),
    ("C", "all as typed", "C) 3*two*<br>"),
    ("D", "bold `two`", "D) 🔥<strong>two</strong><br>"),
    ("E", "bold `two`", "E) one,<strong>two</strong><br>"),
    ("F", "all as typed", "F) *two*s<br>"),
    (
        "G",
        "bold `one _two`, then ` three_`",
        "G) <strong>one _two</strong> three_<br>",
    ),
    (
        "H",
        "bold `one`, then `*two*`",
        "H) <strong>one</strong>*two*<br>",
    ),
    (
        "I",
        "bold `*one`, then `*`",
        "I) <strong>*one</strong>*<br>",
    ),
    ("J", "all as typed", "J) ***one***<br>"),
    ("K", "all as typed", "K) one`two`three<br>"),
    ("L", "bold `_`", "L) <strong>_</strong><br>"),
    (
        "M",
        "a link, no italics",
        "M) <a>https://example.org/_one_/two</a><br>",
    ),
    (
        "N",
        "bold, the link without asterisk",
        "N) <strong><a>https://example.org/one</a></strong><br>",
    ),
    (
        "O",
        "the underscore shown, behind the link",
        "O) <a>https://example.org/one</a>_<br>",
    ),
    ("P", "bold `one.`", "P) <strong>one.</strong><br>"),
    ("Q", "as typed, no item", "100. three digits (Q)</p>"),
    (
        "R",
        "an item with the number 7",
        "<ol start=\"7\"><li>leading zero (R)</li></ol>",
    ),
    ("S", "as typed, no item", "<p>1) bracket (S)<br>"),
    ("T", "as typed, no bullet", " - leading space (T)</p>"),
    (
        "U",
        "one bullet, then `- marker inside`",
        "<ul><li>- marker inside (U)</li></ul>",
    ),
    (
        "V",
        "a quote that begins `1.`",
        "<blockquote>1. marker inside a quote (V)</blockquote>",
    ),
    (
        "W",
        "3 and 3",
        "<ol start=\"3\"><li>first (W)</li><li value=\"3\">second (W)</li></ol>",
    ),
    (
        "X",
        "two bullets, a blank line between them",
        "<p><br></p><ul><li>before the blank line (X)</li></ul>\
         <p><br></p><ul><li>behind the blank line (X)</li></ul>",
    ),
    ("Y", "both lines as typed", "<p>Y) *one<br>two*</p>"),
];

#[test]
fn message_shows_what_the_table_says() {
    let start = README.find("```text\nA) ").unwrap() + "```text\n".len();
    let message = &README[start..];
    let message = &message[..message.find("\n```\n").unwrap()];
    let links = |html: String| {
        let parts = html
            .split("<a href")
            .map(|part| match part.split_once('>') {
                Some((_, rest)) if part.starts_with('=') => format!("<a>{rest}"),
                _ => part.to_owned(),
            });
        parts.collect::<String>()
    };
    let html = links(Html::new().links(true).render(&wamark::parse(message)));
    let expected: String = LINES.map(|(_, _, html)| html).concat();
    assert_eq!(html, expected);

    let table = README.lines().filter_map(|line| {
        let cells: Vec<_> = line.strip_prefix("| ")?.split(" | ").collect();
        (cells.len() == 4 && cells[0].len() == 1).then(|| (cells[0], cells[2]))
    });
    let said = LINES.map(|(letter, said, _)| (letter, said));
    assert_eq!(table.collect::<Vec<_>>(), said);
}
