//! Namespaces, as far as they decide whether a document is well-formed.
//!
//! TwiML has none, but parsers that know namespaces refuse an undeclared prefix, and Twilio's is one.

use std::collections::HashMap;

use crate::text::Span;

use super::error::{Kind, ReadError};

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The prefixes in scope.
#[derive(Debug, Default)]
pub(in crate::twiml) struct Namespaces<'s> {
    /// For each prefix the namespaces it was bound to, innermost last.
    bound: HashMap<&'s str, Vec<String>>,
    /// Declarations in order, with the depth of their element.
    declared: Vec<(usize, &'s str)>,
}

impl<'s> Namespaces<'s> {
    /// Tells whether an attribute is a declaration, and binds its prefix if so.
    pub(in crate::twiml) fn declare(
        &mut self,
        name: &'s str,
        uri: &str,
        depth: usize,
        span: Span,
    ) -> Result<(), ReadError> {
        if name == "xmlns" {
            if matches!(uri, XML | XMLNS) {
                return Err(expected(
                    "a namespace other than that of `xml` and `xmlns`",
                    uri,
                    span,
                ));
            }
            return Ok(());
        }
        let Some(prefix) = name.strip_prefix("xmlns:") else {
            return Ok(());
        };
        match prefix {
            "xml" if uri != XML => {
                return Err(expected(
                    "the prefix `xml` to keep its namespace",
                    uri,
                    span,
                ));
            }
            "xmlns" => return Err(expected("a prefix other than `xmlns`", prefix, span)),
            _ if uri.is_empty() => return Err(expected("a namespace", "an empty one", span)),
            _ if prefix != "xml" && matches!(uri, XML | XMLNS) => {
                return Err(expected(
                    "a namespace other than that of `xml` and `xmlns`",
                    uri,
                    span,
                ));
            }
            _ => {}
        }
        self.bound.entry(prefix).or_default().push(uri.to_owned());
        self.declared.push((depth, prefix));
        Ok(())
    }

    /// Forgets what the elements at `depth` and below declared.
    #[inline]
    pub(in crate::twiml) fn close(&mut self, depth: usize) {
        while let Some(&(declared, prefix)) = self.declared.last() {
            if declared < depth {
                return;
            }
            self.declared.pop();
            if let Some(bound) = self.bound.get_mut(prefix) {
                bound.pop();
            }
        }
    }

    /// Looks up the namespace of a name; the empty one for a name without a prefix.
    pub(in crate::twiml) fn resolve(&self, name: &str, span: Span) -> Result<&str, ReadError> {
        let Some((prefix, _)) = name.split_once(':') else {
            return Ok("");
        };
        match prefix {
            "xml" => Ok(XML),
            _ => match self.bound.get(prefix).and_then(|bound| bound.last()) {
                Some(uri) => Ok(uri),
                None => Err(expected("a declared namespace prefix", prefix, span)),
            },
        }
    }
}

fn expected(what: &str, found: &str, span: Span) -> ReadError {
    let found = super::quote(found);
    ReadError::new(
        Kind::Expected {
            expected: what.to_owned(),
            found,
        },
        span,
    )
}
