//! From text to nodes.
//!
//! ```text
//! message ─ contract ─► what the grammar has to see ─ lex (pest) ─► tokens
//!     ─ code ─► monospace and inline code ─ link ─► URLs ─ assemble ─► nodes
//! ```
//!
//! The grammar says what each character may be, by itself and its neighbours; what then belongs
//! together is found here, each step one pass over the tokens.

mod assemble;
mod code;
mod contract;
mod lex;
mod link;
mod memory;
mod work;

use std::borrow::Cow;
use std::cell::Cell;

#[cfg(feature = "import")]
pub(crate) use contract::{next_hot, scheme};

use super::Document;
use super::ast::RawNode;
use lex::{Lexer, Token, TokenKind};

/// Parses a WhatsApp message.
///
/// Every text is a message: there is no error. It takes time in proportion to the length of the
/// text, whatever the text is. Bytes that format nothing are text and are shown.
///
/// # Panics
///
/// If the text has 4 GiB or more: spans are kept in 32 bits.
///
/// # Examples
///
/// ```
/// let document = wamark::parse("Was ~€20~ now *€15*!");
/// assert_eq!(wamark::render::html(&document), "<p>Was <del>€20</del> now <strong>€15</strong>!</p>");
/// ```
#[must_use]
pub fn parse(source: &str) -> Document<'_> {
    Document::from_parts(Cow::Borrowed(source), nodes(source))
}

/// What parsing needs while it lasts.
#[derive(Default)]
struct Scratch {
    lexer: Lexer,
    tokens: Vec<Token>,
}

impl Scratch {
    /// A scratch larger than this is not kept, so that one huge message does not hold memory for ever.
    const KEPT: usize = 64 * 1024;

    fn is_small(&self) -> bool {
        self.tokens.capacity() * size_of::<Token>() + self.lexer.capacity() <= Self::KEPT
    }
}

thread_local! {
    /// Messages come in numbers and are short: allocating the scratch anew would cost more than using it.
    static SCRATCH: Cell<Option<Scratch>> = const { Cell::new(None) };
}

/// Parses a message into its nodes.
pub(super) fn nodes(source: &str) -> Vec<RawNode> {
    let mut scratch = SCRATCH.take().unwrap_or_default();
    let Scratch { lexer, tokens } = &mut scratch;
    tokens.clear();
    lexer.lex(source, tokens);
    if tokens
        .iter()
        .any(|token| token.delimiter == b'`' || token.kind == TokenKind::Fence)
    {
        code::resolve(source, tokens);
    }
    if tokens.iter().any(|token| token.kind == TokenKind::Url) {
        link::resolve(source, tokens);
    }
    let nodes = assemble::assemble(source, tokens);
    if scratch.is_small() {
        SCRATCH.set(Some(scratch));
    }
    nodes
}
