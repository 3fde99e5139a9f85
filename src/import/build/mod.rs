//! What a front end drives: blocks and inlines in the order of the text, WhatsApp text out.
//!
//! The builder holds one line at a time (`line`), writes it when it is whole (`settle`) and never goes
//! back. Blocks open and close by calls, tolerant of front ends whose elements do not nest.

mod code;
mod inline;
mod judge;
mod line;
mod link;
mod notes;
mod number;
mod script;
mod settle;
mod table;

pub(super) use inline::LiteralMark;
pub(super) use line::Style;
pub(super) use link::Target;
pub(super) use number::Numbering;
pub(super) use script::Script;
#[cfg(feature = "import-markdown")]
pub(super) use settle::begins_clause;
pub(super) use table::Align;

use std::fmt::Write as _;
use std::mem;

use super::{Headings, Imported, Literals, Loss, LossKind, Options};
use crate::markup::{Document, Lines};
use crate::text::Span;
use inline::{Glue, OpenStyle};
use line::Line;
use link::OpenLink;
use notes::Notes;
use settle::Output;
use table::Table;

/// What parts a block from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// A line break.
    Line,
    /// A blank line.
    Blank,
}

/// A block that holds others.
#[derive(Clone, Copy, Debug)]
struct Container {
    kind: ContainerKind,
    /// How many quotes there are up to here.
    quotes: usize,
    /// How many lists there are up to here, from the nearest quote on.
    level: usize,
}

#[derive(Clone, Copy, Debug)]
enum ContainerKind {
    Quote {
        /// How many paragraphs were seen in it, up to two.
        paragraphs: u8,
    },
    List {
        /// The number of the next item, in a numbered list.
        next: Option<i64>,
        numbering: Numbering,
        /// Whether paragraphs were seen in its items.
        loose: bool,
    },
    Item,
}

/// What the first line of an item or a note begins with.
#[derive(Clone, Copy, Debug)]
enum Marker {
    Item {
        /// How many lists are around its own, up to the nearest quote.
        level: usize,
        number: Option<(i64, Numbering)>,
        task: Option<bool>,
        /// How many quotes are around it.
        quotes: usize,
    },
    Note(usize),
}

/// The markers of items that begin with a list: they stand before that of its first item.
#[derive(Debug, Default)]
struct Lead {
    text: String,
    /// Of the last of them.
    quotes: usize,
    level: usize,
}

/// Whether an item of WhatsApp can have a number.
fn is_number(due: i64, numbering: Numbering) -> bool {
    (0..=99).contains(&due) && numbering == Numbering::Digits
}

/// How deep quotes and lists are shown to nest: prefixes are written on every line.
const DEEPEST: usize = 9;

/// Builds a message.
#[derive(Debug)]
pub(super) struct Builder {
    options: Options,
    out: Output,
    line: Box<Line>,
    styles: Vec<OpenStyle>,
    containers: Vec<Container>,
    marker: Option<Marker>,
    lead: Lead,
    /// What the next line is parted by from the last.
    gap: Gap,
    /// Whether there is a line before the next one.
    started: bool,
    glue: Glue,
    /// Where the stretch around a URL begins, if spans are suspended for one.
    suspended: Option<usize>,
    links: Vec<OpenLink>,
    table: Option<Box<Table>>,
    /// The table before, for its memory.
    last_table: Option<Box<Table>>,
    notes: Notes,
    /// How many elements are open whose text is not shown.
    hidden: usize,
    /// Where the text in the line begins that is shown in capitals.
    capitals: Option<usize>,
    prefix: String,
}

impl Builder {
    /// Makes a builder.
    pub(super) fn new(options: &Options) -> Self {
        Self {
            options: options.clone(),
            out: Output {
                text: String::new(),
                losses: Vec::new(),
                lines: Lines::default(),
                literals: options.literals,
                careful: options.may_format(),
            },
            line: Box::default(),
            styles: Vec::new(),
            containers: Vec::new(),
            marker: None,
            lead: Lead::default(),
            gap: Gap::Line,
            started: false,
            glue: Glue::None,
            suspended: None,
            links: Vec::new(),
            table: None,
            last_table: None,
            notes: Notes::default(),
            hidden: 0,
            capitals: None,
            prefix: String::new(),
        }
    }

    /// Makes room for as many bytes of text.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.out.text.reserve(bytes);
        self.out.lines.reserve(bytes);
    }

    /// Reports a loss.
    pub(super) fn lose(&mut self, kind: LossKind, source: Span) {
        if self.hidden == 0 {
            self.out.lose(kind, source);
        }
    }

    // ---- blocks ----

    /// Begins a paragraph. In an item it goes on behind the text that is there.
    pub(super) fn begin_paragraph(&mut self, gap: Gap, source: Span) {
        if self.is_one_line()
            && let [
                ..,
                Container {
                    kind: ContainerKind::List { loose, .. },
                    ..
                },
                _,
            ] = &mut self.containers[..]
            && !mem::replace(loose, true)
        {
            self.lose(LossKind::LooseList, source);
        } else if !self.in_cell()
            && let [
                ..,
                Container {
                    kind: ContainerKind::Quote { paragraphs },
                    ..
                },
            ] = &mut self.containers[..]
            && *paragraphs < 2
        {
            *paragraphs += 1;
            if *paragraphs == 2 {
                self.lose(LossKind::BlankInQuote, source);
            }
        }
        self.begin_block(gap, source);
    }

    /// Begins a block that is a part of an item if it is in one: it goes on behind the text that is there.
    pub(super) fn begin_block(&mut self, gap: Gap, source: Span) {
        if self.in_cell() || !self.in_item() {
            self.block(gap);
        } else if !self.line.is_blank() {
            self.lose(LossKind::ItemLines, source);
            self.space();
        } else if self.marker.is_none() {
            // The line of the item was written before a list or another block.
            self.leave_item(source);
        }
    }

    /// Ends a paragraph behind which another block comes; `gap` parts it from what follows, at least.
    #[cfg(feature = "import-markdown")]
    pub(super) fn end_paragraph(&mut self, gap: Gap) {
        if !self.is_one_line() {
            self.block(gap);
        }
    }

    /// Ends what [`begin_block`](Self::begin_block) began, or a paragraph behind which text may come.
    pub(super) fn end_block(&mut self, gap: Gap) {
        if self.is_one_line() {
            self.space();
        } else {
            self.block(gap);
        }
    }

    /// Begins a block that is none of the others, such as a `div`; ends whatever line is open.
    pub(super) fn block(&mut self, gap: Gap) {
        if self.in_cell() {
            self.space();
            return;
        }
        self.flush();
        if self.containers.is_empty() {
            self.gap = self.gap.max(gap);
        }
    }

    /// Begins a heading; blank lines part it from what is around it.
    pub(super) fn begin_heading(&mut self, source: Span) {
        self.lose(LossKind::HeadingLevel, source);
        self.begin_block(Gap::Blank, source);
        let capitals = self.options.headings == Headings::Capitals;
        self.capitals = capitals.then_some(self.line.text.len());
        if self.options.headings != Headings::Plain {
            self.open(Style::Strong, source);
        }
    }

    /// Ends a heading.
    pub(super) fn end_heading(&mut self) {
        // What is not shown has no styles.
        if self.options.headings != Headings::Plain && self.hidden == 0 {
            self.close(Style::Strong);
        }
        if self.is_one_line() {
            self.space();
            self.capitalize();
        }
        self.end_block(Gap::Blank);
        self.capitals = None;
    }

    /// Begins a quote.
    pub(super) fn begin_quote(&mut self, gap: Gap, source: Span) {
        self.leave_item(source);
        self.block(gap);
        if self.quotes() > 0 {
            self.lose(LossKind::NestedQuote, source);
        }
        self.note_alone();
        self.enter(ContainerKind::Quote { paragraphs: 0 });
    }

    /// Ends the innermost quote, and what is open inside.
    pub(super) fn end_quote(&mut self) {
        self.end_container(|container| matches!(container, ContainerKind::Quote { .. }));
    }

    /// Begins a list; a numbered one with its first number.
    pub(super) fn begin_list(&mut self, start: Option<i64>, gap: Gap, source: Span) {
        self.block(gap);
        if self.level() > 0 {
            self.lose(LossKind::NestedList, source);
        } else if self.quotes() > 0 {
            self.lose(LossKind::ListInQuote, source);
        }
        self.note_alone();
        self.enter(ContainerKind::List {
            next: start,
            numbering: Numbering::Digits,
            loose: false,
        });
    }

    /// Says how the items that come next in the list are numbered.
    #[cold]
    pub(super) fn set_numbering(&mut self, new: Numbering) {
        if let Some(Container {
            kind: ContainerKind::List { numbering, .. },
            ..
        }) = self.containers.last_mut()
        {
            *numbering = new;
        }
    }

    /// Has the items that come next in the list go on with their numbers, begin with one, or have none.
    #[cold]
    pub(super) fn set_start(&mut self, start: Option<i64>) {
        if let Some(Container {
            kind: ContainerKind::List { next, .. },
            ..
        }) = self.containers.last_mut()
        {
            *next = start.map(|start| next.unwrap_or(start));
        }
    }

    /// Ends the innermost list, and what is open inside.
    pub(super) fn end_list(&mut self) {
        self.end_container(|container| matches!(container, ContainerKind::List { .. }));
    }

    /// Begins an item; `number` takes the place of the one that is due.
    pub(super) fn begin_item(&mut self, number: Option<i64>, source: Span) {
        self.flush();
        let level = self.level().saturating_sub(1).min(DEEPEST);
        let due = match self
            .containers
            .last_mut()
            .map(|container| &mut container.kind)
        {
            Some(ContainerKind::List {
                next: Some(next),
                numbering,
                ..
            }) => {
                let due = number.unwrap_or(*next);
                *next = due.saturating_add(1);
                Some((due, *numbering))
            }
            _ => None,
        };
        let quotes = self.quotes().min(DEEPEST);
        if due.is_some_and(|(due, numbering)| !is_number(due, numbering))
            && level == 0
            && quotes == 0
        {
            self.lose(LossKind::LongNumber, source);
        }
        self.enter(ContainerKind::Item);
        if let Some(marker) = self.marker {
            self.keep(marker);
        }
        self.marker = Some(Marker::Item {
            level,
            number: due,
            task: None,
            quotes,
        });
    }

    /// Makes the item that was begun last a task.
    pub(super) fn task(&mut self, done: bool, source: Span) {
        if let Some(Marker::Item { task, .. }) = &mut self.marker {
            *task = Some(done);
        } else {
            let mark = self.options.tasks[usize::from(done)].clone();
            self.text(&mark, source);
            self.space();
        }
        self.lose(LossKind::TaskBox, source);
    }

    /// Numbers the item that was begun last.
    #[cold]
    pub(super) fn number_item(&mut self, due: i64, numbering: Numbering, source: Span) {
        if let Some(Marker::Item {
            number,
            level,
            quotes,
            ..
        }) = &mut self.marker
        {
            *number = Some((due, numbering));
            if *level == 0 && *quotes == 0 && !is_number(due, numbering) {
                self.lose(LossKind::LongNumber, source);
            }
        }
    }

    /// Ends the innermost item, and what is open inside.
    pub(super) fn end_item(&mut self) {
        self.end_container(|container| matches!(container, ContainerKind::Item));
        self.marker = None;
        if !self.lead.text.is_empty() {
            self.drop_lead();
        }
    }

    /// Forgets the markers that are kept, if the last of them is of the item that ended.
    #[cold]
    fn drop_lead(&mut self) {
        let (quotes, level) = (self.quotes(), self.level().saturating_sub(1));
        if (quotes, level) <= (self.lead.quotes, self.lead.level) {
            self.lead.text.clear();
        }
    }

    /// Keeps the marker of an item that begins with a list, if it says more than that it is an item.
    #[cold]
    fn keep(&mut self, marker: Marker) {
        let Marker::Item {
            level,
            number,
            task,
            quotes,
        } = marker
        else {
            return;
        };
        if number.is_some() || task.is_some() {
            self.prefix.clear();
            self.write_item(level, number, task, quotes);
            let text = mem::take(&mut self.prefix);
            self.lead = Lead {
                text,
                quotes,
                level,
            };
        }
    }

    /// Writes a rule.
    pub(super) fn rule(&mut self, gap: Gap, source: Span) {
        self.lose(LossKind::Rule, source);
        self.leave_item(source);
        self.block(gap);
        self.note_alone();
        let rule = self.options.rule.clone();
        self.text(&rule, source);
        self.flush();
    }

    // ---- the end ----

    /// Ends the message: what is open is closed, notes follow.
    pub(super) fn finish(&mut self) {
        self.flush();
        self.styles.clear();
        self.containers.clear();
        self.marker = None;
        self.write_notes();
    }

    /// Gives the text that is written so far, and forgets it.
    pub(super) fn take(&mut self) -> String {
        self.out.lines = Lines::default();
        mem::take(&mut self.out.text)
    }

    /// Gives what was lost.
    pub(super) fn into_losses(self) -> Vec<Loss> {
        self.out.losses
    }

    /// Gives the message.
    pub(super) fn into_imported(self) -> Imported {
        let document = if self.options.literals == Literals::Leave {
            // What is left may begin or end a block, or monospace of several lines.
            Document::parse_owned(self.out.text)
        } else {
            self.out.lines.document(self.out.text)
        };
        let losses = self.out.losses;
        Imported { document, losses }
    }

    // ---- lines ----

    /// Writes the line, if there is one, and begins another.
    fn flush(&mut self) {
        if self.in_cell() {
            self.space();
            return;
        }
        self.leave_url();
        self.resume();
        self.glue = Glue::None;
        if self.line.is_empty() && self.styles.is_empty() {
            return;
        }
        for style in &self.styles {
            if let Some(span) = style.span {
                self.line.end(span);
            }
        }
        self.capitalize();
        let end = self.line.text.len();
        let mut filled = self.line.filled();
        if filled.0 < filled.1 {
            if self.line.indented {
                filled.0 = 0;
            }
            self.begin_line();
            self.line.settle(&self.prefix, filled, &mut self.out);
        }
        self.line.clear();
        for link in &mut self.links {
            // One that has no text yet has all of it in the next line.
            let is_whole = link.label.is_some_and(|[start, ..]| start == end);
            link.label = is_whole.then(|| self.line.mark());
        }
        for style in &mut self.styles {
            let begun = style
                .span
                .map(|_| self.line.begin(style.style, style.source, ""));
            (style.span, style.first) = (begun, begun);
        }
    }

    #[inline]
    fn capitalize(&mut self) {
        if let Some(from) = &mut self.capitals {
            let cell = self.table.as_ref().and_then(|table| table.cell());
            self.line
                .capitalize(mem::take(from), cell.unwrap_or_default());
            for link in &mut self.links {
                link.label = None;
            }
        }
    }

    /// Writes what parts the line from the one before it, and finds what it begins with.
    fn begin_line(&mut self) {
        if self.started {
            self.out.end_line();
            if self.gap == Gap::Blank {
                self.out.text.push('\n');
                self.out.lines.blank();
            }
        }
        self.started = true;
        self.gap = Gap::Line;
        self.prefix.clear();
        if self.containers.is_empty() && self.marker.is_none() {
            return;
        }
        let mut quotes = self.quotes().min(DEEPEST);
        match self.marker.take() {
            None if self.lead.text.is_empty() => {}
            None => mem::swap(&mut self.prefix, &mut self.lead.text),
            Some(Marker::Note(number)) => {
                let _ = write!(self.prefix, "[{number}] ");
            }
            Some(Marker::Item {
                level,
                number,
                task,
                quotes: outside,
            }) => {
                quotes -= outside.min(quotes);
                self.write_item(level, number, task, outside);
            }
        }
        for _ in 0..quotes {
            self.prefix.push_str("> ");
        }
    }

    /// Writes the marker of an item, behind those before it on its line.
    #[expect(
        clippy::inline_always,
        reason = "all items come this way, the other call is rare"
    )]
    #[inline(always)]
    fn write_item(
        &mut self,
        level: usize,
        number: Option<(i64, Numbering)>,
        task: Option<bool>,
        quotes: usize,
    ) {
        let (mut above, mut outside, mut is_led) = (0, 0, false);
        if !self.lead.text.is_empty() {
            mem::swap(&mut self.prefix, &mut self.lead.text);
            outside = self.lead.quotes;
            is_led = outside == quotes;
            above = if is_led { self.lead.level } else { 0 };
        }
        for _ in outside..quotes {
            self.prefix.push_str("> ");
        }
        let task = task.map(|done| &*self.options.tasks[usize::from(done)]);
        let task = task.filter(|mark| !mark.is_empty());
        let nested = &*self.options.nested;
        if !is_led && (level > 0 || (number.is_none() && task.is_none())) {
            self.prefix.push_str("- ");
        }
        let marks = level.saturating_sub(above);
        for _ in 0..marks.min(marks * nested.len()) {
            self.prefix.extend([nested, " "]);
        }
        if let Some((number, numbering)) = number {
            numbering.write(number, &mut self.prefix);
            self.prefix.push_str(". ");
        }
        if let Some(mark) = task {
            self.prefix.extend([mark, " "]);
        }
    }

    // ---- containers ----

    fn enter(&mut self, kind: ContainerKind) {
        let (quotes, level) = (self.quotes(), self.level());
        let (quotes, level) = match kind {
            ContainerKind::Quote { .. } => (quotes + 1, 0),
            ContainerKind::List { .. } => (quotes, level + 1),
            ContainerKind::Item => (quotes, level),
        };
        self.containers.push(Container {
            kind,
            quotes,
            level,
        });
    }

    fn end_container(&mut self, is_it: impl Fn(&ContainerKind) -> bool) {
        self.flush();
        if let Some(at) = self
            .containers
            .iter()
            .rposition(|container| is_it(&container.kind))
        {
            self.containers.truncate(at);
        }
    }

    /// Whether text has to stay in one line: in an item, or in a cell of a table.
    fn is_one_line(&self) -> bool {
        self.in_cell() || self.in_item()
    }

    fn in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.in_cell())
    }

    /// Whether the innermost container is an item.
    pub(super) fn in_item(&self) -> bool {
        matches!(
            self.containers.last(),
            Some(Container {
                kind: ContainerKind::Item,
                ..
            })
        )
    }

    fn quotes(&self) -> usize {
        self.containers
            .last()
            .map_or(0, |container| container.quotes)
    }

    /// How many lists are open inside the innermost quote.
    fn level(&self) -> usize {
        self.containers
            .last()
            .map_or(0, |container| container.level)
    }

    /// Reports a block that cannot stay in its item.
    #[cold]
    pub(super) fn leave_item(&mut self, source: Span) {
        if self.in_item() {
            self.lose(LossKind::BlockInItem, source);
        }
    }

    /// Puts the number of a note on a line of its own, before a block that cannot stand behind it.
    #[cold]
    fn note_alone(&mut self) {
        if let Some(Marker::Note(number)) = self.marker {
            self.marker = None;
            let mark = format!("[{number}]");
            let line = mem::replace(&mut self.line.text, mark);
            self.flush();
            self.line.text = line;
        }
    }
}
