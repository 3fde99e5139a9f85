//! What stands between angle brackets: tags, comments, automatic links, and marks of other chats.

use super::brackets::in_code;
use crate::lint::Message;
use crate::text::Span;

/// How long a tag may be, in bytes.
const MAX_TAG: usize = 2048;

/// `<…>` outside code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Angle {
    /// The brackets and all between.
    pub(super) span: Span,
    /// What they hold; of a comment what is between its marks.
    pub(super) content: Span,
    pub(super) kind: AngleKind,
}

/// What stands between angle brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AngleKind {
    /// `<!-- … -->`.
    Comment,
    /// `<!-- …` that is never closed.
    OpenComment,
    /// `<b>`, `<br/>`, `<a href="…">`.
    Tag,
    /// `</b>`.
    ClosingTag,
    /// Anything else.
    Other,
}

/// Finds what stands between angle brackets, in order. Only comments reach over line breaks.
pub(super) fn angles(message: &Message<'_>) -> Vec<Angle> {
    let text = message.text;
    let mut found = Vec::new();
    let mut codes = message.codes.iter().peekable();
    let mut from = 0;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        from = start + 1;
        if in_code(&mut codes, start) {
            continue;
        }
        let rest = &text[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let (length, kind) = match comment.find("-->") {
                Some(length) => (length, AngleKind::Comment),
                None => (comment.len(), AngleKind::OpenComment),
            };
            let content = Span::new(start + 4, start + 4 + length);
            from = if kind == AngleKind::Comment { content.end + 3 } else { text.len() };
            found.push(Angle {
                span: Span::new(start, from),
                content,
                kind,
            });
            continue;
        }
        let bound = &rest.as_bytes()[1..rest.len().min(MAX_TAG)];
        let end = bound.iter().position(|it| matches!(it, b'<' | b'>' | b'\n' | b'\r'));
        let Some(end) = end.filter(|&end| bound[end] == b'>') else {
            continue;
        };
        let content = Span::new(start + 1, start + 1 + end);
        from = content.end + 1;
        let inner = &text[content.range()];
        let kind = match inner.strip_prefix('/') {
            Some(name) if is_name(name.trim_end()) => AngleKind::ClosingTag,
            None if is_name(name(inner)) => AngleKind::Tag,
            _ => AngleKind::Other,
        };
        found.push(Angle {
            span: Span::new(start, from),
            content,
            kind,
        });
    }
    found
}

/// The name of a tag, of what stands between its brackets.
pub(super) fn name(content: &str) -> &str {
    let content = content.strip_prefix('/').unwrap_or(content);
    content.split(|it: char| it.is_whitespace() || it == '/').next().unwrap_or_default()
}

fn is_name(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic()) && name.bytes().all(|it| it.is_ascii_alphanumeric())
}
