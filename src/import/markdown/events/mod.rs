//! From the events of the Markdown parser to calls of the builder.

mod bare_urls;
mod raw_html;
mod unpaired;

use std::ops::Range;
use std::{mem, ptr};

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd,
};

use self::unpaired::{Turn, Unpaired};
use super::references::{References, folded};
use super::{Builder, Dialect, Elements, Events, LossKind, Options, Span};
use crate::import::build::{Align, Gap, LiteralMark, Style, Target};
use crate::markup::HotBits;

/// Whether there is nothing to free in a tag.
fn holds_nothing(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::List(_)
            | Tag::Item
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
    )
}

/// Drives the builder by the events of one stretch of Markdown.
pub(super) struct Front<'f, 't> {
    builder: &'f mut Builder,
    elements: &'f mut Elements,
    gfm: bool,
    text: &'t str,
    /// Where the text begins in the whole source, less what is skipped: it may wrap.
    pub(super) place: usize,
    /// Bytes at the start that are not of the source.
    skipped: usize,
    /// What earlier pieces define.
    references: Option<&'f References>,
    /// The labels of the notes that were defined.
    notes: Vec<String>,
    /// How many containers are open.
    depth: usize,
    gaps: Gaps,
    /// The emphasis that is open.
    spans: Vec<OpenSpan>,
    /// The emphasis that began last, if strong text may begin in it at once.
    triple: Option<Range<usize>>,
    links: Vec<OpenLink<'t>>,
    /// How many elements and styles were open when the block began.
    floor: (usize, usize),
    /// Up to where the source was dealt with already: as part of a bare URL, or as space behind a tag.
    done: usize,
    /// Events that begin before this have to be looked at twice: all of them behind the start of a triple
    /// delimiter, else those in source that was dealt with.
    usual_from: usize,
    /// Up to where no bare URL goes on.
    no_url: usize,
    /// Where the last break of a line ended, unless it was asked for.
    break_end: usize,
    /// A `*` or `~` that the parser did not pair, the last text added.
    lone: Option<(usize, LiteralMark)>,
    /// Two `*` and two `~`, which may open.
    unpaired: [Option<Unpaired>; 2],
    /// The code block or the raw HTML that is being collected.
    collected: Option<String>,
    /// Where the lines of raw HTML begin: in what is collected, and in the text.
    html_lines: Vec<(usize, usize)>,
    header: bool,
    aligns: Vec<Align>,
    column: usize,
    /// Where the last cell ended.
    cell_end: usize,
    /// Which bytes of the text may format, or be part of a URL.
    hot: HotBits,
}

struct OpenSpan {
    /// How many styles and elements were open before it.
    depth: usize,
    elements: usize,
    delimiter: &'static str,
    /// Where its source ends.
    end: usize,
    /// Where its closing delimiter begins, or that of what it is in: a URL inside ends there.
    bound: usize,
    /// Whether it is part of a URL, and opened nothing.
    swallowed: bool,
    turned: Option<Turn>,
}

struct OpenLink<'t> {
    url: CowStr<'t>,
    title: bool,
    image: bool,
}

/// Finds out which blocks are parted by blank lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gaps {
    /// Up to where the text was looked at.
    seen: usize,
    breaks: u8,
    blank: bool,
}

impl Gaps {
    fn read(&mut self, text: &str, to: usize) {
        for &byte in text.as_bytes().get(self.seen..to).unwrap_or_default() {
            match byte {
                b'\n' => self.breaks = self.breaks.saturating_add(1),
                b' ' | b'\t' | b'\r' => {}
                _ => self.breaks = 0,
            }
            self.blank |= self.breaks > 1;
        }
        self.seen = self.seen.max(to);
    }

    /// The gap before a block that begins at `start`.
    fn before(&mut self, text: &str, start: usize) -> Gap {
        self.read(text, start);
        if mem::take(&mut self.blank) {
            Gap::Blank
        } else {
            Gap::Line
        }
    }

    /// Passes over a block that ends at `end`.
    fn after(&mut self, text: &str, end: usize) {
        let content = text.as_bytes()[..end].trim_ascii_end().len();
        *self = Self {
            seen: content.max(self.seen),
            breaks: 0,
            blank: false,
        };
    }
}

impl<'f, 't> Front<'f, 't> {
    pub(super) fn new(
        builder: &'f mut Builder,
        elements: &'f mut Elements,
        options: &Options,
        text: &'t str,
    ) -> Self {
        Self {
            builder,
            elements,
            gfm: options.dialect == Dialect::Gfm,
            text,
            place: 0,
            skipped: 0,
            references: None,
            notes: Vec::new(),
            depth: 0,
            gaps: Gaps::default(),
            spans: Vec::new(),
            triple: None,
            links: Vec::new(),
            floor: (0, 0),
            done: 0,
            usual_from: 0,
            no_url: 0,
            break_end: 0,
            lone: None,
            unpaired: [None, None],
            collected: None,
            html_lines: Vec::new(),
            header: false,
            aligns: Vec::new(),
            column: 0,
            cell_end: 0,
            hot: HotBits::new(text.as_bytes()),
        }
    }

    /// Goes on where an earlier piece ended, with `skipped` bytes at the start that are not of the source.
    pub(super) fn resume(
        &mut self,
        gaps: Gaps,
        place: usize,
        skipped: usize,
        references: &'f References,
    ) {
        self.gaps = Gaps {
            seen: skipped,
            ..gaps
        };
        self.place = place.wrapping_sub(skipped);
        self.skipped = skipped;
        self.pass_over(skipped);
        self.references = Some(references);
    }

    /// Ends a piece: gives the labels of its notes, and what the next one has to know.
    pub(super) fn pause(mut self, gaps: &mut Gaps) -> Vec<String> {
        self.gaps.read(self.text, self.text.len());
        *gaps = self.gaps;
        self.notes
    }

    pub(super) fn run(&mut self, events: &mut Events<'t, '_>) {
        loop {
            // By reference: an event is large, and moving what was written just now stalls the processor.
            let next = events.next();
            let Some((event, range)) = &next else { break };
            if range.start < self.usual_from && self.rare_event(event, range) {
                continue;
            }
            let holds_nothing = match event {
                Event::Text(text) => {
                    self.text(text, range);
                    matches!(text, CowStr::Borrowed(_))
                }
                Event::End(tag) => {
                    self.end(*tag, range);
                    true
                }
                Event::Start(tag) => {
                    self.start(tag, range);
                    holds_nothing(tag)
                }
                _ => {
                    self.other(event, range);
                    false
                }
            };
            if holds_nothing {
                // There is nothing to free, which it would take time to find out.
                mem::forget(next);
            }
        }
    }

    /// Deals with an event that is neither text nor a start nor an end.
    fn other(&mut self, event: &Event<'t>, range: &Range<usize>) {
        match event {
            // Math is not asked for; as text it is what the author typed.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.other_text(text, range),
            Event::Code(code) => {
                let span = self.span(range);
                self.builder.code(code, span);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.unpaired = [None, None];
                self.break_end = range.end;
                let span = self.span(range);
                self.builder.line_break(span);
            }
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::Html(html) => {
                if let Some(collected) = &mut self.collected {
                    self.html_lines.push((collected.len(), range.start));
                    collected.push_str(html);
                }
            }
            Event::Rule => {
                let gap = self.gap(range);
                let span = self.block_span(range);
                self.builder.rule(gap, span);
                self.leave(range);
            }
            Event::TaskListMarker(done) => {
                let span = self.span(range);
                self.builder.task(*done, span);
            }
            Event::FootnoteReference(label) => {
                let span = self.span(range);
                self.builder.note_reference(&folded(label), span);
            }
            Event::Text(_) | Event::Start(_) | Event::End(_) => {}
        }
    }

    /// Deals with an event behind the start of a triple delimiter, or in source that was dealt with or is none;
    /// tells whether it is done with.
    #[cold]
    fn rare_event(&mut self, event: &Event<'t>, range: &Range<usize>) -> bool {
        if range.start < self.skipped {
            return true;
        }
        self.usual_from = self.done;
        if let Some(outer) = self.triple.take() {
            let is_both = matches!(event, Event::Start(Tag::Strong))
                && *range == (outer.start + 1..outer.end - 1);
            if is_both {
                self.start_both(&outer, range);
                return true;
            }
            let delimiter = self.delimiter(&Tag::Emphasis, &outer);
            self.start_span(Style::Emphasis, delimiter, &outer);
        }
        range.start < self.done && self.done_event(event, range)
    }

    /// Starts `***x***`: strong is the outer one.
    fn start_both(&mut self, outer: &Range<usize>, inner: &Range<usize>) {
        if self.is_in_url() && self.open_in_url("*", outer) {
            self.swallow("**", inner.end);
            return;
        }
        self.start_span(Style::Strong, "**", inner);
        self.start_span(Style::Emphasis, "*", outer);
        let both = self.spans.len() - 2..;
        if let [strong, emphasis] = &mut self.spans[both] {
            // The ends come in the other order.
            mem::swap(&mut strong.delimiter, &mut emphasis.delimiter);
            mem::swap(&mut strong.end, &mut emphasis.end);
            mem::swap(&mut strong.bound, &mut emphasis.bound);
        }
    }

    /// Keeps emphasis in mind in which strong text may begin at once: the next event will tell.
    #[cold]
    fn begin_triple(&mut self, range: &Range<usize>) {
        self.triple = Some(range.clone());
        self.usual_from = usize::MAX;
    }

    fn is_triple(&self, range: &Range<usize>) -> bool {
        let text = &self.text.as_bytes()[range.clone()];
        let begins = |mark: &[u8]| text.starts_with(mark) && text.ends_with(mark);
        begins(b"***") || begins(b"___")
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.at(range.start), self.at(range.end))
    }

    /// As [`span`](Self::span), for a block: without the line breaks that end it.
    // As `gap` and `leave`, for all kinds of blocks: one copy of the code.
    #[inline(never)]
    fn block_span(&self, range: &Range<usize>) -> Span {
        // Nested blocks may all end in the same long stretch of space.
        const MOST: usize = 64;
        let from = range.start.max(range.end.saturating_sub(MOST));
        let filled = self.text.as_bytes()[from..range.end].trim_ascii_end().len();
        self.span(&(range.start..from + filled))
    }

    /// Where a byte of the text stands in the whole source.
    fn at(&self, byte: usize) -> usize {
        self.place.wrapping_add(byte)
    }

    // ---- blocks ----

    /// What parts the block that begins here from the one before.
    #[inline(never)]
    fn gap(&mut self, range: &Range<usize>) -> Gap {
        if self.depth == 0 {
            self.gaps.before(self.text, range.start)
        } else {
            Gap::Line
        }
    }

    /// Passes over a block that ended.
    #[inline(never)]
    fn leave(&mut self, range: &Range<usize>) {
        if self.depth == 0 {
            self.gaps.after(self.text, range.end);
        }
    }

    // As `end_leaf`, one copy of the code.
    #[inline(never)]
    fn begin_leaf(&mut self) {
        self.floor = (self.elements.depth(), self.builder.depth());
        self.spans.clear();
        self.links.clear();
        self.unpaired = [None, None];
    }

    /// Closes what was not closed in a block.
    #[inline(never)]
    fn end_leaf(&mut self) {
        if self.elements.depth() > self.floor.0 {
            self.elements.end_to(self.builder, self.floor.0);
        }
        self.builder.close_to(self.floor.1);
        self.unpaired = [None, None];
    }

    fn start(&mut self, tag: &Tag<'t>, range: &Range<usize>) {
        match *tag {
            Tag::Emphasis if self.is_triple(range) => self.begin_triple(range),
            Tag::Emphasis => self.start_span(Style::Emphasis, self.delimiter(tag, range), range),
            Tag::Strong => self.start_strong(tag, range),
            Tag::Strikethrough => {
                self.start_span(Style::Strikethrough, self.delimiter(tag, range), range);
            }
            Tag::Paragraph => {
                let gap = self.gap(range);
                self.builder.begin_paragraph(gap, self.block_span(range));
                self.begin_leaf();
            }
            Tag::Heading { .. } => {
                self.gap(range);
                self.begin_leaf();
                self.builder.begin_heading(self.block_span(range));
            }
            Tag::Item => {
                self.builder.begin_item(None, self.block_span(range));
                self.begin_leaf();
            }
            Tag::List(start) => {
                let gap = self.gap(range);
                let start = start.map(u64::cast_signed);
                self.builder.begin_list(start, gap, self.block_span(range));
                self.depth += 1;
            }
            Tag::BlockQuote(kind) => {
                let gap = self.gap(range);
                self.builder.begin_quote(gap, self.block_span(range));
                self.depth += 1;
                if let Some(kind) = kind {
                    self.alert(kind, self.block_span(range));
                }
            }
            Tag::CodeBlock(ref kind) => {
                if let CodeBlockKind::Fenced(info) = kind
                    && !info.trim().is_empty()
                {
                    self.builder
                        .lose(LossKind::CodeLanguage, self.block_span(range));
                }
                self.collected = Some(String::new());
            }
            Tag::HtmlBlock => self.collected = Some(String::new()),
            Tag::Table(ref aligns) => {
                self.gap(range);
                self.builder.begin_table(Gap::Blank, self.block_span(range));
                self.aligns.clear();
                self.aligns.extend(aligns.iter().map(|align| match align {
                    Alignment::None | Alignment::Left => Align::Left,
                    Alignment::Center => Align::Center,
                    Alignment::Right => Align::Right,
                }));
            }
            Tag::TableHead | Tag::TableRow => {
                self.builder.begin_row();
                (self.header, self.column) = (matches!(tag, Tag::TableHead), 0);
            }
            Tag::TableCell => {
                let align = self.aligns.get(self.column).copied().unwrap_or_default();
                self.builder.begin_cell(self.header, align);
                self.column += 1;
                self.begin_leaf();
            }
            Tag::FootnoteDefinition(ref label) => {
                self.gap(range);
                self.builder
                    .lose(LossKind::Footnote, self.block_span(range));
                self.builder.begin_note(&folded(label));
                self.notes.push(label.to_string());
                self.depth += 1;
            }
            Tag::Link {
                link_type,
                ref dest_url,
                ref title,
                ref id,
            }
            | Tag::Image {
                link_type,
                ref dest_url,
                ref title,
                ref id,
            } => {
                let image = matches!(tag, Tag::Image { .. });
                let (url, title) = self.target(link_type, id, dest_url, title);
                self.builder.open_link(self.block_span(range));
                self.links.push(OpenLink { url, title, image });
            }
            // Not asked for.
            Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.end_span(range),
            TagEnd::Paragraph => {
                self.end_leaf();
                self.builder.end_paragraph(Gap::Line);
                self.leave(range);
            }
            TagEnd::Heading(_) => {
                self.builder.end_heading();
                self.end_leaf();
                self.leave(range);
            }
            TagEnd::Item => {
                self.end_leaf();
                self.builder.end_item();
            }
            TagEnd::List(_) => {
                self.depth -= 1;
                self.builder.end_list();
                self.leave(range);
            }
            TagEnd::BlockQuote(_) => {
                self.depth -= 1;
                self.builder.end_quote();
                self.leave(range);
            }
            TagEnd::CodeBlock => {
                let code = self.collected.take().unwrap_or_default();
                let gap = self.gap(range);
                self.builder.code_block(&code, gap, self.block_span(range));
                self.leave(range);
            }
            TagEnd::HtmlBlock => {
                let html = self.collected.take().unwrap_or_default();
                let gap = self.gap(range);
                self.html_block(&html, gap, range);
                self.leave(range);
            }
            TagEnd::Table => {
                self.builder.end_table();
                self.leave(range);
            }
            TagEnd::TableCell => {
                self.end_leaf();
                self.builder.end_cell();
                self.cell_end = range.end;
            }
            TagEnd::TableRow => self.end_row(range),
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                self.builder.end_note();
                self.leave(range);
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(link) = self.links.pop() {
                    let target = Target {
                        url: &link.url,
                        title: link.title,
                        image: link.image,
                    };
                    self.builder.close_link(target, self.block_span(range));
                    self.builder.leave_url();
                }
            }
            TagEnd::TableHead
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Reports what the row has beside its cells: the parser passes over it.
    fn end_row(&mut self, range: &Range<usize>) {
        let rest = self.text.get(self.cell_end..range.end).unwrap_or_default();
        let extra = rest.trim_matches(|c: char| c == '|' || c.is_ascii_whitespace());
        if !extra.is_empty() {
            let start = self.cell_end + extra.as_ptr() as usize - rest.as_ptr() as usize;
            let span = self.span(&(start..start + extra.len()));
            self.builder.lose(LossKind::ExtraCells, span);
        }
    }

    /// Names the kind of a quote in its first line.
    #[cold]
    fn alert(&mut self, kind: BlockQuoteKind, span: Span) {
        let name = match kind {
            BlockQuoteKind::Note => "Note",
            BlockQuoteKind::Tip => "Tip",
            BlockQuoteKind::Important => "Important",
            BlockQuoteKind::Warning => "Warning",
            BlockQuoteKind::Caution => "Caution",
        };
        self.builder.lose(LossKind::Alert, span);
        self.builder.open(Style::Strong, span);
        self.builder.text(name, span);
        self.builder.close(Style::Strong);
        self.builder.block(Gap::Line);
    }

    // ---- inlines ----

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.is_plain(text, range) && self.collected.is_none() {
            self.builder.plain_text(text, self.span(range));
        } else {
            self.other_text(text, range);
        }
    }

    /// Whether a text is that of the source and holds nothing that may format.
    fn is_plain(&self, text: &str, range: &Range<usize>) -> bool {
        self.stands(text, range) && self.hot.is_plain(range.clone())
    }

    /// Whether a text is that of the source.
    fn stands(&self, text: &str, range: &Range<usize>) -> bool {
        let source = self.text.as_ptr().wrapping_add(range.start);
        ptr::eq(source, text.as_ptr()) && text.len() == range.end.wrapping_sub(range.start)
    }

    fn other_text(&mut self, text: &str, range: &Range<usize>) {
        if let Some(collected) = &mut self.collected {
            collected.push_str(text);
        } else if matches!(text, "*" | "~") && range.len() == 1 && self.gfm {
            self.lone(text, range);
        } else {
            let stands = self.stands(text, range);
            self.builder.text_from(text, self.span(range), stands);
        }
    }

    /// How the source spells an element of emphasis.
    fn delimiter(&self, tag: &Tag<'_>, range: &Range<usize>) -> &'static str {
        let source = &self.text.as_bytes()[range.clone()];
        match (tag, source.first()) {
            (Tag::Strong, Some(b'*')) => "**",
            (Tag::Strong, _) => "__",
            (Tag::Strikethrough, _) if source.starts_with(b"~~") => "~~",
            (Tag::Strikethrough, _) => "~",
            (_, Some(b'*')) => "*",
            _ => "_",
        }
    }

    fn start_strong(&mut self, tag: &Tag<'t>, range: &Range<usize>) {
        if !self.may_turn() || !self.turn(range) {
            self.start_span(Style::Strong, self.delimiter(tag, range), range);
        }
    }

    fn start_span(&mut self, style: Style, delimiter: &'static str, range: &Range<usize>) {
        if self.is_in_url() && self.open_in_url(delimiter, range) {
            return;
        }
        self.spans.push(OpenSpan {
            depth: self.builder.depth(),
            elements: self.elements.depth(),
            delimiter,
            end: range.end,
            bound: range.end - delimiter.len(),
            swallowed: false,
            turned: None,
        });
        let span = self.span(range);
        // By the book there is no arithmetic.
        let restorable = if self.gfm { delimiter } else { "" };
        self.builder.open_delimited(style, span, restorable);
    }

    fn end_span(&mut self, range: &Range<usize>) {
        let Some(open) = self.spans.pop() else { return };
        let in_url = self.is_in_url();
        if in_url && self.restore_in_url(&open, range) {
            return;
        }
        if self.elements.depth() > open.elements {
            self.elements.end_to(self.builder, open.elements);
        }
        self.builder.close_to(open.depth);
        if in_url {
            self.builder.leave_url();
        }
        if let Some(turn) = open.turned {
            self.turn_back(turn, range);
        }
    }

    /// Where a link leads, and whether it has a title. The first definition of a label counts, which an earlier
    /// piece may have.
    fn target(
        &self,
        kind: LinkType,
        id: &str,
        url: &CowStr<'t>,
        title: &str,
    ) -> (CowStr<'t>, bool) {
        let by_label = matches!(
            kind,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        );
        let known = self.references.filter(|_| by_label);
        match known.and_then(|references| references.link(id)) {
            Some((url, title)) => (url, !title.is_empty()),
            None => (url.clone(), !title.is_empty()),
        }
    }
}
