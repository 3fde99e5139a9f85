//! Start tags, end tags and attributes.

use std::collections::HashSet;

use crate::text::Span;
use crate::twiml::element::{Attribute, Element, Node};

use super::error::{Kind, ReadError};
use super::names::intern;
use super::scan::Scanner;
use super::{quote, short};

/// Up to so many attributes are compared one by one.
const FEW: usize = 12;

impl Scanner<'_> {
    /// Reads a start tag or an empty-element tag behind `nodes`, and tells whether it was the latter;
    /// `<` stands here.
    ///
    /// `depth` is that of the element, the root's being 1.
    pub(super) fn start_tag(
        &mut self,
        nodes: &mut Vec<Node>,
        depth: usize,
    ) -> Result<bool, ReadError> {
        let start = self.at;
        self.at += 1;
        let name = self.name("the name of an element")?;
        let name_span = Span::new(start + 1, self.at);
        let mut has_prefix = name.contains(':');
        let is_empty = loop {
            let spaced = self.skip_space();
            match self.peek() {
                Some(b'>') => {
                    self.at += 1;
                    break false;
                }
                Some(b'/') => {
                    self.at += 1;
                    self.need(">", "`>` behind `/`")?;
                    break true;
                }
                Some(_) if spaced => {
                    has_prefix |= self.attribute()?;
                }
                Some(_) => return Err(self.expected("white space, `>` or `/>`")),
                None => return Err(self.expected("`>`")),
            }
        };
        unique(&self.attributes)?;
        if has_prefix {
            self.namespaces_of(name, name_span, depth)?;
            if is_empty {
                self.namespaces.close(depth);
            }
        }
        let mut attributes = Vec::with_capacity(self.attributes.len());
        attributes.append(&mut self.attributes);
        nodes.push(Node::Element(Element {
            name: intern(name),
            attributes,
            children: Vec::new(),
            span: Span::new(start, self.at),
        }));
        Ok(is_empty)
    }

    /// Reads the end tag of `current`, the element at `depth`; `</` stands here.
    pub(super) fn end_tag(&mut self, current: &mut Element, depth: usize) -> Result<(), ReadError> {
        self.at += 2;
        let start = self.at;
        let name = &*current.name;
        let rest = self.rest().as_bytes();
        if rest.starts_with(name.as_bytes()) && rest.get(name.len()) == Some(&b'>') {
            self.at += name.len();
            return self.end_of(current, depth);
        }
        let name = self.name("the name of an element")?;
        if name != current.name {
            let expected = format!("`</{}>`", short(&current.name));
            let kind = Kind::Expected {
                expected,
                found: quote(&format!("</{}>", short(name))),
            };
            return Err(ReadError::new(kind, Span::new(start, self.at)));
        }
        self.skip_space();
        self.end_of(current, depth)
    }

    fn end_of(&mut self, current: &mut Element, depth: usize) -> Result<(), ReadError> {
        self.need(">", "`>` at the end of the end tag")?;
        current.span.end = self.at;
        self.namespaces.close(depth);
        Ok(())
    }

    /// Reads an attribute behind those that were read of this tag, and tells whether its name has to do
    /// with namespaces.
    fn attribute(&mut self) -> Result<bool, ReadError> {
        let start = self.at;
        let name = self.name("an attribute, `>` or `/>`")?;
        let name_span = Span::new(start, self.at);
        self.skip_space();
        self.need("=", "`=` behind the name of the attribute")?;
        self.skip_space();
        let Some(quote @ (b'"' | b'\'')) = self.peek() else {
            return Err(self.expected("a quote before the value of the attribute"));
        };
        self.at += 1;
        let start = self.at;
        let value = self.value(quote)?;
        let value_span = Span::new(start, self.at);
        self.at += 1;
        self.attributes.push(Attribute {
            name: intern(name),
            value,
            name_span,
            value_span,
        });
        Ok(name.contains(':') || name == "xmlns")
    }

    /// Binds what the element declares and checks every prefix it uses.
    fn namespaces_of(
        &mut self,
        element: &str,
        name_span: Span,
        depth: usize,
    ) -> Result<(), ReadError> {
        for attribute in &self.attributes {
            // The name as the source has it, which lives as long as the reader.
            let name = &self.source[attribute.name_span.range()];
            self.namespaces
                .declare(name, &attribute.value, depth, attribute.value_span)?;
        }
        self.namespaces.resolve(element, name_span)?;
        let mut seen = HashSet::new();
        for attribute in &self.attributes {
            let Some((prefix, local)) = attribute.name.split_once(':') else {
                continue;
            };
            if prefix == "xmlns" {
                continue;
            }
            let namespace = self
                .namespaces
                .resolve(&attribute.name, attribute.name_span)?;
            if !seen.insert((namespace, local)) {
                return Err(repeated(attribute));
            }
        }
        Ok(())
    }
}

/// Refuses an attribute that stands twice.
fn unique(attributes: &[Attribute]) -> Result<(), ReadError> {
    let repeat = if attributes.len() <= FEW {
        (1..attributes.len()).find(|&at| {
            attributes[..at]
                .iter()
                .any(|before| before.name == attributes[at].name)
        })
    } else {
        let mut seen = HashSet::new();
        attributes
            .iter()
            .position(|attribute| !seen.insert(&attribute.name))
    };
    repeat.map_or(Ok(()), |at| Err(repeated(&attributes[at])))
}

fn repeated(attribute: &Attribute) -> ReadError {
    let found = format!("{} again", quote(&attribute.name));
    let kind = Kind::Expected {
        expected: "each attribute once".to_owned(),
        found,
    };
    ReadError::new(kind, attribute.name_span)
}
