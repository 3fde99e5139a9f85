//! The validator: what is wrong with a document before Twilio says so.
//!
//! Names, nesting and values are held against the language table; what the table cannot say (order of
//! verbs, lengths that count together, contexts) is written as rules in `rules/`. Every rule has a code,
//! documentation, a bad and a good document, and `tests/suite/twiml_rules.rs` holds it to them. One walk
//! over the tree asks all rules; nothing recurses, and a finding costs no more than the element it is in.

mod checker;
mod context;
mod docs;
mod json_text;
mod rule;
mod rules;

use super::element::Element;
use super::read::read_document;
use crate::diagnostic::Diagnostic;

pub use context::{Context, UnknownContext};
pub use docs::rules_markdown;
pub use rule::{Rule, rule, rules};

/// Checks a tree in the context that it is going to be used in.
///
/// Each finding names its place in [`key`](Diagnostic::key), a path into the JSON form of the tree
/// ([`json`](super::json)); its span is that of the text the tree was read from, and empty where the tree
/// was built. Some fixes need the text: [`validate_source`] gives those too.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Severity;
/// use wamark::twiml::{self, Context};
///
/// let response = twiml::read("<Response><Gather numDigits='x' action='/a'/><Hangup/></Response>")?;
/// let found = twiml::validate(&response, Context::Voice);
/// assert_eq!(found[0].to_string(), "warning[TW462]: expected a whole number from 1 as `numDigits`, found `x`");
/// assert_eq!(found[0].twilio, Some(13314));
/// assert_eq!(found[0].key.as_deref(), Some("$.children[0].attributes.numDigits"));
/// # Ok::<(), twiml::ReadError>(())
/// ```
#[must_use]
pub fn validate(root: &Element, context: Context) -> Vec<Diagnostic> {
    let mut checker = checker::Checker::new(context, None);
    checker.walk(root);
    if root.span.is_empty() {
        rules::envelope::written(&mut checker, root);
    } else {
        rules::envelope::spanned(&mut checker, root);
    }
    checker.finish()
}

/// Reads and checks a document: what [`validate`] finds, and what only the text shows.
///
/// A document that cannot be read gives one finding, which says why.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{self, Context};
///
/// let found = twiml::validate_source("<Response><say>Hi</say></Response>", Context::Voice);
/// let fixed = found.iter().find(|found| found.code == "TW202").unwrap().fix.as_ref().unwrap();
/// assert_eq!(fixed.apply("<Response><say>Hi</say></Response>").unwrap(), "<Response><Say>Hi</Say></Response>");
///
/// let found = twiml::validate_source("<Response>", Context::Voice);
/// assert_eq!(found[0].twilio, Some(12100));
/// ```
#[must_use]
pub fn validate_source(source: &str, context: Context) -> Vec<Diagnostic> {
    let mut checker = checker::Checker::new(context, Some(source));
    match read_document(source) {
        Ok(document) => {
            checker.walk(&document.root);
            rules::envelope::source(&mut checker, source, &document);
            // The findings borrow nothing; the checker does.
            checker.finish()
        }
        Err(error) => {
            rules::envelope::unreadable(&mut checker, source, &error);
            checker.finish()
        }
    }
}

/// Reads and checks a document that came as bytes: a file, the body of a reply.
///
/// Bytes that are not UTF-8 give one finding; its span points into [`String::from_utf8_lossy`] of them.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{self, Context};
///
/// let found = twiml::validate_bytes(b"<Response><Say>Gr\xfc\xdfe</Say></Response>", Context::Voice);
/// assert_eq!(found[0].to_string(), "error[TW106]: expected UTF-8, found the byte 0xFC");
/// ```
#[must_use]
pub fn validate_bytes(bytes: &[u8], context: Context) -> Vec<Diagnostic> {
    match std::str::from_utf8(bytes) {
        Ok(source) => validate_source(source, context),
        Err(error) => {
            let mut checker = checker::Checker::new(context, None);
            rules::envelope::not_utf8(
                &mut checker,
                error.valid_up_to(),
                bytes[error.valid_up_to()],
            );
            checker.finish()
        }
    }
}

/// Checks the value of the `Content-Type` header that a document is sent with.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{self, Context};
///
/// assert!(twiml::validate_content_type("text/xml; charset=utf-8", Context::Voice).is_empty());
/// let found = twiml::validate_content_type("application/json", Context::Voice);
/// assert_eq!(found[0].twilio, Some(12300));
/// ```
#[must_use]
pub fn validate_content_type(value: &str, context: Context) -> Vec<Diagnostic> {
    let mut checker = checker::Checker::new(context, None);
    rules::envelope::content_type(&mut checker, value);
    checker.finish()
}
