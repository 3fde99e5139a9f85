//! The TwiML tree: elements, attributes, text, each with the bytes it was read from.
//!
//! Everything that reads, builds, checks or writes TwiML meets here. The tree keeps what the
//! language table does not know (names, comments, order), so that a document can be read, changed
//! in one place and written back. Nothing in this file recurses: a tree may be as deep as memory
//! allows, and cloning, comparing, printing and dropping it take no more stack than a flat one.

mod events;
mod node;

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use super::language::is_same_name;
use crate::text::Span;

pub use events::{Event, Events};
pub use node::{Attribute, Comment, Node, ProcessingInstruction, Text};

/// An XML element: name, attributes in order, children in order, and where it stood.
///
/// Two elements are equal when they would be written alike: spans, and whether text was a CDATA
/// section, make no difference. Where text is split into nodes does, and so does empty text.
/// [`push_text`](Self::push_text) neither splits nor adds empty text, and the reader splits only at
/// CDATA sections.
///
/// # Examples
///
/// ```
/// use wamark::twiml::Element;
///
/// let mut response = Element::new("Response");
/// response.push(Element::new("Message").with_attribute("to", "+14155550100").with_text("Hello"));
/// let message = response.elements().next().unwrap();
/// assert_eq!(message.attribute("to"), Some("+14155550100"));
/// assert_eq!(message.text(), "Hello");
/// ```
pub struct Element {
    /// The name, as written: `Message`, `say-as`.
    pub name: Cow<'static, str>,
    /// The attributes in the order they were given.
    pub attributes: Vec<Attribute>,
    /// The nodes between the start tag and the end tag.
    pub children: Vec<Node>,
    /// From the `<` of the start tag to behind the `>` of the end tag; empty where the element was
    /// not read.
    pub span: Span,
}

impl Element {
    /// Makes an element without attributes and children.
    ///
    /// Any name can be given; the writer refuses one that XML does not allow.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self::from_name(Cow::Owned(name.into()))
    }

    /// Makes an element with a name that the program holds, without a copy of it.
    #[must_use]
    pub const fn from_static(name: &'static str) -> Self {
        Self::from_name(Cow::Borrowed(name))
    }

    const fn from_name(name: Cow<'static, str>) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
            span: Span::new(0, 0),
        }
    }

    /// Sets the attribute and returns the element; see [`set_attribute`](Self::set_attribute).
    #[must_use]
    pub fn with_attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set_attribute(name, value);
        self
    }

    /// Adds a child and returns the element; see [`push`](Self::push).
    #[must_use]
    pub fn with_child(mut self, child: impl Into<Node>) -> Self {
        self.push(child);
        self
    }

    /// Adds text and returns the element; see [`push_text`](Self::push_text).
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.push_text(text);
        self
    }

    /// Gives the value of an attribute; an empty value is `Some("")`.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        Some(&self.attribute_node(name)?.value)
    }

    /// Gives an attribute with its spans.
    #[must_use]
    pub fn attribute_node(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| is_same_name(&attribute.name, name))
    }

    /// Sets an attribute: in place where the element has it, behind the others where not.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::Element;
    ///
    /// let mut play = Element::new("Play").with_attribute("loop", "1").with_attribute("digits", "w1");
    /// play.set_attribute("loop", "2");
    /// let order: Vec<&str> = play.attributes.iter().map(|attribute| &*attribute.name).collect();
    /// assert_eq!(order, ["loop", "digits"]);
    /// assert_eq!(play.attribute("loop"), Some("2"));
    /// ```
    pub fn set_attribute(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.set(Cow::Owned(name.into()), value.into());
    }

    /// [`set_attribute`](Self::set_attribute) for names from the table: no copy of the name.
    pub(crate) fn set_known(&mut self, name: &'static str, value: String) {
        self.set(Cow::Borrowed(name), value);
    }

    fn set(&mut self, name: Cow<'static, str>, value: String) {
        match self
            .attributes
            .iter_mut()
            .find(|attribute| attribute.name == name)
        {
            Some(attribute) => attribute.value = value,
            None => self.attributes.push(Attribute::from_name(name, value)),
        }
    }

    /// Takes an attribute away and gives its value, or `None` where the element has none of this name.
    pub fn remove_attribute(&mut self, name: &str) -> Option<String> {
        let at = self
            .attributes
            .iter()
            .position(|attribute| attribute.name == name)?;
        Some(self.attributes.remove(at).value)
    }

    /// Adds a child behind the others: an element, a comment, text and so on.
    pub fn push(&mut self, child: impl Into<Node>) {
        self.children.push(child.into());
    }

    /// Adds text behind the children; it joins a text that stands last, and empty text adds nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::Element;
    ///
    /// let mut say = Element::new("Say");
    /// say.push_text("Good ");
    /// say.push_text("morning");
    /// assert_eq!(say.children.len(), 1);
    /// assert_eq!(say.text(), "Good morning");
    /// ```
    pub fn push_text(&mut self, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        match self.children.last_mut() {
            Some(Node::Text(last)) if !last.is_cdata => last.content.push_str(&text),
            _ => self.children.push(Node::Text(Text::new(text))),
        }
    }

    /// Iterates over the child elements, other nodes left out.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(Node::as_element)
    }

    /// Iterates over the child elements, to change them.
    pub fn elements_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(Node::as_element_mut)
    }

    /// Gives the text that stands directly in this element, without that of its child elements.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        let mut texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(&*text.content),
            _ => None,
        });
        let first = texts.next().unwrap_or_default();
        match texts.next() {
            None => Cow::Borrowed(first),
            Some(second) => Cow::Owned([first, second].into_iter().chain(texts).collect()),
        }
    }

    /// Gives all the text in this element and below it, in order.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::Element;
    ///
    /// let say = Element::new("Say")
    ///     .with_text("Call ")
    ///     .with_child(Element::new("say-as").with_text("112"))
    ///     .with_text(" now");
    /// assert_eq!(say.text(), "Call  now");
    /// assert_eq!(say.text_content(), "Call 112 now");
    /// ```
    #[must_use]
    pub fn text_content(&self) -> String {
        let mut content = String::new();
        for event in self.events() {
            if let Event::Leaf(Node::Text(text)) = event {
                content.push_str(&text.content);
            }
        }
        content
    }

    /// Iterates over this element and all below it, parents before children, in document order.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::Element;
    ///
    /// let tree = Element::new("Response")
    ///     .with_child(Element::new("Dial").with_child(Element::new("Number")))
    ///     .with_child(Element::new("Hangup"));
    /// let names: Vec<&str> = tree.walk().map(|element| &*element.name).collect();
    /// assert_eq!(names, ["Response", "Dial", "Number", "Hangup"]);
    /// ```
    pub fn walk(&self) -> impl Iterator<Item = &Element> {
        self.events().filter_map(|event| match event {
            Event::Open(element) => Some(element),
            Event::Leaf(_) | Event::Close(_) => None,
        })
    }

    /// Iterates over the tags and leaves in document order.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::{Element, Event};
    ///
    /// let say = Element::new("Say").with_text("Hello");
    /// let mut events = say.events();
    /// assert!(matches!(events.next(), Some(Event::Open(element)) if element.name == "Say"));
    /// assert!(matches!(events.next(), Some(Event::Leaf(_))));
    /// assert!(matches!(events.next(), Some(Event::Close(_))));
    /// assert!(events.next().is_none());
    /// ```
    #[must_use]
    pub fn events(&self) -> Events<'_> {
        Events::new(self)
    }

    /// Gives the place of the name in the start tag, or an empty span where the element was not read.
    #[must_use]
    pub fn name_span(&self) -> Span {
        if self.span.is_empty() {
            return self.span;
        }
        // `<` is one byte, and XML allows nothing between it and the name.
        Span::new(self.span.start + 1, self.span.start + 1 + self.name.len())
    }

    /// Copies name, attributes and span, not the children.
    fn without_children(&self) -> Self {
        Self {
            name: self.name.clone(),
            attributes: self.attributes.clone(),
            children: Vec::with_capacity(self.children.len()),
            span: self.span,
        }
    }
}

impl Clone for Element {
    fn clone(&self) -> Self {
        let mut done = self.without_children();
        let mut open: Vec<Self> = Vec::new();
        for event in self.events().skip(1) {
            match event {
                Event::Open(element) => {
                    open.push(std::mem::replace(&mut done, element.without_children()));
                }
                Event::Leaf(node) => done.children.push(node.clone()),
                Event::Close(_) => {
                    if let Some(parent) = open.pop() {
                        let child = std::mem::replace(&mut done, parent);
                        done.children.push(Node::Element(child));
                    }
                }
            }
        }
        done
    }
}

impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        let mut theirs = other.events();
        for ours in self.events() {
            let same = match (ours, theirs.next()) {
                (Event::Open(a), Some(Event::Open(b))) => {
                    a.name == b.name && a.attributes == b.attributes
                }
                (Event::Leaf(a), Some(Event::Leaf(b))) => a == b,
                (Event::Close(_), Some(Event::Close(_))) => true,
                _ => false,
            };
            if !same {
                return false;
            }
        }
        true
    }
}

impl Eq for Element {}

/// Prints the tree as markup on one line, strings in Rust's notation.
impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for event in self.events() {
            match event {
                Event::Open(element) => {
                    write!(f, "<{}", element.name)?;
                    for attribute in &element.attributes {
                        write!(f, " {}={:?}", attribute.name, attribute.value)?;
                    }
                    f.write_char('>')?;
                }
                Event::Leaf(Node::Text(text)) => write!(f, "{:?}", text.content)?,
                Event::Leaf(Node::Comment(comment)) => write!(f, "<!--{:?}-->", comment.content)?,
                Event::Leaf(Node::ProcessingInstruction(instruction)) => {
                    write!(f, "<?{} {:?}?>", instruction.target, instruction.content)?;
                }
                Event::Leaf(Node::Element(_)) => {}
                Event::Close(element) => write!(f, "</{}>", element.name)?,
            }
        }
        Ok(())
    }
}

impl Drop for Element {
    fn drop(&mut self) {
        let mut far = Vec::new();
        take_far(&mut self.children, &mut far);
        while let Some(mut nodes) = far.pop() {
            take_far(&mut nodes, &mut far);
        }
    }
}

/// Takes the nodes out of elements that hold elements which hold elements, so that no drop goes deeper
/// than two levels.
fn take_far(nodes: &mut [Node], far: &mut Vec<Vec<Node>>) {
    for element in nodes.iter_mut().filter_map(Node::as_element_mut) {
        if element
            .elements()
            .any(|child| child.elements().next().is_some())
        {
            far.push(std::mem::take(&mut element.children));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(depth: usize) -> Element {
        (0..depth).fold(Element::new("W"), |inner, _| {
            Element::new("W").with_child(inner)
        })
    }

    #[test]
    fn depth_costs_no_stack() {
        let tree = nested(200_000);
        let copy = tree.clone();
        assert_eq!(tree, copy);
        assert_eq!(tree.walk().count(), 200_001);
        assert_eq!(format!("{tree:?}").len(), 200_001 * 7);
        drop(tree);
    }

    #[test]
    fn equality_ignores_spans_and_cdata() {
        let mut read = Element::new("Say")
            .with_text("a & b")
            .with_attribute("loop", "2");
        let built = read.clone();
        read.span = Span::new(3, 40);
        read.attributes[0].value_span = Span::new(9, 10);
        read.children = vec![Node::Text(Text {
            is_cdata: true,
            ..Text::new("a & b")
        })];
        assert_eq!(read, built);
    }

    #[test]
    fn equality_sees_order_names_and_depth() {
        let one = Element::new("A")
            .with_child(Element::new("B"))
            .with_child(Element::new("C"));
        let two = Element::new("A").with_child(Element::new("B").with_child(Element::new("C")));
        let three = Element::new("A")
            .with_child(Element::new("C"))
            .with_child(Element::new("B"));
        assert_ne!(one, two);
        assert_ne!(one, three);
        assert_ne!(one, Element::new("A").with_child(Element::new("B")));
        assert_ne!(Element::new("A"), one);
    }

    #[test]
    fn empty_attribute_differs_from_absent() {
        let element = Element::new("Conference").with_attribute("waitUrl", "");
        assert_eq!(element.attribute("waitUrl"), Some(""));
        assert_eq!(element.attribute("waitMethod"), None);
    }

    #[test]
    fn name_span_lies_behind_the_bracket() {
        let mut element = Element::new("Say");
        assert!(element.name_span().is_empty());
        element.span = Span::new(10, 20);
        assert_eq!(element.name_span(), Span::new(11, 14));
    }
}
