//! HTML: what a preview shows.
//!
//! Nothing of the message becomes markup: text and attribute values are escaped here, in one place,
//! and URLs become links only on demand (`tests/suite/html.rs` reads the output back with a browser's
//! parser). There is no white space between blocks, so that `white-space: pre-wrap` works on them.

use std::fmt::{self, Write};
use std::io;

use crate::markup::{
    Block, BlockKind, Document, Inline, InlineKind, Inlines, List, ListItem, Node, escape,
};

/// Renders a document as an HTML fragment, with the default options of [`Html`].
///
/// # Examples
///
/// ```
/// let document = wamark::parse("*Parcel 881* arrives _tomorrow_.\n- <b>\n> ok");
/// assert_eq!(
///     wamark::render::html(&document),
///     "<p><strong>Parcel 881</strong> arrives <em>tomorrow</em>.</p>\
///      <ul><li>&lt;b&gt;</li></ul><blockquote>ok</blockquote>"
/// );
/// ```
#[must_use]
pub fn html(document: &Document<'_>) -> String {
    Html::new().render(document)
}

/// The HTML renderer with its options.
///
/// | node | element |
/// |---|---|
/// | paragraph | `<p>`, its lines joined by `<br>`; one more `<br>` where the last line is blank, so that it shows |
/// | list, item | `<ul>` or `<ol>`, `<li>`; `start` on a list that does not begin at 1, `value` where a number breaks the sequence |
/// | quote | `<blockquote>`, its lines joined by `<br>` |
/// | monospace block | `<pre><code>` |
/// | strong, emphasis, strikethrough | `<strong>`, `<em>`, `<del>` |
/// | inline code | `<code>` |
/// | monospace in a line | `<code class="monospace">` |
/// | link | its text, or `<a href rel="noopener noreferrer nofollow ugc">` on demand |
///
/// # Examples
///
/// ```
/// use wamark::markup::Node;
/// use wamark::render::html::Html;
///
/// let document = wamark::parse("see _https://example.org/?a=1&b_");
/// let html = Html::new()
///     .links(true)
///     .class_prefix("wa-")
///     .attributes(&|node, attributes| {
///         if let Node::Block(block) = node {
///             attributes.set("data-start", &block.span().start.to_string());
///         }
///     })
///     .render(&document);
/// assert_eq!(
///     html,
///     concat!(
///         r#"<p class="wa-paragraph" data-start="0">see <em class="wa-emphasis">"#,
///         r#"<a class="wa-link" href="https://example.org/?a=1&amp;b" rel="noopener noreferrer nofollow ugc">"#,
///         "https://example.org/?a=1&amp;b</a></em></p>",
///     )
/// );
/// ```
#[derive(Clone, Copy, Default)]
#[must_use]
pub struct Html<'o> {
    links: bool,
    class_prefix: Option<&'o str>,
    attributes: Option<&'o AttributesOf<'o>>,
}

/// Gives the attributes of a node's element.
type AttributesOf<'o> = dyn Fn(Node<'_>, &mut Attributes) + 'o;

impl<'o> Html<'o> {
    /// Makes a renderer with the default options: no links, no classes but `monospace`, no attributes.
    pub const fn new() -> Self {
        Self {
            links: false,
            class_prefix: None,
            attributes: None,
        }
    }

    /// Whether URLs become links. Off by default: a preview of untrusted text should not be clickable.
    ///
    /// A URL is `http://…` or `https://…`; `www.…` links to `http://www.…`.
    pub const fn links(mut self, links: bool) -> Self {
        self.links = links;
        self
    }

    /// Gives every element a class: the prefix and the node's [name](Node::name), such as `wa-strong`.
    ///
    /// Without it only monospace in a line has one, to be told from inline code: `monospace`.
    pub const fn class_prefix(mut self, prefix: &'o str) -> Self {
        self.class_prefix = Some(prefix);
        self
    }

    /// Adds attributes to the elements: `attributes` is called for every node that has one.
    pub const fn attributes(mut self, attributes: &'o AttributesOf<'o>) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Renders a document to a new string.
    #[must_use]
    pub fn render(&self, document: &Document<'_>) -> String {
        let source = document.source();
        let mut out =
            String::with_capacity(source.len() + source.len() / 4 + 4 * document.node_count() + 16);
        let written = self.write(&mut out, document);
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
        out
    }

    /// Writes a document to `out`; a `String` is written behind what it holds.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    ///
    /// # Examples
    ///
    /// ```
    /// let mut page = String::from("<main>");
    /// wamark::render::html::Html::new().write(&mut page, &wamark::parse("*hi*"))?;
    /// assert_eq!(page, "<main><p><strong>hi</strong></p>");
    /// # Ok::<(), std::fmt::Error>(())
    /// ```
    pub fn write(&self, out: &mut impl Write, document: &Document<'_>) -> fmt::Result {
        if self.links || self.class_prefix.is_some() || self.attributes.is_some() {
            Writer::<_, false>::new(out, self, document).document(document)
        } else {
            Writer::<_, true>::new(out, self, document).document(document)
        }
    }

    /// Writes a document to a file, a socket, a buffer of bytes.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    ///
    /// # Examples
    ///
    /// ```
    /// let mut bytes = Vec::new();
    /// wamark::render::html::Html::new().write_io(&mut bytes, &wamark::parse("*hi*"))?;
    /// assert_eq!(bytes, b"<p><strong>hi</strong></p>");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_io(&self, out: &mut impl io::Write, document: &Document<'_>) -> io::Result<()> {
        super::to_io(out, |out| self.write(out, document))
    }
}

impl fmt::Debug for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Html")
            .field("links", &self.links)
            .field("class_prefix", &self.class_prefix)
            .finish_non_exhaustive()
    }
}

/// The attributes of an element, as [`Html::attributes`] collects them.
#[derive(Clone, Debug, Default)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// Sets an attribute. The value is escaped; a `class` joins the one that [`Html::class_prefix`] gives.
    ///
    /// # Panics
    ///
    /// If `name` is not made of ASCII letters, digits, `-`, `_`, `.` and `:`, beginning with a letter,
    /// or is one that the renderer writes itself (`href`, `rel`, `start`, `value`).
    pub fn set(&mut self, name: &str, value: &str) {
        let legal = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "-_.:".contains(character));
        assert!(legal, "expected the name of an attribute, found `{name}`");
        // Capitals make no difference to a browser, which takes the first of two.
        let name = name.to_ascii_lowercase();
        assert!(
            !["href", "rel", "start", "value"].contains(&name.as_str()),
            "`{name}` is written by the renderer"
        );
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, class)) if name == "class" => *class = format!("{class} {value}"),
            Some((_, known)) => value.clone_into(known),
            None => self.0.push((name, value.to_owned())),
        }
    }
}

/// An element: its name, and its tags without attributes.
struct Tag {
    name: &'static str,
    start: &'static str,
    end: &'static str,
}

macro_rules! tag {
    ($name:literal) => {
        Tag {
            name: $name,
            start: concat!("<", $name, ">"),
            end: concat!("</", $name, ">"),
        }
    };
}

/// Writes to `out`; what is `BARE` has no elements and attributes but those that no option asks for.
struct Writer<'w, 'o, W, const BARE: bool> {
    out: &'w mut W,
    options: &'w Html<'o>,
    /// Whether no text asks for an escape.
    literal: bool,
}

impl<'w, 'o, W: Write, const BARE: bool> Writer<'w, 'o, W, BARE> {
    fn new(out: &'w mut W, options: &'w Html<'o>, document: &Document<'_>) -> Self {
        Self {
            out,
            options,
            literal: !escape::is_needed(document.source()),
        }
    }

    fn document(&mut self, document: &Document<'_>) -> fmt::Result {
        document.blocks().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: Block<'_>) -> fmt::Result {
        let node = Node::Block(block);
        match block.kind() {
            BlockKind::Paragraph(inlines) => {
                self.start(&tag!("p"), node)?;
                self.inlines(inlines)?;
                if block.ends_blank() {
                    self.out.write_str("<br>")?;
                }
                self.out.write_str("</p>")
            }
            BlockKind::List(list) => self.list(list, node),
            BlockKind::BlockQuote(inlines) => self.container(&tag!("blockquote"), node, inlines),
            BlockKind::Monospace(text) => {
                self.start(&tag!("pre"), node)?;
                self.out.write_str("<code>")?;
                self.text(&text)?;
                self.out.write_str("</code></pre>")
            }
        }
    }

    fn list(&mut self, list: List<'_>, node: Node<'_>) -> fmt::Result {
        let tag = if list.is_ordered() {
            tag!("ol")
        } else {
            tag!("ul")
        };
        let mut expected = 1;
        let first = list
            .items()
            .next()
            .and_then(ListItem::number)
            .filter(|&first| first != expected);
        self.start_with(&tag, node, "start", first)?;
        expected = first.unwrap_or(expected);
        for item in list.items() {
            let unexpected = item.number().filter(|&number| number != expected);
            expected = item.number().map_or(expected, |number| number + 1);
            self.start_with(&tag!("li"), Node::ListItem(item), "value", unexpected)?;
            self.inlines(item.inlines())?;
            self.out.write_str("</li>")?;
        }
        self.out.write_str(tag.end)
    }

    fn inlines(&mut self, inlines: Inlines<'_>) -> fmt::Result {
        for inline in inlines {
            self.inline(inline)?;
        }
        Ok(())
    }

    fn inline(&mut self, inline: Inline<'_>) -> fmt::Result {
        let node = Node::Inline(inline);
        match inline.kind() {
            InlineKind::Text(text) => self.text(text),
            InlineKind::HardBreak => self.start(&tag!("br"), node),
            // Three levels at most: a span never holds one of its own kind.
            InlineKind::Strong(inlines) => self.container(&tag!("strong"), node, inlines),
            InlineKind::Emphasis(inlines) => self.container(&tag!("em"), node, inlines),
            InlineKind::Strikethrough(inlines) => self.container(&tag!("del"), node, inlines),
            InlineKind::InlineCode(text) => {
                self.start(&tag!("code"), node)?;
                self.text(text)?;
                self.out.write_str("</code>")
            }
            InlineKind::Monospace(text) => {
                if BARE {
                    self.out.write_str("<code class=\"monospace\">")?;
                } else {
                    let class = self.options.class_prefix.is_none().then_some("monospace");
                    self.begin(&tag!("code"), node, class)?;
                    self.out.write_char('>')?;
                }
                self.text(&text)?;
                self.out.write_str("</code>")
            }
            InlineKind::Link(url) if !BARE && self.options.links => self.link(url, node),
            InlineKind::Link(url) => self.text(url),
        }
    }

    fn text(&mut self, text: &str) -> fmt::Result {
        if self.literal {
            self.out.write_str(text)
        } else {
            escape::html_text(self.out, text)
        }
    }

    fn container(&mut self, tag: &Tag, node: Node<'_>, inlines: Inlines<'_>) -> fmt::Result {
        self.start(tag, node)?;
        self.inlines(inlines)?;
        self.out.write_str(tag.end)
    }

    fn link(&mut self, url: &str, node: Node<'_>) -> fmt::Result {
        self.begin(&tag!("a"), node, None)?;
        self.out.write_str(" href=\"")?;
        if url.starts_with(['w', 'W']) {
            self.out.write_str("http://")?;
        }
        escape::html_attribute(self.out, url)?;
        self.out
            .write_str("\" rel=\"noopener noreferrer nofollow ugc\">")?;
        self.text(url)?;
        self.out.write_str("</a>")
    }

    fn start(&mut self, tag: &Tag, node: Node<'_>) -> fmt::Result {
        if BARE {
            return self.out.write_str(tag.start);
        }
        self.begin(tag, node, None)?;
        self.out.write_char('>')
    }

    /// Writes a start tag with an attribute of its own, if that has a value.
    fn start_with(
        &mut self,
        tag: &Tag,
        node: Node<'_>,
        name: &str,
        value: Option<u8>,
    ) -> fmt::Result {
        let Some(value) = value else {
            return self.start(tag, node);
        };
        self.begin(tag, node, None)?;
        self.attribute(name)?;
        // The number of an item has two digits at most; a formatter would be most of a small module.
        if value >= 10 {
            self.out.write_char(char::from(b'0' + value / 10))?;
        }
        self.out.write_char(char::from(b'0' + value % 10))?;
        self.out.write_str("\">")
    }

    /// Writes a start tag up to its `>`, with the attributes that the options ask for.
    fn begin(&mut self, tag: &Tag, node: Node<'_>, class: Option<&str>) -> fmt::Result {
        self.out.write_char('<')?;
        self.out.write_str(tag.name)?;
        if BARE {
            return Ok(());
        }
        let mut attributes = Attributes::default();
        if let Some(prefix) = self.options.class_prefix {
            attributes.set("class", &format!("{prefix}{}", node.name()));
        }
        if let Some(class) = class {
            attributes.set("class", class);
        }
        if let Some(give) = self.options.attributes {
            give(node, &mut attributes);
        }
        for (name, value) in &attributes.0 {
            self.attribute(name)?;
            escape::html_attribute(self.out, value)?;
            self.out.write_char('"')?;
        }
        Ok(())
    }

    /// Writes an attribute up to its value.
    fn attribute(&mut self, name: &str) -> fmt::Result {
        self.out.write_char(' ')?;
        self.out.write_str(name)?;
        self.out.write_str("=\"")
    }
}
