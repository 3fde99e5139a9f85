//! Comma separated values, with tabs or semicolons too: what translators send.
//!
//! The first row names the columns. Those named as a locale hold its translations; else those named for text do; else all but
//! the first, which names the rows as one called `key` or `id` does. Empty cells are not translated yet, and no copy.

use std::borrow::Cow;
use std::ops::Range;

use super::encoding::Encoding;
use super::entry::Text;
use super::map::Decoder;
use super::{Entry, Format, ReadError, Role, Source, found, locale};

/// Names of columns that name their row.
const KEYS: [&str; 6] = ["key", "id", "name", "identifier", "string_id", "msgid"];
/// Names of columns that hold the copy.
const TEXTS: [&str; 9] = [
    "text",
    "body",
    "message",
    "copy",
    "value",
    "translation",
    "content",
    "target",
    "template",
];
/// Names of columns that tell the locale of their row.
const LOCALES: [&str; 3] = ["locale", "language", "lang"];
/// Names of columns that are about the copy.
const REMARKS: [&str; 7] = [
    "comment",
    "comments",
    "note",
    "notes",
    "description",
    "context",
    "channel",
];

/// How a cell is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) is_quoted: bool,
    delimiter: char,
}

pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Csv, text);
    let mut rows = Rows {
        text,
        at: text.len() - text.trim_start_matches('\u{feff}').len(),
        delimiter: delimiter(text.trim_start_matches('\u{feff}')),
    };
    let Some(heading) = rows.next_row()? else {
        return Ok(source);
    };
    let columns = Columns::new(&heading);
    let mut number = 0;
    while let Some(row) = rows.next_row()? {
        number += 1;
        // An empty line.
        if row.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        let cell = |column: Option<usize>| {
            let text = column
                .and_then(|column| row.get(column))
                .map(|cell| cell.text.trim());
            text.filter(|text| !text.is_empty())
        };
        let id = cell(columns.key).map_or_else(|| format!("[{}]", number - 1), str::to_owned);
        let row_locale = cell(columns.locale).map(str::to_owned);
        for (index, text) in row.into_iter().enumerate() {
            let Some(Some((name, is_locale))) = columns.copy.get(index) else {
                continue;
            };
            if text.text.is_empty() {
                continue;
            }
            let mut entry = Entry::new(source.text, format!("{id}.{name}"), Role::Body, text);
            if *is_locale {
                entry.id = 0..id.len();
                entry.locale = Some(Cow::Owned(name.clone()));
            } else {
                entry.locale = row_locale.clone().map(Cow::Owned);
            }
            source.push(entry);
        }
    }
    Ok(source)
}

/// What the columns hold.
struct Columns {
    key: Option<usize>,
    locale: Option<usize>,
    /// By column, for those that hold copy: the name, and whether it is a locale.
    copy: Vec<Option<(String, bool)>>,
}

impl Columns {
    fn new(heading: &[Text<'_>]) -> Self {
        let names: Vec<&str> = heading.iter().map(|cell| cell.text.trim()).collect();
        let is_one =
            |name: &str, list: &[&str]| list.iter().any(|it| it.eq_ignore_ascii_case(name));
        let find = |list: &[&str]| names.iter().position(|name| is_one(name, list));
        let (named_key, locale_column) = (find(&KEYS), find(&LOCALES));
        let key = named_key.or((names.len() > 1).then_some(0));
        let pick = |is_copy: &dyn Fn(usize, &str) -> bool| -> Vec<usize> {
            let indices = 0..names.len();
            indices
                .filter(|&it| is_copy(it, names[it]) && Some(it) != named_key)
                .collect()
        };
        let locales = pick(&|_, name| locale::is_locale(name) && !is_one(name, &KEYS));
        let texts = pick(&|_, name| is_one(name, &TEXTS));
        let is_locales = !locales.is_empty();
        let copy = if is_locales {
            locales
        } else if texts.is_empty() {
            pick(&|index, name| {
                Some(index) != key && Some(index) != locale_column && !is_one(name, &REMARKS)
            })
        } else {
            texts
        };
        let mut by_column = vec![None; names.len()];
        for index in copy {
            by_column[index] = Some((names[index].to_owned(), is_locales));
        }
        Self {
            key: key.filter(|&key| by_column[key].is_none()),
            locale: locale_column,
            copy: by_column,
        }
    }
}

/// The character between cells: the one that the first row, up to its end or quotes, has most of.
fn delimiter(text: &str) -> char {
    let row = &text[..text.find(['\n', '\r']).unwrap_or(text.len())];
    let count = |it: char| row.matches(it).count();
    let mut best = ',';
    for other in ['\t', ';', '|'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

struct Rows<'s> {
    text: &'s str,
    at: usize,
    delimiter: char,
}

impl<'s> Rows<'s> {
    fn next_row(&mut self) -> Result<Option<Vec<Text<'s>>>, ReadError> {
        if self.at == self.text.len() {
            return Ok(None);
        }
        let mut row = Vec::new();
        loop {
            row.push(self.cell()?);
            let rest = &self.text[self.at..];
            if rest.starts_with(self.delimiter) {
                self.at += 1;
            } else {
                self.at += if rest.starts_with("\r\n") {
                    2
                } else {
                    usize::from(!rest.is_empty())
                };
                return Ok(Some(row));
            }
        }
    }

    fn cell(&mut self) -> Result<Text<'s>, ReadError> {
        let ends = [self.delimiter, '\n', '\r'];
        let rest = &self.text[self.at..];
        let cell = |is_quoted| {
            Encoding::Csv(Cell {
                is_quoted,
                delimiter: self.delimiter,
            })
        };
        let Some(inner) = rest.strip_prefix('"') else {
            let length = rest.find(ends).unwrap_or(rest.len());
            let decoder = Decoder::new(&rest[..length], self.at);
            self.at += length;
            return Ok(decoder.text(cell(false)));
        };
        let start = self.at + 1;
        let mut doubled: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        let length = loop {
            let quote = memchr::memchr(b'"', &inner.as_bytes()[at..]).map(|it| at + it);
            let Some(quote) = quote else {
                return Err(found::error(
                    self.text,
                    self.text.len(),
                    "`\"` behind the cell",
                ));
            };
            if !inner[quote + 1..].starts_with('"') {
                break quote;
            }
            doubled.push(quote..quote + 2);
            at = quote + 2;
        };
        let behind = &inner[length + 1..];
        if !behind.is_empty() && !behind.starts_with(ends) {
            let expected = "the end of the cell behind its quotes";
            return Err(found::error(self.text, start + length + 1, expected));
        }
        let mut decoder = Decoder::new(&inner[..length], start);
        for place in doubled {
            decoder.escape(place, '"');
        }
        self.at = start + length + 1;
        Ok(decoder.text(cell(true)))
    }
}

impl Cell {
    pub(super) fn encode(&self, text: &str) -> String {
        if self.is_quoted {
            text.replace('"', "\"\"")
        } else {
            text.to_owned()
        }
    }

    /// Whether a cell without quotes needs none.
    pub(super) fn holds(&self, raw: &str) -> bool {
        !raw.starts_with('"') && !raw.contains([self.delimiter, '\n', '\r'])
    }
}

/// Puts a cell into quotes.
pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    #[test]
    fn delimiters_are_told_by_the_first_row() {
        for (row, expected) in [
            ("a,b;c,d", ','),
            ("a;b", ';'),
            ("a\tb\n,,,", '\t'),
            ("a|b", '|'),
            ("", ','),
        ] {
            assert_eq!(delimiter(row), expected, "{row}");
        }
    }
}
