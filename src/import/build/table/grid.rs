//! Tables drawn in cells of a monospace font.

use unicode_width::UnicodeWidthStr;

use super::{Align, Table};

/// What parts two columns of a grid, and the line below its header.
const COLUMNS: &str = " │ ";
const CROSSING: &str = "─┼─";

/// The narrowest that a column is made by wrapping.
const NARROWEST: usize = 4;

/// Draws a table in cells of a monospace font; `None` if it does not fit.
pub(super) fn grid(table: &Table, width: usize, wraps: bool) -> Option<String> {
    let rows: Vec<Vec<&str>> = (table.titles..table.rows.len())
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
        if at + 1 == table.headers {
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
