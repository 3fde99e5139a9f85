//! Things in braces that are nearly variables.

use crate::text::Span;

/// The longest name that is looked for, in bytes.
const LONGEST: usize = 64;

/// What is in braces, or was meant to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Braced<'t> {
    pub(super) span: Span,
    /// How many braces open it; 0 where it is only closed.
    pub(super) open: usize,
    /// What stands inside, with its spaces.
    pub(super) inner: &'t str,
    /// How many braces close it; 0 where it is only opened.
    pub(super) close: usize,
}

/// Finds `{…}`, `{{…}}` and any other number of braces around one name, on one line; without a partner only `{{` and `}}`
/// right at a name.
pub(super) fn find(text: &str) -> Vec<Braced<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['{', '}']).map(|it| at + it) {
        let brace = text.as_bytes()[start];
        let count = run(&text[start..], brace);
        let inner = start + count;
        at = inner;
        if brace == b'}' {
            let name = name_before(&text[..start]);
            if count >= 2 && !name.is_empty() {
                found.push(Braced {
                    span: Span::new(start - name.len(), at),
                    open: 0,
                    inner: name,
                    close: count,
                });
            }
            continue;
        }
        let rest = &text[inner..];
        let end = rest.find(['{', '}', '\n']).unwrap_or(rest.len());
        let close = run(&rest[end..], b'}');
        if close > 0 {
            at = inner + end + close;
            found.push(Braced {
                span: Span::new(start, at),
                open: count,
                inner: &rest[..end],
                close,
            });
        } else if count >= 2 {
            let space = rest.len() - rest.trim_start_matches(' ').len();
            let name = name_after(&rest[space..]);
            if !name.is_empty() {
                let length = space + name.len();
                at = inner + length;
                found.push(Braced {
                    span: Span::new(start, at),
                    open: count,
                    inner: &rest[..length],
                    close: 0,
                });
            }
        }
    }
    found
}

fn run(text: &str, brace: u8) -> usize {
    text.bytes().take_while(|byte| *byte == brace).count()
}

fn name_after(text: &str) -> &str {
    let end = text.find(|c: char| !is_name_char(c)).unwrap_or(text.len());
    if end > LONGEST { "" } else { &text[..end] }
}

fn name_before(text: &str) -> &str {
    let mut start = text.len();
    for (at, c) in text.char_indices().rev().take(LONGEST) {
        if !is_name_char(c) {
            break;
        }
        start = at;
    }
    &text[start..]
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether something is a name or number of a variable, spaces aside: `1`, `order_id`, `user.name`.
pub(super) fn is_name(inner: &str) -> bool {
    let name = inner.trim();
    !name.is_empty()
        && name.len() <= LONGEST
        && name.chars().all(|c| is_name_char(c) || c == '.')
        && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn braces_are_found_with_their_counts() {
        let found = |text| -> Vec<(usize, String, usize)> {
            let all = find(text).into_iter();
            all.map(|it| (it.open, it.inner.to_owned(), it.close)).collect()
        };
        let one = |open, inner: &str, close| (open, inner.to_owned(), close);
        assert_eq!(found("{{1}} {2} {{3} {4}} {{{5}}}"), [
            one(2, "1", 2), one(1, "2", 1), one(2, "3", 1), one(1, "4", 2), one(3, "5", 3)
        ]);
        assert_eq!(found("{{a b c}} and {{ name, x }} :-{"), [
            one(2, "a b c", 2), one(2, " name, x ", 2)
        ]);
        assert_eq!(found("{{name, name}}, }} {{ x\n}"), [
            one(2, "name, name", 2), one(2, " x", 0)
        ]);
        assert_eq!(found("see name}} {{ {{}}"), [one(0, "name", 2), one(2, "", 2)]);
    }
}
