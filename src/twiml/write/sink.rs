//! Text sinks as byte sinks.

use std::fmt;
use std::io;

/// Passes bytes on to a sink of text. Each piece is whole: it was a `str`.
pub(super) struct Utf8<'o, W: fmt::Write + ?Sized> {
    out: &'o mut W,
    /// Collects pieces, most of which are a few bytes.
    buffer: [u8; 512],
    length: usize,
}

fn pass_on(out: &mut (impl fmt::Write + ?Sized), bytes: &[u8]) -> io::Result<()> {
    let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
    out.write_str(text).map_err(io::Error::other)
}

impl<'o, W: fmt::Write + ?Sized> Utf8<'o, W> {
    pub(super) fn new(out: &'o mut W) -> Self {
        Self {
            out,
            buffer: [0; 512],
            length: 0,
        }
    }
}

impl<W: fmt::Write + ?Sized> io::Write for Utf8<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.len() > self.buffer.len() - self.length {
            self.flush()?;
            if bytes.len() > self.buffer.len() {
                return pass_on(self.out, bytes);
            }
        }
        self.buffer[self.length..self.length + bytes.len()].copy_from_slice(bytes);
        self.length += bytes.len();
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        let length = std::mem::take(&mut self.length);
        pass_on(self.out, &self.buffer[..length])
    }
}
