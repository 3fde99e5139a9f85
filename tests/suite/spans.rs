//! Spans tile the source: nothing of a message is in two nodes, and what is in none is a delimiter, a
//! block marker or a line break.

use wamark::markup::visit::{self, Visitor};
use wamark::markup::{Block, BlockKind, Document, Inline, InlineKind, Inlines, ListItem, Node};
use wamark::text::Span;

use crate::generate::{for_all, messages};

/// What a node holds.
fn children(node: Node<'_>) -> Vec<Node<'_>> {
    fn all(inlines: Inlines<'_>) -> Vec<Node<'_>> {
        inlines.map(Node::Inline).collect()
    }
    match node {
        Node::Block(block) => match block.kind() {
            BlockKind::Paragraph(content) | BlockKind::BlockQuote(content) => all(content),
            BlockKind::List(list) => list.items().map(Node::ListItem).collect(),
            BlockKind::Monospace(_) => Vec::new(),
        },
        Node::ListItem(item) => all(item.inlines()),
        Node::Inline(inline) => match inline.kind() {
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Strikethrough(content) => all(content),
            InlineKind::Text(_)
            | InlineKind::HardBreak
            | InlineKind::InlineCode(_)
            | InlineKind::Monospace(_)
            | InlineKind::Link(_) => Vec::new(),
        },
    }
}

const LINE_BREAKS: [&str; 3] = ["\n", "\r\n", "\r"];

/// Checks that nodes fill `whole` in order, and gives what stands before, between and behind them.
fn gaps<'d>(source: &'d str, whole: Span, nodes: &[Node<'_>]) -> Vec<&'d str> {
    let mut gaps = Vec::new();
    let mut at = whole.start;
    for span in nodes
        .iter()
        .map(|node| node.span())
        .chain([Span::new(whole.end, whole.end)])
    {
        assert!(at <= span.start && span.start <= span.end && span.end <= whole.end);
        // Slicing panics where a span cuts a character.
        gaps.push(&source[at..span.start]);
        at = span.end;
    }
    gaps
}

fn check(source: &str, parent: Option<Node<'_>>, node: Node<'_>) {
    let children = children(node);
    let slice = &source[node.span().range()];
    let gaps = gaps(source, node.span(), &children);
    let (first, rest) = gaps.split_first().unwrap();
    let no_more = || rest.iter().all(|gap| gap.is_empty());
    let in_delimiters = |delimiter| {
        assert_eq!((*first, *rest.last().unwrap()), (delimiter, delimiter));
        assert!(rest[..rest.len() - 1].iter().all(|gap| gap.is_empty()));
        assert!(!children.is_empty());
    };
    let in_fences = |fence: &str, text: &str| {
        let raw = slice.strip_prefix(fence).unwrap();
        let raw = raw.strip_suffix(fence).unwrap();
        assert_eq!(raw.replace("\r\n", "\n").replace('\r', "\n"), text);
    };
    match node {
        Node::Block(block) => match block.kind() {
            BlockKind::Paragraph(_) => assert!(first.is_empty() && no_more()),
            BlockKind::BlockQuote(_) => assert!(*first == "> " && no_more()),
            BlockKind::Monospace(text) => in_fences("```", &text),
            BlockKind::List(_) => {
                assert!(first.is_empty() && rest.last().unwrap().is_empty());
                let between = &rest[..rest.len() - 1];
                assert!(between.iter().all(|gap| LINE_BREAKS.contains(gap)));
            }
        },
        Node::ListItem(item) => {
            assert!(*first == item.marker() && no_more());
            let number = item.marker().trim_end_matches(". ").parse().ok();
            assert_eq!(item.number(), number, "{:?}", item.marker());
        }
        Node::Inline(inline) => match inline.kind() {
            InlineKind::Text(text) => assert!(text == slice && !text.is_empty()),
            InlineKind::Link(url) => assert!(url == slice && !url.is_empty()),
            InlineKind::HardBreak => {
                let quoted = matches!(parent, Some(Node::Block(block)) if matches!(block.kind(), BlockKind::BlockQuote(_)));
                let line_break = slice.strip_suffix(if quoted { "> " } else { "" });
                assert!(LINE_BREAKS.contains(&line_break.unwrap()));
            }
            InlineKind::Strong(_) => in_delimiters("*"),
            InlineKind::Emphasis(_) => in_delimiters("_"),
            InlineKind::Strikethrough(_) => in_delimiters("~"),
            InlineKind::InlineCode(text) => in_fences("`", text),
            InlineKind::Monospace(text) => in_fences("```", &text),
        },
    }
    let is_text = |node: &Node<'_>| node.name() == "text";
    assert!(!children.windows(2).any(|pair| pair.iter().all(is_text)));
    for child in children {
        check(source, Some(node), child);
    }
}

#[test]
fn spans_tile_the_source() {
    for_all(messages(), 1_500, |message| {
        let document = wamark::parse(&message);
        let blocks: Vec<_> = document.blocks().map(Node::Block).collect();
        let gaps = gaps(&message, Span::new(0, message.len()), &blocks);
        let between = gaps[1..]
            .split_last()
            .map_or(&[][..], |(_, between)| between);
        assert!(gaps[0].is_empty() && gaps.last().unwrap().is_empty());
        assert!(between.iter().all(|gap| LINE_BREAKS.contains(gap)));
        for block in blocks {
            check(&message, None, block);
        }
    });
}

/// A node, told from all others of its document.
type Mark = (&'static str, Span);

#[derive(Default)]
struct Seen(Vec<Mark>);

impl Seen {
    fn see(&mut self, node: Node<'_>) {
        self.0.push((node.name(), node.span()));
    }
}

impl<'d> Visitor<'d> for Seen {
    fn block(&mut self, block: Block<'d>) {
        self.see(Node::Block(block));
        visit::walk_block(self, block);
    }

    fn list_item(&mut self, item: ListItem<'d>) {
        self.see(Node::ListItem(item));
        visit::walk_list_item(self, item);
    }

    fn inline(&mut self, inline: Inline<'d>) {
        self.see(Node::Inline(inline));
        visit::walk_inline(self, inline);
    }
}

fn by_children(document: &Document<'_>) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut open: Vec<_> = document.blocks().map(Node::Block).collect();
    open.reverse();
    while let Some(node) = open.pop() {
        found.push((node.name(), node.span()));
        open.extend(children(node).into_iter().rev());
    }
    found
}

#[test]
fn nodes_come_in_the_order_of_a_walk() {
    for_all(messages(), 1_000, |message| {
        let document = wamark::parse(&message);
        let nodes: Vec<Mark> = document
            .nodes()
            .map(|node| (node.name(), node.span()))
            .collect();
        let mut seen = Seen::default();
        visit::walk(&mut seen, &document);
        assert_eq!(nodes, by_children(&document));
        assert_eq!(nodes, seen.0);
    });
}
