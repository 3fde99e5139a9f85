//! A message that is written line by line, by somebody who knows what the lines say.
//!
//! Most lines of an import hold no character of a meaning but the delimiters that the writer put there, by
//! the same rules: parsing them again would only find out what is known. The writer tells the
//! tokens of such lines, and has the others parsed. The document is that of the text either way; with
//! debug assertions that is checked.

use std::borrow::Cow;
use std::ops::Range;

use super::SCRATCH;
use super::assemble::{Assembler, pair};
use super::contract::offset;
use super::lex::{Token, TokenKind};
use crate::markup::Document;

/// What the lines say so far.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// The tokens of the line that is being written.
    tokens: Vec<Token>,
    /// Where that line begins.
    start: u32,
    /// The lines before.
    done: Assembler,
}

/// Formatting that was found in a line: its delimiter, where it begins and where it ends.
type Formatting = (u8, usize, usize);

/// The delimiter of monospace, in [`Formatting`].
const MONOSPACE: u8 = b'\n';

impl Lines {
    /// Makes room for a message of so many bytes.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        self.done.nodes.reserve(bytes / 12);
    }

    /// How many tokens the line has; [`truncate`](Self::truncate) takes back those that come later.
    pub(crate) fn mark(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn truncate(&mut self, mark: usize) {
        self.tokens.truncate(mark);
    }

    /// Forgets the tokens before a mark.
    pub(crate) fn forget(&mut self, mark: usize) {
        self.tokens.drain(..mark);
    }

    /// Tells that the line ends with the message so far: its line break is to follow.
    pub(crate) fn end_line(&mut self, message: &str) {
        let (start, end) = (self.start, offset(message.len()));
        let line_break = start.saturating_sub(1);
        self.done
            .line(message, start, end, &self.tokens, line_break);
        self.tokens.clear();
        self.start = end + 1;
    }

    /// Tells the block marker of a line that begins at `at`, if its first bytes are one.
    pub(crate) fn marker(&mut self, prefix: &str, at: usize) {
        let (kind, length) = match prefix.as_bytes() {
            [b'-', b' ', ..] => (TokenKind::Bullet, 2),
            [b'>', b' ', ..] => (TokenKind::Quote, 2),
            [b'0'..=b'9', b'.', b' ', ..] => (TokenKind::Ordered, 3),
            [b'0'..=b'9', b'0'..=b'9', b'.', b' ', ..] => (TokenKind::Ordered, 4),
            _ => return,
        };
        self.push(kind, 0, at, at + length);
    }

    /// Tells that a span begins with a delimiter.
    pub(crate) fn open(&mut self, delimiter: u8, at: usize) {
        self.push(TokenKind::SpanStart, delimiter, at, at + 1);
    }

    /// Tells that the innermost span of a delimiter ends with another one.
    pub(crate) fn close(&mut self, delimiter: u8, at: usize) {
        self.push(TokenKind::SpanEnd, delimiter, at, at + 1);
    }

    /// Tells inline code, its delimiters included.
    pub(crate) fn code(&mut self, start: usize, end: usize) {
        self.push(TokenKind::InlineCode, b'`', start, end);
    }

    /// Tells a link.
    pub(crate) fn link(&mut self, start: usize, end: usize) {
        self.push(TokenKind::Link, b'h', start, end);
    }

    /// Tells monospace, its fences included.
    pub(crate) fn monospace(&mut self, start: usize, end: usize) {
        self.push(TokenKind::Monospace, b'`', start, end);
    }

    fn push(&mut self, kind: TokenKind, first: u8, start: usize, end: usize) {
        self.tokens.push(Token {
            kind,
            first,
            start: offset(start),
            end: offset(end),
        });
    }

    /// Parses the end of a message from `at` on, where a line begins; the last line goes on.
    pub(crate) fn parse(&mut self, message: &str, at: usize) {
        let source = &message[at..];
        let at = offset(at);
        let mut scratch = SCRATCH.take().unwrap_or_default();
        let used = scratch.read(source);
        let mut rest = &mut scratch.tokens[..];
        let mut start = 0;
        loop {
            let (count, end) = pair(source, start, rest);
            let (line, others) = rest.split_at_mut(count);
            let known = line.iter().filter(|token| {
                // What has no partner is text.
                !matches!(
                    token.kind,
                    TokenKind::Open | TokenKind::Close | TokenKind::Both
                )
            });
            self.tokens.extend(known.map(|token| Token {
                start: token.start + at,
                end: token.end + at,
                ..*token
            }));
            if end as usize == source.len() {
                break;
            }
            self.end_line(&message[..(at + end) as usize]);
            (start, rest) = (end + 1, others);
        }
        if scratch.is_worth_keeping(used) {
            SCRATCH.set(Some(scratch));
        }
    }

    /// The character that makes a block of the line whose tokens begin at a mark, if one does.
    pub(crate) fn block_marker(&self, mark: usize) -> Option<usize> {
        let token = self.tokens.get(mark)?;
        match token.kind {
            TokenKind::Bullet | TokenKind::Quote => Some(token.start as usize),
            TokenKind::Ordered => Some(token.end as usize - ". ".len()),
            _ => None,
        }
    }

    /// What the tokens of the line format that are in a range, in the order of where it ends.
    pub(crate) fn formatting(&self, range: Range<usize>) -> impl Iterator<Item = Formatting> {
        let mut open = [0; 3];
        let mut depth = 0;
        self.tokens[range].iter().filter_map(move |token| {
            let (start, end) = (token.start as usize, token.end as usize);
            match token.kind {
                TokenKind::SpanStart => {
                    open[depth] = start;
                    depth += 1;
                    None
                }
                TokenKind::SpanEnd => {
                    depth -= 1;
                    Some((token.first, open[depth], end))
                }
                TokenKind::InlineCode => Some((b'`', start, end)),
                TokenKind::Monospace => Some((MONOSPACE, start, end)),
                _ => None,
            }
        })
    }

    /// Makes the document of the whole message.
    pub(crate) fn document(mut self, source: String) -> Document<'static> {
        if !source.is_empty() {
            self.end_line(&source);
        }
        let document = Document::from_parts(Cow::Owned(source), self.done.finish());
        debug_assert_eq!(super::parse(document.source()), document);
        document
    }
}
