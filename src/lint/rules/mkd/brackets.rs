//! Markdown's brackets: links, images, references.

use std::iter::Peekable;

use crate::lint::Message;
use crate::text::Span;

/// How long a destination may be, in bytes. Keeps time linear.
const MAX_DESTINATION: usize = 2048;

/// `[…]` outside code, and what is right behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    /// The brackets and all between.
    pub(super) span: Span,
    /// What they hold.
    pub(super) content: Span,
    pub(super) tail: Tail,
}

/// What is right behind brackets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tail {
    Nothing,
    /// `(…)`, with the destination inside.
    Destination { span: Span, url: Span },
    /// `[…]`, with the label inside.
    Label { span: Span, label: Span },
    /// A colon.
    Colon,
}

impl Bracket {
    /// Whether an exclamation mark makes it an image.
    pub(super) fn is_image(&self, text: &str) -> bool {
        text[..self.span.start].ends_with('!')
    }
}

/// Finds the brackets of a message, inner ones first. None reaches over a line break.
pub(super) fn brackets(message: &Message<'_>) -> Vec<Bracket> {
    let text = message.text;
    let mut found = Vec::new();
    if !text.contains('[') {
        return found;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut codes = message.codes.iter().peekable();
    for (at, character) in text.char_indices() {
        if in_code(&mut codes, at) || text[..at].ends_with('\\') {
            continue;
        }
        match character {
            '\n' | '\r' => open.clear(),
            '[' => open.push(at),
            ']' => {
                let Some(start) = open.pop() else {
                    continue;
                };
                found.push(Bracket {
                    span: Span::new(start, at + 1),
                    content: Span::new(start + 1, at),
                    tail: tail(text, at + 1),
                });
            }
            _ => {}
        }
    }
    found
}

/// Whether a place, asked for in order, is in code.
pub(super) fn in_code<'c>(codes: &mut Peekable<impl Iterator<Item = &'c Span>>, at: usize) -> bool {
    while codes.next_if(|code| code.end <= at).is_some() {}
    codes.peek().is_some_and(|code| code.start <= at)
}

fn tail(text: &str, at: usize) -> Tail {
    let rest = &text[at..];
    match rest.bytes().next() {
        Some(b'(') => destination(text, at).unwrap_or(Tail::Nothing),
        Some(b'[') => {
            let bound = rest.len().min(MAX_DESTINATION);
            let end = rest.as_bytes()[1..bound].iter().position(|it| matches!(it, b']' | b'[' | b'\n'));
            match end.map(|end| end + 1).filter(|&end| rest.as_bytes()[end] == b']') {
                Some(end) => Tail::Label {
                    span: Span::new(at, at + end + 1),
                    label: Span::new(at + 1, at + end),
                },
                None => Tail::Nothing,
            }
        }
        Some(b':') => Tail::Colon,
        _ => Tail::Nothing,
    }
}

/// Reads `(url)`, `(<url>)` and `(url "title")` at a place.
fn destination(text: &str, at: usize) -> Option<Tail> {
    let bytes = text.as_bytes();
    let bytes = &bytes[..bytes.len().min(at + MAX_DESTINATION)];
    let blank = |mut from: usize| {
        while bytes.get(from) == Some(&b' ') {
            from += 1;
        }
        from
    };
    let mut place = blank(at + 1);
    let angled = bytes.get(place) == Some(&b'<');
    let start = if angled { place + 1 } else { place };
    let mut depth = 0;
    place = start;
    loop {
        match bytes.get(place)? {
            b'>' if angled => break,
            b'\n' | b'\r' => return None,
            b' ' | b'\t' if !angled => break,
            b'(' if !angled => depth += 1,
            b')' if !angled && depth == 0 => break,
            b')' if !angled => depth -= 1,
            _ => {}
        }
        place += 1;
    }
    let url = Span::new(start, place);
    place = blank(if angled { place + 1 } else { place });
    if let Some(&quote @ (b'"' | b'\'')) = bytes.get(place) {
        let title = bytes[place + 1..].iter().position(|&it| it == quote || it == b'\n')?;
        place = blank(place + 1 + title + 1);
    }
    let whole = bytes.get(place) == Some(&b')') && url.start < url.end && text.is_char_boundary(place);
    whole.then(|| Tail::Destination {
        span: Span::new(at, place + 1),
        url,
    })
}

/// Whether something is an address rather than a remark in parentheses.
pub(super) fn is_url(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let known = ["http://", "https://", "www.", "mailto:", "tel:", "/", "#", "{", "./", "../"];
    if known.iter().any(|it| lower.starts_with(it)) || text.contains("://") || text.contains("{{") {
        return true;
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or(text);
    let labels = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '-' || it == '_');
    let top = host.rsplit('.').next().unwrap_or(host);
    host.contains('.') && host.split('.').all(labels) && top.chars().all(char::is_alphabetic) && top.len() > 1
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn addresses_are_told_from_remarks() {
        for url in ["https://a.example", "www.a.example", "/terms", "mailto:a@b.example", "{{1}}", "a.example/b", "pic.png"] {
            assert!(is_url(url), "{url}");
        }
        for text in ["note", "1.5", "e.g.", "see below", "x, y", ""] {
            assert!(!is_url(text), "{text}");
        }
    }
}
