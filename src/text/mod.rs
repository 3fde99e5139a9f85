//! Places in a text: byte spans, and what editors and people call them.

mod line_index;
mod nearest;
pub mod sms;
mod span;

pub use line_index::{LineColumn, LineIndex};
pub(crate) use nearest::nearest;
pub use span::Span;
