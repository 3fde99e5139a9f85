//! What is around the Markdown: a byte order mark, metadata, a fence around all of it.

use std::borrow::Cow;

use super::{Builder, Dialect, Loss, LossKind, Options, Span};

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

/// Looks for metadata: lines between `---` and `---` or `...` that are keys and values, the first of them
/// a key.
pub(super) fn metadata(text: &str) -> Metadata {
    let mut length = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        length += line.len();
        let line = line.trim_end();
        let ends = line == "---" || line == "...";
        match at {
            0 if line != "---" => return Metadata::None,
            0 => {}
            1 if !has_key(line, char::is_alphanumeric) => return Metadata::None,
            _ if ends => return Metadata::Closed(length),
            _ if !is_of_metadata(line) => return Metadata::None,
            _ => {}
        }
    }
    Metadata::Open
}

/// Whether a line behind the first may be one of metadata: a key, an item, a comment, a value that goes on.
fn is_of_metadata(line: &str) -> bool {
    line.is_empty()
        || line.starts_with([' ', '\t', '#', ']', '}'])
        || line == "-"
        || line.starts_with("- ")
        || has_key(line, |_| true)
}

/// Whether a line begins with a key and a colon.
fn has_key(line: &str, may_hold: impl Fn(char) -> bool) -> bool {
    let key = line
        .split_once(": ")
        .map(|(key, _)| key)
        .or_else(|| line.strip_suffix(':'));
    key.is_some_and(|key| {
        let key = key.trim_matches(['"', '\'']);
        !key.is_empty()
            && key
                .chars()
                .all(|c| matches!(c, '-' | '_' | '.') || may_hold(c))
    })
}

/// Where NUL stood, which Markdown takes for U+FFFD.
#[derive(Debug, Default)]
pub(super) struct Nuls {
    /// Bytes of the text in which it is replaced.
    places: Vec<usize>,
}

impl Nuls {
    const STAND_IN: &str = "\u{fffd}";

    /// Replaces NUL in a text that begins at `place`.
    pub(super) fn replaced<'t>(&mut self, text: &'t str, place: usize) -> Cow<'t, str> {
        if memchr::memchr(b'\0', text.as_bytes()).is_none() {
            return Cow::Borrowed(text);
        }
        let mut replaced = String::with_capacity(text.len());
        for (at, part) in text.split('\0').enumerate() {
            if at > 0 {
                self.places.push(place + replaced.len());
                replaced.push_str(Self::STAND_IN);
            }
            replaced.push_str(part);
        }
        Cow::Owned(replaced)
    }

    /// Sets the spans of losses to what they are in the text as it came.
    pub(super) fn restore(&self, losses: &mut [Loss]) {
        if self.places.is_empty() {
            return;
        }
        let original = |at: usize| {
            let before = self.places.partition_point(|&place| place < at);
            at - before * (Self::STAND_IN.len() - "\0".len())
        };
        for loss in losses {
            loss.span = Span::new(original(loss.span.start), original(loss.span.end));
        }
    }
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
