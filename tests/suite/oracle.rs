//! A second implementation of the message language, as simple as the prose it follows.
//!
//! It shares nothing with the library: no grammar, no tree, no table. It works on a vector of
//! characters, looks at a character's neighbours whenever a rule asks about them, and searches forward
//! for every closer, so it is quadratic. Comments name the rules as `tests/spec` does. Where it and the
//! library disagree, one of them misreads the specification.

mod line;

use std::fmt::Write as _;
use std::ops::Range;

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use line::Line;

/// The HTML of a message with the default options.
pub(crate) fn html(message: &str) -> String {
    // `\r\n` and `\r` read as `\n`.
    let text: Vec<char> = message
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .collect();
    if text.is_empty() {
        return String::new();
    }
    let monospaces = monospaces(&text);
    let lines: Vec<Line> = lines(&text, &monospaces)
        .into_iter()
        .map(|line| Line::new(&text, line, &monospaces))
        .collect();
    // B7: neighbouring lines of one kind are one block, and so are neighbouring text lines.
    lines
        .chunk_by(|line, next| line.kind.joins(next.kind))
        .map(block_html)
        .collect()
}

/// C1, C3: every monospace of the message, fences included.
fn monospaces(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(opener) = fence(text, at) {
        let content = opener + 3;
        // C3: a fence that would leave the content blank is content.
        let mut closer = fence(text, content);
        while let Some(blank) = closer
            && text[content..blank].iter().all(|&c| space(c) || c == '`')
        {
            closer = fence(text, blank + 3);
        }
        // C3: an unclosed fence ends the search.
        let Some(closer) = closer else { break };
        at = closer + 3;
        found.push(opener..at);
    }
    found
}

/// C3: where the next three backticks are.
fn fence(text: &[char], from: usize) -> Option<usize> {
    (from..text.len()).find(|&at| text[at..].starts_with(&['`'; 3]))
}

/// The lines of the message: a line break inside monospace does not end one.
fn lines(text: &[char], monospaces: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, &c) in text.iter().enumerate() {
        if c == '\n' && !monospaces.iter().any(|code| code.contains(&at)) {
            lines.push(start..at);
            start = at + 1;
        }
    }
    lines.push(start..text.len());
    lines
}

fn space(c: char) -> bool {
    c.is_whitespace()
}

fn word_character(c: char) -> bool {
    let group = c.general_category_group();
    !matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}')
        && matches!(
            group,
            GeneralCategoryGroup::Letter
                | GeneralCategoryGroup::Number
                | GeneralCategoryGroup::Mark
        )
}

/// What a line is.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Bullet,
    Numbered(u32),
    Quote,
    Monospace,
}

impl Kind {
    fn joins(self, next: Kind) -> bool {
        match (self, next) {
            (Kind::Text, Kind::Text)
            | (Kind::Bullet, Kind::Bullet)
            | (Kind::Numbered(_), Kind::Numbered(_))
            | (Kind::Quote, Kind::Quote) => true,
            // Each monospace that fills its lines is a block of its own.
            _ => false,
        }
    }

    /// The kind of a line and the length of its block marker.
    fn of(line: &[char]) -> (Kind, usize) {
        let blank = |rest: &[char]| rest.iter().all(|&c| space(c));
        match *line {
            // B1, B5
            ['-' | '*', ' ', ref rest @ ..] if !blank(rest) => (Kind::Bullet, 2),
            // B2: one space, then a non-space. B3: the number is kept.
            [a, '.', ' ', c, ..] if a.is_ascii_digit() && !space(c) => {
                (Kind::Numbered(number(&[a])), 3)
            }
            [a, b, '.', ' ', c, ..] if a.is_ascii_digit() && b.is_ascii_digit() && !space(c) => {
                (Kind::Numbered(number(&[a, b])), 4)
            }
            // B4
            ['>', ' ', ref rest @ ..] if !blank(rest) => (Kind::Quote, 2),
            // B6, B8: there is nothing else.
            _ => (Kind::Text, 0),
        }
    }
}

fn number(digits: &[char]) -> u32 {
    digits
        .iter()
        .fold(0, |n, c| n * 10 + c.to_digit(10).unwrap())
}

fn escape(text: &[char]) -> String {
    text.iter()
        .map(|&c| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '\0' => '\u{FFFD}'.to_string(),
            c => c.to_string(),
        })
        .collect()
}

fn block_html(lines: &[Line]) -> String {
    let joined = || {
        lines
            .iter()
            .map(Line::html)
            .collect::<Vec<_>>()
            .join("<br>")
    };
    match lines[0].kind {
        Kind::Text => {
            // One more break makes a blank last line show.
            let blank = lines
                .last()
                .is_some_and(|line| line.text.iter().all(|&c| space(c)));
            format!("<p>{}{}</p>", joined(), if blank { "<br>" } else { "" })
        }
        Kind::Quote => format!("<blockquote>{}</blockquote>", joined()),
        Kind::Bullet => {
            let items: String = lines
                .iter()
                .map(|line| ["<li>", &line.html(), "</li>"].concat())
                .collect();
            format!("<ul>{items}</ul>")
        }
        Kind::Numbered(first) => {
            let start = if first == 1 {
                String::new()
            } else {
                format!(" start=\"{first}\"")
            };
            let mut expected = first;
            let mut items = String::new();
            for line in lines {
                let Kind::Numbered(n) = line.kind else {
                    unreachable!("blocks hold lines of one kind")
                };
                // B3: a number that breaks the sequence is written down.
                let value = if n == expected {
                    String::new()
                } else {
                    format!(" value=\"{n}\"")
                };
                write!(items, "<li{value}>{}</li>", line.html()).unwrap();
                expected = n + 1;
            }
            format!("<ol{start}>{items}</ol>")
        }
        Kind::Monospace => format!(
            "<pre><code>{}</code></pre>",
            escape(&lines[0].text[3..lines[0].text.len() - 3])
        ),
    }
}
