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

use std::borrow::Cow;

use super::Document;
use lex::TokenKind;

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

pub(super) fn nodes(source: &str) -> Vec<super::ast::RawNode> {
    let mut tokens = Vec::with_capacity(source.len() / 16 + 8);
    lex::lex(source, &mut tokens);
    if tokens.iter().any(|token| token.delimiter == b'`' || token.kind == TokenKind::Fence) {
        code::resolve(source, &mut tokens);
    }
    if tokens.iter().any(|token| token.kind == TokenKind::Url) {
        link::resolve(source, &mut tokens);
    }
    assemble::assemble(source, &mut tokens)
}
