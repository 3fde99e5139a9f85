//! HTML elements: what each is to a message, and how it drives the builder.
//!
//! The table in `kind` is the only place that names elements. A front end hands start tags, end tags and text
//! over to [`Elements`], in the order of the document.

mod attributes;
mod close;
mod formulas;
mod hidden;
mod kind;
mod links;
mod listing;
mod lists;
mod tables;
mod text;

pub(super) use attributes::Attributes;
pub(super) use kind::Element;
#[cfg(feature = "import-markdown")]
pub(super) use kind::is_known;

use super::LossKind;
use super::build::{Builder, Gap, Script, Style};
use super::css::{Spaces, is_invisible, is_monospace, is_undone, open_styles, spaces, word_level};
use super::math::Formula;
use crate::text::Span;
use kind::HEAD;
use listing::Listing;
use lists::INDENTS;
use tables::{is_presentation, spanned};

/// A start tag.
struct Tag<'t> {
    /// In lower case.
    name: &'t str,
    element: Element,
    /// The `style` attribute.
    css: &'t str,
    attributes: &'t dyn Attributes,
    source: Span,
}

/// An element whose end tag has not come.
#[derive(Debug)]
struct Open {
    name: String,
    element: Element,
    /// How many styles of the builder were open before it, and how many it opened.
    depth: usize,
    styles: usize,
    /// Styles of elements around it that it ends for its own text.
    paused: Vec<Style>,
    /// What of the white space in its text is shown.
    spaces: Spaces,
    /// Where its link leads.
    url: String,
    title: bool,
    /// Whether it hides what is inside.
    hidden: bool,
    /// Whether nothing of it is shown, nor the lines that it would begin and end.
    silent: bool,
    /// How many lists it begins.
    level: usize,
    /// How many columns and rows it takes, if it is a cell.
    columns: usize,
    rows: usize,
    /// How many items of a list were numbered at each level that only their classes tell of.
    indented: [u16; INDENTS],
    /// The number of the next item, if it is a list that counts down.
    countdown: Option<i64>,
    /// Where it begins, if it may be a number above or below the line.
    script: Option<Script>,
    source: Span,
}

impl Open {
    fn new(name: &str, element: Element, depth: usize, source: Span) -> Self {
        Self {
            name: name.to_owned(),
            element,
            depth,
            styles: 0,
            paused: Vec::new(),
            spaces: Spaces::Collapsed,
            url: String::new(),
            title: false,
            hidden: false,
            silent: false,
            level: 0,
            columns: 1,
            rows: 1,
            indented: [0; INDENTS],
            countdown: None,
            script: None,
            source,
        }
    }
}

/// How deep elements nest; what is deeper counts as its content. Browsers stop there too.
const DEEPEST: usize = 512;

/// The elements that are open.
#[derive(Debug, Default)]
pub(super) struct Elements {
    open: Vec<Open>,
    /// The `pre` that is open.
    code: Option<Listing>,
    /// Where tables begin that lay out the page, ascending.
    layouts: Vec<usize>,
    /// Where lists begin that may count down, ascending, and how many items they have.
    lengths: Vec<(usize, i64)>,
    /// The formula that is open, and its tag.
    formula: Option<(Formula, Span)>,
    /// The marker of an item that is being read.
    marker: Option<String>,
    /// A break in an item behind which nothing has come yet.
    broken: Option<Span>,
    /// Whether a formula was the last that was added.
    said: bool,
    /// What addresses are relative to.
    base: Option<String>,
    /// Whether all of the text is HTML.
    is_page: bool,
    /// Elements that a block ended and that go on behind it, with the styles they open.
    pending: Vec<(Open, Vec<Style>)>,
    /// How the block ends that waits for the end of its link.
    ended: Option<Gap>,
    /// Whether a part of an item has ended, so that text behind it is another line.
    due: bool,
}

impl Elements {
    /// Knows what [`layout`](crate::import::layout) found out about a page.
    #[cfg(feature = "import-html")]
    pub(super) fn new(layouts: Vec<usize>, lengths: Vec<(usize, i64)>) -> Self {
        Self {
            layouts,
            lengths,
            is_page: true,
            ..Self::default()
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Begins an element; `name` is in lower case.
    pub(super) fn start(
        &mut self,
        builder: &mut Builder,
        name: &str,
        attributes: &dyn Attributes,
        source: Span,
    ) {
        let css = attributes.get("style").unwrap_or_default();
        let element = self.meaning(builder, name, &css, attributes, source);
        if name == "base" && self.base.is_none() {
            self.base = attributes.get("href");
        }
        if element == Element::Void {
            return;
        }
        if !HEAD.contains(&name) {
            self.leave_head(builder);
        }
        if self.code.is_none() {
            self.close_implied(builder, element, source);
        }
        let tag = Tag {
            name,
            element,
            css: &css,
            attributes,
            source,
        };
        if self.hide(builder, &tag) {
            return;
        }
        self.end_due(builder);
        if self.start_in_formula(builder, &tag) || self.start_in_listing(builder, &tag) {
            return;
        }
        if element == Element::Break && self.is_page && builder.in_item() {
            // At the end of an item it shows nothing.
            self.due = false;
            self.broken = self.broken.or(Some(source));
            return;
        }
        if element.is_inline() {
            self.due &= element != Element::Break;
            self.end_broken(builder);
            self.go_on(builder);
        } else {
            self.due = false;
            self.broken = None;
        }
        if self.open.len() >= DEEPEST && !element.is_void() {
            if !element.is_inline() {
                builder.begin_block(Gap::Line, source);
            }
            return;
        }
        let concealed = is_invisible(&css);
        if concealed {
            builder.lose(LossKind::Html, source);
            if element.is_void() {
                return;
            }
            builder.hide();
        }
        if name == "button" || element == Element::Input {
            // A box of its own.
            builder.collapsed_text(" ", source, false);
        }
        if element.is_void() {
            return self.add(builder, &tag);
        }
        let depth = builder.depth();
        self.begin(builder, &tag);
        let spaces = spaces(&css).unwrap_or_else(|| self.spaces());
        let mut open = Open::new(name, element, depth, source);
        (open.spaces, open.hidden) = (spaces, concealed);
        match element {
            Element::OrderedList => open.countdown = self.countdown(&tag),
            Element::Plain(LossKind::Script) => {
                open.script = builder.begin_script(name == "sup", source);
            }
            Element::Item => open.level = self.indent(&tag),
            Element::WordItem => open.level = word_level(&css).unwrap_or(1),
            Element::Link => {
                open.url = self.address(attributes, "href");
                open.title = attributes.get("title").is_some();
            }
            Element::HeaderCell | Element::Cell => {
                (open.columns, open.rows) = spanned(attributes);
            }
            _ => {}
        }
        open.paused = open_styles(builder, &css, element, source);
        // A table begins with none.
        open.styles = builder.depth().saturating_sub(depth);
        self.open.push(open);
    }

    /// What an element is, by its name and its attributes.
    fn meaning(
        &self,
        builder: &mut Builder,
        name: &str,
        css: &str,
        attributes: &dyn Attributes,
        source: Span,
    ) -> Element {
        match Element::of(name) {
            Element::Style(style) if is_undone(style, css) => Element::Inline,
            Element::Paragraph if word_level(css).is_some() => Element::WordItem,
            Element::Inline if is_monospace(css) => Element::Style(Style::Code),
            // An anchor.
            Element::Link if attributes.get("href").is_none() => Element::Inline,
            Element::Table if is_presentation(attributes) => Element::Layout,
            Element::Table if self.layouts.binary_search(&source.start).is_ok() => {
                builder.lose(LossKind::Table, source);
                Element::Layout
            }
            element => element,
        }
    }

    /// Does what an element means that has no content.
    fn add(&self, builder: &mut Builder, tag: &Tag<'_>) {
        let &Tag {
            attributes, source, ..
        } = tag;
        match tag.element {
            Element::Break => builder.line_break(source),
            Element::Rule => {
                builder.rule(Gap::Blank, source);
                builder.block(Gap::Blank);
            }
            Element::Input => {
                let kind = attributes.get("type").unwrap_or_default();
                match kind.to_ascii_lowercase().as_str() {
                    "checkbox" => builder.task(attributes.get("checked").is_some(), source),
                    "hidden" => {}
                    _ => builder.lose(LossKind::Html, source),
                }
            }
            Element::Embedded => builder.lose(LossKind::Html, source),
            Element::Area => self.area(builder, tag),
            Element::Image => self.image(builder, tag),
            _ => {}
        }
    }

    /// Does what the beginning of an element means that has content.
    fn begin(&mut self, builder: &mut Builder, tag: &Tag<'_>) {
        let source = tag.source;
        match tag.element {
            Element::Style(style) => builder.open(style, source),
            Element::Quotation => builder.text("“", source),
            Element::Reading => builder.text("(", source),
            Element::Plain(LossKind::Script) => {}
            Element::Plain(kind) => builder.lose(kind, source),
            Element::Link => builder.open_link(source),
            Element::Paragraph => builder.begin_paragraph(Gap::Blank, source),
            Element::Block => builder.begin_block(Gap::Line, source),
            Element::Heading => builder.begin_heading(source),
            Element::Quote => builder.begin_quote(Gap::Blank, source),
            Element::Code => {
                builder.block(Gap::Line);
                self.code = Some(Listing::default());
            }
            Element::BulletList => builder.begin_list(None, Gap::Blank, source),
            Element::OrderedList => Self::begin_numbered_list(builder, tag),
            Element::Item => self.begin_item(builder, tag),
            Element::WordItem => {
                for _ in 0..word_level(tag.css).unwrap_or(1) {
                    builder.begin_list(None, Gap::Line, source);
                }
                builder.begin_item(None, source);
            }
            Element::DefinitionList => {
                builder.lose(LossKind::DefinitionList, source);
                builder.leave_item(source);
                builder.block(Gap::Blank);
            }
            Element::Term => {
                builder.block(Gap::Line);
                builder.open(Style::Strong, source);
            }
            Element::Definition => {
                builder.begin_list(None, Gap::Line, source);
                builder.begin_item(None, source);
            }
            Element::Table => builder.begin_table(Gap::Blank, source),
            Element::Layout => builder.begin_block(Gap::Blank, source),
            Element::Row | Element::HeaderCell | Element::Cell if self.is_in_layout() => {
                builder.begin_block(Gap::Line, source);
            }
            Element::Rows if tag.name == "tfoot" && !self.is_in_layout() => builder.begin_foot(),
            Element::Row => builder.begin_row(),
            Element::HeaderCell | Element::Cell => self.begin_cell(builder, tag),
            // Those without content are dealt with elsewhere.
            Element::Inline
            | Element::Rows
            | Element::Hidden
            | Element::Area
            | Element::Image
            | Element::Input
            | Element::Embedded
            | Element::Void
            | Element::Break
            | Element::Rule => {}
        }
    }

    /// Begins a stretch of HTML behind something else, with the lists in it.
    #[cfg(feature = "import-markdown")]
    pub(super) fn begin_stretch(&mut self, lengths: Vec<(usize, i64)>) {
        self.lengths = lengths;
        self.due = false;
    }

    fn push(&mut self, builder: &Builder, name: &str, element: Element, source: Span) -> &mut Open {
        self.open
            .push(Open::new(name, element, builder.depth(), source));
        let last = self.open.len() - 1;
        &mut self.open[last]
    }
}
