//! What the typed elements are made of.
//!
//! A typed element is a tree that only takes what the table allows: nesting is held by the compiler
//! ([`ChildOf`]), values by the types of the setters, and what types cannot say (ranges, lengths,
//! URLs) by a check in the setter, whose first complaint comes out when the element is written. So
//! setters can be chained, and nothing wrong is ever sent.

mod macros;

use std::fmt;
use std::str::FromStr;

pub(super) use macros::{typed, verbs};

use super::WriteError;
use super::check;
use super::element::{Comment, Element, Node, Text};
use super::error::SchemaError;
use super::language::{AttributeSpec, ElementSpec, ValueKind};
use super::write::WriteOptions;
use crate::text::Span;

/// A typed element under construction: the tree, and the first thing it was told that it cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub(super) element: Element,
    pub(super) defect: Option<Box<SchemaError>>,
}

/// What may stand in `Parent`.
///
/// Each element that takes others has a trait of its own in [`nesting`](crate::twiml::nesting), which
/// the compiler names when an element is put where it may not stand. [`Element`] may stand
/// everywhere, for names that the table does not know; a name that it knows is checked.
///
/// ```compile_fail
/// use wamark::twiml::voice::{Dial, Say};
///
/// let dial = Dial::empty().with(Say::new("Hello")); // `Say` may not stand in `<Dial>`
/// ```
pub trait ChildOf<Parent>: IntoDraft {
    /// What the parent is with the child in it: itself, or [`Ended`] behind a verb that ends the document.
    type Then: From<Parent>;
}

/// What can become part of a typed element. Implemented by typed elements and [`Element`] only.
pub trait IntoDraft: sealed::Sealed {
    /// Gives the tree, checked as a child of `parent`.
    #[doc(hidden)]
    fn into_draft(self, parent: &'static ElementSpec) -> Draft;
}

/// A typed element: one with a type of its own in [`messaging`](crate::twiml::messaging) or
/// [`voice`](crate::twiml::voice).
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Typed, voice::{Dial, Number}};
///
/// assert_eq!(Dial::spec().name, "Dial");
/// let dial = Dial::empty().with(Number::new("+14155550100"));
/// assert_eq!(dial.children::<Number>().count(), 1);
/// ```
pub trait Typed:
    sealed::Sealed
    + Clone
    + fmt::Debug
    + PartialEq
    + Into<Element>
    + TryFrom<Element, Error = SchemaError>
    + for<'e> TryFrom<&'e Element, Error = SchemaError>
{
    /// Gives what the table says about the element.
    fn spec() -> &'static ElementSpec;
}

pub(super) mod sealed {
    /// Closes a trait: only this crate implements it.
    pub trait Sealed {}
}

/// A response behind the verb that ends it. It can be written, and takes no more verbs.
///
/// # Examples
///
/// ```
/// use wamark::twiml::voice::{Hangup, Response, Say};
///
/// let response = Response::new().with(Say::new("Goodbye")).with(Hangup::new());
/// assert!(response.to_xml()?.ends_with("<Hangup/></Response>"));
/// # Ok::<(), wamark::twiml::WriteError>(())
/// ```
///
/// ```compile_fail
/// use wamark::twiml::voice::{Hangup, Response, Say};
///
/// let never_heard = Response::new().with(Hangup::new()).with(Say::new("Goodbye"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a response does nothing until it is written"]
pub struct Ended<R>(pub(super) R);

impl<R> From<R> for Ended<R> {
    fn from(response: R) -> Self {
        Self(response)
    }
}

impl<R> Ended<R> {
    /// Gives the response, which takes verbs again. Twilio never comes to what stands behind the end.
    pub fn into_inner(self) -> R {
        self.0
    }
}

impl Draft {
    pub(super) const fn new(spec: &'static ElementSpec) -> Self {
        Self {
            element: Element::from_static(spec.name),
            defect: None,
        }
    }

    /// Takes a tree that is known to be what the table says.
    pub(super) const fn checked(element: Element) -> Self {
        Self {
            element,
            defect: None,
        }
    }

    /// Remembers the first complaint.
    #[cold]
    fn complain(&mut self, complaint: SchemaError) {
        self.defect.get_or_insert_with(|| Box::new(complaint));
    }

    /// Sets an attribute to a value that may not be what the table says.
    pub(super) fn set(&mut self, spec: &'static AttributeSpec, value: String) {
        if let Err(expected) = spec.check(&value) {
            let name = &self.element.name;
            self.complain(SchemaError::attribute(
                expected,
                name,
                spec.name,
                &value,
                Span::default(),
            ));
        }
        self.element.set_known(spec.name, value);
    }

    /// Sets an attribute to a value that its type vouches for.
    pub(super) fn set_known(&mut self, spec: &'static AttributeSpec, value: &'static str) {
        self.element.set_known(spec.name, value.to_owned());
    }

    /// Sets an attribute to values with a space between.
    pub(super) fn set_list<T: fmt::Display>(
        &mut self,
        spec: &'static AttributeSpec,
        values: impl IntoIterator<Item = T>,
    ) {
        let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
        self.set(spec, values.join(" "));
    }

    /// Sets an attribute by its name: one the table does not know, or a known one with a check.
    pub(super) fn set_any(&mut self, spec: &'static ElementSpec, name: String, value: String) {
        match spec.attribute(&name) {
            Some(row) => self.set(row, value),
            None => self.element.set_attribute(name, value),
        }
    }

    /// Adds text.
    pub(super) fn push_text(&mut self, spec: &'static ElementSpec, text: String) {
        // The first complaint counts, so that a limit is not asked for ever longer texts.
        if self.defect.is_none()
            && let Some(row) = &spec.text
            && (row.required || !text.is_empty())
        {
            // A limit holds for the whole text.
            let is_free = row.max.is_none() && matches!(row.value, ValueKind::Text { .. });
            let before = if is_free {
                "".into()
            } else {
                self.element.text()
            };
            let verdict = if before.is_empty() {
                row.check(&text)
            } else {
                row.check(&(before + &*text))
            };
            if let Err(expected) = verdict {
                let name = &self.element.name;
                self.complain(SchemaError::text(expected, name, &text, Span::default()));
            }
        }
        match spec.wrap_text {
            Some(wrapper) if self.element.elements().next().is_some() && !text.is_empty() => {
                self.element
                    .push(Element::from_static(wrapper).with_text(text));
            }
            // Nothing can come to stand beside it: no room for more.
            _ if spec.children.is_empty() && self.element.children.is_empty() => {
                if !text.is_empty() {
                    self.element.children = vec![Node::Text(Text::new(text))];
                }
            }
            _ => self.element.push_text(text),
        }
    }

    /// Adds a child, and its complaint.
    pub(super) fn adopt(&mut self, spec: &'static ElementSpec, child: Self) {
        if let Some(defect) = child.defect {
            self.defect.get_or_insert(defect);
        }
        let row = spec
            .children
            .iter()
            .find(|row| row.element.name == child.element.name);
        if let Some(max) = row.and_then(|row| row.max) {
            let same = self
                .element
                .elements()
                .filter(|other| other.name == child.element.name);
            if same.take(max).count() == max {
                self.complain(SchemaError::too_many(
                    &child.element.name,
                    spec.name,
                    max,
                    Span::default(),
                ));
            }
        }
        // Behind the first element, `push_text` leaves no text to wrap.
        if let Some(wrapper) = spec.wrap_text
            && self.element.elements().next().is_none()
        {
            self.wrap_text(wrapper);
        }
        self.element.children.push(Node::Element(child.element));
    }

    /// Puts each text into an element of its own.
    fn wrap_text(&mut self, wrapper: &'static str) {
        for node in &mut self.element.children {
            if let Node::Text(text) = node {
                let text = Text::new(std::mem::take(&mut text.content));
                let mut body = Element::from_static(wrapper);
                body.children = vec![Node::Text(text)];
                *node = Node::Element(body);
            }
        }
    }

    /// Takes a tree of the user's as a child of an element.
    pub(super) fn from_element(element: Element, parent: &'static ElementSpec) -> Self {
        let verdict = check::row_of_child(&element, parent)
            .and_then(|row| row.map_or(Ok(()), |row| check::check(&element, row)));
        Self {
            element,
            defect: verdict.err().map(Box::new),
        }
    }

    pub(super) fn comment(&mut self, content: String) {
        self.element.push(Comment::new(content));
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.element.attribute(name)
    }

    /// Reads an attribute. A value that its type cannot hold gives `None`; the setter has complained.
    pub(super) fn parse<T: FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.parse().ok()
    }

    pub(super) fn parse_list<T: FromStr>(&self, name: &str) -> Option<Vec<T>> {
        self.attribute(name)?
            .split_ascii_whitespace()
            .map(|item| item.parse().ok())
            .collect()
    }

    /// Complains if there has to be something in the element and nothing is.
    pub(super) fn finished(mut self, spec: &'static ElementSpec) -> Self {
        if let Err(complaint) = check::check_needs(&self.element, spec) {
            self.complain(complaint);
        }
        self
    }

    pub(super) fn write(
        &self,
        spec: &'static ElementSpec,
        options: &WriteOptions,
        out: &mut (impl fmt::Write + ?Sized),
    ) -> Result<(), WriteError> {
        if let Some(defect) = &self.defect {
            return Err(SchemaError::clone(defect).into());
        }
        check::check_needs(&self.element, spec)?;
        options.write_fmt(&self.element, out)
    }

    pub(super) fn into_element(self) -> Result<Element, SchemaError> {
        match self.defect {
            Some(defect) => Err(*defect),
            None => Ok(self.element),
        }
    }
}

impl sealed::Sealed for Element {}

impl IntoDraft for Element {
    fn into_draft(self, parent: &'static ElementSpec) -> Draft {
        Draft::from_element(self, parent)
    }
}
