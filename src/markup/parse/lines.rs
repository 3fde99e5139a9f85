//! A message that is written line by line, by somebody who knows what the lines say.
//!
//! Most lines of an import hold no character of a meaning but the delimiters that the writer put there, by
//! the same rules: parsing them again would only find out what is known. The writer tells what is in
//! such lines, and has the others parsed. The document is that of the text either way; with
//! debug assertions that is checked.

use std::borrow::Cow;

use super::SCRATCH;
use super::assemble::{Assembler, Line, Mark, pair};
use super::contract::offset;
use super::lex::TokenKind;
use crate::markup::Document;
use crate::markup::ast::NodeKind;

/// What the lines say so far.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    assembler: Assembler,
    /// Where the line begins that is being written.
    start: u32,
    /// What there was before it.
    before: Mark,
    /// Its item, if it is one.
    item: Option<usize>,
    /// From where on its text is no node yet.
    text: u32,
    /// Its spans that are open.
    open: [usize; 3],
    depth: usize,
}

/// Formatting of a line: where it begins and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Formatting {
    kind: NodeKind,
    start: u32,
    end: u32,
}

impl Formatting {
    /// The places of its first and its last byte.
    pub(crate) fn ends(self) -> [usize; 2] {
        [self.start as usize, self.end as usize - 1]
    }
}

impl Lines {
    /// Makes room for a message of so many bytes.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        self.assembler.nodes.reserve(bytes / 12);
    }

    /// Begins a line with the message so far, of which the marker of its block is a part, if there is one.
    pub(crate) fn begin(&mut self, message: &str) {
        self.before = self.assembler.mark();
        self.depth = 0;
        (self.item, self.text) = self.begin_block(message);
    }

    /// Gives the item that begins with the line, if one does, and where the text of the line begins.
    // One copy of the code, for there is much of it.
    #[inline(never)]
    fn begin_block(&mut self, message: &str) -> (Option<usize>, u32) {
        let start = self.start;
        let (kind, length) = match &message.as_bytes()[start as usize..] {
            [b'-', b' ', ..] => (Line::Bullet, 2),
            [b'>', b' ', ..] => (Line::Quote, 2),
            [b'0'..=b'9', b'.', b' ', ..] => (Line::Ordered, 3),
            [b'0'..=b'9', b'0'..=b'9', b'.', b' ', ..] => (Line::Ordered, 4),
            _ => (Line::Paragraph, 0),
        };
        let line_break = start.saturating_sub(1);
        let text = start + length;
        let item = self
            .assembler
            .begin_line(message, kind, start, text, line_break);
        (item, text)
    }

    /// Tells of a line with nothing but text behind the message so far, up to `end`.
    pub(crate) fn plain(&mut self, message: &str, end: usize) {
        let (item, text) = self.begin_block(message);
        let end = offset(end);
        self.assembler.text(text, end);
        self.assembler.end_line(item, end);
    }

    /// Tells that an empty line is due.
    pub(crate) fn blank(&mut self) {
        let (start, line_break) = (self.start, self.start.saturating_sub(1));
        self.assembler
            .begin_line("", Line::Paragraph, start, start, line_break);
        self.assembler.end_line(None, start);
        self.start += 1;
    }

    /// Forgets what was told since the line began.
    pub(crate) fn again(&mut self) {
        self.assembler.rewind(self.before);
    }

    /// Tells that a span begins with a delimiter.
    pub(crate) fn open(&mut self, delimiter: u8, at: usize) {
        let at = offset(at);
        self.assembler.text(self.text, at);
        self.open[self.depth] = self.assembler.open_span(delimiter, at);
        self.depth += 1;
        self.text = at + 1;
    }

    /// Tells that the innermost span ends with a delimiter.
    pub(crate) fn close(&mut self, at: usize) {
        let at = offset(at);
        self.assembler.text(self.text, at);
        self.depth -= 1;
        self.text = at + 1;
        self.assembler.close(self.open[self.depth], self.text);
    }

    /// Tells inline code, its delimiters included.
    pub(crate) fn code(&mut self, start: usize, end: usize) {
        self.leaf(NodeKind::InlineCode, start, end);
    }

    /// Tells a link.
    pub(crate) fn link(&mut self, start: usize, end: usize) {
        self.leaf(NodeKind::Link, start, end);
    }

    /// Tells monospace, its fences included.
    pub(crate) fn monospace(&mut self, start: usize, end: usize) {
        self.leaf(NodeKind::Monospace, start, end);
    }

    fn leaf(&mut self, kind: NodeKind, start: usize, end: usize) {
        let (start, end) = (offset(start), offset(end));
        self.assembler.text(self.text, start);
        self.assembler.leaf(kind, start, end);
        self.text = end;
    }

    /// Tells that the line is monospace and nothing else.
    pub(crate) fn monospace_block(&mut self, end: usize) {
        self.assembler.close_block();
        let start = self.start;
        self.assembler
            .leaf(NodeKind::MonospaceBlock, start, offset(end));
    }

    /// Ends the line.
    pub(crate) fn end(&mut self, at: usize) {
        let at = offset(at);
        self.assembler.text(self.text, at);
        self.assembler.end_line(self.item, at);
    }

    /// Tells where the next line begins.
    pub(crate) fn next(&mut self, start: usize) {
        self.start = offset(start);
    }

    /// Has the end of a message parsed, from the line on that is due. Tells which character makes a block of
    /// its last line, if one does.
    pub(crate) fn parse(&mut self, message: &str) -> Option<usize> {
        let at = self.start;
        let source = &message[at as usize..];
        let mut scratch = SCRATCH.take().unwrap_or_default();
        let used = scratch.read(source);
        let mut rest = &mut scratch.tokens[..];
        let mut start = 0;
        let marker = loop {
            let (count, end) = pair(source, start, rest);
            let (line, others) = rest.split_at_mut(count);
            for token in &mut *line {
                (token.start, token.end) = (token.start + at, token.end + at);
            }
            self.before = self.assembler.mark();
            let line_break = self.start.saturating_sub(1);
            self.assembler
                .line(message, self.start, at + end, line, line_break);
            if end as usize == source.len() {
                break line.first().and_then(|token| match token.kind {
                    TokenKind::Bullet | TokenKind::Quote => Some(token.start as usize),
                    TokenKind::Ordered => Some(token.end as usize - ". ".len()),
                    _ => None,
                });
            }
            (start, rest) = (end + 1, others);
            self.start = at + start;
        };
        if scratch.is_worth_keeping(used) {
            SCRATCH.set(Some(scratch));
        }
        marker
    }

    /// What the line formats.
    pub(crate) fn formatting(&self) -> impl Iterator<Item = Formatting> {
        let nodes = &self.assembler.nodes[self.before.nodes..];
        nodes.iter().filter_map(|node| match node.kind {
            NodeKind::Strong
            | NodeKind::Emphasis
            | NodeKind::Strikethrough
            | NodeKind::InlineCode
            | NodeKind::Monospace
            | NodeKind::MonospaceBlock => Some(Formatting {
                kind: node.kind,
                start: node.start,
                end: node.end,
            }),
            _ => None,
        })
    }

    /// Makes the document of the whole message.
    pub(crate) fn document(self, source: String) -> Document<'static> {
        let document = Document::from_parts(Cow::Owned(source), self.assembler.finish());
        debug_assert_eq!(super::parse(document.source()), document);
        document
    }
}
