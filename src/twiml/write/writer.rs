//! The walk that turns a tree into events.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io;

use quick_xml::events::{BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText};

use super::escape::{
    ESCAPE_ATTRIBUTE, ESCAPE_TEXT, escape, is_name, is_plain_name, is_xml, next_escape,
};
use super::{Invalid, Layout, WriteOptions};
use crate::text::Span;
use crate::twiml::element::{Attribute, Element, Event, Node};
use crate::twiml::error::WriteError;
use crate::twiml::language;
use crate::twiml::read::ReadError;
use crate::twiml::read::namespaces::Namespaces;

/// What stands between `<?` and `?>` of the declaration.
const DECLARATION: &str = r#"xml version="1.0" encoding="UTF-8""#;

pub(super) struct Writer<'e, W> {
    out: quick_xml::Writer<W>,
    namespaces: Namespaces<'e>,
    /// How many elements are open.
    depth: usize,
    options: WriteOptions,
    /// The content of a tag or a text while it is put together.
    scratch: String,
}

/// An open element, as the layout sees it.
struct Open {
    /// Whether children stand on lines of their own.
    is_broken: bool,
    /// Whether nothing in it may be touched.
    is_verbatim: bool,
    /// Whether it is written as one tag.
    is_empty: bool,
}

impl<'e, W: io::Write> Writer<'e, W> {
    pub(super) fn new(out: W, options: WriteOptions) -> Self {
        Self {
            out: quick_xml::Writer::new(out),
            options,
            scratch: String::new(),
            namespaces: Namespaces::default(),
            depth: 0,
        }
    }

    pub(super) fn document(&mut self, root: &'e Element) -> Result<(), WriteError> {
        let is_pretty = matches!(self.options.layout, Layout::Pretty { .. });
        if self.options.declaration {
            let declaration = BytesDecl::from_start(BytesStart::from_content(DECLARATION, 3));
            self.event(quick_xml::events::Event::Decl(declaration))?;
            if is_pretty {
                self.markup("\n")?;
            }
        }
        if self.options.layout == Layout::Verbatim {
            self.verbatim(root)?;
        } else {
            self.laid_out(root)?;
        }
        if is_pretty {
            self.markup("\n")?;
        }
        Ok(())
    }

    fn verbatim(&mut self, root: &'e Element) -> Result<(), WriteError> {
        let mut events = root.events();
        while let Some(event) = events.next() {
            match event {
                Event::Open(element) => self.start(element, element.children.is_empty())?,
                Event::Leaf(node) => self.leaf(node, events.parent().unwrap_or(root))?,
                Event::Close(element) => self.end(element, element.children.is_empty())?,
            }
        }
        Ok(())
    }

    fn laid_out(&mut self, root: &'e Element) -> Result<(), WriteError> {
        let is_pretty = matches!(self.options.layout, Layout::Pretty { .. });
        let mut open: Vec<Open> = Vec::new();
        let mut events = root.events();
        while let Some(event) = events.next() {
            match event {
                Event::Open(element) => {
                    if open.last().is_some_and(|parent| parent.is_broken) {
                        self.line_break(open.len())?;
                    }
                    let is_verbatim =
                        open.last().is_some_and(|parent| parent.is_verbatim) || holds_text(element);
                    let is_empty = element
                        .children
                        .iter()
                        .all(|node| !is_verbatim && is_blank(node));
                    self.start(element, is_empty)?;
                    open.push(Open {
                        is_broken: is_pretty && !is_verbatim && !is_empty,
                        is_verbatim,
                        is_empty,
                    });
                }
                Event::Leaf(node) => {
                    let Some(place) = open.last() else { continue };
                    if !place.is_verbatim && is_blank(node) {
                        continue;
                    }
                    if place.is_broken {
                        self.line_break(open.len())?;
                    }
                    self.leaf(node, events.parent().unwrap_or(root))?;
                }
                Event::Close(element) => {
                    let Some(closed) = open.pop() else { continue };
                    if closed.is_broken {
                        self.line_break(open.len())?;
                    }
                    self.end(element, closed.is_empty)?;
                }
            }
        }
        Ok(())
    }

    fn line_break(&mut self, depth: usize) -> Result<(), WriteError> {
        let Layout::Pretty { indent } = self.options.layout else {
            return Ok(());
        };
        let out = self.out.get_mut();
        out.write_all(b"\n")?;
        for _ in 0..indent * depth {
            out.write_all(b" ")?;
        }
        Ok(())
    }

    fn start(&mut self, element: &'e Element, is_empty: bool) -> Result<(), WriteError> {
        let is_plain = is_plain_name(&element.name);
        if !is_plain && !is_name(&element.name) {
            return Err(WriteError::name(&element.name, "an element"));
        }
        if !is_plain && is_qualified(&element.name)
            || element
                .attributes
                .iter()
                .any(|attribute| is_qualified(&attribute.name))
        {
            self.check_namespaces(element)?;
        }
        self.depth += usize::from(!is_empty);
        if element.attributes.is_empty() {
            return self.tag(BytesStart::new(&*element.name), is_empty);
        }
        if let Some(name) = repeated(&element.attributes) {
            return Err(WriteError::duplicate(name, &element.name));
        }
        let mut content = std::mem::take(&mut self.scratch);
        content.clear();
        content.push_str(&element.name);
        for attribute in &element.attributes {
            if !is_name(&attribute.name) {
                return Err(WriteError::name(&attribute.name, "an attribute"));
            }
            content.push(' ');
            content.push_str(&attribute.name);
            content.push_str("=\"");
            escape(
                &attribute.value,
                &ESCAPE_ATTRIBUTE,
                self.options.invalid,
                &mut content,
            )
            .map_err(|character| WriteError::character(character, place_of(attribute, element)))?;
            content.push('"');
        }
        let result = self.tag(
            BytesStart::from_content(&*content, element.name.len()),
            is_empty,
        );
        self.scratch = content;
        result
    }

    /// Checks that prefixes are declared, as the reader and Twilio want it.
    fn check_namespaces(&mut self, element: &'e Element) -> Result<(), WriteError> {
        let wrong = |error: ReadError| WriteError::namespace(error.to_string(), &element.name);
        self.namespaces.close(self.depth);
        for attribute in &element.attributes {
            self.namespaces
                .declare(
                    &attribute.name,
                    &attribute.value,
                    self.depth,
                    Span::default(),
                )
                .map_err(wrong)?;
        }
        self.namespaces
            .resolve(&element.name, Span::default())
            .map_err(wrong)?;
        let mut seen = HashSet::new();
        for attribute in &element.attributes {
            let Some((prefix, local)) = attribute.name.split_once(':') else {
                continue;
            };
            if prefix == "xmlns" {
                continue;
            }
            let uri = self
                .namespaces
                .resolve(&attribute.name, Span::default())
                .map_err(wrong)?;
            if !seen.insert((uri.to_owned(), local)) {
                return Err(WriteError::duplicate(&attribute.name, &element.name));
            }
        }
        Ok(())
    }

    fn tag(&mut self, tag: BytesStart<'_>, is_empty: bool) -> Result<(), WriteError> {
        self.event(if is_empty {
            quick_xml::events::Event::Empty(tag)
        } else {
            quick_xml::events::Event::Start(tag)
        })
    }

    fn end(&mut self, element: &Element, is_empty: bool) -> Result<(), WriteError> {
        if is_empty {
            return Ok(());
        }
        self.depth -= 1;
        self.namespaces.close(self.depth);
        self.event(quick_xml::events::Event::End(BytesEnd::new(&*element.name)))
    }

    fn leaf(&mut self, node: &Node, parent: &Element) -> Result<(), WriteError> {
        match node {
            // Where CDATA cannot hold the text, ordinary text can.
            Node::Text(text) if text.is_cdata && can_be_cdata(&text.content) => {
                let content = quick_xml::events::BytesCData::new(&*text.content);
                self.event(quick_xml::events::Event::CData(content))
            }
            Node::Text(text) => self.text(&text.content, parent),
            Node::Comment(comment) => {
                let content = self.comment(&comment.content, parent)?;
                self.event(quick_xml::events::Event::Comment(BytesText::from_escaped(
                    content,
                )))
            }
            Node::ProcessingInstruction(instruction) => {
                let target = &instruction.target;
                if !is_name(target) || target.eq_ignore_ascii_case("xml") {
                    return Err(WriteError::name(target, "a processing instruction"));
                }
                let content =
                    self.plain(&instruction.content, parent, "a processing instruction")?;
                if content.contains("?>") {
                    return Err(WriteError::instruction(&parent.name));
                }
                let content = if content.is_empty() {
                    target.clone()
                } else {
                    format!("{target} {content}")
                };
                self.event(quick_xml::events::Event::PI(BytesPI::new(content)))
            }
            Node::Element(_) => Ok(()),
        }
    }

    /// Writes a text: runs that stand for themselves as they are, what is between them as references.
    fn text(&mut self, text: &str, parent: &Element) -> Result<(), WriteError> {
        let mut rest = text;
        loop {
            let (plain, replacement, behind) =
                next_escape(rest, &ESCAPE_TEXT, self.options.invalid).map_err(|character| {
                    WriteError::character(character, format!("the text of `<{}>`", parent.name))
                })?;
            for piece in [plain, replacement]
                .into_iter()
                .filter(|piece| !piece.is_empty())
            {
                self.event(quick_xml::events::Event::Text(BytesText::from_escaped(
                    piece,
                )))?;
            }
            if behind.is_empty() {
                return Ok(());
            }
            rest = behind;
        }
    }

    /// Makes the content of a comment one that XML can hold.
    fn comment<'t>(&self, content: &'t str, parent: &Element) -> Result<Cow<'t, str>, WriteError> {
        let content = self.plain(content, parent, "a comment")?;
        if !content.contains("--") && !content.ends_with('-') {
            return Ok(content);
        }
        let mut mended = String::with_capacity(content.len() + 1);
        for character in content.chars() {
            if character == '-' && mended.ends_with('-') {
                match self.options.invalid {
                    Invalid::Error => return Err(WriteError::comment(&parent.name)),
                    Invalid::Replace => mended.push(' '),
                    Invalid::Strip => continue,
                }
            }
            mended.push(character);
        }
        if mended.ends_with('-') {
            match self.options.invalid {
                Invalid::Error => return Err(WriteError::comment(&parent.name)),
                Invalid::Replace => mended.push(' '),
                Invalid::Strip => {
                    mended.pop();
                }
            }
        }
        Ok(mended.into())
    }

    /// Checks text that cannot be escaped. A carriage return is written as a line feed, which is how
    /// it would be read.
    fn plain<'t>(
        &self,
        text: &'t str,
        parent: &Element,
        what: &str,
    ) -> Result<Cow<'t, str>, WriteError> {
        let mut plain = Cow::Borrowed(text);
        if let Some(invalid) = text.chars().find(|&character| !is_xml(character)) {
            let replacement = match self.options.invalid {
                Invalid::Error => {
                    let place = format!("{what} in `<{}>`", parent.name);
                    return Err(WriteError::character(invalid, place));
                }
                Invalid::Replace => "\u{FFFD}",
                Invalid::Strip => "",
            };
            plain = text
                .replace(|character| !is_xml(character), replacement)
                .into();
        }
        if plain.contains('\r') {
            plain = plain.replace("\r\n", "\n").replace('\r', "\n").into();
        }
        Ok(plain)
    }

    fn markup(&mut self, markup: &str) -> Result<(), WriteError> {
        Ok(self.out.get_mut().write_all(markup.as_bytes())?)
    }

    fn event(&mut self, event: quick_xml::events::Event<'_>) -> Result<(), WriteError> {
        Ok(self.out.write_event(event)?)
    }
}

/// Finds a name that an element has twice.
fn repeated(attributes: &[Attribute]) -> Option<&str> {
    let name = |at: usize| &*attributes[at].name;
    // Comparing each with each is quick for the few that elements have.
    if attributes.len() <= 32 {
        return (1..attributes.len())
            .find(|&at| (0..at).any(|before| name(before) == name(at)))
            .map(name);
    }
    let mut seen = HashSet::new();
    (0..attributes.len())
        .map(name)
        .find(|name| !seen.insert(*name))
}

/// Tells whether a name has to do with namespaces.
fn is_qualified(name: &str) -> bool {
    name.contains(':') || name == "xmlns"
}

fn place_of(attribute: &Attribute, element: &Element) -> String {
    format!("`{}` of `<{}>`", attribute.name, element.name)
}

/// Tells whether white space in the element is text: with other text, in spoken text, and alone
/// where text may stand.
fn holds_text(element: &Element) -> bool {
    let is_spoken = |row: &language::ElementSpec| {
        row.text.is_some()
            && row
                .children
                .iter()
                .any(|child| child.element.kind == language::Kind::Ssml)
    };
    let is_text = |node: &Node| matches!(node, Node::Text(_));
    let has_element = element.elements().next().is_some();
    element
        .children
        .iter()
        .any(|node| is_text(node) && !is_blank(node))
        || language::named(&element.name)
            .any(|row| is_spoken(row) || !has_element && row.text.is_some())
}

/// Tells whether a node is text of nothing but XML's white space.
fn is_blank(node: &Node) -> bool {
    match node {
        Node::Text(text) => {
            !text.is_cdata
                && text
                    .content
                    .bytes()
                    .all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
        }
        Node::Element(_) | Node::Comment(_) | Node::ProcessingInstruction(_) => false,
    }
}

fn can_be_cdata(text: &str) -> bool {
    !text.contains("]]>")
        && text
            .chars()
            .all(|character| character != '\r' && is_xml(character))
}
