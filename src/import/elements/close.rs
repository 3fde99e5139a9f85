//! Where elements end: by their end tags, by others, and with what they are in.

use super::kind::FORMATTING;
use super::lists::marked_number;
use super::{Element, Elements, Open};
use crate::import::LossKind;
use crate::import::build::{Builder, Gap, Style, Target};
use crate::text::Span;

impl Elements {
    /// Whether an element of a name in lower case is open.
    #[cfg(feature = "import-markdown")]
    pub(in crate::import) fn is_open(&self, name: &str) -> bool {
        self.open.iter().any(|open| open.name == name)
    }

    /// Ends the innermost element of a name in lower case, if one is open; `source` is the end tag.
    pub(in crate::import) fn end(&mut self, builder: &mut Builder, name: &str, source: Span) {
        self.end_above(builder, name, 0, source);
    }

    /// As [`end`](Self::end), for elements above the first `floor`.
    pub(in crate::import) fn end_above(
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
        self.end_due(builder);
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
    pub(super) fn go_on(&mut self, builder: &mut Builder) {
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

    /// Ends all elements but the first `depth`.
    pub(in crate::import) fn end_to(&mut self, builder: &mut Builder, depth: usize) {
        self.end_formula(builder);
        while self.open.len() > depth {
            if let Some(open) = self.open.pop() {
                builder.close_between(open.depth, open.depth + open.styles);
                self.leave(builder, &open);
            }
        }
    }

    /// Ends an element of which nothing is shown.
    fn leave_hidden(&mut self, builder: &mut Builder, open: &Open) {
        if !open.hidden {
            return;
        }
        builder.show();
        let marker = self.marker.take();
        if let Some((number, numbering)) = marker.as_deref().and_then(marked_number) {
            builder.number_item(number, numbering, open.source);
        }
    }

    /// Does what the end of an element means, once its styles are closed.
    fn leave(&mut self, builder: &mut Builder, open: &Open) {
        if open.silent {
            return self.leave_hidden(builder, open);
        }
        let waits = open.element.is_inline()
            || matches!(
                open.element,
                Element::Paragraph | Element::Layout | Element::Block
            );
        if !waits {
            self.end_due(builder);
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
                self.end_due(builder);
            }
            Element::Paragraph | Element::Layout => self.end_later(builder, Gap::Blank),
            Element::Block => self.end_later(builder, Gap::Line),
            Element::Term => builder.block(Gap::Line),
            Element::Row | Element::HeaderCell | Element::Cell if self.is_in_layout() => {
                builder.end_block(Gap::Line);
            }
            Element::Quotation => builder.text("”", open.source),
            Element::Reading => builder.text(")", open.source),
            Element::Plain(LossKind::Script) => {
                if let Some(script) = open.script {
                    builder.end_script(script, open.source);
                }
            }
            Element::Heading => builder.end_heading(),
            Element::Quote => {
                builder.end_quote();
                builder.block(Gap::Blank);
            }
            Element::Code => self.end_listing(builder, open.source),
            Element::BulletList | Element::OrderedList => {
                builder.end_list();
                builder.block(Gap::Blank);
            }
            Element::Item | Element::WordItem => {
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
            Element::Rows if open.name == "tfoot" && !self.is_in_layout() => builder.end_foot(),
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

    /// Ends a block; the one that a link begins with ends with the link, so that its target stands behind it.
    fn end_later(&mut self, builder: &mut Builder, gap: Gap) {
        let gap = self.ended.take().map_or(gap, |ended| ended.max(gap));
        if self.is_page && builder.is_linked_line() {
            self.ended = Some(gap);
        } else {
            builder.end_block(gap);
        }
    }

    /// Ends the block that waits for its link.
    pub(super) fn end_due(&mut self, builder: &mut Builder) {
        if let Some(gap) = self.ended.take() {
            builder.end_block(gap);
        }
    }

    /// Takes a link that has no text yet out of the elements from one on.
    fn take_link(&mut self, builder: &mut Builder, from: usize) -> Option<(Open, Vec<Style>)> {
        let at = self.open[from..]
            .iter()
            .rposition(|open| open.element == Element::Link)?;
        if !self.is_page || !self.open[from + at].paused.is_empty() || !builder.take_back_link() {
            return None;
        }
        let open = self.open.remove(from + at);
        let styles = builder.styles_between(open.depth, open.depth + open.styles);
        builder.close_between(open.depth, open.depth + open.styles);
        for inner in &mut self.open[from + at..] {
            inner.depth = inner.depth.saturating_sub(open.styles);
        }
        Some((open, styles))
    }

    /// Ends the elements whose end tag may be left out before this one.
    pub(super) fn close_implied(&mut self, builder: &mut Builder, element: Element, source: Span) {
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
            Some((at, open)) if ends.contains(&open.element) => {
                let link = self.take_link(builder, at + 1);
                self.end_block(builder, at);
                if let Some((link, styles)) = link {
                    let depth = builder.depth();
                    builder.open_link(link.source);
                    for &style in &styles {
                        builder.open(style, link.source);
                    }
                    self.open.push(Open {
                        depth,
                        styles: builder.depth() - depth,
                        ..link
                    });
                }
            }
            // What stands between the parts of a table ends before the next part.
            Some((at, _)) if element.is_of_table() && !within.is_empty() => {
                self.end_to(builder, at + 1);
                self.pending.clear();
            }
            _ => {}
        }
    }

    /// Ends the head of the page before what cannot stand in it, if that is where it is.
    pub(super) fn leave_head(&mut self, builder: &mut Builder) {
        if self.open.last().is_some_and(|open| open.name == "head") {
            self.end_to(builder, self.open.len() - 1);
        }
    }
}
