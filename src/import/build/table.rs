//! Tables: a block for each row, key and value, or a grid in monospace.

use std::mem;

use unicode_width::UnicodeWidthStr;

use super::line::{Line, Stretch, Style};
use super::settle::begins_clause;
use super::{Builder, Gap};
use crate::import::{LossKind, Tables};
use crate::text::Span;

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
    /// Where rows begin in `cells`.
    rows: Vec<usize>,
    /// Whether the first row is a header.
    header: bool,
    /// Whether a cell is a header that is not the first of its row, or is the first and is none.
    unlabelled: bool,
    aligns: Vec<Align>,
    /// Where the cell that is open begins, and what was being written before it.
    cell: Option<[usize; 5]>,
    /// Tables inside a cell: their cells become its text.
    inner: usize,
    source: Option<Span>,
}

impl Table {
    fn clear(&mut self) {
        let Self {
            content,
            cells,
            rows,
            header,
            unlabelled,
            aligns,
            cell,
            inner,
            source,
        } = self;
        content.clear();
        cells.clear();
        rows.clear();
        aligns.clear();
        (*header, *unlabelled) = (false, false);
        (*cell, *inner, *source) = (None, 0, None);
    }

    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Where the text of the open cell begins.
    pub(super) fn begin(&self) -> Option<usize> {
        self.cell.map(|[start, ..]| start)
    }

    fn row(&self, row: usize) -> &[Stretch] {
        let end = self.rows.get(row + 1).copied().unwrap_or(self.cells.len());
        &self.cells[self.rows[row]..end]
    }

    /// Where the text of a cell comes from.
    fn source_of(&self, cell: &Stretch) -> Span {
        match &self.content.pieces[cell.pieces.0..cell.pieces.1] {
            [first, .., last] => {
                let start = first.source.start;
                Span::new(start, last.source.end.max(start))
            }
            [only] => only.source,
            [] => self.source.unwrap_or(Span::new(0, 0)),
        }
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
        // What is outside of the cells is not shown.
        self.styles.clear();
        self.line.clear();
        let mut table = self.last_table.take().unwrap_or_default();
        table.clear();
        table.source = Some(source);
        self.table = Some(table);
    }

    /// Begins a row.
    pub(in crate::import) fn begin_row(&mut self) {
        if self.table.as_ref().is_some_and(|table| table.inner == 0) {
            self.end_cell();
        }
        if let Some(table) = self.table.as_mut().filter(|table| table.inner == 0) {
            table.rows.push(table.cells.len());
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
        if self.table.is_some() {
            self.end_text_between();
        }
        let Some(table) = &mut self.table else { return };
        if table.rows.is_empty() {
            table.rows.push(0);
        }
        let is_first = table.rows.last() == Some(&table.cells.len());
        table.unlabelled |= header != is_first;
        if table.rows.len() == 1 {
            // The corner may be none.
            table.header = header;
            table.aligns.push(align);
        }
        mem::swap(&mut self.line, &mut table.content);
        table.cell = Some(self.line.mark());
        self.line.literal = false;
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
        self.styles.clear();
        for link in &mut self.links {
            link.label = None;
        }
        let Some(table) = &mut self.table else { return };
        if let Some(from) = table.cell.take() {
            let mut cell = Stretch::new(from, self.line.mark(), self.line.literal);
            cell.text = self.line.filled_from(from[0]);
            table.cells.push(cell);
        }
        mem::swap(&mut self.line, &mut table.content);
    }

    /// Ends what stands between the cells: it comes before the table, as in browsers.
    fn end_text_between(&mut self) {
        if !self.line.is_empty() || !self.styles.is_empty() {
            self.write_text_between();
        }
    }

    #[cold]
    fn write_text_between(&mut self) {
        self.unglue();
        for open in self.styles.drain(..) {
            if let Some(span) = open.span {
                self.line.end(span);
            }
        }
        self.flush();
    }

    /// Ends the table and writes it.
    pub(in crate::import) fn end_table(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.inner > 0) {
            table.inner -= 1;
            return;
        }
        self.end_cell();
        let Some(table) = self.table.take() else {
            return;
        };
        self.end_text_between();
        if table.cells.is_empty() {
            return;
        }
        if is_key_value(&table) {
            self.write_pairs(&table);
        } else if !self.write_grid(&table) {
            self.write_rows(&table);
        }
        self.last_table = Some(table);
        self.block(Gap::Blank);
    }

    /// Writes `*key:* value`, a line for each row.
    fn write_pairs(&mut self, table: &Table) {
        for row in usize::from(table.header)..table.rows.len() {
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
        let header = if table.header { table.row(0) } else { &[] };
        let first = usize::from(table.header);
        let columns = header.len().max(1);
        if first == table.rows.len() || columns == 1 && table.row(first).len() < 2 {
            return self.write_column(table);
        }
        for row in first..table.rows.len() {
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
                let label = header
                    .get(column)
                    .filter(|label| !table.text(label).is_empty());
                self.begin_cell_item();
                if let Some(label) = label {
                    self.label(table, label);
                }
                self.line.append(&table.content, cell, |_| true);
                self.flush();
            }
        }
    }

    /// Writes a table of one column, or one that is only a header: the first cell as title, items below.
    fn write_column(&mut self, table: &Table) {
        for (at, cell) in table.cells.iter().enumerate() {
            if at == 0 && table.header {
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

    /// Adds the name of a column.
    fn label(&mut self, table: &Table, label: &Stretch) {
        let text = table.text(label);
        let at = self.line.text.len();
        self.line.append(&table.content, label, |_| false);
        // What was code is not any more.
        self.line.literal |=
            label.spans.0 < label.spans.1 && self.line.may_format(at, at + text.len());
        if !text.ends_with(':') {
            self.line.text.push(':');
        }
        self.line.text.push(' ');
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
        let wrap = |line: &mut Line, start: usize, end: usize| {
            if start < end {
                let span = line.begin(Style::Strong, source, "");
                (line.spans[span].start, line.spans[span].end) = (start, end);
            }
        };
        let mut start = first;
        let end = self.line.text.len();
        for bare in bares..self.line.bare.len() {
            let (from, to) = self.line.bare[bare];
            let before = self.line.text.get(start..from).unwrap_or_default();
            let from = start + before.trim_end_matches(begins_clause).len();
            wrap(&mut self.line, start, from);
            start = to;
        }
        // What sticks to a URL at the end stays bare, too.
        if start == first || end > start + behind.len() {
            wrap(&mut self.line, start, end);
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

/// Column headers that say no more than that the rows are keys and values.
const GENERIC: &[&str] = &[
    // English
    "key",
    "name",
    "field",
    "property",
    "attribute",
    "parameter",
    "setting",
    "option",
    "item",
    "detail",
    "details",
    "metric",
    "specification",
    "spec",
    "value",
    "values",
    "description",
    // Spanish, Portuguese, Italian, French, German
    "clave",
    "campo",
    "propiedad",
    "atributo",
    "parámetro",
    "nombre",
    "valor",
    "descripción",
    "detalle",
    "chave",
    "propriedade",
    "parâmetro",
    "nome",
    "descrição",
    "detalhe",
    "chiave",
    "proprietà",
    "attributo",
    "parametro",
    "valore",
    "descrizione",
    "dettaglio",
    "clé",
    "champ",
    "propriété",
    "attribut",
    "paramètre",
    "nom",
    "valeur",
    "détail",
    "schlüssel",
    "feld",
    "eigenschaft",
    "wert",
    "beschreibung",
    // Indonesian, Russian, Hindi, Arabic, Chinese, Japanese
    "kunci",
    "nama",
    "nilai",
    "deskripsi",
    "ключ",
    "имя",
    "поле",
    "параметр",
    "свойство",
    "значение",
    "описание",
    "कुंजी",
    "नाम",
    "मान",
    "विवरण",
    "مفتاح",
    "اسم",
    "حقل",
    "قيمة",
    "وصف",
    "键",
    "名称",
    "属性",
    "字段",
    "参数",
    "值",
    "描述",
    "キー",
    "名前",
    "項目",
    "値",
    "説明",
];

/// Whether a table has two columns whose headers say nothing of their own, or a header before each value.
fn is_key_value(table: &Table) -> bool {
    if !table.header
        && !table.unlabelled
        && (0..table.rows.len()).all(|row| table.row(row).len() < 3)
    {
        return true;
    }
    if !table.header || table.rows.len() < 2 || table.row(0).len() != 2 {
        return false;
    }
    let generic = |cell: &Stretch| {
        let text = table.text(cell).to_lowercase();
        text.is_empty() || GENERIC.contains(&text.as_str())
    };
    table.row(0).iter().all(generic)
}

/// What parts two columns of a grid, and the line below its header.
const COLUMNS: &str = " │ ";
const CROSSING: &str = "─┼─";

/// The narrowest that a column is made by wrapping.
const NARROWEST: usize = 4;

/// Draws a table in cells of a monospace font; `None` if it does not fit.
fn grid(table: &Table, width: usize, wraps: bool) -> Option<String> {
    let rows: Vec<Vec<&str>> = (0..table.rows.len())
        .map(|row| table.row(row).iter().map(|cell| table.text(cell)).collect())
        .collect();
    let columns = rows.iter().map(Vec::len).max()?;
    let mut widths = vec![0; columns];
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            widths[column] = widths[column].max(cell.width());
        }
    }
    let between = (columns - 1) * COLUMNS.width();
    let mut total: usize = widths.iter().sum::<usize>() + between;
    if total > width && (!wraps || columns * NARROWEST + between > width) {
        return None;
    }
    if total > width {
        // The widest columns give way, all down to one width.
        let mut sorted = widths.clone();
        sorted.sort_unstable();
        let mut room = width - between;
        for (at, &narrow) in sorted.iter().enumerate() {
            let share = room / (columns - at);
            if narrow > share {
                for width in &mut widths {
                    *width = (*width).min(share);
                }
                break;
            }
            room -= narrow;
        }
        total = widths.iter().sum::<usize>() + between;
        let mut cells = rows.iter().flat_map(|row| row.iter().zip(&widths));
        if cells.any(|(cell, &width)| {
            cell.split_whitespace()
                .any(|word| word.width() > width && is_whole(word))
        }) {
            return None;
        }
    }
    let mut out = String::with_capacity((total + 1) * (rows.len() + 1) * 2);
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, &width)| wrapped(cell, width))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let from = out.len();
            for (column, &width) in widths.iter().enumerate() {
                if column > 0 {
                    out.push_str(COLUMNS);
                }
                let text = cells
                    .get(column)
                    .and_then(|cell| cell.get(line))
                    .map_or("", String::as_str);
                let align = table.aligns.get(column).copied().unwrap_or_default();
                aligned(&mut out, text, width, align);
            }
            out.truncate(from + out[from..].trim_end().len());
            out.push('\n');
        }
        if at == 0 && table.header {
            for (column, &width) in widths.iter().enumerate() {
                if column > 0 {
                    out.push_str(CROSSING);
                }
                out.extend(std::iter::repeat_n('─', width));
            }
            out.push('\n');
        }
    }
    Some(out)
}

/// Whether a word means nothing once it is cut: it holds a URL or a variable.
fn is_whole(word: &str) -> bool {
    let begins = |start: &str| word.to_ascii_lowercase().contains(start);
    ["://", "www.", "{{"].into_iter().any(begins)
}

fn aligned(out: &mut String, text: &str, width: usize, align: Align) {
    let room = width.saturating_sub(text.width());
    let before = match align {
        Align::Left => 0,
        Align::Center => room / 2,
        Align::Right => room,
    };
    out.extend(std::iter::repeat_n(' ', before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(' ', room - before));
}

/// Breaks a text into lines of at most a width, between words where it can be.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut filled = 0;
    for word in text.split_whitespace() {
        let length = word.width();
        let space = usize::from(filled > 0);
        if filled + space + length > width && filled > 0 {
            lines.push(String::new());
            filled = 0;
        }
        let line = lines.len() - 1;
        if filled > 0 {
            lines[line].push(' ');
            filled += 1;
        }
        if length <= width {
            lines[line].push_str(word);
            filled += length;
            continue;
        }
        for character in word.chars() {
            let mut bytes = [0; 4];
            let length = character.encode_utf8(&mut bytes).width();
            if filled + length > width && filled > 0 {
                lines.push(String::new());
                filled = 0;
            }
            let line = lines.len() - 1;
            lines[line].push(character);
            filled += length;
        }
    }
    lines
}
