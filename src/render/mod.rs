//! Documents as text for somebody to read: one renderer a file.

pub mod ansi;
pub mod html;
#[cfg(feature = "serde")]
mod json;
mod markdown;
mod plain;
#[cfg(feature = "split")]
pub mod split;
mod whatsapp;

use std::fmt;
use std::io;

#[doc(inline)]
pub use ansi::ansi;
#[doc(inline)]
pub use html::html;
#[cfg(feature = "serde")]
pub use json::json;
pub use markdown::markdown;
pub use plain::plain;
#[cfg(feature = "split")]
#[doc(inline)]
pub use split::split;
pub use whatsapp::whatsapp;

/// Runs a writer of text over an output of bytes, and gives back the output's own error.
fn to_io(
    out: &mut impl io::Write,
    write: impl FnOnce(&mut Utf8<'_>) -> fmt::Result,
) -> io::Result<()> {
    let mut adapter = Utf8 { out, error: Ok(()) };
    match write(&mut adapter) {
        Ok(()) => Ok(()),
        Err(fmt::Error) => adapter
            .error
            .and(Err(io::Error::other("the formatter failed"))),
    }
}

struct Utf8<'w> {
    out: &'w mut dyn io::Write,
    error: io::Result<()>,
}

impl fmt::Write for Utf8<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.error = Err(error);
            fmt::Error
        })
    }
}
