//! TwiML: the XML that a webhook answers Twilio with.
//!
//! | to | use |
//! |---|---|
//! | build a reply to a message | [`messaging::Response`] |
//! | build instructions for a call | [`voice::Response`], with SSML by [`voice::Say::ssml`] |
//! | write a tree | [`write()`](fn@write), [`WriteOptions`] |
//! | read a document | [`read()`](fn@read) |
//! | check one | [`validate()`](fn@validate), [`validate_source`] |
//! | change one, names that the table does not know included | [`Element`] |
//! | ask what the language is | [`language`] |
//!
//! # Building
//!
//! Every element of the language is a type, every attribute a setter in snake case (`loop_` and `for_`
//! where Rust keeps the word). Required text and attributes are parameters of `new`; where the text may
//! be absent there is `empty` too. `get_` in front of the setter's name reads the value back.
//!
//! ```
//! use wamark::twiml::value::GatherInput;
//! use wamark::twiml::voice::{Gather, Redirect, Response, Say};
//!
//! let response = Response::new()
//!     .with(
//!         Gather::new()
//!             .action("/menu")
//!             .input([GatherInput::Dtmf, GatherInput::Speech])
//!             .num_digits(1)
//!             .with(Say::new("Press 1 for sales & support.").voice("Polly.Amy")),
//!     )
//!     .with(Redirect::new("/again"));
//! assert_eq!(
//!     response.to_xml()?,
//!     "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Gather action=\"/menu\" input=\"dtmf speech\" \
//!      numDigits=\"1\"><Say voice=\"Polly.Amy\">Press 1 for sales &amp; support.</Say></Gather>\
//!      <Redirect>/again</Redirect></Response>"
//! );
//! # Ok::<(), wamark::twiml::WriteError>(())
//! ```
//!
//! What cannot be right does not compile: an element where it may not stand ([`ChildOf`]), a verb of
//! calls in a reply to a message, a verb behind one that ends the document ([`Ended`]). What types
//! cannot say (ranges, lengths, URLs) the setters check; the first complaint is the error of `to_xml`.
//! Verbs that are chosen at run time go through `push` or the enums [`messaging::Verb`] and
//! [`voice::Verb`]. A message takes text, or whatever converts to [`value::BodyText`]; together with
//! media, the text becomes a `<Body>`:
//!
//! ```
//! use wamark::twiml::messaging::{Media, Message, Response};
//!
//! let mut response = Response::new();
//! for page in 1..=2 {
//!     let media = Media::new(format!("https://example.com/{page}.png"));
//!     response.push(Message::new(format!("Page {page}")).to("whatsapp:+14155550100").with(media));
//! }
//! assert_eq!(response.children::<Message>().count(), 2);
//! # Ok::<(), wamark::twiml::WriteError>(())
//! ```
//!
//! # Reading back
//!
//! A tree becomes typed with `TryFrom`, which checks what the table knows and keeps the rest.
//!
//! ```
//! use wamark::twiml::{read, voice::{Dial, Number, Response}};
//!
//! let tree = read("<Response><Dial timeout='9' beta='x'><Number>+14155550100</Number></Dial></Response>")?;
//! let response = Response::try_from(&tree)?;
//! let dial = response.children::<Dial>().next().unwrap();
//! assert_eq!(dial.get_timeout(), Some(9));
//! assert_eq!(dial.children::<Number>().count(), 1);
//! assert_eq!(dial.as_element().attribute("beta"), Some("x"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Answering
//!
//! With the feature `axum` or `actix-web`, a handler returns a response as it is, and Twilio gets it as
//! `text/xml; charset=utf-8`; see `examples/webhook_axum.rs` and `examples/webhook_actix.rs`.
//!
//! # Where it comes from
//!
//! `grammar/twiml.json` defines the language; types, setters, [`language`], checks and their tests are
//! made from it by `cargo xtask generate`.

mod builder;
mod check;
mod element;
mod error;
mod generated;
#[cfg(any(feature = "axum", feature = "actix-web"))]
mod http;
#[cfg(feature = "serde")]
pub mod json;
pub mod language;
mod read;
mod ssml;
mod validate;
pub mod value;
mod write;

pub use builder::{ChildOf, Ended, IntoDraft, Typed};
pub use element::{Attribute, Comment, Element, Event, Events, Node, ProcessingInstruction, Text};
pub use error::{SchemaError, WriteError};
pub use generated::{messaging, nesting, voice};
pub use read::{Document, ReadError, ReadOptions, read, read_document};
pub use ssml::SsmlError;
pub use validate::{
    Context, Rule, UnknownContext, rule, rules, rules_markdown, validate, validate_bytes,
    validate_content_type, validate_source,
};
pub use write::{Invalid, Layout, WriteOptions, write};
