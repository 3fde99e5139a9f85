//! A message that is written line by line, by somebody who knows what the lines say.
//!
//! Most lines of an import hold no character of a meaning but the delimiters that the writer put there, by
//! the same rules: parsing them again would only find out what is known. The writer tells the
//! tokens of such lines, and has the others parsed. The document is that of the text either way; with
//! debug assertions that is checked.

use std::borrow::Cow;

use super::SCRATCH;
use super::assemble;
use super::contract::offset;
use super::lex::{Token, TokenKind};
use crate::markup::Document;

/// The tokens of the lines so far.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    tokens: Vec<Token>,
    /// Where each line ends, and how many tokens there are up to there.
    ends: Vec<(u32, usize)>,
}

/// Formatting that was found in a line: its delimiter, where it begins and where it ends.
type Formatting = (u8, usize, usize);

/// The delimiter of monospace, in [`Formatting`].
const MONOSPACE: u8 = b'\n';

impl Lines {
    /// Makes room for as many tokens.
    pub(crate) fn reserve(&mut self, tokens: usize) {
        self.tokens.reserve(tokens);
        self.ends.reserve(tokens);
    }

    /// How many tokens there are; [`truncate`](Self::truncate) takes back those that come later.
    pub(crate) fn mark(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn truncate(&mut self, mark: usize) {
        self.tokens.truncate(mark);
    }

    /// Forgets all lines.
    pub(crate) fn clear(&mut self) {
        self.tokens.clear();
        self.ends.clear();
    }

    /// Tells that a line ends before `at`, where its line break is to stand.
    pub(crate) fn end_line(&mut self, at: usize) {
        self.ends.push((offset(at), self.tokens.len()));
    }

    /// Forgets the tokens between two marks.
    pub(crate) fn remove(&mut self, from: usize, to: usize) {
        self.tokens.drain(from..to);
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

    /// Parses the line at the end of a message, which begins at `at`.
    pub(crate) fn parse(&mut self, message: &str, at: usize) {
        let source = &message[at..];
        let mut scratch = SCRATCH.take().unwrap_or_default();
        let used = scratch.read(source);
        let tokens = &mut scratch.tokens;
        assemble::pair(source, 0, tokens);
        let at = offset(at);
        let known = tokens.iter().filter(|token| {
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

    /// What the tokens from a mark on format, in the order of where it ends.
    pub(crate) fn formatting(&self, mark: usize) -> impl Iterator<Item = Formatting> {
        self.formatting_between(mark, self.tokens.len())
    }

    /// As [`formatting`](Self::formatting), up to another mark.
    pub(crate) fn formatting_between(
        &self,
        mark: usize,
        end: usize,
    ) -> impl Iterator<Item = Formatting> {
        let mut open = [0; 3];
        let mut depth = 0;
        self.tokens[mark..end].iter().filter_map(move |token| {
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

    /// Adds the lines of another message that begins at `at` in this one.
    pub(crate) fn append(&mut self, other: Self, at: usize) {
        let at = offset(at);
        let before = self.tokens.len();
        self.ends.extend(
            other
                .ends
                .into_iter()
                .map(|(end, tokens)| (end + at, before + tokens)),
        );
        self.tokens
            .extend(other.tokens.into_iter().map(|token| Token {
                start: token.start + at,
                end: token.end + at,
                ..token
            }));
    }

    /// Makes the document of the whole message.
    pub(crate) fn document(mut self, source: String) -> Document<'static> {
        if !source.is_empty() {
            self.end_line(source.len());
        }
        let nodes = assemble::lines(&source, &self.tokens, &self.ends);
        let document = Document::from_parts(Cow::Owned(source), nodes);
        debug_assert_eq!(super::parse(document.source()), document);
        document
    }
}
