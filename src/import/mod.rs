//! Other languages as WhatsApp messages: Markdown and HTML in, a [`Document`] and what was lost out.
//!
//! A front end reads its language and drives the builder (`build/`), which writes WhatsApp text line by
//! line: markers of blocks, delimiters where they count, look-alikes for characters that would format
//! and are not meant to. What a line says is for the parser to tell: the document is what it makes of the
//! text, and text whose formatting is not the one that was meant is written anew.

mod base;
#[cfg_attr(
    not(feature = "import-markdown"),
    allow(dead_code, unused_imports, reason = "HTML does without some of it")
)]
mod build;
mod css;
#[cfg_attr(
    not(feature = "import-markdown"),
    allow(dead_code, reason = "HTML does without some of it")
)]
mod elements;
#[cfg(feature = "import-html")]
mod html;
#[cfg_attr(
    not(feature = "import-html"),
    allow(dead_code, reason = "Markdown does without some of it")
)]
mod layout;
mod loss;
#[cfg(feature = "import-markdown")]
mod markdown;
mod math;
mod options;
mod reference;

#[cfg(feature = "import-html")]
pub use html::html;
pub use loss::{Loss, LossKind};
#[cfg(feature = "import-markdown")]
pub use markdown::{MarkdownStream, markdown};
pub use options::{Dialect, Headings, Links, Literals, Options, Tables};

use crate::markup::Document;

/// What came of an import.
///
/// # Examples
///
/// ```
/// use wamark::import::{Imported, Options, markdown};
///
/// let Imported { document, losses, .. } = markdown("# *Hi*\n\n- a\n- b", &Options::new());
/// assert_eq!(document.source(), "*_Hi_*\n\n- a\n- b");
/// assert_eq!(losses[0].kind.name(), "heading-level");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The message; its source is the WhatsApp text.
    pub document: Document<'static>,
    /// What WhatsApp cannot show, in the order in which it was met.
    pub losses: Vec<Loss>,
}
