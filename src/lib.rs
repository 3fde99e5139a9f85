//! wamark reads WhatsApp messages: a parser, a syntax tree and renderers.
extern crate alloc;
pub mod markup;
pub mod render;
pub mod text;
#[doc(inline)]
pub use markup::{Document, parse};
