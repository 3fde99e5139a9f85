//! The grammar's tokens, with offsets in the source.

// The derive gives an enum that only this module sees.
#![allow(missing_docs, reason = "pest's `Rule` is private; its docs come from the grammar")]

use pest::{Parser, Token as Event};
use pest_derive::Parser;

use super::contract::{Contracted, Contractor, offset};

#[derive(Parser)]
#[grammar = "grammar/whatsapp.pest"]
struct Grammar;

/// What the grammar says of a few characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// The delimiter, where the kind is of one; 0 otherwise.
    pub(super) delimiter: u8,
    /// Byte offsets in the source.
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Token {
    pub(super) fn can_open(self) -> bool {
        matches!(self.kind, TokenKind::Open | TokenKind::Both)
    }

    pub(super) fn can_close(self) -> bool {
        matches!(self.kind, TokenKind::Close | TokenKind::Both)
    }
}

/// The kinds of token; the first group comes from the grammar, the second is what pairing makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    LineBreak,
    Bullet,
    Ordered,
    Quote,
    /// Up to where the URL certainly goes; `link` finds its end.
    Url,
    /// Three or more backticks.
    Fence,
    /// A delimiter, a backtick too.
    Open,
    Close,
    Both,

    /// Monospace, fences included.
    Monospace,
    /// Inline code, backticks included.
    InlineCode,
    Link,
    /// A delimiter that opens a span, and one that closes it.
    SpanStart,
    SpanEnd,
}

/// How many bytes the grammar is given at a time, so that its own memory stays small and warm.
const PIECE: usize = 1024;

/// Finds the tokens of a message, in order.
pub(super) fn lex(source: &str, tokens: &mut Vec<Token>) {
    let mut contractor = Contractor::new(source);
    let mut contracted = Contracted::default();
    while let Some((from, to)) = contractor.next_piece(PIECE, &mut contracted) {
        let (from, to) = (offset(from), offset(to));
        let mut map = contracted.map.iter().copied().peekable();
        let mut near = (0, 0);
        let locate = |at: u32| {
            while let Some(&next) = map.peek() {
                if next.0 > at {
                    break;
                }
                near = next;
                map.next();
            }
            near.1 + (at - near.0)
        };
        read(&contracted.text, source, locate, |token| {
            if from <= token.start && token.start < to {
                tokens.push(token);
            }
        });
    }
}

/// Runs the grammar over `text` and gives its tokens, with the offsets that `locate` makes of the grammar's.
///
/// `locate` is asked for ascending offsets.
fn read(text: &str, source: &str, mut locate: impl FnMut(u32) -> u32, mut emit: impl FnMut(Token)) {
    let pairs = Grammar::parse(Rule::message, text).expect("the grammar accepts every text");
    let mut events = pairs.tokens();
    // No token holds another, so that starts and ends take turns.
    while let (Some(Event::Start { rule, pos }), Some(Event::End { pos: end, .. })) = (events.next(), events.next()) {
        let start = locate(offset(pos.pos()));
        let first = source.as_bytes()[start as usize];
        let mut delimiter = 0;
        let mut mark = |kind| {
            delimiter = first;
            (kind, start + 1)
        };
        let (kind, end) = match rule {
            Rule::open => mark(TokenKind::Open),
            Rule::close => mark(TokenKind::Close),
            Rule::both => mark(TokenKind::Both),
            Rule::line_break => {
                let crlf = source.as_bytes()[start as usize..].starts_with(b"\r\n");
                (TokenKind::LineBreak, start + 1 + u32::from(crlf))
            }
            Rule::bullet => (TokenKind::Bullet, start + 2),
            Rule::quote => (TokenKind::Quote, start + 2),
            Rule::ordered => {
                let one_digit = source.as_bytes()[start as usize + 1] == b'.';
                (TokenKind::Ordered, start + if one_digit { 3 } else { 4 })
            }
            Rule::url => (TokenKind::Url, locate(offset(end.pos()))),
            Rule::fence => (TokenKind::Fence, locate(offset(end.pos()))),
            Rule::message
            | Rule::newline
            | Rule::line
            | Rule::filled
            | Rule::piece
            | Rule::word
            | Rule::presentation
            | Rule::end
            | Rule::scheme
            | Rule::url_tail
            | Rule::mark
            | Rule::twin
            | Rule::long
            | Rule::marks_after_space
            | Rule::marks_after_word
            | Rule::marks_after_other
            | Rule::more_marks => unreachable!("silent rules give no tokens"),
        };
        emit(Token { kind, delimiter, start, end });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_pieces(source: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        lex(source, &mut tokens);
        tokens
    }

    fn whole(source: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        read(source, source, |at| at, |token| tokens.push(token));
        tokens
    }

    #[track_caller]
    fn agrees(source: &str) {
        assert_eq!(by_pieces(source), whole(source), "{source:?}");
    }

    /// Every text of up to `length` of these parts.
    fn texts(parts: &[&str], length: usize, visit: &mut impl FnMut(&str)) {
        let mut stack = vec![0usize; 0];
        let mut text = String::new();
        loop {
            text.clear();
            text.extend(stack.iter().map(|&part| parts[part]));
            visit(&text);
            if stack.len() < length {
                stack.push(0);
                continue;
            }
            while let Some(part) = stack.pop() {
                if part + 1 < parts.len() {
                    stack.push(part + 1);
                    break;
                }
            }
            if stack.is_empty() {
                return;
            }
        }
    }

    #[test]
    fn contraction_loses_no_token_of_short_texts() {
        texts(&["*", "_", "`", " ", "a", "\n", ".", "é"], 6, &mut agrees);
        texts(&["*", "**", "```", "-", ">", "1", ".", " ", "x", "\r"], 5, &mut agrees);
        texts(&["*", "`", " ", "www.", "http://", "x", ",", "\n", "@", "\u{FE0F}"], 5, &mut agrees);
    }

    #[test]
    fn tokens_do_not_depend_on_where_pieces_are_cut() {
        for unit in ["*_", "**a", "*\n", "`x` ", "é*\u{300} ", "www.x` *", "- *\n", "* x\n", "````", "1. *a*\r\n", "a_b "] {
            let source = unit.repeat(3 * PIECE / unit.len());
            for lead in ["", "x", "xy", "- ", "12. "] {
                agrees(&format!("{lead}{source}"));
            }
        }
    }
}
