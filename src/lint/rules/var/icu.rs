//! `MessageFormat` of ICU: `{count, plural, one {# item} other {# items}}`.

use crate::text::Span;

/// What is wrong with a message, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct IcuError {
    pub(super) span: Span,
    pub(super) message: String,
}

/// The kinds of argument that choose between texts.
const CHOICES: [&str; 3] = ["plural", "select", "selectordinal"];

/// The categories of plurals (CLDR).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Whether a text is meant for ICU: it has a `{name, plural,` or the like.
pub(super) fn is_icu(text: &str) -> bool {
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|it| at + it) {
        at = open + 1;
        if choice(&text[at..]).is_some() {
            return true;
        }
    }
    false
}

/// Reads `name, plural,` behind a brace: how long it is, and the kind.
fn choice(rest: &str) -> Option<(usize, &'static str)> {
    let mut at = skip_space(rest, 0);
    let name = word(&rest[at..]);
    if name.is_empty() {
        return None;
    }
    at = skip_space(rest, at + name.len());
    if !rest[at..].starts_with(',') {
        return None;
    }
    at = skip_space(rest, at + 1);
    let kind = word(&rest[at..]);
    let kind = *CHOICES.iter().find(|it| **it == kind)?;
    at = skip_space(rest, at + kind.len());
    rest[at..].starts_with(',').then_some((at + 1, kind))
}

fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// A word of at most a hundred characters: a name, a keyword.
fn word(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let end = text
        .char_indices()
        .take(100)
        .find(|&(_, c)| !is_word(c))
        .map_or(text.len(), |(at, _)| at);
    let word = &text[..end];
    if word.chars().all(is_word) { word } else { "" }
}

/// A choice that is open.
struct Open {
    /// Where its brace is.
    start: usize,
    kind: &'static str,
    has_other: bool,
    keys: Vec<String>,
    /// Whether a text of it is open, and not the choice itself.
    in_text: bool,
    /// Where that text begins.
    text_start: usize,
}

/// A plural of a text.
pub(in crate::lint::rules) struct Plural {
    pub(in crate::lint::rules) span: Span,
    pub(in crate::lint::rules) keys: Vec<String>,
}

/// The plurals of a text, up to the first thing that is wrong.
pub(in crate::lint::rules) fn plurals(text: &str) -> Vec<Plural> {
    let mut found = Vec::new();
    walk(text, |open, end| {
        if open.kind == "plural" {
            let span = Span::new(open.start, end);
            found.push(Plural { span, keys: open.keys });
        }
    });
    found
}

/// Finds the first thing that is wrong.
pub(super) fn check(text: &str) -> Option<IcuError> {
    walk(text, |_, _| {})
}

/// Reads a text up to the first thing that is wrong, and tells of each choice where it ends.
fn walk(text: &str, mut choice_ends: impl FnMut(Open, usize)) -> Option<IcuError> {
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    let error = |from: usize, to: usize, message: String| {
        Some(IcuError {
            span: Span::new(from, to),
            message,
        })
    };
    while at < text.len() {
        if let Some(last) = open.last_mut().filter(|it| !it.in_text) {
            // Between the texts of a choice: a key, or its end.
            at = skip_space(text, at);
            let rest = &text[at..];
            if rest.starts_with('}') {
                if !last.has_other {
                    return error(last.start, at + 1, format!("`{}` without `other`", last.kind));
                }
                at += 1;
                if let Some(last) = open.pop() {
                    choice_ends(last, at);
                }
                continue;
            }
            if let Some(offset) = rest.strip_prefix("offset:").filter(|_| last.kind != "select") {
                at = text.len() - skip_digits(offset.trim_start()).len();
                continue;
            }
            let length = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | ','))
                .unwrap_or(rest.len());
            let key = &rest[..length];
            let end = at + length;
            if key.is_empty() {
                let found = rest.chars().next();
                let length = found.map_or(0, char::len_utf8);
                let start = if found.is_some() { at } else { last.start };
                let what = found.map_or("the end".to_owned(), |c| format!("`{c}`"));
                return error(start, at + length, format!("expected a key of `{}`, found {what}", last.kind));
            }
            if last.kind != "select" && !is_plural_key(key) {
                return error(at, end, format!("`{key}` is no key of `{}`", last.kind));
            }
            if last.keys.iter().any(|it| it == key) {
                return error(at, end, format!("`{key}` twice"));
            }
            // Few kinds of plural, and a choice of hundreds is none.
            if last.keys.len() < 100 {
                last.keys.push(key.to_owned());
            }
            last.has_other |= key == "other";
            let brace = skip_space(text, end);
            if !text[brace..].starts_with('{') {
                return error(at, end, format!("no text for `{key}`"));
            }
            last.in_text = true;
            last.text_start = brace;
            at = brace + 1;
            continue;
        }
        let rest = &text[at..];
        match rest.as_bytes()[0] {
            b'{' => {
                if let Some((length, kind)) = choice(&rest[1..]) {
                    open.push(Open {
                        start: at,
                        kind,
                        has_other: false,
                        keys: Vec::new(),
                        in_text: false,
                        text_start: at,
                    });
                    at += 1 + length;
                } else {
                    match argument(rest) {
                        Some(length) => at += length,
                        None => return error(at, at + 1, "`{` without its `}`".to_owned()),
                    }
                }
            }
            b'}' => {
                let Some(last) = open.last_mut() else {
                    return error(at, at + 1, "`}` without its `{`".to_owned());
                };
                last.in_text = false;
                at += 1;
            }
            b'\'' => at += quoted(rest),
            _ => {
                at += rest.find(['{', '}', '\'']).unwrap_or(rest.len());
            }
        }
    }
    let last = open.last()?;
    let start = if last.in_text { last.text_start } else { last.start };
    error(start, start + 1, "`{` without its `}`".to_owned())
}

fn skip_digits(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit())
}

fn is_plural_key(key: &str) -> bool {
    CATEGORIES.contains(&key)
        || key
            .strip_prefix('=')
            .is_some_and(|number| !number.is_empty() && skip_digits(number).is_empty())
}

/// How long an argument is that chooses nothing: `{name}`, `{price, number, ::currency/EUR}`, and a variable, `{{1}}`.
fn argument(rest: &str) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix("{{") {
        let end = inner.find(['{', '}'])?;
        return inner[end..].starts_with("}}").then_some(2 + end + 2);
    }
    let end = rest[1..].find(['{', '}'])?;
    rest[1 + end..].starts_with('}').then_some(1 + end + 1)
}

/// How long a quote is: `'{literal}'`; an apostrophe before anything but a brace is one.
fn quoted(rest: &str) -> usize {
    if rest.starts_with("''") {
        return 2;
    }
    if !rest[1..].starts_with(['{', '}']) {
        return 1;
    }
    rest[1..].find('\'').map_or(1, |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_messages_pass() {
        for text in [
            "{count, plural, one {# item} other {# items}}",
            "{n,plural,=0{none}one{one}other{#}} left, {name}",
            "{g, select, female {She} male {He} other {They}} sent {n, plural, offset:1 one {a photo} other {# photos}}",
            "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
            "{a, plural, one {{b, select, x {1} other {2}}} other {it''s '{'quoted'}'}}",
            "{n, plural, one {Hi {{1}}} other {don't {name}}} {d, date, short}",
        ] {
            assert!(is_icu(text), "{text}");
            assert_eq!(check(text), None, "{text}");
        }
        for text in ["{name}", "{{1}} :-{", "{a, b}", "{count, plurals, x}", ""] {
            assert!(!is_icu(text), "{text}");
        }
    }

    #[test]
    fn first_error_is_found() {
        for (text, place, message) in [
            ("{n, plural, one {a}}", "{n, plural, one {a}}", "`plural` without `other`"),
            ("{n, plural, uno {a} other {b}}", "uno", "`uno` is no key of `plural`"),
            ("{n, plural, one {a} other {b}", "{", "`{` without its `}`"),
            ("{n, plural, one {a} other {b}}}", "}", "`}` without its `{`"),
            ("{n, plural, one a other {b}}", "one", "no text for `one`"),
            ("{n, plural, one {a} one {b} other {c}}", "one", "`one` twice"),
            ("{n, plural, one {a} {b} other {c}}", "{", "expected a key of `plural`, found `{`"),
            ("{n, plural,", "{", "`{` without its `}`"),
            ("{n, plural, other {{x}}", "{", "`{` without its `}`"),
        ] {
            let found = check(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[found.span.range()], found.message.as_str()), (place, message), "{text}");
        }
    }
}
