//! HTML elements: what each is to a message, and how it drives the builder.
//!
//! The table is the only place that names elements. A front end hands start tags, end tags and text
//! over to [`Elements`], in the order of the document.

use super::LossKind;
use super::base::join;
use super::build::{Align, Builder, Gap, Numbering, Style, Target};
use super::css::{
    Spaces, declarations, is_invisible, is_monospace, is_removed, is_undone, is_word_marker,
    numbering, open_styles, pixels, spaces, word_level,
};
use super::math::Formula;
use crate::text::Span;

/// What an element is to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Style(Style),
    /// Text in quotation marks.
    Quotation,
    /// How the characters before it are read.
    Reading,
    /// Text that is shown without what the element would add to it.
    Plain(LossKind),
    /// An element that changes nothing; unknown ones too.
    Inline,
    Link,
    /// A link in an image.
    Area,
    Image,
    /// A box to tick, or another field.
    Input,
    Break,
    Rule,
    Paragraph,
    /// Lines of their own, without a blank line around them.
    Block,
    Heading,
    Quote,
    Code,
    BulletList,
    OrderedList,
    Item,
    /// An item as Word writes it: a paragraph whose style says so.
    WordItem,
    DefinitionList,
    Term,
    Definition,
    Table,
    /// A table that only lays out the page.
    Layout,
    /// Rows that belong together.
    Rows,
    Row,
    HeaderCell,
    Cell,
    /// What is inside is not shown.
    Hidden,
    /// As `Hidden`, and there is nothing inside.
    Embedded,
    /// Nothing is inside, and there is nothing to show.
    Void,
}

/// The elements, in the order of the alphabet; all others are [`Element::Inline`].
const ELEMENTS: &[(&str, Element)] = &[
    ("a", Element::Link),
    ("address", Element::Block),
    ("area", Element::Area),
    ("article", Element::Block),
    ("aside", Element::Block),
    ("audio", Element::Hidden),
    ("b", Element::Style(Style::Strong)),
    ("base", Element::Void),
    ("basefont", Element::Void),
    ("bgsound", Element::Void),
    ("big", Element::Plain(LossKind::Appearance)),
    ("blockquote", Element::Quote),
    ("body", Element::Block),
    ("br", Element::Break),
    ("canvas", Element::Hidden),
    ("caption", Element::Paragraph),
    ("center", Element::Block),
    ("cite", Element::Style(Style::Emphasis)),
    ("code", Element::Style(Style::Code)),
    ("col", Element::Void),
    ("dd", Element::Definition),
    ("del", Element::Style(Style::Strikethrough)),
    ("details", Element::Block),
    ("dfn", Element::Style(Style::Emphasis)),
    ("dialog", Element::Block),
    ("dir", Element::BulletList),
    ("div", Element::Block),
    ("dl", Element::DefinitionList),
    ("dt", Element::Term),
    ("em", Element::Style(Style::Emphasis)),
    ("embed", Element::Embedded),
    ("fieldset", Element::Block),
    ("figcaption", Element::Block),
    ("figure", Element::Block),
    ("font", Element::Plain(LossKind::Appearance)),
    ("footer", Element::Block),
    ("form", Element::Block),
    ("frame", Element::Void),
    ("h1", Element::Heading),
    ("h2", Element::Heading),
    ("h3", Element::Heading),
    ("h4", Element::Heading),
    ("h5", Element::Heading),
    ("h6", Element::Heading),
    ("head", Element::Hidden),
    ("header", Element::Block),
    ("hr", Element::Rule),
    ("html", Element::Block),
    ("i", Element::Style(Style::Emphasis)),
    ("iframe", Element::Hidden),
    ("img", Element::Image),
    ("input", Element::Input),
    ("ins", Element::Plain(LossKind::Underline)),
    ("kbd", Element::Style(Style::Code)),
    ("keygen", Element::Void),
    ("legend", Element::Block),
    ("li", Element::Item),
    ("link", Element::Void),
    ("main", Element::Block),
    ("mark", Element::Plain(LossKind::Appearance)),
    ("menu", Element::BulletList),
    ("meta", Element::Void),
    ("nav", Element::Block),
    ("noscript", Element::Hidden),
    ("object", Element::Hidden),
    ("ol", Element::OrderedList),
    ("option", Element::Block),
    ("p", Element::Paragraph),
    ("param", Element::Void),
    ("pre", Element::Code),
    ("q", Element::Quotation),
    ("rp", Element::Inline),
    ("rt", Element::Reading),
    ("s", Element::Style(Style::Strikethrough)),
    ("samp", Element::Style(Style::Code)),
    ("script", Element::Hidden),
    ("section", Element::Block),
    ("select", Element::Hidden),
    ("small", Element::Plain(LossKind::Appearance)),
    ("source", Element::Void),
    ("strike", Element::Style(Style::Strikethrough)),
    ("strong", Element::Style(Style::Strong)),
    ("style", Element::Hidden),
    ("sub", Element::Plain(LossKind::Script)),
    ("summary", Element::Block),
    ("sup", Element::Plain(LossKind::Script)),
    ("svg", Element::Hidden),
    ("table", Element::Table),
    ("tbody", Element::Rows),
    ("td", Element::Cell),
    ("template", Element::Hidden),
    ("textarea", Element::Hidden),
    ("tfoot", Element::Rows),
    ("th", Element::HeaderCell),
    ("thead", Element::Rows),
    ("title", Element::Hidden),
    ("tr", Element::Row),
    ("track", Element::Void),
    ("tt", Element::Style(Style::Code)),
    ("u", Element::Plain(LossKind::Underline)),
    ("ul", Element::BulletList),
    ("var", Element::Style(Style::Emphasis)),
    ("video", Element::Hidden),
    ("wbr", Element::Void),
];

/// The elements that go on behind a block in which they were not ended, as browsers have it.
const FORMATTING: &[&str] = &[
    "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
];

/// The elements that may stand in the head of a page; what stands nowhere is left out.
const HEAD: &[&str] = &["noscript", "script", "style", "template", "title"];

/// Elements that change nothing by themselves, those of mathematics among them, in the order of the alphabet.
#[cfg(feature = "import-markdown")]
const PASSIVE: &[&str] = &[
    "abbr",
    "acronym",
    "annotation",
    "applet",
    "bdi",
    "bdo",
    "blink",
    "button",
    "colgroup",
    "data",
    "datalist",
    "frameset",
    "hgroup",
    "label",
    "map",
    "marquee",
    "math",
    "meter",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "nobr",
    "noframes",
    "optgroup",
    "output",
    "picture",
    "plaintext",
    "progress",
    "rb",
    "rtc",
    "ruby",
    "search",
    "semantics",
    "slot",
    "span",
    "time",
    "xmp",
];

/// Whether HTML has an element of a name in lower case.
#[cfg(feature = "import-markdown")]
pub(super) fn is_known(name: &str) -> bool {
    Element::of(name) != Element::Inline || PASSIVE.binary_search(&name).is_ok()
}

impl Element {
    /// What the element of a name in lower case is.
    pub(super) fn of(name: &str) -> Self {
        ELEMENTS
            .binary_search_by(|(known, _)| (*known).cmp(name))
            .map_or(Self::Inline, |index| ELEMENTS[index].1)
    }

    /// Whether the element has no content, and no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Break
                | Self::Rule
                | Self::Area
                | Self::Image
                | Self::Input
                | Self::Embedded
                | Self::Void
        )
    }

    /// Whether the element stands in a line.
    fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Style(_)
                | Self::Quotation
                | Self::Reading
                | Self::Plain(_)
                | Self::Inline
                | Self::Link
                | Self::Area
                | Self::Image
                | Self::Input
                | Self::Embedded
                | Self::Void
                | Self::Break
        )
    }

    /// Whether the element is a table or a part of one.
    fn is_of_table(self) -> bool {
        matches!(
            self,
            Self::Table | Self::Layout | Self::Rows | Self::Row | Self::HeaderCell | Self::Cell
        )
    }
}

/// The attributes of a start tag, by names in lower case; character references are resolved.
pub(super) trait Attributes {
    fn get(&self, name: &str) -> Option<String>;
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
    /// The number of the next item, if it is a list that counts down.
    countdown: Option<i64>,
    source: Span,
}

/// How many columns a cell takes at most.
const WIDEST: usize = 16;

/// How deep elements nest; what is deeper counts as its content. Browsers stop there too.
const DEEPEST: usize = 512;

/// The text of a `pre`.
#[derive(Debug, Default)]
struct Listing {
    text: String,
    /// Whether it holds blocks.
    is_boxed: bool,
}

impl Listing {
    /// Begins another line.
    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

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
    /// Whether a part of an item has ended, so that text behind it is another line.
    due: bool,
}

impl Elements {
    /// Knows what [`layout`](super::layout) found out about a page.
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
    #[expect(
        clippy::too_many_lines,
        reason = "a line or two for each kind of element"
    )]
    pub(super) fn start(
        &mut self,
        builder: &mut Builder,
        name: &str,
        attributes: &dyn Attributes,
        source: Span,
    ) {
        let css = attributes.get("style").unwrap_or_default();
        let element = match Element::of(name) {
            Element::Style(style) if is_undone(style, &css) => Element::Inline,
            Element::Paragraph if word_level(&css).is_some() => Element::WordItem,
            Element::Inline if is_monospace(&css) => Element::Style(Style::Code),
            // An anchor.
            Element::Link if attributes.get("href").is_none() => Element::Inline,
            Element::Table if is_presentation(attributes) => Element::Layout,
            Element::Table if self.layouts.binary_search(&source.start).is_ok() => {
                builder.lose(LossKind::Table, source);
                Element::Layout
            }
            element => element,
        };
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
        let is_gone = element == Element::Hidden
            || attributes.get("hidden").is_some()
            || is_removed(&css)
            || (element == Element::Image && is_dot(attributes, &css));
        if is_gone {
            builder.lose(LossKind::Html, source);
        }
        let is_marker = is_word_marker(&css);
        // The brackets around a reading are there in any case.
        let is_gone = is_gone
            || is_marker
            || name == "rp"
            || (self.said && has_class(attributes, "katex-html"));
        if is_gone || builder.is_hidden() {
            let is_first = !builder.is_hidden();
            if !element.is_void() && (is_first || self.open.len() < DEEPEST) {
                let open = self.push(builder, name, element, source);
                (open.hidden, open.silent) = (is_gone, true);
                if is_marker {
                    self.marker = Some(String::new());
                }
                if is_gone {
                    builder.hide();
                }
            }
            return;
        }
        if let Some((formula, _)) = &mut self.formula {
            if element == Element::Inline {
                let kind = attributes.get("encoding").unwrap_or_default();
                return formula.start(name, kind.contains("tex"));
            }
            self.end_formula(builder);
        }
        if name == "math" {
            if self.is_page && self.code.is_none() {
                self.formula = Some((Formula::default(), source));
                return;
            }
            builder.lose(LossKind::Math, source);
        }
        if let Some(code) = &mut self.code {
            if !element.is_inline() {
                code.end_line();
                code.is_boxed = true;
            }
            match element {
                Element::Break => code.text.push('\n'),
                Element::Style(Style::Code) if code.is_boxed && !code.text.trim().is_empty() => {
                    // A bar above the code: its language, and what to do with it.
                    code.text.clear();
                    builder.lose(LossKind::CodeLanguage, source);
                }
                Element::Style(Style::Code) => {}
                Element::Style(_) => builder.lose(LossKind::NestedStyle, source),
                Element::Link | Element::Area => builder.lose(LossKind::LinkTarget, source),
                Element::Plain(kind) => builder.lose(kind, source),
                Element::Image | Element::Embedded => builder.lose(LossKind::Html, source),
                _ => {}
            }
            if name == "button" {
                let open = self.push(builder, name, element, source);
                (open.hidden, open.silent) = (true, true);
                builder.lose(LossKind::Html, source);
                builder.hide();
            } else if !element.is_void() {
                self.push(builder, name, Element::Inline, source);
            }
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
        let depth = builder.depth();
        let mut countdown = None;
        match element {
            Element::Break => return builder.line_break(source),
            Element::Rule => {
                builder.rule(Gap::Blank, source);
                return builder.block(Gap::Blank);
            }
            Element::Input => {
                let kind = attributes.get("type").unwrap_or_default();
                return match kind.to_ascii_lowercase().as_str() {
                    "checkbox" => builder.task(attributes.get("checked").is_some(), source),
                    "hidden" => {}
                    _ => builder.lose(LossKind::Html, source),
                };
            }
            Element::Embedded => return builder.lose(LossKind::Html, source),
            // Dealt with above.
            Element::Void | Element::Hidden => return,
            Element::Area => {
                if attributes.get("href").is_some() {
                    builder.open_link(source);
                    builder.text(&attributes.get("alt").unwrap_or_default(), source);
                    let url = self.address(attributes, "href");
                    let target = Target {
                        url: &url,
                        title: attributes.get("title").is_some(),
                        image: false,
                    };
                    builder.close_link(target, source);
                }
                return;
            }
            Element::Image => {
                let alt = attributes.get("alt");
                if alt.as_deref() == Some("") {
                    // Says by itself that it is decoration.
                    return builder.lose(LossKind::Html, source);
                }
                let alt = alt.unwrap_or_default();
                if is_character(attributes, &alt) {
                    return builder.text(&alt, source);
                }
                builder.open_link(source);
                builder.text(&alt, source);
                let url = self.address(attributes, "src");
                let title = attributes.get("title").is_some();
                return builder.close_link(
                    Target {
                        url: &url,
                        title,
                        image: true,
                    },
                    source,
                );
            }
            Element::Style(style) => builder.open(style, source),
            Element::Quotation => builder.text("“", source),
            Element::Reading => builder.text("(", source),
            Element::Plain(kind) => builder.lose(kind, source),
            Element::Inline | Element::Rows => {}
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
            Element::OrderedList => {
                let start = integer(attributes, "start");
                countdown = (attributes.get("reversed").is_some())
                    .then(|| start.unwrap_or_else(|| self.items_of(source.start)));
                builder.begin_list(Some(start.unwrap_or(1)), Gap::Blank, source);
                if let Some(numbering) = numbered(attributes, &css) {
                    builder.set_numbering(numbering);
                }
            }
            Element::Item => {
                let number = self.number(integer(attributes, "value"));
                if let Some(numbering) = numbered(attributes, &css) {
                    builder.set_numbering(numbering);
                }
                let kind = attributes.get("data-list").unwrap_or_default();
                match kind.as_str() {
                    "bullet" | "checked" | "unchecked" => builder.set_start(None),
                    "ordered" => builder.set_start(Some(1)),
                    _ => {}
                }
                builder.begin_item(number, source);
                if kind.ends_with("checked") {
                    builder.task(kind == "checked", source);
                }
            }
            Element::WordItem => {
                for _ in 0..word_level(&css).unwrap_or(1) {
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
            Element::Row => builder.begin_row(),
            Element::HeaderCell | Element::Cell => {
                let mut open = self.open.iter().rev();
                let rows = open.find(|open| matches!(open.element, Element::Rows | Element::Table));
                let is_header =
                    element == Element::HeaderCell || rows.is_some_and(|rows| rows.name == "thead");
                builder.begin_cell(is_header, align(attributes));
            }
        }
        let mut open = Open {
            name: name.to_owned(),
            element,
            depth,
            styles: 0,
            paused: Vec::new(),
            spaces: spaces(&css).unwrap_or_else(|| self.spaces()),
            url: String::new(),
            title: false,
            hidden: concealed,
            silent: false,
            level: 0,
            columns: 1,
            rows: 1,
            countdown,
            source,
        };
        if element == Element::WordItem {
            open.level = word_level(&css).unwrap_or(1);
        }
        if element == Element::Link {
            open.url = self.address(attributes, "href");
            open.title = attributes.get("title").is_some();
        }
        if matches!(element, Element::HeaderCell | Element::Cell) {
            let span = |name| integer(attributes, name).and_then(|span| usize::try_from(span).ok());
            open.columns = span("colspan").unwrap_or(1).clamp(1, WIDEST);
            // None are all that there are.
            open.rows = span("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
        }
        open.paused = open_styles(builder, &css, element, source);
        // A table begins with none.
        open.styles = builder.depth().saturating_sub(depth);
        self.open.push(open);
    }

    /// Begins a stretch of HTML behind something else, with the lists in it.
    #[cfg(feature = "import-markdown")]
    pub(super) fn begin_stretch(&mut self, lengths: Vec<(usize, i64)>) {
        self.lengths = lengths;
        self.due = false;
    }

    /// Whether an element of a name in lower case is open.
    #[cfg(feature = "import-markdown")]
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.open.iter().any(|open| open.name == name)
    }

    /// Ends the innermost element of a name in lower case, if one is open; `source` is the end tag.
    pub(super) fn end(&mut self, builder: &mut Builder, name: &str, source: Span) {
        self.end_above(builder, name, 0, source);
    }

    /// As [`end`](Self::end), for elements above the first `floor`.
    pub(super) fn end_above(
        &mut self,
        builder: &mut Builder,
        name: &str,
        floor: usize,
        source: Span,
    ) {
        if let Some((formula, _)) = &mut self.formula {
            if formula.end(name) {
                return;
            }
            self.end_formula(builder);
            if name == "math" {
                return;
            }
        }
        if let Some(at) = self.pending.iter().rposition(|(open, _)| open.name == name) {
            self.pending.remove(at);
            return;
        }
        // Nothing reaches out of a cell, and no part of a table out of the table.
        let is_of_table = Element::of(name).is_of_table();
        let ends_scope = |open: &Open| match open.element {
            Element::Table | Element::Layout => true,
            Element::HeaderCell | Element::Cell => !is_of_table,
            _ => false,
        };
        let found = self.open.iter().enumerate().skip(floor).rev();
        let mut found = found.map(|(at, open)| (at, open.name == name, ends_scope(open)));
        let found = found.find(|&(_, is_it, ends_scope)| is_it || ends_scope);
        let Some((at, true, _)) = found else {
            return self.end_alone(builder, name, source);
        };
        if self.open[at].element.is_inline() {
            // Those inside go on: `<b><i>a</b>b</i>`.
            let open = self.open.remove(at);
            builder.close_between(open.depth, open.depth + open.styles);
            for inner in &mut self.open[at..] {
                inner.depth = inner.depth.saturating_sub(open.styles);
            }
            self.leave(builder, &open);
            return;
        }
        self.end_block(builder, at);
    }

    /// Does what an end tag means when no element of its name is open.
    #[cold]
    fn end_alone(&mut self, builder: &mut Builder, name: &str, source: Span) {
        if builder.is_hidden() {
            return;
        }
        match (name, &mut self.code) {
            ("br", Some(code)) => code.text.push('\n'),
            ("br", None) => builder.line_break(source),
            ("p", None) => {
                builder.begin_block(Gap::Blank, source);
                builder.end_block(Gap::Blank);
            }
            _ => {}
        }
    }

    /// Ends a block and all that is open inside; what only formats goes on behind it.
    fn end_block(&mut self, builder: &mut Builder, at: usize) {
        if self.open[at].element.is_of_table() {
            self.pending.clear();
        } else if self.is_page && self.open.len() > at + 1 {
            self.keep(builder, at + 1);
        }
        self.end_to(builder, at);
    }

    /// Remembers the elements from one on that go on behind a block, one of each name.
    #[cold]
    fn keep(&mut self, builder: &Builder, from: usize) {
        for open in &self.open[from..] {
            let is_known = self
                .pending
                .iter()
                .any(|(known, _)| known.name == open.name);
            if open.styles == 0
                || open.hidden
                || is_known
                || !FORMATTING.contains(&open.name.as_str())
            {
                continue;
            }
            let styles = builder.styles_between(open.depth, open.depth + open.styles);
            let open = Open {
                name: open.name.clone(),
                paused: Vec::new(),
                url: String::new(),
                ..*open
            };
            self.pending.push((open, styles));
        }
    }

    /// Begins the elements again that a block has ended.
    fn go_on(&mut self, builder: &mut Builder) {
        if !self.pending.is_empty() && !builder.is_hidden() {
            self.begin_again(builder);
        }
    }

    #[cold]
    fn begin_again(&mut self, builder: &mut Builder) {
        for (mut open, styles) in std::mem::take(&mut self.pending) {
            open.depth = builder.depth();
            for style in styles {
                builder.open(style, open.source);
            }
            open.styles = builder.depth() - open.depth;
            open.spaces = self.spaces();
            self.open.push(open);
        }
    }

    /// What of the white space in text is shown.
    fn spaces(&self) -> Spaces {
        self.open
            .last()
            .map_or(Spaces::Collapsed, |open| open.spaces)
    }

    /// Ends all elements but the first `depth`.
    pub(super) fn end_to(&mut self, builder: &mut Builder, depth: usize) {
        self.end_formula(builder);
        while self.open.len() > depth {
            if let Some(open) = self.open.pop() {
                builder.close_between(open.depth, open.depth + open.styles);
                self.leave(builder, &open);
            }
        }
    }

    /// Adds text; white space is collapsed, but for that of `pre`. `exact` says whether it is that of the source.
    pub(super) fn text(&mut self, builder: &mut Builder, text: &str, source: Span, exact: bool) {
        let is_ink = |text: &str| !text.bytes().all(|byte| byte.is_ascii_whitespace());
        if builder.is_hidden() && is_ink(text) {
            self.leave_head(builder);
            if let Some(marker) = &mut self.marker {
                marker.push_str(text.trim());
            }
        }
        if builder.is_hidden() {
            return;
        }
        if let Some((formula, _)) = &mut self.formula {
            return formula.text(text);
        }
        if let Some(code) = &mut self.code {
            return code.text.push_str(text);
        }
        self.said &= !is_ink(text);
        if is_ink(text) {
            self.end_broken(builder);
        }
        if (self.due || !self.pending.is_empty()) && is_ink(text) {
            if std::mem::take(&mut self.due) && builder.in_item() {
                builder.begin_block(Gap::Line, source);
            }
            self.go_on(builder);
        }
        match self.spaces() {
            Spaces::Collapsed => builder.collapsed_text(text, source, exact),
            spaces => broken_text(builder, text, (source, exact), spaces),
        }
    }

    /// Writes the formula that is open, if one is.
    fn end_formula(&mut self, builder: &mut Builder) {
        if let Some((formula, source)) = self.formula.take() {
            builder.lose(LossKind::Math, source);
            self.text(builder, formula.written(), source, false);
            self.said = true;
        }
    }

    /// Does what the end of an element means, once its styles are closed.
    fn leave(&mut self, builder: &mut Builder, open: &Open) {
        if open.silent {
            if open.hidden {
                builder.show();
                let marker = self.marker.take();
                if let Some((number, numbering)) = marker.as_deref().and_then(marked_number) {
                    builder.number_item(number, numbering, open.source);
                }
            }
            return;
        }
        for &style in &open.paused {
            builder.go_on(style);
        }
        if let Some(code) = &mut self.code
            && open.element == Element::Inline
            && !Element::of(&open.name).is_inline()
        {
            code.end_line();
        }
        if !open.element.is_inline() {
            self.due = true;
            self.broken = None;
        }
        match open.element {
            Element::Link => {
                let target = Target {
                    url: &open.url,
                    title: open.title,
                    image: false,
                };
                builder.close_link(target, open.source);
            }
            Element::Paragraph | Element::Layout => builder.end_block(Gap::Blank),
            Element::Block => builder.end_block(Gap::Line),
            Element::Term => builder.block(Gap::Line),
            Element::Row | Element::HeaderCell | Element::Cell if self.is_in_layout() => {
                builder.end_block(Gap::Line);
            }
            Element::Quotation => builder.text("”", open.source),
            Element::Reading => builder.text(")", open.source),
            Element::Heading => builder.end_heading(),
            Element::Quote => {
                builder.end_quote();
                builder.block(Gap::Blank);
            }
            Element::Code => {
                let code = self.code.take().unwrap_or_default().text;
                let code = code.strip_prefix('\n').unwrap_or(&code);
                builder.code_block(code, Gap::Blank, open.source);
                builder.block(Gap::Blank);
            }
            Element::BulletList | Element::OrderedList => {
                builder.end_list();
                builder.block(Gap::Blank);
            }
            Element::Item => builder.end_item(),
            Element::WordItem => {
                builder.end_item();
                for _ in 0..open.level {
                    builder.end_list();
                }
            }
            Element::DefinitionList => builder.block(Gap::Blank),
            Element::Definition => {
                builder.end_item();
                builder.end_list();
            }
            Element::Table => builder.end_table(),
            Element::HeaderCell | Element::Cell => {
                builder.end_cell();
                if open.columns > 1 || open.rows > 1 {
                    let header = open.element == Element::HeaderCell;
                    builder.span_cells(open.columns, open.rows, header);
                }
            }
            Element::Hidden
            | Element::Style(_)
            | Element::Plain(_)
            | Element::Inline
            | Element::Area
            | Element::Image
            | Element::Input
            | Element::Embedded
            | Element::Void
            | Element::Break
            | Element::Rule
            | Element::Rows
            | Element::Row => {}
        }
        if open.hidden {
            builder.show();
        }
        if open.name == "button" {
            builder.collapsed_text(" ", open.source, false);
        }
    }

    /// Ends the elements whose end tag may be left out before this one.
    fn close_implied(&mut self, builder: &mut Builder, element: Element, source: Span) {
        let (ends, within): (&[Element], &[Element]) = match element {
            Element::Item => (
                &[Element::Item],
                &[Element::BulletList, Element::OrderedList],
            ),
            Element::Term | Element::Definition => (
                &[Element::Term, Element::Definition],
                &[Element::DefinitionList],
            ),
            Element::Rows => (&[Element::Rows], &[Element::Table, Element::Layout]),
            Element::Row => (
                &[Element::Row],
                &[Element::Rows, Element::Table, Element::Layout],
            ),
            Element::Cell | Element::HeaderCell => (
                &[Element::Cell, Element::HeaderCell],
                &[Element::Row, Element::Rows, Element::Table, Element::Layout],
            ),
            Element::Reading => (&[Element::Reading], &[]),
            // Links do not nest.
            Element::Link => return self.end(builder, "a", source),
            _ if !element.is_inline() && element != Element::Hidden => {
                (&[Element::Paragraph, Element::WordItem], &[])
            }
            _ => return,
        };
        // A paragraph ends only where nothing but inline elements is open in it.
        let found = self.open.iter().enumerate().rev().find(|(_, open)| {
            let block = ends.first() == Some(&Element::Paragraph) && !open.element.is_inline();
            block || ends.contains(&open.element) || within.contains(&open.element)
        });
        match found {
            Some((at, open)) if ends.contains(&open.element) => self.end_block(builder, at),
            // What stands between the parts of a table ends before the next part.
            Some((at, _)) if element.is_of_table() && !within.is_empty() => {
                self.end_to(builder, at + 1);
                self.pending.clear();
            }
            _ => {}
        }
    }

    /// Breaks the line of an item where a break was met.
    fn end_broken(&mut self, builder: &mut Builder) {
        if let Some(source) = self.broken.take() {
            builder.line_break(source);
        }
    }

    /// Ends the head of the page before what cannot stand in it, if that is where it is.
    fn leave_head(&mut self, builder: &mut Builder) {
        if self.open.last().is_some_and(|open| open.name == "head") {
            self.end_to(builder, self.open.len() - 1);
        }
    }

    /// Whether the innermost table only lays out the page.
    fn is_in_layout(&self) -> bool {
        let mut inner = self.open.iter().rev().map(|open| open.element);
        inner.find(|element| matches!(element, Element::Table | Element::Layout))
            == Some(Element::Layout)
    }

    /// How many items the list has whose tag begins at a byte.
    fn items_of(&self, start: usize) -> i64 {
        let found = self
            .lengths
            .binary_search_by_key(&start, |&(start, _)| start);
        found.map_or(1, |at| self.lengths[at].1)
    }

    /// The number of an item that begins, where the builder does not know it: `value`, if it has one.
    fn number(&mut self, value: Option<i64>) -> Option<i64> {
        let is_list =
            |open: &&mut Open| matches!(open.element, Element::BulletList | Element::OrderedList);
        let list = self.open.iter_mut().rev().find(is_list);
        let Some(next) = list.and_then(|list| list.countdown.as_mut()) else {
            return value;
        };
        let number = value.unwrap_or(*next);
        *next = number.saturating_sub(1);
        Some(number)
    }

    /// The address that an attribute holds.
    fn address(&self, attributes: &dyn Attributes, name: &str) -> String {
        let url = attributes.get(name).unwrap_or_default();
        match &self.base {
            Some(base) => join(base.trim(), url.trim()),
            None => url,
        }
    }

    fn push(&mut self, builder: &Builder, name: &str, element: Element, source: Span) -> &mut Open {
        self.open.push(Open {
            name: name.to_owned(),
            element,
            depth: builder.depth(),
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
            countdown: None,
            source,
        });
        let last = self.open.len() - 1;
        &mut self.open[last]
    }
}

/// Adds text whose line breaks are shown.
#[cold]
fn broken_text(builder: &mut Builder, text: &str, (source, exact): (Span, bool), spaces: Spaces) {
    let mut at = source.start;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        let (end, next) = (at + content.len(), at + line.len());
        let place = |from, to| if exact { Span::new(from, to) } else { source };
        if spaces == Spaces::All {
            builder.spaced_text(content, place(at, end), exact);
        } else {
            builder.collapsed_text(content, place(at, end), exact);
        }
        if end < next {
            builder.line_break(place(end, next));
        }
        at = next;
    }
}

/// The number that an attribute begins with.
fn integer(attributes: &dyn Attributes, name: &str) -> Option<i64> {
    let value = attributes.get(name)?;
    let value = value.trim_start();
    let sign = usize::from(value.starts_with(['-', '+']));
    let digits = value[sign..].bytes().take_while(u8::is_ascii_digit).count();
    value[..sign + digits].parse().ok()
}

/// Whether an image is one pixel, or less: it is there to be asked for, not to be seen.
fn is_dot(attributes: &dyn Attributes, css: &str) -> bool {
    let length = |name: &str| {
        let css = declarations(css).find_map(|(found, value)| (found == name).then_some(value));
        pixels(&css.or_else(|| attributes.get(name))?)
    };
    let (width, height) = (length("width"), length("height"));
    let is_small = |length: Option<f32>| length.is_some_and(|length| length <= 1.0);
    width == Some(0.0) || height == Some(0.0) || (is_small(width) && is_small(height))
}

fn align(attributes: &dyn Attributes) -> Align {
    let css = attributes.get("style").unwrap_or_default();
    let css = declarations(&css).find_map(|(name, value)| (name == "text-align").then_some(value));
    match css
        .or_else(|| attributes.get("align"))
        .unwrap_or_default()
        .trim()
    {
        "right" => Align::Right,
        "center" => Align::Center,
        _ => Align::Left,
    }
}

/// How the items of a list are numbered, if the element says so.
fn numbered(attributes: &dyn Attributes, css: &str) -> Option<Numbering> {
    let by_type = |kind: String| match kind.trim() {
        "1" => Some(Numbering::Digits),
        "a" => Some(Numbering::Lower),
        "A" => Some(Numbering::Upper),
        "i" => Some(Numbering::LowerRoman),
        "I" => Some(Numbering::UpperRoman),
        _ => None,
    };
    numbering(css).or_else(|| attributes.get("type").and_then(by_type))
}

/// What a marker says: `2.`, `b)`.
fn marked_number(marker: &str) -> Option<(i64, Numbering)> {
    let number = marker.strip_suffix(['.', ')'])?;
    let numbering = match number.as_bytes() {
        [b'a'..=b'z'] => Numbering::Lower,
        [b'A'..=b'Z'] => Numbering::Upper,
        _ => return Some((number.parse().ok()?, Numbering::Digits)),
    };
    let letter = number.bytes().next()?.to_ascii_lowercase();
    Some((i64::from(letter - b'a') + 1, numbering))
}

/// Whether an element is of a class.
fn has_class(attributes: &dyn Attributes, class: &str) -> bool {
    let classes = attributes.get("class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|found| found == class)
}

/// Whether an image stands for the characters that describe it: emoji, and formulas.
fn is_character(attributes: &dyn Attributes, alt: &str) -> bool {
    const CLASSES: &[&str] = &["emoji", "latex", "mwe-math-fallback-image-inline"];
    if !alt.is_empty() && CLASSES.iter().any(|class| has_class(attributes, class)) {
        return true;
    }
    let is_emoji = |c: char| {
        matches!(c, '\u{200d}' | '\u{20e3}' | '\u{fe0f}' | '#' | '*')
            || c.is_ascii_digit()
            || matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
    };
    !alt.is_ascii() && alt.chars().all(is_emoji)
}

/// Whether a table says of itself that it is none.
fn is_presentation(attributes: &dyn Attributes) -> bool {
    let role = attributes.get("role").unwrap_or_default();
    ["presentation", "none"]
        .iter()
        .any(|none| role.trim().eq_ignore_ascii_case(none))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_can_be_found() {
        assert!(ELEMENTS.is_sorted_by(|(left, _), (right, _)| left < right));
        assert_eq!(Element::of("b"), Element::Style(Style::Strong));
        assert_eq!(Element::of("var"), Element::Style(Style::Emphasis));
        assert_eq!(Element::of("blink"), Element::Inline);
    }

    #[cfg(feature = "import-markdown")]
    #[test]
    fn elements_are_told_from_other_names() {
        assert!(PASSIVE.is_sorted());
        assert!(is_known("b") && is_known("span") && !is_known("string"));
    }
}
