//! From the tree to XML.
//!
//! What comes out is well formed whatever goes in: the writer checks names and characters, and what
//! it cannot write it refuses, replaces or leaves out. `read(write(tree))` is the tree again
//! (`tests/suite/twiml_random.rs`); it escapes no more than that needs.

mod escape;
mod sink;
mod writer;

use std::fmt;
use std::io;

use self::sink::Utf8;
use self::writer::Writer;
use super::element::Element;
use super::error::WriteError;

/// How a tree is written. Options are chained; the default is what Twilio's own libraries write.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Element, Layout, WriteOptions};
///
/// let tree = Element::new("Response").with_child(Element::new("Say").with_text("Hello"));
/// assert_eq!(
///     WriteOptions::new().write_string(&tree)?,
///     r#"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#
/// );
/// assert_eq!(
///     WriteOptions::new().declaration(false).layout(Layout::Pretty { indent: 2 }).write_string(&tree)?,
///     "<Response>\n  <Say>Hello</Say>\n</Response>\n"
/// );
/// # Ok::<(), wamark::twiml::WriteError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct WriteOptions {
    declaration: bool,
    layout: Layout,
    invalid: Invalid,
}

/// What the writer does about white space between elements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Writes what the tree holds.
    #[default]
    Verbatim,
    /// Leaves out white space between elements.
    Compact,
    /// Puts each element on a line of its own.
    Pretty {
        /// The spaces of one level.
        indent: usize,
    },
}

/// What the writer does about characters that XML cannot hold, not even as a reference: U+0000 to
/// U+001F without tab, line feed and carriage return, U+FFFE and U+FFFF.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Element, Invalid, WriteOptions};
///
/// let tree = Element::new("Body").with_text("one\u{0}two");
/// let options = WriteOptions::new().declaration(false);
/// assert!(options.write_string(&tree).unwrap_err().is_invalid_character());
/// assert_eq!(options.invalid(Invalid::Replace).write_string(&tree)?, "<Body>one\u{FFFD}two</Body>");
/// assert_eq!(options.invalid(Invalid::Strip).write_string(&tree)?, "<Body>onetwo</Body>");
/// # Ok::<(), wamark::twiml::WriteError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Invalid {
    /// Refuses the tree.
    #[default]
    Error,
    /// Writes U+FFFD, the replacement character; in a comment, `- -` for `--`.
    Replace,
    /// Leaves them out; in a comment, `-` for `--`.
    Strip,
}

/// Writes a tree as a document: with the XML declaration, white space as it is.
///
/// # Errors
///
/// When a name is not one that XML allows, a text holds a character that XML cannot hold, a comment
/// holds `--`, or an element has an attribute twice.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Element, write};
///
/// let xml = write(&Element::new("Response"))?;
/// assert_eq!(xml, r#"<?xml version="1.0" encoding="UTF-8"?><Response/>"#);
/// assert!(write(&Element::new("not a name")).unwrap_err().is_invalid_name());
/// # Ok::<(), wamark::twiml::WriteError>(())
/// ```
pub fn write(element: &Element) -> Result<String, WriteError> {
    WriteOptions::new().write_string(element)
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl WriteOptions {
    /// Takes the defaults: with a declaration, white space as it is, invalid characters refused.
    pub const fn new() -> Self {
        Self {
            declaration: true,
            layout: Layout::Verbatim,
            invalid: Invalid::Error,
        }
    }

    /// Sets whether the XML declaration is written.
    pub const fn declaration(mut self, declaration: bool) -> Self {
        self.declaration = declaration;
        self
    }

    /// Sets what is done about white space between elements.
    ///
    /// Text is never touched: an element that holds text, or that may by the table, is written as it
    /// is, with all that is in it.
    pub const fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// Sets what is done about characters that XML cannot hold.
    pub const fn invalid(mut self, invalid: Invalid) -> Self {
        self.invalid = invalid;
        self
    }

    /// Writes a tree as a string.
    ///
    /// # Errors
    ///
    /// Those of [`write()`].
    pub fn write_string(&self, element: &Element) -> Result<String, WriteError> {
        let mut out = String::new();
        self.write_fmt(element, &mut out)?;
        Ok(out)
    }

    /// Writes a tree behind what a [`String`] or another sink of text already holds.
    ///
    /// After an error, the sink holds a part of the document.
    ///
    /// # Errors
    ///
    /// Those of [`write()`], and those of `out`.
    pub fn write_fmt(
        &self,
        element: &Element,
        out: &mut (impl fmt::Write + ?Sized),
    ) -> Result<(), WriteError> {
        let mut out = Utf8::new(out);
        self.write_io(element, &mut out)?;
        Ok(io::Write::flush(&mut out)?)
    }

    /// Writes a tree to a file, a socket or another sink of bytes, as UTF-8.
    ///
    /// The pieces are short: give it a [`BufWriter`](io::BufWriter).
    ///
    /// # Errors
    ///
    /// Those of [`write()`], and those of `out`.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::{Element, WriteOptions};
    ///
    /// let mut bytes = Vec::new();
    /// WriteOptions::new().declaration(false).write_io(&Element::new("Leave"), &mut bytes)?;
    /// assert_eq!(bytes, b"<Leave/>");
    /// # Ok::<(), wamark::twiml::WriteError>(())
    /// ```
    pub fn write_io(&self, element: &Element, out: impl io::Write) -> Result<(), WriteError> {
        Writer::new(out, *self).document(element)
    }
}

#[cfg(test)]
mod tests;
