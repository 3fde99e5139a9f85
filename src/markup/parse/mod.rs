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
mod hot;
#[cfg(feature = "import-markdown")]
mod hot_bits;
mod lex;
#[cfg(feature = "import")]
mod lines;
mod link;
mod memory;
mod work;

use std::borrow::Cow;
use std::cell::Cell;

#[cfg(feature = "import")]
pub(crate) use hot::{next_hot, scheme};
#[cfg(feature = "import-markdown")]
pub(crate) use hot_bits::HotBits;
#[cfg(feature = "import")]
pub(crate) use lines::{Formatting, Lines};
#[cfg(feature = "import")]
pub(crate) use link::Extent;

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
    /// Where tokens stand while links are resolved.
    spare: Vec<Token>,
}

impl Scratch {
    /// Finds the tokens of a message, code and URLs resolved; tells how many the grammar gave.
    fn read(&mut self, source: &str) -> usize {
        let Self {
            lexer,
            tokens,
            spare,
        } = self;
        tokens.clear();
        lexer.lex(source, tokens);
        let used = tokens.len();
        if tokens
            .iter()
            .any(|token| token.first == b'`' || token.kind == TokenKind::Fence)
        {
            code::resolve(source, tokens);
        }
        if tokens.iter().any(|token| token.kind == TokenKind::Url) {
            link::resolve(source, tokens, spare);
        }
        used
    }

    /// This much is kept for the next message in any case.
    const SMALL: usize = 64 << 10;
    /// This much is kept while messages need it: memory that is fresh from the system each time would cost
    /// a large message a third of its time.
    const LARGE: usize = 4 << 20;

    /// Whether to keep it, after a message of so many tokens. No message makes it hold memory for ever.
    fn is_worth_keeping(&self, used: usize) -> bool {
        let room = self.tokens.capacity() + self.spare.capacity();
        let held = room * size_of::<Token>() + self.lexer.capacity();
        held <= Self::SMALL || held <= Self::LARGE && used >= room / 8
    }
}

thread_local! {
    /// Messages come in numbers and are short: allocating the scratch anew would cost more than using it.
    static SCRATCH: Cell<Option<Scratch>> = const { Cell::new(None) };
}

/// Parses a message into its nodes.
pub(super) fn nodes(source: &str) -> Vec<RawNode> {
    let mut scratch = SCRATCH.take().unwrap_or_default();
    let used = scratch.read(source);
    let nodes = assemble::assemble(source, &mut scratch.tokens);
    if scratch.is_worth_keeping(used) {
        SCRATCH.set(Some(scratch));
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::{SCRATCH, Scratch, Token};

    /// How many bytes of tokens are kept after these messages.
    fn kept(messages: &[&str]) -> usize {
        SCRATCH.take();
        for message in messages {
            let _ = super::parse(message);
        }
        let scratch = SCRATCH.take().unwrap_or_default();
        scratch.tokens.capacity() * size_of::<Token>()
    }

    #[test]
    fn scratch_of_a_large_message_is_kept_until_a_small_one() {
        let (large, huge) = ("*a* ".repeat(10_000), "*a* ".repeat(500_000));
        assert!((Scratch::SMALL..Scratch::LARGE).contains(&kept(&[&large])));
        assert!(kept(&[&large, "*a*"]) <= Scratch::SMALL);
        assert_eq!(kept(&[&huge]), 0);
    }
}
