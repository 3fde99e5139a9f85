//! The reader: strict, lossless, bounded.
//!
//! A document that is not well-formed XML is refused as Twilio would refuse it, and never repaired:
//! no undefined entity, no DOCTYPE, one root, nothing before the declaration. Names that the
//! language does not know, comments and order are kept, each with its bytes. One pass over the text,
//! no recursion; `tests/suite/twiml_read.rs` tells what is refused, and a comparison with libxml2 on
//! mutated documents holds the reader to it.
//!
//! The scanner is ours: quick-xml lets undefined entities, control characters, unclosed elements and
//! eleven other defects pass and tells no places of names and values, so that what it gives would have
//! to be read a second time, byte by byte.

mod characters;
mod error;
mod misc;
mod names;
pub(in crate::twiml) mod namespaces;
mod scan;
mod tag;

use crate::text::Span;

use super::element::{Element, Node};

use error::Kind;
pub use error::ReadError;
use scan::Scanner;

/// Reads a TwiML document and gives its root element.
///
/// The root may have any name: that it should be `Response` is the validator's to say. Comments and
/// processing instructions outside the root are checked and left out; [`read_document`] keeps them.
///
/// # Examples
///
/// ```
/// use wamark::twiml;
///
/// let response = twiml::read("<Response><Message>Hi &amp; bye</Message></Response>")?;
/// let message = response.elements().next().unwrap();
/// assert_eq!(message.text(), "Hi & bye");
/// assert_eq!(message.span.range(), 10..41);
/// # Ok::<(), twiml::ReadError>(())
/// ```
///
/// # Errors
///
/// Fails when the text is not well-formed XML, has a DOCTYPE, or exceeds the limits of
/// [`ReadOptions`].
pub fn read(source: &str) -> Result<Element, ReadError> {
    ReadOptions::default().read(source)
}

/// Reads a TwiML document with what stands before and behind its root element.
///
/// # Examples
///
/// ```
/// use wamark::twiml;
///
/// let document = twiml::read_document("<!-- night shift --><Response/>")?;
/// assert!(document.declaration.is_none());
/// assert_eq!(document.before.len(), 1);
/// assert_eq!(document.root.name, "Response");
/// # Ok::<(), twiml::ReadError>(())
/// ```
///
/// # Errors
///
/// As [`read`].
pub fn read_document(source: &str) -> Result<Document, ReadError> {
    ReadOptions::default().read_document(source)
}

/// A document: the root element and what stands around it.
///
/// # Examples
///
/// ```
/// use wamark::twiml;
///
/// let document = twiml::read_document("<?xml version=\"1.0\"?>\n<Response/><!-- v2 -->")?;
/// assert_eq!(document.declaration.unwrap().range(), 0..21);
/// assert!(document.before.is_empty());
/// assert_eq!(document.after[0].span().range(), 33..44);
/// # Ok::<(), twiml::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Document {
    /// Where the XML declaration stands, if there is one.
    pub declaration: Option<Span>,
    /// Comments and processing instructions before the root.
    pub before: Vec<Node>,
    /// The root element.
    pub root: Element,
    /// Comments and processing instructions behind the root.
    pub after: Vec<Node>,
}

/// How much the reader takes.
///
/// # Examples
///
/// ```
/// use wamark::twiml::ReadOptions;
///
/// let mut options = ReadOptions::default();
/// options.max_depth = 1;
/// assert!(options.read("<Response/>").is_ok());
/// assert!(options.read("<Response><Hangup/></Response>").unwrap_err().is_limit());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The largest document in bytes; by default 16 MiB. Twilio takes 64 kB, which the validator
    /// checks: the reader lets more through so that it can say by how much.
    pub max_bytes: usize,
    /// The most elements inside each other, the root included; by default 256.
    pub max_depth: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            max_bytes: 16 << 20,
            max_depth: 256,
        }
    }
}

impl ReadOptions {
    /// Reads a document under these limits and gives its root; see [`read`].
    ///
    /// # Errors
    ///
    /// As [`read`].
    pub fn read(&self, source: &str) -> Result<Element, ReadError> {
        self.read_document(source).map(|document| document.root)
    }

    /// Reads a document under these limits; see [`read_document`].
    ///
    /// # Errors
    ///
    /// As [`read`].
    pub fn read_document(&self, source: &str) -> Result<Document, ReadError> {
        if source.len() > self.max_bytes {
            let kind = Kind::TooLarge {
                max: self.max_bytes,
                found: source.len(),
            };
            return Err(ReadError::new(kind, Span::new(0, 0)));
        }
        Reader {
            scan: Scanner::new(source),
            max_depth: self.max_depth,
        }
        .document()
    }
}

struct Reader<'s> {
    scan: Scanner<'s>,
    max_depth: usize,
}

impl Reader<'_> {
    fn document(mut self) -> Result<Document, ReadError> {
        self.scan.eat("\u{feff}");
        let start = self.scan.at;
        let declaration = if self.scan.at_declaration() {
            Some(self.scan.declaration()?)
        } else {
            None
        };
        let mut before = Vec::new();
        loop {
            self.scan.skip_space();
            if self.scan.starts("<!--") {
                before.push(Node::Comment(self.scan.comment()?));
            } else if self.scan.starts("<?") {
                if self.scan.at_declaration() {
                    return Err(self.late_declaration(start, declaration));
                }
                before.push(Node::ProcessingInstruction(self.scan.instruction()?));
            } else {
                break;
            }
        }
        if self.scan.rest().is_empty() && before.is_empty() && declaration.is_none() {
            return Err(ReadError::new(Kind::Empty, Span::new(start, self.scan.at)));
        }
        if self.scan.starts("<!DOCTYPE") {
            return Err(ReadError::new(
                Kind::Doctype,
                Span::new(self.scan.at, self.scan.at + 9),
            ));
        }
        if !self.scan.starts("<") {
            return Err(match self.scan.rest().find("<?xml ") {
                Some(at) if declaration.is_none() => {
                    let span = Span::new(start, self.scan.at + at);
                    ReadError::new(Kind::BeforeDeclaration("text"), span)
                }
                _ => self.scan.expected("the root element"),
            });
        }
        let root = self.root()?;
        let mut after = Vec::new();
        loop {
            self.scan.skip_space();
            if self.scan.rest().is_empty() {
                return Ok(Document {
                    declaration,
                    before,
                    root,
                    after,
                });
            } else if self.scan.starts("<!--") {
                after.push(Node::Comment(self.scan.comment()?));
            } else if self.scan.starts("<?") {
                after.push(Node::ProcessingInstruction(self.scan.instruction()?));
            } else if self.scan.starts("<") {
                return Err(self.scan.expected_but(
                    "the end of the document",
                    "another root element",
                    1,
                ));
            } else {
                return Err(self.scan.expected_but(
                    "the end of the document",
                    "text behind the root element",
                    1,
                ));
            }
        }
    }

    /// The error for a declaration that is not the first thing in the document.
    fn late_declaration(&self, start: usize, declaration: Option<Span>) -> ReadError {
        if declaration.is_some() {
            return self.scan.expected_but("one XML declaration", "another", 5);
        }
        let between = Span::new(start, self.scan.at);
        let is_blank = self.scan.source[between.range()].trim_start().is_empty();
        ReadError::new(
            Kind::BeforeDeclaration(if is_blank {
                "white space"
            } else {
                "other markup"
            }),
            between,
        )
    }

    /// Reads the root element and all below it. The stack of open elements lives on the heap.
    ///
    /// All nodes lie in one list behind the element that they are in, so that an element gets a list
    /// of the right length when it ends.
    fn root(&mut self) -> Result<Element, ReadError> {
        let mut nodes: Vec<Node> = Vec::new();
        // Where in the list the open elements are.
        let mut open: Vec<usize> = Vec::new();
        loop {
            let depth = open.len();
            match (open.last(), self.scan.rest().as_bytes().get(1)) {
                (Some(&current), Some(b'/')) => {
                    let children = nodes.split_off(current + 1);
                    if let Some(Node::Element(element)) = nodes.last_mut() {
                        self.scan.end_tag(element, depth)?;
                        element.children = children;
                    }
                    open.pop();
                }
                (Some(_), Some(b'!')) => self.markup_declaration(&mut nodes)?,
                (Some(_), Some(b'?')) => {
                    let instruction = self.scan.instruction()?;
                    nodes.push(Node::ProcessingInstruction(instruction));
                }
                _ => {
                    if depth >= self.max_depth {
                        let span = Span::new(self.scan.at, self.scan.at + 1);
                        return Err(ReadError::new(Kind::TooDeep(self.max_depth), span));
                    }
                    if !self.scan.start_tag(&mut nodes, depth + 1)? {
                        open.push(nodes.len() - 1);
                    }
                }
            }
            // Up to the next `<`.
            let Some(&current) = open.last() else {
                let Some(Node::Element(root)) = nodes.pop() else {
                    unreachable!("the first node is the root");
                };
                return Ok(root);
            };
            self.scan.text(&mut nodes, current + 1)?;
            if self.scan.rest().is_empty() {
                return Err(unclosed(&nodes[current]));
            }
        }
    }

    /// Reads what begins with `<!` inside an element.
    fn markup_declaration(&mut self, nodes: &mut Vec<Node>) -> Result<(), ReadError> {
        if self.scan.starts("<!--") {
            nodes.push(Node::Comment(self.scan.comment()?));
            Ok(())
        } else if self.scan.starts("<![CDATA[") {
            nodes.extend(self.scan.cdata()?.map(Node::Text));
            Ok(())
        } else {
            Err(self
                .scan
                .expected_but("an element, a comment or a CDATA section", "`<!`", 2))
        }
    }
}

/// The error for an element that has no end tag.
fn unclosed(node: &Node) -> ReadError {
    let start = node.span().start + 1;
    let name = node.as_element().map_or("", |element| &element.name);
    let kind = Kind::Expected {
        expected: format!("`</{}>`", short(name)),
        found: END.to_owned(),
    };
    ReadError::new(kind, Span::new(start, start + name.len()))
}

const END: &str = "the end of the document";

/// Puts a piece of a document in backticks: shortened, on one line, control characters by number.
fn quote(text: &str) -> String {
    let mut out = String::from("`");
    for c in short(text).chars() {
        if c.is_control() {
            out.push_str(&code_point(c));
        } else {
            out.push(c);
        }
    }
    out.push('`');
    out
}

/// The first characters of a text.
fn short(text: &str) -> &str {
    text.char_indices()
        .nth(40)
        .map_or(text, |(at, _)| &text[..at])
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
