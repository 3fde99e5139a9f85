//! Walking a document, and changing a tree.
//!
//! [`Visitor`] sees every node of a [`Document`]; [`Fold`] takes a [tree] apart and puts it together
//! again, changed. Both call a method for each node, whose default goes on to the
//! children; override what is of interest, and call the `walk_…` function to go deeper.

use super::tree;
use super::{Block, BlockKind, Document, Inline, InlineKind, ListItem};

/// Sees the nodes of a document, each before those that it holds.
///
/// # Examples
///
/// ```
/// use wamark::markup::{Inline, InlineKind};
/// use wamark::markup::visit::{self, Visitor};
///
/// /// Collects what is printed bold.
/// #[derive(Default)]
/// struct Headings<'d>(Vec<&'d str>, bool);
///
/// impl<'d> Visitor<'d> for Headings<'d> {
///     fn inline(&mut self, inline: Inline<'d>) {
///         match inline.kind() {
///             InlineKind::Text(text) if self.1 => self.0.push(text),
///             InlineKind::Strong(_) => {
///                 self.1 = true;
///                 visit::walk_inline(self, inline);
///                 self.1 = false;
///             }
///             _ => visit::walk_inline(self, inline),
///         }
///     }
/// }
///
/// let document = wamark::parse("*Mon*–_*Fri*_\n> *Sat* closed");
/// let mut headings = Headings::default();
/// visit::walk(&mut headings, &document);
/// assert_eq!(headings.0, ["Mon", "Fri", "Sat"]);
/// ```
pub trait Visitor<'d> {
    /// Sees a block.
    fn block(&mut self, block: Block<'d>) {
        walk_block(self, block);
    }

    /// Sees an item of a list.
    fn list_item(&mut self, item: ListItem<'d>) {
        walk_list_item(self, item);
    }

    /// Sees an inline.
    fn inline(&mut self, inline: Inline<'d>) {
        walk_inline(self, inline);
    }
}

/// Shows a visitor the blocks of a document.
pub fn walk<'d>(visitor: &mut (impl Visitor<'d> + ?Sized), document: &'d Document<'_>) {
    document.blocks().for_each(|block| visitor.block(block));
}

/// Shows a visitor what a block holds.
pub fn walk_block<'d>(visitor: &mut (impl Visitor<'d> + ?Sized), block: Block<'d>) {
    match block.kind() {
        BlockKind::Paragraph(inlines) | BlockKind::BlockQuote(inlines) => {
            inlines.for_each(|inline| visitor.inline(inline));
        }
        BlockKind::List(list) => list.items().for_each(|item| visitor.list_item(item)),
        BlockKind::Monospace(_) => {}
    }
}

/// Shows a visitor what an item of a list holds.
pub fn walk_list_item<'d>(visitor: &mut (impl Visitor<'d> + ?Sized), item: ListItem<'d>) {
    item.inlines().for_each(|inline| visitor.inline(inline));
}

/// Shows a visitor what an inline holds.
pub fn walk_inline<'d>(visitor: &mut (impl Visitor<'d> + ?Sized), inline: Inline<'d>) {
    match inline.kind() {
        InlineKind::Strong(inlines)
        | InlineKind::Emphasis(inlines)
        | InlineKind::Strikethrough(inlines) => {
            inlines.for_each(|inline| visitor.inline(inline));
        }
        InlineKind::Text(_)
        | InlineKind::HardBreak
        | InlineKind::InlineCode(_)
        | InlineKind::Monospace(_)
        | InlineKind::Link(_) => {}
    }
}

/// Changes a tree: each node is given up for none, one or several others.
///
/// # Examples
///
/// ```
/// use wamark::markup::Document;
/// use wamark::markup::tree::Inline;
/// use wamark::markup::visit::{self, Fold};
///
/// /// Takes the links out.
/// struct NoLinks;
///
/// impl<'s> Fold<'s> for NoLinks {
///     fn inline(&mut self, inline: Inline<'s>) -> Vec<Inline<'s>> {
///         match inline {
///             Inline::Link(_) => vec![Inline::text("(link)")],
///             other => visit::fold_inline(self, other),
///         }
///     }
/// }
///
/// let document = wamark::parse("- *see https://example.org*");
/// let tree = visit::fold(&mut NoLinks, document.to_tree());
/// assert_eq!(Document::from_tree(&tree)?.source(), "- *see (link)*");
/// # Ok::<(), wamark::markup::tree::TreeError>(())
/// ```
pub trait Fold<'s> {
    /// Changes a block.
    fn block(&mut self, block: tree::Block<'s>) -> Vec<tree::Block<'s>> {
        fold_block(self, block)
    }

    /// Changes an item of a list.
    fn list_item(&mut self, item: tree::ListItem<'s>) -> Vec<tree::ListItem<'s>> {
        fold_list_item(self, item)
    }

    /// Changes an inline.
    fn inline(&mut self, inline: tree::Inline<'s>) -> Vec<tree::Inline<'s>> {
        fold_inline(self, inline)
    }
}

/// Changes the blocks of a tree.
pub fn fold<'s>(
    fold: &mut (impl Fold<'s> + ?Sized),
    blocks: Vec<tree::Block<'s>>,
) -> Vec<tree::Block<'s>> {
    blocks
        .into_iter()
        .flat_map(|block| fold.block(block))
        .collect()
}

/// Changes what a block holds, and keeps the block.
pub fn fold_block<'s>(
    fold: &mut (impl Fold<'s> + ?Sized),
    block: tree::Block<'s>,
) -> Vec<tree::Block<'s>> {
    vec![match block {
        tree::Block::Paragraph(content) => tree::Block::Paragraph(fold_inlines(fold, content)),
        tree::Block::BlockQuote(content) => tree::Block::BlockQuote(fold_inlines(fold, content)),
        tree::Block::List(items) => tree::Block::List(
            items
                .into_iter()
                .flat_map(|item| fold.list_item(item))
                .collect(),
        ),
        tree::Block::Monospace(text) => tree::Block::Monospace(text),
    }]
}

/// Changes what an item of a list holds, and keeps the item.
pub fn fold_list_item<'s>(
    fold: &mut (impl Fold<'s> + ?Sized),
    item: tree::ListItem<'s>,
) -> Vec<tree::ListItem<'s>> {
    vec![tree::ListItem {
        number: item.number,
        content: fold_inlines(fold, item.content),
    }]
}

/// Changes what an inline holds, and keeps the inline.
pub fn fold_inline<'s>(
    fold: &mut (impl Fold<'s> + ?Sized),
    inline: tree::Inline<'s>,
) -> Vec<tree::Inline<'s>> {
    vec![match inline {
        tree::Inline::Strong(content) => tree::Inline::Strong(fold_inlines(fold, content)),
        tree::Inline::Emphasis(content) => tree::Inline::Emphasis(fold_inlines(fold, content)),
        tree::Inline::Strikethrough(content) => {
            tree::Inline::Strikethrough(fold_inlines(fold, content))
        }
        leaf @ (tree::Inline::Text(_)
        | tree::Inline::HardBreak
        | tree::Inline::InlineCode(_)
        | tree::Inline::Monospace(_)
        | tree::Inline::Link(_)) => leaf,
    }]
}

fn fold_inlines<'s>(
    fold: &mut (impl Fold<'s> + ?Sized),
    inlines: Vec<tree::Inline<'s>>,
) -> Vec<tree::Inline<'s>> {
    inlines
        .into_iter()
        .flat_map(|inline| fold.inline(inline))
        .collect()
}
