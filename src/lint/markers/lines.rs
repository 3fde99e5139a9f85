//! The lines of the language: a line break inside monospace ends none, and a block marker is not part of its content.

use crate::markup::{BlockKind, Document, InlineKind, Node};
use crate::text::Span;

/// A line that is not a block of monospace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Line {
    pub(in crate::lint) kind: LineKind,
    /// The whole line, without its line break.
    pub(in crate::lint) span: Span,
    /// What is behind the block marker.
    pub(in crate::lint) content: Span,
    /// Which block it is of, counted from 0.
    pub(in crate::lint) block: usize,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum LineKind {
    /// Of a paragraph.
    Text,
    /// An item with a bullet.
    Bullet,
    /// An item with this number.
    Ordered(u8),
    /// Of a quote.
    Quote,
}

impl Line {
    /// Whether the other line comes right behind this one.
    pub(in crate::lint) fn touches(&self, next: &Self) -> bool {
        next.span.start - self.span.end <= "\r\n".len()
    }
}

/// Gives the lines of a message, in order.
pub(in crate::lint) fn lines(document: &Document<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut block = 0;
    for node in document.nodes() {
        match node {
            Node::Block(it) => {
                block += 1;
                let (kind, marker) = match it.kind() {
                    BlockKind::Paragraph(_) => (LineKind::Text, 0),
                    BlockKind::BlockQuote(_) => (LineKind::Quote, "> ".len()),
                    BlockKind::List(_) | BlockKind::Monospace(_) => continue,
                };
                let span = it.span();
                lines.push(Line {
                    kind,
                    span,
                    content: Span::new(span.start + marker, span.end),
                    block: block - 1,
                });
            }
            Node::ListItem(item) => {
                let span = item.span();
                lines.push(Line {
                    kind: item.number().map_or(LineKind::Bullet, LineKind::Ordered),
                    span,
                    content: Span::new(span.start + item.marker().len(), span.end),
                    block: block - 1,
                });
            }
            Node::Inline(inline) if matches!(inline.kind(), InlineKind::HardBreak) => {
                let Some(last) = lines.last_mut() else {
                    continue;
                };
                let end = last.span.end;
                last.span.end = inline.span().start;
                last.content.end = inline.span().start;
                let start = inline.span().end;
                let marker = if last.kind == LineKind::Quote {
                    "> ".len()
                } else {
                    0
                };
                let next = Line {
                    span: Span::new(start - marker, end),
                    content: Span::new(start, end),
                    ..*last
                };
                lines.push(next);
            }
            Node::Inline(_) => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_language() {
        let text = "a\r\n\n- b\n7. c\n> d\n> e\n```f\ng``` h\n```\ni\n```";
        let document = crate::markup::parse(text);
        let lines = lines(&document);
        let seen: Vec<_> = lines
            .iter()
            .map(|line| {
                (
                    line.kind,
                    &text[line.span.range()],
                    &text[line.content.range()],
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                (LineKind::Text, "a", "a"),
                (LineKind::Text, "", ""),
                (LineKind::Bullet, "- b", "b"),
                (LineKind::Ordered(7), "7. c", "c"),
                (LineKind::Quote, "> d", "d"),
                (LineKind::Quote, "> e", "e"),
                (LineKind::Text, "```f\ng``` h", "```f\ng``` h"),
            ]
        );
    }
}
