//! WhatsApp text, in canonical form.
//!
//! `parse(whatsapp(&d))` equals `d` (`tests/suite/roundtrip.rs`): the only renderer that loses nothing.

use crate::markup::{Document, tree};

/// Renders a document as a WhatsApp message.
///
/// The message in its canonical form: `-` for every bullet, numbers without a leading zero, `\n` for
/// every line break. All else is as it was.
///
/// # Examples
///
/// ```
/// let document = wamark::parse("* *milk*\r\n01. eggs");
/// let message = wamark::render::whatsapp(&document);
/// assert_eq!(message, "- *milk*\n1. eggs");
/// assert_eq!(wamark::parse(&message), document);
/// ```
#[must_use]
pub fn whatsapp(document: &Document<'_>) -> String {
    let mut out = String::with_capacity(document.source().len());
    tree::write(&mut out, &document.to_tree());
    out
}
