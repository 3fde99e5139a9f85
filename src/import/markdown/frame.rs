//! What is around the Markdown: a byte order mark, metadata, a fence around all of it.

use super::{Builder, Dialect, LossKind, Options, Span};

/// Gives the Markdown without what is around it. The text begins at `place` in the source: what may
/// stand before that was taken off already.
pub(super) fn strip<'t>(
    text: &'t str,
    place: usize,
    options: &Options,
    builder: &mut Builder,
) -> &'t str {
    let mut inner = text;
    if place == 0 {
        inner = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    }
    let start = place + text.len() - inner.len();
    if options.dialect == Dialect::Gfm
        && start <= BYTE_ORDER_MARK.len_utf8()
        && let Metadata::Closed(length) = metadata(inner)
    {
        builder.lose(LossKind::Metadata, Span::new(start, start + length));
        inner = &inner[length..];
    }
    if options.unwrap
        && let Wrapper::Closed(content) = wrapper(inner)
    {
        inner = content;
    }
    inner
}

pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// What is known of metadata at the start of a text.
pub(super) enum Metadata {
    /// There is none, whatever may follow.
    None,
    /// There may be some, if the text goes on.
    Open,
    /// There is some, of this length.
    Closed(usize),
}

/// Looks for metadata: lines between `---` and `---` or `...`, the first of them not blank.
pub(super) fn metadata(text: &str) -> Metadata {
    let mut length = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        length += line.len();
        let line = line.trim_end();
        let ends = line == "---" || line == "...";
        match at {
            0 if line != "---" => return Metadata::None,
            1 if line.is_empty() || ends => return Metadata::None,
            0 | 1 => {}
            _ if ends => return Metadata::Closed(length),
            _ => {}
        }
    }
    Metadata::Open
}

/// What is known of a fence around a text.
pub(super) enum Wrapper<'t> {
    /// There is none, whatever may follow.
    None,
    /// There may be one, if the text goes on.
    Open,
    /// There is one, if nothing follows.
    Closed(&'t str),
}

/// Looks for a fence of `markdown` around a text. Fences inside that name a language close by themselves.
pub(super) fn wrapper(text: &str) -> Wrapper<'_> {
    let trimmed = text.trim_start();
    let Some((first, content)) = trimmed.split_once('\n') else {
        return if trimmed.is_empty() {
            Wrapper::Open
        } else {
            Wrapper::None
        };
    };
    let Some((fence, info)) = fence(first) else {
        return Wrapper::None;
    };
    if !["markdown", "md"]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(info))
    {
        return Wrapper::None;
    }
    let mut inner: Option<&str> = None;
    let mut closed = None;
    let mut length = 0;
    for line in content.split_inclusive('\n') {
        if closed.is_some() && !line.trim().is_empty() {
            return Wrapper::None;
        }
        if let Some((marks, info)) = self::fence(line) {
            let ends = |open: &str| info.is_empty() && marks.starts_with(open);
            match inner {
                Some(open) if ends(open) => inner = None,
                None if ends(fence) => closed = Some(length),
                None if !info.is_empty() => inner = Some(marks),
                Some(_) | None => {}
            }
        }
        length += line.len();
    }
    closed.map_or(Wrapper::Open, |length| Wrapper::Closed(&content[..length]))
}

/// The marks and the info string of a line that is a fence.
fn fence(line: &str) -> Option<(&str, &str)> {
    let indented = line.len() - line.trim_start_matches(' ').len();
    let line = line.trim();
    let mark = line.chars().next().filter(|&c| c == '`' || c == '~')?;
    let rest = line.trim_start_matches(mark);
    let marks = &line[..line.len() - rest.len()];
    let info = rest.trim();
    (indented < 4 && marks.len() >= 3 && !(mark == '`' && info.contains('`')))
        .then_some((marks, info))
}
