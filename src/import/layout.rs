//! HTML tables that are no tables: they lay out a page, as in most mails.

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
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        let start = at + found;
        let rest = &html[start + 1..];
        at = start + 1;
        if let Some(comment) = rest.strip_prefix("!--") {
            let Some(end) = comment.find("-->") else {
                break;
            };
            at += "!--".len() + end;
            continue;
        }
        let closes = rest.starts_with('/');
        let name = &rest[usize::from(closes)..];
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is = |other: &str| name[..length].eq_ignore_ascii_case(other);
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
        } else if ["script", "style", "textarea", "title"].into_iter().any(is) && !closes {
            let end = memchr::memmem::find(rest.as_bytes(), b"</");
            let Some(end) = end else { break };
            at += end;
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
}
