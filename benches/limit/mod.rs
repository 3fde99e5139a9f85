//! The limit: message to HTML by hand, as fast as safe Rust gets.
//!
//! An implementation of the whole language that shares no code with the library: no grammar, no
//! tree, SIMD scanning, each byte looked at once and each mark a constant number of times. The
//! library's cost is stated as a multiple of this one's. It also serves as a second opinion:
//! `benches/table.rs` compares the two outputs before it measures anything.
//!
//! Nothing is kept from one call to the next. One buffer, of marks, is reused from line to line.

mod blocks;
mod chars;
mod line;
mod resolve;
mod scan;
mod write;

use blocks::{Blocks, Line};
use line::Reader;

/// Appends the HTML of a message to `out`: what the library's `render::html` returns for it.
pub(crate) fn html(message: &str, out: &mut String) {
    if message.is_empty() {
        return;
    }
    out.reserve(message.len() + message.len() / 4 + 32);
    let mut reader = Reader::new(message);
    let mut blocks = Blocks::new(message, out);
    loop {
        let line = Line::at(message, reader.position());
        let (end, last) = reader.read(line.content);
        resolve::line(message, end, &mut reader.line);
        blocks.write(line, end, &reader.line.found);
        if last {
            break;
        }
    }
    blocks.close();
}
