//! What stands for a value in a string: `{{name}}`, `{name}`, `{ $name }`, `%s`, `%{name}`, `${name}`, `%(name)s`, `{#var#}`.

use crate::text::Span;

/// A placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint::rules) struct Placeholder<'t> {
    /// As it is written, but for an ICU argument, which is its name alone.
    pub(in crate::lint::rules) text: &'t str,
    pub(in crate::lint::rules) span: Span,
    /// Whether it is told from others by its place, so that their number counts: `%s`.
    pub(super) by_place: bool,
}

/// The placeholders of a text, in order. Arguments of ICU messages count once, whatever branches they have.
pub(in crate::lint::rules) fn placeholders(text: &str) -> Vec<Placeholder<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // What is open: an ICU argument whose branches follow, or one of these branches.
    let mut open: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['{', '}', '%', '$']).map(|next| at + next) {
        let in_argument = open.last() == Some(&true);
        let rest = &text[next..];
        let mut push = |length: usize, by_place: bool| {
            let span = Span::new(next, next + length);
            found.push(Placeholder {
                text: &text[span.range()],
                span,
                by_place,
            });
            next + length
        };
        at = match bytes[next] {
            b'{' if in_argument => {
                open.push(false);
                next + 1
            }
            b'{' => match braces(rest) {
                Some(Braces::Whole(length)) => push(length, false),
                Some(Braces::Argument { name, length }) => {
                    let start = next + rest.find(name).unwrap_or_default();
                    let span = Span::new(start, start + name.len());
                    found.push(Placeholder {
                        text: name,
                        span,
                        by_place: false,
                    });
                    open.push(true);
                    next + length
                }
                Some(Braces::Call { name, length }) => {
                    let start = name.as_ptr() as usize - text.as_ptr() as usize;
                    let span = Span::new(start, start + name.len());
                    found.push(Placeholder {
                        text: name,
                        span,
                        by_place: false,
                    });
                    next + length
                }
                None => next + 1,
            },
            b'}' => {
                open.pop();
                next + 1
            }
            b'$' => rest[1..]
                .starts_with('{')
                .then(|| named(&rest[1..]))
                .flatten()
                .map_or(next + 1, |length| push(1 + length, false)),
            _ => match percent(rest) {
                Some((length, by_place)) => push(length, by_place),
                None => next + 1 + usize::from(rest.starts_with("%%")),
            },
        };
    }
    found
}

/// What an opening brace begins.
enum Braces<'t> {
    /// `{{name}}`, `{name}`, `{#name#}`: this many bytes.
    Whole(usize),
    /// `{name, plural,`: this many bytes.
    Argument { name: &'t str, length: usize },
    /// `{ NUMBER($name, …) }`: this many bytes. The name begins with `$`.
    Call { name: &'t str, length: usize },
}

fn braces(text: &str) -> Option<Braces<'_>> {
    if let Some(inner) = text.strip_prefix("{{") {
        let end = inner.find(['{', '}', '\n'])?;
        return inner[end..]
            .starts_with("}}")
            .then_some(Braces::Whole(end + 4));
    }
    if let Some(length) = named(text) {
        return Some(Braces::Whole(length));
    }
    let inner = &text[1..];
    if let Some((name, length)) = call(inner) {
        return Some(Braces::Call {
            name,
            length: 1 + length,
        });
    }
    let end = inner.find(|c: char| !is_name(c) && c != ' ')?;
    let name = inner[..end].trim();
    let rest = inner[end..].strip_prefix(',')?;
    if name.is_empty() {
        return None;
    }
    let kind_end = rest.find([',', '}', '{'])?;
    let kind = rest[..kind_end].trim();
    let is_complex = matches!(kind, "plural" | "select" | "selectordinal");
    if is_complex && rest[kind_end..].starts_with(',') {
        return Some(Braces::Argument {
            name,
            length: 1 + end + 1 + kind_end + 1,
        });
    }
    // `{when, date, short}` is one placeholder.
    let close = rest
        .find(['{', '}'])
        .filter(|&close| rest[close..].starts_with('}'))?;
    Some(Braces::Whole(1 + end + 1 + close + 1))
}

/// The variable of Fluent's `NUMBER($name, …) }`, and the length of all that.
fn call(text: &str) -> Option<(&str, usize)> {
    let inner = text.trim_start_matches(' ');
    let function = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let argument = inner.trim_start_matches(function).strip_prefix('(')?;
    let close = argument.find(['{', '}', '\n'])?;
    let end = 1 + argument.strip_prefix('$')?.find(|c| !is_name(c))?;
    let is_whole = end > 1 && !inner.starts_with('(') && argument[close..].starts_with('}');
    let length = text.len() - argument.len() + close + 1;
    is_whole.then_some((&argument[..end], length))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// The length of `{name}`, `{ $name }` or `{#name#}`.
fn named(text: &str) -> Option<usize> {
    let end = 1 + text[1..].find(['{', '}'])?;
    if !text[end..].starts_with('}') {
        return None;
    }
    let inner = text[1..end].trim();
    let inner = inner
        .strip_prefix('#')
        .and_then(|it| it.strip_suffix('#'))
        .or_else(|| inner.strip_prefix('$'))
        .unwrap_or(inner);
    (!inner.is_empty() && inner.chars().all(is_name)).then_some(end + 1)
}

/// The length of `%s`, `%1$s`, `%{name}`, `%(name)s`, and whether it is told by its place.
fn percent(text: &str) -> Option<(usize, bool)> {
    let rest = &text[1..];
    if rest.starts_with('{') {
        return named(rest).map(|length| (1 + length, false));
    }
    let conversion = |c: char| matches!(c, 's' | 'd' | 'i' | 'u' | 'f' | '@');
    // `100%discount` is no placeholder: a letter behind the conversion says so.
    let ends = |at: usize| !rest[at..].starts_with(char::is_alphanumeric);
    if let Some(inner) = rest.strip_prefix('(') {
        let end = inner.find(')')?;
        let is_whole = !inner[..end].is_empty() && inner[..end].chars().all(is_name);
        let at = end + 3;
        return (is_whole && inner[end + 1..].starts_with(conversion)).then_some((1 + at, false));
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (at, by_place) = if digits > 0 && rest[digits..].starts_with('$') {
        (digits + 1, false)
    } else {
        (0, true)
    };
    (rest[at..].starts_with(conversion) && ends(at + 1)).then_some((1 + at + 1, by_place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_as_they_are_written() {
        for (text, expected) in [
            (
                "Hi {{1}}, {{ name }} {name} {user.name}",
                &["{{1}}", "{{ name }}", "{name}", "{user.name}"][..],
            ),
            (
                "%s of %d, %1$s %{n} ${x} %(who)s %@",
                &["%s", "%d", "%1$s", "%{n}", "${x}", "%(who)s", "%@"],
            ),
            ("50% off, 100%, 20%discount, %%s 5 % de", &[]),
            ("{#var#} {} { } {a b} {{x} }", &["{#var#}", "{x}"]),
            (
                "{n, plural, one {# item} other {{who} has # items}} {x}",
                &["n", "{who}", "{x}"],
            ),
            ("{n, plural, one {item} other {items}}", &["n"]),
            (
                "{when, date, short} {price, number}",
                &["{when, date, short}", "{price, number}"],
            ),
            ("{ $name } {$n} { $ }", &["{ $name }", "{$n}"]),
            (
                "{ NUMBER($n, minimumFractionDigits: 2) } {DATETIME($d)} { F() } {a($x)}",
                &["$n", "$d"],
            ),
            ("{ {{ ${ %{ %( }}} {é}", &["{é}"]),
        ] {
            let found: Vec<&str> = placeholders(text).iter().map(|it| it.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
