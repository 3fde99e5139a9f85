//! What has to be known of a page before it is read: tables that are none and lay out a page, as in most mails; the
//! lengths of lists that count down.

/// What is known of a table that is open.
#[derive(Default)]
struct Open {
    start: usize,
    /// Whether there is a header cell.
    header: bool,
    /// Whether there is a table or a heading inside.
    sections: bool,
    /// How many cells the row has that was begun last, and the widest.
    row: usize,
    widest: usize,
}

impl Open {
    fn is_layout(&self) -> bool {
        !self.header && (self.sections || self.widest <= 1)
    }
}

/// Finds the tables without header cells that have one column, or tables and headings in their cells. Gives
/// the bytes where their tags begin, ascending.
pub(super) fn layout_tables(html: &str) -> Vec<usize> {
    let mut layouts = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for Tag {
        start,
        closes,
        name,
    } in Tags::new(html)
    {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let table = open.last_mut();
        if is("table") {
            if closes {
                layouts.extend(open.pop().filter(Open::is_layout).map(|table| table.start));
            } else {
                if let Some(outer) = table {
                    outer.sections = true;
                }
                open.push(Open {
                    start,
                    ..Open::default()
                });
            }
        } else if let Some(table) = table.filter(|_| !closes) {
            let header = is("th");
            if is("tr") {
                table.row = 0;
            } else if header || is("td") {
                table.header |= header;
                table.row += 1;
                table.widest = table.widest.max(table.row);
            } else {
                table.sections |= ["h1", "h2", "h3", "h4", "h5", "h6"].into_iter().any(is);
            }
        }
    }
    let unclosed = open.iter().filter(|table| table.is_layout());
    layouts.extend(unclosed.map(|table| table.start));
    layouts.sort_unstable();
    layouts
}

/// Finds the lists that may count down. Gives the bytes where their tags begin, ascending, and how many items
/// they have.
pub(super) fn reversed_lists(html: &str) -> Vec<(usize, i64)> {
    let is_there = memchr::memchr2_iter(b'r', b'R', html.as_bytes()).any(|at| {
        let word = html.as_bytes().get(at..at + "reversed".len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(b"reversed"))
    });
    if !is_there {
        return Vec::new();
    }
    let mut lists: Vec<(usize, i64)> = Vec::new();
    // By their places in `lists`; none for those without numbers.
    let mut open: Vec<Option<usize>> = Vec::new();
    for Tag {
        start,
        closes,
        name,
    } in Tags::new(html)
    {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let numbered = is("ol");
        if numbered || ["ul", "menu", "dir"].into_iter().any(is) {
            if closes {
                open.pop();
            } else {
                open.push(numbered.then_some(lists.len()));
                if numbered {
                    lists.push((start, 0));
                }
            }
        } else if is("li")
            && !closes
            && let Some(Some(list)) = open.last()
        {
            lists[*list].1 += 1;
        }
    }
    lists
}

struct Tag<'h> {
    start: usize,
    closes: bool,
    name: &'h str,
}

/// The tags of a page, one after the other; what is in scripts and the like is none.
struct Tags<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Tags<'h> {
    fn new(html: &'h str) -> Self {
        Self { html, at: 0 }
    }
}

impl<'h> Iterator for Tags<'h> {
    type Item = Tag<'h>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at + memchr::memchr(b'<', &self.html.as_bytes()[self.at..])?;
            let rest = &self.html[start + 1..];
            self.at = start + 1;
            if let Some(comment) = rest.strip_prefix("!--") {
                self.at += "!--".len() + comment.find("-->")?;
                continue;
            }
            let closes = rest.starts_with('/');
            let name = &rest[usize::from(closes)..];
            let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let name = &name[..length];
            let is_raw = |raw: &str| name.eq_ignore_ascii_case(raw);
            if !closes
                && ["script", "style", "textarea", "title"]
                    .into_iter()
                    .any(is_raw)
            {
                self.at += memchr::memmem::find(rest.as_bytes(), b"</")?;
                continue;
            }
            return Some(Tag {
                start,
                closes,
                name,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_data_are_told_from_those_of_layout() {
        for (html, layouts) in [
            ("<table><tr><td>a", &[0][..]),
            ("<table><tr><td>a<td>b", &[]),
            ("<table><tr><th>a<tr><td>b", &[]),
            (
                "<TABLE><tr><td>a<td><Table><tr><td>b<td>c</table></TABLE>",
                &[0],
            ),
            ("<table><tr><td><h1>a</h1><td>b</table>", &[0]),
            ("<table><tr><td>a<!-- <td> --><tr><td>b</table>", &[0]),
            (
                "<table><tr><th>a<td><table><tr><td>b<td>c</table></table>",
                &[],
            ),
            ("<style>< </style><table><tr><td>a</table>", &[17]),
            ("a < b <", &[]),
        ] {
            assert_eq!(layout_tables(html), layouts, "{html}");
        }
    }

    #[test]
    fn items_of_lists_are_counted() {
        for (html, lists) in [
            ("<ol><li>a</ol>", &[][..]),
            ("<OL Reversed><li>a<LI>b</OL>", &[(0, 2)]),
            (
                "<ol reversed><li><ul><li>a</ul><li><ol><li>b</ol></ol>",
                &[(0, 2), (35, 1)],
            ),
            ("<!--<li>--><ol reversed><li>a", &[(11, 1)]),
            ("</ol><li><ol reversed>", &[(9, 0)]),
        ] {
            assert_eq!(reversed_lists(html), lists, "{html}");
        }
    }
}
