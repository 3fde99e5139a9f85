//! wamark is a compiler for WhatsApp messages: it parses the message language into a syntax tree and
//! renders the tree as HTML, plain text, Markdown, WhatsApp text, terminal text or JSON.
//!
//! ```
//! let document = wamark::parse("Your order, *Ana*:\n- 2 × pizza\n- ~€20~ _€15_");
//!
//! assert_eq!(
//!     wamark::render::html(&document),
//!     "<p>Your order, <strong>Ana</strong>:</p>\
//!      <ul><li>2 × pizza</li><li><del>€20</del> <em>€15</em></li></ul>"
//! );
//! assert_eq!(wamark::render::plain(&document), "Your order, Ana:\n- 2 × pizza\n- €20 €15");
//! ```
//!
//! - [`parse`] takes any text: every text is a message, there are no errors.
//! - [`Document`] is the syntax tree, [`markup`] its kinds of node, visitors, and trees made in code.
//! - [`render`] has a function for each form, and types for those with options.
//! - [`text`] turns byte offsets into lines and columns.
//!
//! # Features
//!
//! - `cli` (default): the `wamark` command. Libraries switch it off: `default-features = false`.
//! - `serde`: `Serialize` and `Deserialize` for documents, and `render::json`.
//! - `import-markdown`, `import-html`: Markdown and HTML as messages, in `import`.
//! - `split`: messages in parts, `render::split`.
//! - `lint`: the linter for message copy and the containers that it reads, in `lint` and `source`; `report`: its reports.
//! - `axum`, `actix-web`: TwiML as replies of these.

// pest's derive writes paths that begin with `::alloc`.
extern crate alloc;

#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod diagnostic;
#[cfg(feature = "import")]
pub mod import;
#[cfg(feature = "lint")]
pub mod lint;
pub mod markup;
pub mod render;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "lint")]
pub mod source;
pub mod text;
pub mod twiml;
pub mod whatsapp;

#[doc(inline)]
pub use markup::{Document, parse};

/// A message body takes a document: its WhatsApp text.
///
/// # Examples
///
/// ```
/// use wamark::twiml::messaging::{Message, Response};
///
/// let body = wamark::parse("Your order is *ready* & waiting");
/// let xml = Response::new().with(Message::new(&body)).to_xml()?;
/// assert!(xml.ends_with("<Response><Message>Your order is *ready* &amp; waiting</Message></Response>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl From<&Document<'_>> for twiml::value::BodyText {
    fn from(document: &Document<'_>) -> Self {
        render::whatsapp(document).into()
    }
}

/// The limits of the channels.
#[cfg(feature = "split")]
impl render::split::Limit {
    /// A message body at Twilio: 1,600 characters.
    pub const TWILIO: Self = Self::characters(whatsapp::limits::BODY_CHARACTERS);
    /// A text message of Meta's Cloud API: 4,096 characters.
    pub const CLOUD_API: Self = Self::characters(whatsapp::limits::CLOUD_API_CHARACTERS);
    /// The body of a template: 1,024 characters.
    pub const TEMPLATE_BODY: Self = Self::characters(whatsapp::limits::TEMPLATE_BODY_CHARACTERS);
}

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
