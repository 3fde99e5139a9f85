//! Places in a text: byte spans, and what editors and people call them.

mod line_index;
pub mod sms;
mod span;

pub use line_index::{LineColumn, LineIndex};
pub use span::Span;
