//! Markdown's pairs: `**x**`, `__x__`, `***x***`, `~~x~~`.

use super::{Line, Run, Slip, SlipKind, is_copy};
use crate::lint::Message;
use crate::text::Span;

/// Names of Python that begin and end in two underscores, and of C and PHP.
const DUNDERS: &[&str] = &[
    "all",
    "call",
    "class",
    "construct",
    "del",
    "dict",
    "dir",
    "doc",
    "enter",
    "eq",
    "exit",
    "file",
    "func",
    "function",
    "get",
    "hash",
    "init",
    "invoke",
    "iter",
    "len",
    "line",
    "main",
    "method",
    "name",
    "new",
    "next",
    "repr",
    "set",
    "str",
    "toString",
    "version",
];

/// Pairs runs of two and three.
pub(super) fn pair(message: &Message<'_>, lines: &[Line], runs: &mut [Run], slips: &mut Vec<Slip>) {
    // One waiting opener for each delimiter and length.
    let mut waiting: [Option<usize>; 5] = [None; 5];
    for at in 0..runs.len() {
        let run = runs[at];
        let (slot, kind) = match (run.marker, run.len()) {
            ('*', 2) => (0, SlipKind::MarkdownBold),
            ('_', 2) => (1, SlipKind::MarkdownBold),
            ('~', 2) => (2, SlipKind::MarkdownStrike),
            ('*', 3) => (3, SlipKind::MarkdownBoldItalic),
            ('_', 3) => (4, SlipKind::MarkdownBoldItalic),
            _ => continue,
        };
        if let Some(opener) = waiting[slot] {
            let open = runs[opener];
            if closes(message, lines, &open, &run) {
                waiting[slot] = None;
                let span = Span::new(open.span.start, run.span.end);
                let content = &message.text[open.span.end..run.span.start];
                if run.marker != '_' || !DUNDERS.contains(&content) {
                    slips.push(Slip {
                        kind,
                        marker: run.marker,
                        span,
                        open: open.span,
                        close: run.span,
                    });
                }
                runs[opener].used = true;
                runs[at].used = true;
                continue;
            }
        }
        // Only a star opens inside a word.
        let opens = !run.space_after() && (run.marker == '*' || !run.word_before());
        waiting[slot] = opens.then_some(at);
    }
    // Single stars inside a bold pair are Markdown's italics, and part of that finding.
    for marker in ['*', '_', '~'] {
        let inside = runs.iter_mut().filter(|run| run.marker == marker);
        let mut slips = slips.iter().filter(|slip| slip.marker == marker).peekable();
        for run in inside {
            while slips
                .next_if(|slip| slip.span.end <= run.span.start)
                .is_some()
            {}
            if slips
                .peek()
                .is_some_and(|slip| slip.span.start < run.span.start)
            {
                run.used = true;
            }
        }
    }
}

/// Whether the two are a pair as Markdown has it, around copy.
fn closes(message: &Message<'_>, lines: &[Line], open: &Run, close: &Run) -> bool {
    let content = &message.text[open.span.end..close.span.start];
    // More of them inside: digits are masked.
    let masked = ["***", "___"].iter().any(|it| content.contains(it));
    if masked || close.space_before() || (close.marker != '*' && close.word_after()) {
        return false;
    }
    let glued = open.word_before() && close.word_after();
    if glued && content.contains(char::is_whitespace) {
        return false;
    }
    if open.line != close.line {
        // Over line breaks only what can but close, and no blank line between.
        let between = &lines[open.line..=close.line];
        let blank = between
            .iter()
            .any(|line| message.slice(line.content).trim().is_empty());
        if blank
            || !close.can_close()
            || close.word_after()
            || open.word_before()
            || !is_copy(content)
        {
            return false;
        }
    }
    // Digits between digits are masked; a letter or anything foreign is copy.
    let digits = content.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (open.word_before() || close.word_after()) {
        return false;
    }
    content.contains(|it: char| it.is_alphanumeric() || !it.is_ascii()) || content.contains("{{")
}
