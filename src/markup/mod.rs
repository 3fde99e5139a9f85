//! The message language: its parser and its syntax tree.
//!
//! `grammar/README.md` tells the language in prose; `tests/spec/` is the normative specification, by
//! example. [`parse`](parse()) makes a [`Document`] of any text.

mod ast;
pub(crate) mod chars;
pub(crate) mod escape;
#[cfg(feature = "serde")]
mod json;
mod parse;
pub mod tree;
pub mod visit;

pub use ast::{
    Block, BlockKind, Blocks, Document, Inline, InlineKind, Inlines, List, ListItem, ListItems,
    Node, Nodes,
};
#[cfg(feature = "import-markdown")]
pub(crate) use parse::HotBits;
pub use parse::parse;
#[cfg(feature = "import")]
pub(crate) use parse::{Extent, Formatting, Lines, next_hot, scheme};
