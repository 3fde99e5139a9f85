//! Pairs the delimiters of each line and lays the nodes down, in one pass over the tokens.

use super::contract::offset;
use super::lex::{Token, TokenKind};
use super::work;
use crate::markup::ast::{NodeKind, RawNode};

/// The delimiters of spans; a span's style is the place of its delimiter here.
const DELIMITERS: [(u8, NodeKind); 3] = [
    (b'*', NodeKind::Strong),
    (b'_', NodeKind::Emphasis),
    (b'~', NodeKind::Strikethrough),
];

/// Makes the nodes of a message from its tokens, in pre-order.
pub(super) fn assemble(source: &str, tokens: &mut [Token]) -> Vec<RawNode> {
    let mut assembler = Assembler::default();
    let nodes = 2 * tokens.len() + source.len() / 32 + 4;
    assembler.nodes.reserve_exact(nodes);
    let mut rest = tokens;
    let mut start = 0;
    // Where the line break before the line begins.
    let mut line_break = 0;
    while !source.is_empty() {
        let (count, end) = pair(source, start, rest);
        assembler.line(source, start, end, &rest[..count], line_break);
        if end as usize == source.len() {
            break;
        }
        let crlf = source.as_bytes()[end as usize..].starts_with(b"\r\n");
        line_break = end;
        start = end + 1 + u32::from(crlf);
        rest = &mut rest[count..];
    }
    assembler.finish()
}

/// Finds the end of the line that begins at `start`, pairs its delimiters, and counts its tokens.
///
/// The first valid closer closes, and the leftmost opener that has one wins (S6, S7): of each
/// delimiter at most one opener waits, and a closer drops those that opened inside its span.
pub(super) fn pair(source: &str, start: u32, tokens: &mut [Token]) -> (usize, u32) {
    let mut end = line_end(source, start);
    // The waiting openers, outermost first, as indices of tokens.
    let mut waiting = [0usize; DELIMITERS.len()];
    let mut depth = 0;
    for at in 0..tokens.len() {
        work::count(1);
        let token = tokens[at];
        if token.start >= end {
            return (at, end);
        }
        match token.kind {
            // A line goes on behind the line breaks of its monospace.
            TokenKind::Monospace if token.end > end => end = line_end(source, token.end),
            TokenKind::Open | TokenKind::Both | TokenKind::Close => {
                let opener = waiting[..depth]
                    .iter()
                    .position(|&opener| tokens[opener].first == token.first);
                match opener {
                    // Content is more than the delimiter itself (S9).
                    Some(level)
                        if token.can_close() && token.start > tokens[waiting[level]].end =>
                    {
                        tokens[waiting[level]].kind = TokenKind::SpanStart;
                        tokens[at].kind = TokenKind::SpanEnd;
                        depth = level;
                    }
                    None if token.can_open() => {
                        waiting[depth] = at;
                        depth += 1;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    (tokens.len(), end)
}

/// Finds the line break, or the end of the text, from `start` on.
fn line_end(source: &str, start: u32) -> u32 {
    let rest = &source.as_bytes()[start as usize..];
    let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    work::count(length);
    start + offset(length)
}

/// What a line is by the marker that it begins with.
#[derive(Clone, Copy)]
pub(super) enum Line {
    Paragraph,
    Bullet,
    Ordered,
    Quote,
}

impl Line {
    /// Its block, and its item, if it is one.
    const fn nodes(self) -> (NodeKind, Option<NodeKind>) {
        match self {
            Self::Paragraph => (NodeKind::Paragraph, None),
            Self::Bullet => (NodeKind::BulletList, Some(NodeKind::BulletItem)),
            Self::Ordered => (NodeKind::OrderedList, Some(NodeKind::OrderedItem)),
            Self::Quote => (NodeKind::BlockQuote, None),
        }
    }
}

/// Lays the nodes of a message down, line by line.
#[derive(Debug, Default)]
pub(super) struct Assembler {
    pub(super) nodes: Vec<RawNode>,
    /// The node of the block that the last line belongs to, if the next line may belong to it too.
    block: Option<usize>,
}

/// A place between two lines.
#[cfg(feature = "import")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    pub(super) nodes: usize,
    block: Option<usize>,
    /// Where the block ends so far.
    end: u32,
}

impl Assembler {
    /// Adds the line `start..end`; `line_break` is where the line break before it begins.
    pub(super) fn line(
        &mut self,
        source: &str,
        start: u32,
        end: u32,
        tokens: &[Token],
        line_break: u32,
    ) {
        let first = tokens.first().filter(|token| token.start == start);
        let (kind, content, inner) = match first.map(|token| (token.kind, token.end)) {
            Some((TokenKind::Monospace, code)) if code == end => {
                self.close_block();
                self.leaf(NodeKind::MonospaceBlock, start, end);
                return;
            }
            Some((TokenKind::Bullet, content)) => (Line::Bullet, content, &tokens[1..]),
            Some((TokenKind::Ordered, content)) => (Line::Ordered, content, &tokens[1..]),
            Some((TokenKind::Quote, content)) => (Line::Quote, content, &tokens[1..]),
            _ => (Line::Paragraph, start, tokens),
        };
        let item = self.begin_line(source, kind, start, content, line_break);
        self.inlines(content, end, inner);
        self.end_line(item, end);
    }

    /// Begins a line, whose text begins at `content`; gives its item, if it is one.
    #[expect(
        clippy::inline_always,
        reason = "a call for each line is a good part of what a short line costs"
    )]
    #[inline(always)]
    pub(super) fn begin_line(
        &mut self,
        source: &str,
        kind: Line,
        start: u32,
        content: u32,
        line_break: u32,
    ) -> Option<usize> {
        let (block, item) = kind.nodes();
        let goes_on = self.open_block(block, start);
        let Some(item) = item else {
            if goes_on {
                self.leaf(NodeKind::HardBreak, line_break, content);
            }
            return None;
        };
        let node = self.open(item, start);
        if item == NodeKind::OrderedItem {
            // One or two digits, the grammar says, and ". ".
            let digits = &source.as_bytes()[start as usize..content as usize - 2];
            self.nodes[node].number = digits
                .iter()
                .fold(0, |number, digit| number * 10 + (digit - b'0'));
        }
        Some(node)
    }

    /// Ends a line.
    #[inline]
    pub(super) fn end_line(&mut self, item: Option<usize>, end: u32) {
        if let Some(item) = item {
            self.close(item, end);
        }
        if let Some(block) = self.block {
            self.nodes[block].end = end;
        }
    }

    /// Opens a block of this kind, unless the last line's is one; then it says `true`.
    #[expect(
        clippy::inline_always,
        reason = "a part of `begin_line`, and nothing else calls it"
    )]
    #[inline(always)]
    fn open_block(&mut self, kind: NodeKind, start: u32) -> bool {
        if self
            .block
            .is_some_and(|block| self.nodes[block].kind == kind)
        {
            return true;
        }
        self.close_block();
        self.block = Some(self.open(kind, start));
        false
    }

    /// What there is so far.
    #[cfg(feature = "import")]
    #[inline]
    pub(super) fn mark(&self) -> Mark {
        Mark {
            nodes: self.nodes.len(),
            block: self.block,
            end: self.block.map_or(0, |block| self.nodes[block].end),
        }
    }

    /// Forgets what came after a mark.
    #[cfg(feature = "import")]
    pub(super) fn rewind(&mut self, mark: Mark) {
        self.nodes.truncate(mark.nodes);
        self.block = mark.block;
        if let Some(block) = mark.block {
            self.nodes[block].end = mark.end;
        }
    }

    /// Ends the message.
    pub(super) fn finish(mut self) -> Vec<RawNode> {
        self.close_block();
        self.nodes
    }

    pub(super) fn close_block(&mut self) {
        if let Some(block) = self.block.take() {
            self.close(block, self.nodes[block].end);
        }
    }

    /// Adds the spans, code, links and text of `start..end`.
    fn inlines(&mut self, start: u32, end: u32, tokens: &[Token]) {
        let mut text = start;
        // The nodes of the open spans; each delimiter nests once at most.
        let mut open = [0usize; DELIMITERS.len()];
        let mut depth = 0;
        work::count(tokens.len());
        for token in tokens {
            let kind = match token.kind {
                TokenKind::Monospace => NodeKind::Monospace,
                TokenKind::InlineCode => NodeKind::InlineCode,
                TokenKind::Link => NodeKind::Link,
                TokenKind::SpanStart => {
                    self.text(text, token.start);
                    open[depth] = self.open_span(token.first, token.start);
                    depth += 1;
                    text = token.end;
                    continue;
                }
                TokenKind::SpanEnd => {
                    self.text(text, token.start);
                    depth -= 1;
                    self.close(open[depth], token.end);
                    text = token.end;
                    continue;
                }
                // Delimiters without a partner are text; markers were taken off, fences and URLs resolved.
                TokenKind::Open
                | TokenKind::Close
                | TokenKind::Both
                | TokenKind::Bullet
                | TokenKind::Ordered
                | TokenKind::Quote
                | TokenKind::Url
                | TokenKind::Fence => continue,
            };
            self.text(text, token.start);
            self.leaf(kind, token.start, token.end);
            text = token.end;
        }
        self.text(text, end);
    }

    #[inline]
    pub(super) fn open_span(&mut self, delimiter: u8, start: u32) -> usize {
        let style = DELIMITERS.iter().find(|style| style.0 == delimiter);
        let (_, kind) = style.expect("backticks became code");
        self.open(*kind, start)
    }

    #[inline]
    pub(super) fn text(&mut self, start: u32, end: u32) {
        if start < end {
            self.leaf(NodeKind::Text, start, end);
        }
    }

    #[inline]
    pub(super) fn leaf(&mut self, kind: NodeKind, start: u32, end: u32) {
        let next = offset(self.nodes.len() + 1);
        self.nodes.push(RawNode {
            kind,
            number: 0,
            start,
            end,
            next,
        });
    }

    /// Adds a node that will hold those that follow, until it is closed.
    fn open(&mut self, kind: NodeKind, start: u32) -> usize {
        self.leaf(kind, start, start);
        self.nodes.len() - 1
    }

    #[inline]
    pub(super) fn close(&mut self, node: usize, end: u32) {
        self.nodes[node].end = end;
        self.nodes[node].next = offset(self.nodes.len());
    }
}
