//! Tables: a block for each row, key and value, or a grid in monospace.

mod generic;
mod grid;

use std::mem;

use super::line::{Line, Stretch, Style};
use super::settle::begins_clause;
use super::{Builder, Gap};
use crate::import::{LossKind, Tables};
use crate::text::Span;
use generic::GENERIC;
use grid::grid;

/// How the cells of a column are aligned in a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The content of all cells, one behind the other.
    content: Box<Line>,
    cells: Vec<Stretch>,
    rows: Vec<Row>,
    /// Cells that go on in the rows below: up to which row, by column.
    spanning: Vec<Option<(usize, Stretch)>>,
    /// How many cells, and bytes of their text, may be written once more.
    copies: (usize, usize),
    /// How many of the first rows are the title, which is one cell, and the header.
    titles: usize,
    headers: usize,
    /// The rows of the foot: from which one, and up to which one.
    foot: Option<(usize, usize)>,
    /// Whether a cell is a header that is not the first of its row, or is the first and is none.
    unlabelled: bool,
    aligns: Vec<Align>,
    /// Where the cell that is open begins, and what was being written before it.
    cell: Option<[usize; 5]>,
    /// Tables inside a cell: their cells become its text.
    inner: usize,
    /// How many styles are open around it, which go on in its cells.
    styles: usize,
    source: Option<Span>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// Where it begins in the cells.
    start: usize,
    /// How many cells it has of its own, and how many of them are headers.
    cells: usize,
    headers: usize,
    /// Whether the last of them is a header.
    ends_in_header: bool,
}

/// How many more cells than there are, and bytes of text, are written for cells that span some.
const COPIES: (usize, usize) = (8, 4);

impl Table {
    fn clear(&mut self) {
        let Self {
            content,
            cells,
            rows,
            spanning,
            copies,
            titles,
            headers,
            foot,
            unlabelled,
            aligns,
            cell,
            inner,
            styles,
            source,
        } = self;
        content.clear();
        cells.clear();
        rows.clear();
        aligns.clear();
        spanning.clear();
        (*copies, *titles, *headers, *unlabelled) = ((0, 0), 0, 0, false);
        (*cell, *inner, *styles, *source) = (None, 0, 0, None);
        *foot = None;
    }

    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Where the cell begins that is open.
    pub(super) fn cell(&self) -> Option<[usize; 5]> {
        self.cell
    }

    fn row(&self, row: usize) -> &[Stretch] {
        let next = self.rows.get(row + 1);
        let end = next.map_or(self.cells.len(), |next| next.start);
        &self.cells[self.rows[row].start..end]
    }

    /// The rows below the header.
    fn body(&self) -> std::ops::Range<usize> {
        self.titles + self.headers..self.rows.len()
    }

    /// The rows of the header.
    fn head(&self) -> std::ops::Range<usize> {
        self.titles..self.titles + self.headers
    }

    fn begin_row(&mut self) {
        self.end_row();
        let ended = self.rows.len();
        for span in &mut self.spanning {
            span.take_if(|(end, _)| *end <= ended);
        }
        self.rows.push(Row {
            start: self.cells.len(),
            cells: 0,
            headers: 0,
            ends_in_header: false,
        });
    }

    fn end_row(&mut self) {
        if self.rows.last().is_some_and(|row| row.cells > 0) {
            self.fill_row();
        }
    }

    /// Adds the cells from the rows above that come next in the last row.
    fn fill_row(&mut self) {
        let Some(&Row { start, .. }) = self.rows.last() else {
            return;
        };
        while !self.spanning.is_empty()
            && let Some(&Some((end, cell))) = self.spanning.get(self.cells.len() - start)
            && end >= self.rows.len()
            && self.copy(cell)
        {}
    }

    /// Adds a cell once more; tells whether there is room for it.
    fn copy(&mut self, cell: Stretch) -> bool {
        let length = cell.text.1 - cell.text.0;
        let (cells, bytes) = &mut self.copies;
        if *cells == 0 || *bytes < length {
            return false;
        }
        (*cells, *bytes) = (*cells - 1, *bytes - length);
        self.cells.push(cell);
        true
    }

    /// Has the last cell go on in the columns and rows that come next.
    #[cold]
    fn span(&mut self, columns: usize, rows: usize, header: bool) {
        let Some((&cell, row)) = self.cells.last().zip(self.rows.last()) else {
            return;
        };
        let column = self.cells.len() - 1 - row.start;
        let mut blank = cell;
        blank.text.1 = blank.text.0;
        blank.spans.1 = blank.spans.0;
        blank.pieces.1 = blank.pieces.0;
        blank.urls.1 = blank.urls.0;
        blank.bare.1 = blank.bare.0;
        for next in 0..columns {
            // A value is said once, a name for each column.
            let cell = if header || next == 0 { cell } else { blank };
            if next > 0 && !self.copy(cell) {
                break;
            }
            if self.rows.len() == 1 && next > 0 {
                self.aligns.push(Align::Left);
            }
            if rows > 1 {
                let at = column + next;
                self.spanning.resize(self.spanning.len().max(at + 1), None);
                self.spanning[at] = Some((self.rows.len().saturating_add(rows - 1), cell));
            }
        }
    }

    /// Puts the rows of the foot last.
    #[cold]
    fn move_foot(&mut self, (from, to): (usize, usize)) {
        let Some(behind) = self.rows.get(to) else {
            return;
        };
        let (first, next) = (self.rows[from].start, behind.start);
        let moved = self.cells.len() - next;
        self.cells[first..].rotate_left(next - first);
        for row in &mut self.rows[from..to] {
            row.start += moved;
        }
        for row in &mut self.rows[to..] {
            row.start -= next - first;
        }
        self.rows[from..].rotate_left(to - from);
    }

    /// Finds out which rows are the title and the header.
    fn find_header(&mut self) {
        let widest = (0..self.rows.len()).map(|row| self.row(row).len()).max();
        let is_title = |row: usize| {
            self.rows[row].cells == 1
                && self.row(row).len() > 1
                && Some(self.row(row).len()) == widest
        };
        self.titles = (0..self.rows.len().saturating_sub(1))
            .take_while(|&row| is_title(row))
            .count();
        let rows = &self.rows[self.titles.min(self.rows.len())..];
        let Some((first, rest)) = rows.split_first() else {
            return;
        };
        // The corner may be none.
        if first.ends_in_header {
            let all = rest
                .iter()
                .take_while(|row| row.cells > 0 && row.cells == row.headers);
            let more = all.count();
            self.headers = if more == rest.len() { 1 } else { 1 + more };
        }
    }

    /// Where the text of a cell comes from.
    fn source_of(&self, cell: &Stretch) -> Span {
        // The URL of a link stands behind its text, but may come from before it.
        let pieces = self.content.pieces[cell.pieces.0..cell.pieces.1].iter();
        let whole = pieces
            .map(|piece| piece.source)
            .reduce(|whole, next| Span::new(whole.start.min(next.start), whole.end.max(next.end)));
        whole.or(self.source).unwrap_or(Span::new(0, 0))
    }

    /// The text of a cell, without styles.
    fn text(&self, cell: &Stretch) -> &str {
        &self.content.text[cell.text.0..cell.text.1]
    }
}

impl Builder {
    /// Begins a table.
    pub(in crate::import) fn begin_table(&mut self, gap: Gap, source: Span) {
        if let Some(table) = &mut self.table {
            table.inner += 1;
            return;
        }
        self.leave_item(source);
        self.block(gap);
        self.note_alone();
        self.lose(LossKind::Table, source);
        let mut table = self.last_table.take().unwrap_or_default();
        table.clear();
        table.styles = self.styles.len();
        table.source = Some(source);
        self.table = Some(table);
    }

    /// Begins a row.
    pub(in crate::import) fn begin_row(&mut self) {
        if self.table.as_ref().is_some_and(|table| table.inner == 0) {
            self.end_cell();
        }
        if let Some(table) = self.table.as_mut().filter(|table| table.inner == 0) {
            table.begin_row();
        }
    }

    /// Begins a cell. A header cell in the first row makes a header of it, and the row says how columns
    /// are aligned.
    pub(in crate::import) fn begin_cell(&mut self, header: bool, align: Align) {
        if self.table.as_ref().is_some_and(|table| table.inner > 0) {
            self.space();
            return;
        }
        self.end_cell();
        if let Some(outside) = self.table.as_ref().map(|table| table.styles) {
            self.end_text_between(outside);
        }
        let Some(table) = &mut self.table else { return };
        if table.rows.is_empty() {
            table.begin_row();
        }
        table.fill_row();
        if let Some(row) = table.rows.last_mut() {
            table.unlabelled |= header != (row.cells == 0);
            row.cells += 1;
            row.headers += usize::from(header);
            row.ends_in_header = header;
        }
        if table.rows.len() == 1 {
            table.aligns.push(align);
        }
        mem::swap(&mut self.line, &mut table.content);
        let start = self.line.mark();
        table.cell = Some(start);
        if let Some(from) = &mut self.capitals {
            *from = start[0];
        }
        self.line.literal = false;
        self.begin_styles();
    }

    /// Ends the cell that is open, if one is.
    pub(in crate::import) fn end_cell(&mut self) {
        if self
            .table
            .as_ref()
            .is_none_or(|table| table.inner > 0 || !table.in_cell())
        {
            return;
        }
        self.unglue();
        self.resume();
        for open in &self.styles {
            if let Some(span) = open.span {
                self.line.end(span);
            }
        }
        self.capitalize();
        for link in &mut self.links {
            link.label = None;
        }
        let Some(table) = &mut self.table else { return };
        self.styles.truncate(table.styles);
        if let Some(from) = table.cell.take() {
            let mut cell = Stretch::new(from, self.line.mark(), self.line.literal);
            cell.text = self.line.filled_from(from[0]);
            table.cells.push(cell);
            table.copies.0 += COPIES.0;
            table.copies.1 += COPIES.1 * (cell.text.1 - cell.text.0);
        }
        mem::swap(&mut self.line, &mut table.content);
        self.begin_styles();
    }

    /// Begins the rows of the foot, which are shown last.
    #[cold]
    pub(in crate::import) fn begin_foot(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.inner == 0) {
            let rows = table.rows.len();
            table.foot = table.foot.or(Some((rows, usize::MAX)));
        }
    }

    /// Ends the rows of the foot.
    #[cold]
    pub(in crate::import) fn end_foot(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.inner == 0)
            && let Some((_, to)) = &mut table.foot
        {
            *to = table.rows.len().min(*to);
        }
    }

    /// Begins the styles that are open in a line, or a cell, that has none of their spans yet.
    #[inline]
    fn begin_styles(&mut self) {
        if self.styles.is_empty() {
            return;
        }
        for open in &mut self.styles {
            (open.span, open.first) = (None, None);
        }
        self.begin_spans(0);
    }

    /// Has the cell that was ended last go on in as many columns and rows, itself included.
    #[cold]
    pub(in crate::import) fn span_cells(&mut self, columns: usize, rows: usize, header: bool) {
        if let Some(table) = self.table.as_mut().filter(|table| table.inner == 0) {
            table.span(columns, rows, header);
        }
    }

    /// Ends what stands between the cells: it comes before the table, as in browsers. As many styles as were
    /// open `outside` go on.
    fn end_text_between(&mut self, outside: usize) {
        if !self.line.is_empty() || !self.styles.is_empty() {
            self.write_text_between(outside);
        }
    }

    #[cold]
    fn write_text_between(&mut self, outside: usize) {
        self.unglue();
        for open in self.styles.drain(outside.min(self.styles.len())..) {
            if let Some(span) = open.span {
                self.line.end(span);
            }
        }
        self.flush();
        self.line.clear();
    }

    /// Ends the table and writes it.
    pub(in crate::import) fn end_table(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.inner > 0) {
            table.inner -= 1;
            return;
        }
        self.end_cell();
        let Some(mut table) = self.table.take() else {
            return;
        };
        table.end_row();
        if let Some(foot) = table.foot.take() {
            table.move_foot(foot);
        }
        self.end_text_between(table.styles);
        if table.cells.is_empty() {
            return self.begin_styles();
        }
        let styles = mem::take(&mut self.styles);
        table.find_header();
        for row in 0..table.titles {
            if let Some(title) = table.row(row).first() {
                self.strong(&table, title, "");
                self.block(Gap::Blank);
            }
        }
        if is_key_value(&table) {
            self.write_pairs(&table);
        } else if !self.write_grid(&table) {
            self.write_rows(&table);
        }
        self.last_table = Some(table);
        self.block(Gap::Blank);
        self.styles = styles;
        self.begin_styles();
    }

    /// Writes `*key:* value`, a line for each row.
    fn write_pairs(&mut self, table: &Table) {
        for row in table.body() {
            let row = table.row(row);
            let (key, value) = (row.first(), row.get(1));
            if let Some(key) = key.filter(|key| !table.text(key).is_empty()) {
                self.strong(table, key, ":");
                self.line.text.push(' ');
            }
            if let Some(value) = value {
                self.line.append(&table.content, value, |_| true);
            }
            self.flush();
        }
    }

    /// Writes a block for each row: the first cell as its title, the others as items.
    fn write_rows(&mut self, table: &Table) {
        let columns = table.head().map(|row| table.row(row).len()).max();
        let columns = columns.unwrap_or(1);
        let first = table.body().start;
        if table.body().is_empty() || columns == 1 && table.row(first).len() < 2 {
            return self.write_column(table);
        }
        for row in table.body() {
            if row > first {
                self.block(Gap::Blank);
            }
            for (column, cell) in table.row(row).iter().enumerate() {
                if table.text(cell).is_empty() {
                    continue;
                }
                if column == 0 {
                    self.strong(table, cell, "");
                    self.flush();
                    continue;
                }
                self.begin_cell_item();
                self.label(table, column);
                self.line.append(&table.content, cell, |_| true);
                self.flush();
            }
        }
    }

    /// Writes a table of one column, or one that is only a header: the first cell as title, items below.
    fn write_column(&mut self, table: &Table) {
        let start = table.rows.get(table.titles).map_or(0, |row| row.start);
        for (at, cell) in table.cells[start..].iter().enumerate() {
            if at == 0 && table.headers > 0 {
                self.strong(table, cell, "");
            } else if !table.text(cell).is_empty() {
                self.begin_cell_item();
                self.line.append(&table.content, cell, |_| true);
            }
            self.flush();
        }
    }

    /// Has the next line begin as an item of the innermost list there is room for.
    fn begin_cell_item(&mut self) {
        if self.quotes() == 0 {
            if let Some(marker) = self.marker {
                self.keep(marker);
            }
            self.marker = Some(super::Marker::Item {
                level: 0,
                number: None,
                task: None,
                quotes: 0,
            });
        } else {
            self.line.text.push_str("- ");
        }
    }

    /// Adds the name of a column, if it has one.
    fn label(&mut self, table: &Table, column: usize) {
        let start = self.line.text.len();
        let mut last = None;
        for row in table.head() {
            let Some(label) = table.row(row).get(column) else {
                continue;
            };
            let text = table.text(label);
            if text.is_empty() || last.replace(label.text) == Some(label.text) {
                continue;
            }
            if self.line.text.len() > start {
                self.line.text.push(' ');
            }
            let at = self.line.text.len();
            self.line.append(&table.content, label, |_| false);
            // What was code is not any more.
            self.line.literal |=
                label.spans.0 < label.spans.1 && self.line.may_format(at, at + text.len());
        }
        if self.line.text.len() > start {
            if !self.line.text.ends_with(':') {
                self.line.text.push(':');
            }
            self.line.text.push(' ');
        }
    }

    /// Adds a cell in bold, and what stands behind it; not over URLs.
    fn strong(&mut self, table: &Table, cell: &Stretch, behind: &str) {
        let source = table.source_of(cell);
        let (first, bares) = (self.line.text.len(), self.line.bare.len());
        let spans = self.line.spans.len();
        self.line
            .append(&table.content, cell, |style| style != Style::Strong);
        while self.line.text.ends_with(char::is_whitespace) {
            self.line.text.pop();
        }
        if !self.line.text.ends_with(':') {
            self.line.text.push_str(behind);
        }
        let mut start = first;
        let end = self.line.text.len();
        for bare in bares..self.line.bare.len() {
            let (from, to) = self.line.bare[bare];
            let before = self.line.text.get(start..from).unwrap_or_default();
            let from = start + before.trim_end_matches(begins_clause).len();
            self.line.cover(Style::Strong, source, (start, from));
            start = to;
        }
        // What sticks to a URL at the end stays bare, too.
        if start == first || end > start + behind.len() {
            self.line.cover(Style::Strong, source, (start, end));
        }
        self.line.spans[spans..].sort_by_key(|span| {
            (
                span.start,
                usize::MAX - span.end,
                span.style != Style::Strong,
            )
        });
    }

    /// Writes a grid, if the options ask for one and the width allows it.
    fn write_grid(&mut self, table: &Table) -> bool {
        let (width, wraps) = match self.options.tables {
            Tables::Rows => return false,
            Tables::Grid { width } => (usize::from(width), true),
            Tables::Auto { width } => (usize::from(width), false),
        };
        let Some(grid) = grid(table, width, wraps) else {
            return false;
        };
        let mut seen = None;
        for span in &table.content.spans {
            // One that a URL parts is one loss.
            if span.style != Style::Code && seen.replace(span.source) != Some(span.source) {
                self.lose(LossKind::NestedStyle, span.source);
            }
        }
        let source = table.source.unwrap_or(Span::new(0, 0));
        self.code_block(&grid, Gap::Line, source);
        true
    }
}

/// Whether a table has two columns whose headers say nothing of their own, or a header before each value.
fn is_key_value(table: &Table) -> bool {
    if table.headers == 0 && !table.unlabelled && table.body().all(|row| table.row(row).len() < 3) {
        return true;
    }
    let head = table.row(table.titles);
    if table.headers != 1 || table.body().is_empty() || head.len() != 2 {
        return false;
    }
    let generic = |cell: &Stretch| {
        let text = table.text(cell).to_lowercase();
        text.is_empty() || GENERIC.contains(&text.as_str())
    };
    head.iter().all(generic)
}
