//! Plain text and text for a terminal.

use wamark::markup::{InlineKind, Node};
use wamark::render::ansi::Ansi;
use wamark::render::{ansi, plain};

use crate::generate::{for_all, messages};

/// The message without the delimiters of its spans and its code.
fn without_delimiters(message: &str) -> String {
    // First of all: `\r` before a fence and `\n` behind it are two line breaks.
    let message = message.replace("\r\n", "\n").replace('\r', "\n");
    let document = wamark::parse(&message);
    let mut kept: Vec<bool> = message.bytes().map(|_| true).collect();
    for node in document.nodes() {
        let delimiter = match (node, node.name()) {
            (Node::Inline(inline), _) => match inline.kind() {
                InlineKind::Strong(_)
                | InlineKind::Emphasis(_)
                | InlineKind::Strikethrough(_)
                | InlineKind::InlineCode(_) => 1,
                InlineKind::Monospace(_) => 3,
                InlineKind::Text(_) | InlineKind::HardBreak | InlineKind::Link(_) => 0,
            },
            (_, "monospace") => 3,
            _ => 0,
        };
        let span = node.span();
        kept[span.start..span.start + delimiter].fill(false);
        kept[span.end - delimiter..span.end].fill(false);
    }
    let kept =
        std::iter::zip(message.bytes(), kept).filter_map(|(byte, kept)| kept.then_some(byte));
    String::from_utf8(kept.collect()).unwrap()
}

#[test]
fn plain_is_the_message_without_its_delimiters() {
    for_all(messages(), 1_500, |message| {
        assert_eq!(
            plain(&wamark::parse(&message)),
            without_delimiters(&message)
        );
    });
}

#[test]
fn line_breaks_on_both_sides_of_a_fence_stay_two() {
    for message in ["```a\r```\nb", "a\r```\nb```"] {
        let plain = plain(&wamark::parse(message));
        assert_eq!(plain, "a\n\nb");
        assert_eq!(plain, without_delimiters(message));
    }
}

/// The escape sequences that may be written.
const SEQUENCES: [&str; 11] = [
    "\x1b[1m", "\x1b[22m", "\x1b[3m", "\x1b[23m", "\x1b[9m", "\x1b[29m", "\x1b[4m", "\x1b[24m",
    "\x1b[36m", "\x1b[39m", "\x1b[90m",
];

#[test]
fn terminal_is_sent_no_control_character_of_the_message() {
    for_all(messages(), 1_500, |message| {
        let document = wamark::parse(&message);
        let unstyled = Ansi::new().styles(false).render(&document);
        assert!(
            !unstyled.contains(|c: char| c.is_control() && !"\n\t".contains(c)),
            "{unstyled:?}"
        );
        let stripped = SEQUENCES
            .iter()
            .fold(ansi(&document), |text, sequence| text.replace(sequence, ""));
        assert_eq!(stripped, unstyled);
    });
}

#[test]
fn terminal_colours_end_with_their_line() {
    for_all(messages(), 1_000, |message| {
        for line in ansi(&wamark::parse(&message)).lines() {
            let count = |sequence| line.matches(sequence).count();
            let on = count("\x1b[36m") + count("\x1b[90m");
            assert_eq!(on, count("\x1b[39m"), "{line:?}");
        }
    });
}
