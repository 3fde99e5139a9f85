//! Markdown with front matter: what is behind the front matter is one message.
//!
//! Front matter, YAML between `---` or TOML between `+++`, is [`Source::metadata`]; its `locale`, `lang` or `language` is the locale.

use super::text::{Ends, message};
use super::tree::{Tree, Value};
use super::{Comment, Format, ReadError, Source, SourceMap, comment, toml, yaml};
use crate::text::Span;

/// What front matter stands between.
const FENCES: [&str; 2] = ["---", "+++"];

pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Markdown, text);
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut ends = Ends {
        is_first: start == 0,
        ..Ends::default()
    };
    let mut body = start;
    if let Some((inner, end)) = front_matter(text, start) {
        let shift = |span: Span| Span::new(span.start + inner.start, span.end + inner.start);
        let front = &text[inner.range()];
        let read = if text[start..].starts_with('+') {
            toml::tree(front)
        } else {
            yaml::tree(front)
        };
        let (tree, comments) =
            read.map_err(|it| ReadError::new(shift(it.span()), it.to_string()))?;
        source.metadata = metadata(&tree, front);
        source.comments = comments;
        for comment in &mut source.comments {
            comment.span = shift(comment.span);
        }
        let rest = &text[end..];
        body = text.len() - rest.trim_start_matches(['\n', '\r']).len();
        ends.is_trimmed = true;
    } else {
        ends.may_be_front_matter = true;
    }
    let mut message = message(text, body, ends);
    if ends.may_be_front_matter && FENCES.iter().any(|it| message.text.starts_with(it)) {
        // One more fence anywhere, and some of it would be front matter.
        message.map = SourceMap::opaque(&message.text, message.span);
    }
    source.push(message);
    comment::cover(text, &mut source.comments, &source.entries);
    let names = ["locale", "lang", "language"];
    let locale = names.iter().find_map(|name| source.metadata(name));
    source.locale = locale.map(str::to_owned);
    html_comments(&mut source, body);
    Ok(source)
}

/// Finds front matter: the bytes between its fences, and where what follows begins.
fn front_matter(text: &str, start: usize) -> Option<(Span, usize)> {
    let fence = FENCES
        .into_iter()
        .find(|it| text[start..].starts_with(it))?;
    let mut at = start;
    let mut inner = None;
    for line in text[start..].split_inclusive('\n') {
        let end = at + line.len();
        let is_fence = line.trim_end() == fence;
        match inner {
            None if is_fence && line.ends_with('\n') => inner = Some(end),
            None => return None,
            Some(inner) if is_fence => return Some((Span::new(inner, at), end)),
            Some(_) => {}
        }
        at = end;
    }
    None
}

/// Everything that is not a list or a map, as text.
fn metadata(tree: &Tree<'_>, file: &str) -> Vec<(String, String)> {
    let nodes = tree.nodes.iter().enumerate();
    let values = nodes.filter_map(|(index, node)| {
        let value = match &node.value {
            Value::Text(text) => text.text.clone().into_owned(),
            Value::Other => file[node.span.range()].to_owned(),
            Value::List | Value::Map => return None,
        };
        Some((tree.path(index), value))
    });
    values.collect()
}

/// Comments of HTML in the body. One alone on its lines covers the next line, another its own.
fn html_comments(source: &mut Source<'_>, body: usize) {
    let text = source.text;
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', &text.as_bytes()[body..])
        .map(|at| body + at)
        .collect();
    let line_end = |from: usize| {
        let next = breaks.partition_point(|&at| at < from);
        breaks.get(next).copied().unwrap_or(text.len())
    };
    let mut at = body;
    while let Some(start) = memchr::memmem::find(&text.as_bytes()[at..], b"<!--").map(|it| at + it)
    {
        let Some(length) = memchr::memmem::find(&text.as_bytes()[start..], b"-->") else {
            return;
        };
        let end = start + length + "-->".len();
        let line = breaks.partition_point(|&it| it < start).checked_sub(1);
        let line = line.map_or(body, |index| breaks[index] + 1);
        let own_end = line_end(end);
        let is_alone = [&text[line..start], &text[end..own_end]]
            .iter()
            .all(|it| it.trim().is_empty());
        let covers = if is_alone {
            Span::new(end, line_end((own_end + 1).min(text.len())))
        } else {
            Span::new(line, own_end)
        };
        let span = Span::new(start, end);
        source.comments.push(Comment {
            covers,
            ..comment::new(text, span, "<!--", "-->")
        });
        at = end;
    }
}
