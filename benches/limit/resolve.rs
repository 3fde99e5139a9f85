//! Decides what the marks of a line are: code, then URLs, then spans. One pass each.

use super::chars;
use super::line::{Kind, Mark, Marks};

/// Resolves the marks of a line that ends at `end`.
#[inline]
pub(super) fn line(text: &str, end: usize, line: &mut Marks) {
    if line.backticks {
        code(&mut line.found);
    }
    if line.urls {
        urls(text, end, &mut line.found);
    }
    if line.delimiters {
        spans(&mut line.found);
    }
}

/// Pairs backticks; what lies between two of a pair is text, but still escaped.
fn code(marks: &mut [Mark]) {
    let mut opener: Option<usize> = None;
    for index in 0..marks.len() {
        match (marks[index].kind, opener) {
            (Kind::Monospace { .. }, _) => opener = None,
            (Kind::Backtick { closes: true, .. }, Some(start)) => {
                marks[start].kind = Kind::OpenCode;
                for inner in &mut marks[start + 1..index] {
                    if inner.kind != Kind::Escape {
                        inner.kind = Kind::Text;
                    }
                }
                marks[index].kind = Kind::CloseCode;
                opener = None;
            }
            (Kind::Backtick { opens: true, .. }, None) => opener = Some(index),
            _ => {}
        }
    }
}

/// Makes the delimiters inside URLs text, and those that were cut off their ends unable to open.
fn urls(text: &str, line_end: usize, marks: &mut [Mark]) {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < marks.len() {
        index += 1;
        let Mark {
            at: start,
            kind: Kind::Url,
        } = marks[index - 1]
        else {
            continue;
        };

        // To the next space or to code, looked for from mark to mark so that no byte is seen twice.
        let (mut from, mut next) = (start, index);
        let end = loop {
            let to = marks.get(next).map_or(line_end, |mark| mark.at);
            if let Some(space) = chars::find_space(text, from, to) {
                break space;
            }
            match marks.get(next) {
                Some(Mark {
                    kind: Kind::OpenCode | Kind::Monospace { .. },
                    ..
                })
                | None => break to,
                Some(_) => (from, next) = (to, next + 1),
            }
        };

        let mut cut = end;
        while cut > start && b".,:;!?'\")]}".contains(&bytes[cut - 1]) {
            cut -= 1;
        }
        while cut > start && b"*_~".contains(&bytes[cut - 1]) {
            cut -= 1;
        }
        for mark in &mut marks[index..next] {
            match &mut mark.kind {
                Kind::Delimiter { opens, .. } if mark.at >= cut => *opens = false,
                kind @ (Kind::Delimiter { .. } | Kind::Url) => *kind = Kind::Text,
                _ => {}
            }
        }
        index = next;
    }
}

/// Pairs delimiters: the first that can close ends the leftmost of its kind that could open, and
/// what opened in between has lost.
fn spans(marks: &mut [Mark]) {
    const NONE: usize = usize::MAX;
    let mut openers = [NONE; 3];
    for index in 0..marks.len() {
        let Kind::Delimiter {
            which,
            opens,
            closes,
        } = marks[index].kind
        else {
            continue;
        };
        let opener = openers[usize::from(which)];
        if closes && opener != NONE {
            marks[opener].kind = Kind::Open(which);
            marks[index].kind = Kind::Close(which);
            for other in &mut openers {
                if *other >= opener {
                    *other = NONE;
                }
            }
        } else if opens && opener == NONE {
            openers[usize::from(which)] = index;
        }
    }
}
