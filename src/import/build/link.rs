//! Links and images: a text and a URL behind it.

use std::fmt::Write as _;

use super::Builder;
use super::inline::Glue;
use super::line::{Style, is_filled, trimmed};
use crate::import::{Links, LossKind};
use crate::markup::chars::is_word;
use crate::text::Span;

/// A link or image whose text is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenLink {
    /// Where its text begins in the line; none once a line of it was written.
    pub(super) label: Option<[usize; 5]>,
}

impl OpenLink {
    /// Whether a span of the line was begun before the text of the link.
    pub(super) fn is_behind(&self, span: usize) -> bool {
        self.label.is_some_and(|[_, spans, ..]| span < spans)
    }

    /// Whether its text begins behind a place in the line.
    pub(super) fn begins_behind(&self, at: usize) -> bool {
        self.label.is_some_and(|[start, ..]| start > at)
    }

    /// Whether some of its text stands before a place in the line.
    pub(super) fn begins_before(&self, at: usize) -> bool {
        self.label.is_some_and(|[start, ..]| start < at)
    }
}

/// Where a link leads.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Target<'t> {
    pub(in crate::import) url: &'t str,
    /// Whether there is a title, which is dropped.
    pub(in crate::import) title: bool,
    /// Whether it is an image: the text describes it.
    pub(in crate::import) image: bool,
}

impl Builder {
    /// Begins a link or an image; its text follows.
    pub(in crate::import) fn open_link(&mut self, source: Span) {
        if self.hidden == 0 && (self.links.is_empty() || self.glue == Glue::Url) {
            self.part(source);
        }
        let label = Some(self.line.mark());
        self.links.push(OpenLink { label });
    }

    /// Takes back the link that was begun last if it has no text yet; tells whether it did.
    pub(in crate::import) fn take_back_link(&mut self) -> bool {
        let end = self.line.text.len();
        let is_bare = |link: &mut OpenLink| link.label.is_some_and(|[start, ..]| start == end);
        self.hidden == 0 && self.links.pop_if(is_bare).is_some()
    }

    /// Whether the line holds all of the text of a link so far, and ends with the block that it is in.
    pub(in crate::import) fn is_linked_line(&self) -> bool {
        let link = self.links.last().and_then(|link| link.label);
        link.is_some_and(|[start, ..]| start < self.line.text.len())
            && self.hidden == 0
            && !self.is_one_line()
    }

    /// Ends the link or image that was begun last.
    pub(in crate::import) fn close_link(&mut self, target: Target<'_>, source: Span) {
        let Some(link) = self.links.pop() else { return };
        if self.hidden > 0 {
            return;
        }
        if self.is_in_url() {
            self.end_url();
        }
        if target.image {
            self.lose(LossKind::Image, source);
        }
        if target.title {
            self.lose(LossKind::LinkTitle, source);
        }
        let url = trimmed(target.url);
        let is_web = is_linked(url);
        if !is_web && has_fields(url) {
            self.lose(LossKind::LinkFields, source);
        }
        let start = link.label.map(|mark| mark[0]);
        let label = start.map(|start| self.line.text.get(start..).unwrap_or_default());
        let label = label.map(trimmed);
        let url = if is_web { url } else { shown(url) };
        let is_url = label.is_some_and(|label| says_the_same(label, url));
        // Alone, `www.x` leads to `http://www.x`.
        let rest = url.strip_prefix("http://").unwrap_or(url);
        let url = if label == Some(rest) && is_linked(rest) {
            rest
        } else {
            url
        };
        // An image in a link: the link's target is what counts.
        let inner = target.image && !self.links.is_empty();
        if url.is_empty() || inner || (!is_web && is_private(url)) {
            if !target.image && !is_url && label != Some("") {
                self.lose(LossKind::LinkTarget, source);
            }
            return;
        }
        let is_web = is_web || is_linked(url);
        // Addresses and numbers take styles, but no capitals.
        let is_bare = is_web || self.capitals.is_some();
        let before = start.and_then(|start| self.line.text.get(..start));
        let is_apart = before.is_none_or(|before| !before.ends_with(is_word));
        if is_url && !is_bare && is_apart && label.is_some_and(|label| shown(label) == label) {
            // It stands there already.
            self.glue = Glue::Word;
            return;
        }
        if let Some(mark) = link.label.filter(|_| is_url || label == Some("")) {
            self.take_label_back(mark, source);
            if is_bare {
                self.suspend();
            }
            self.url(url, source);
        } else {
            if !target.image {
                self.lose(LossKind::LinkText, source);
            }
            if !is_filled(&self.line.text) {
                self.trim_label(link.label);
            }
            if is_bare && self.options.links != Links::Footnotes {
                self.suspend();
            }
            self.url_behind_text(url, source);
        }
        self.glue = Glue::End;
        if !is_web {
            self.unglue();
            self.glue = Glue::Word;
        }
    }

    /// Takes the text of a link back that says no more than its URL, which will stand in its place.
    fn take_label_back(&mut self, mark: [usize; 5], source: Span) {
        let inner = self.line.spans.get(mark[1]..).unwrap_or_default();
        if let Some(code) = inner.iter().find(|span| span.style == Style::Code) {
            let source = code.source;
            self.lose(LossKind::StyledUrl, source);
        }
        self.line.truncate(mark);
        self.suspended = self.suspended.map(|at| at.min(mark[0]));
        let after_url = self.line.urls.last().is_some_and(|&(start, _)| {
            let url = self.line.text.get(start..).unwrap_or_default();
            !url.contains(char::is_whitespace)
        });
        if after_url || self.line.text.ends_with(is_word) {
            self.lose(LossKind::Space, source);
            self.line.text.push(' ');
        }
    }

    /// Adds a URL behind the text of its link.
    fn url_behind_text(&mut self, url: &str, source: Span) {
        match self.options.links {
            // Its text stands on lines of its own.
            Links::Parentheses | Links::Colon if self.line.is_blank() => self.url(url, source),
            Links::Parentheses => {
                self.line.text.push_str(" (");
                self.url(url, source);
                self.line.text.push(')');
            }
            Links::Colon => {
                if !self.line.text.ends_with(':') {
                    self.line.text.push(':');
                }
                self.line.text.push(' ');
                self.url(url, source);
            }
            Links::Footnotes => {
                let number = self.note_url(url, source);
                self.line
                    .text
                    .extend([" [", number.to_string().as_str(), "]"]);
            }
        }
    }

    /// Takes the spaces off the end of the text of a link.
    #[cold]
    fn trim_label(&mut self, label: Option<[usize; 5]>) {
        let end = self.line.text.trim_end().len();
        let mut mark = self.line.mark();
        let [start, spans, ..] = label.unwrap_or_default();
        if start <= end {
            (mark[0], mark[1]) = (end, spans);
            self.line.truncate(mark);
            self.suspended = self.suspended.map(|at| at.min(end));
        }
    }

    /// Adds a URL as it is; spaces and backticks, which would end it, are encoded. What is none is text.
    pub(super) fn url(&mut self, url: &str, source: Span) {
        self.line.piece(source, false);
        let start = self.line.text.len();
        if !is_linked(url) {
            let shown = |c: char| if c.is_control() { ' ' } else { c };
            self.line.text.extend(url.chars().map(shown));
            let special = ['*', '_', '~', '`', ':', '.'];
            self.line.literal |= self.line.text[start..].contains(special);
            return;
        }
        let is_sound = |byte: u8| matches!(byte, b'!'..=b'_' | b'a'..=b'~');
        // All bytes, which the compiler makes vector instructions of.
        if url.bytes().fold(true, |all, byte| all & is_sound(byte)) {
            self.line.text.push_str(url);
        } else {
            self.encoded_url(url);
        }
        self.line.urls.push((start, start));
        self.end_url();
    }

    fn encoded_url(&mut self, url: &str) {
        for character in url.chars() {
            if character == '`' || character.is_whitespace() || character.is_control() {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(self.line.text, "%{byte:02X}");
                }
            } else {
                self.line.text.push(character);
            }
        }
    }
}

/// A URL as it is shown: an address without `mailto:`, a number without `tel:`.
fn shown(url: &str) -> &str {
    for (scheme, up_to) in [("mailto:", "?"), ("tel:", ";"), ("sms:", "?")] {
        if let Some((before, rest)) = url.split_at_checked(scheme.len())
            && before.eq_ignore_ascii_case(scheme)
        {
            return rest.split(up_to).next().unwrap_or(rest);
        }
    }
    url
}

/// Whether more than an address or number is said, which is not shown.
fn has_fields(url: &str) -> bool {
    let shown = shown(url).len();
    let scheme = url.find(':').map_or(0, |colon| colon + 1);
    shown < url.len() && scheme + shown < url.len()
}

/// Whether a URL means nothing to the reader of a message, or must not be shown to one.
fn is_private(url: &str) -> bool {
    let scheme = |scheme: &str| {
        url.split_at_checked(scheme.len())
            .is_some_and(|(before, _)| before.eq_ignore_ascii_case(scheme))
    };
    url.starts_with('#')
        || ["javascript:", "data:", "vbscript:", "cid:", "blob:"]
            .into_iter()
            .any(scheme)
}

/// Whether the text of a link is its URL, give or take the scheme and a final slash.
fn says_the_same(label: &str, url: &str) -> bool {
    /// What may be given or taken, in bytes.
    const MOST: usize = "https:///".len();
    fn bare(url: &str) -> &str {
        let url = url.strip_suffix('/').unwrap_or(url);
        let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
            let (before, rest) = url.split_at_checked(scheme.len())?;
            before.eq_ignore_ascii_case(scheme).then_some(rest)
        });
        rest.unwrap_or(url)
    }
    label == url
        || is_same_number(label, url)
        || (label.len() + MOST >= url.len()
            && !label.contains(char::is_whitespace)
            && bare(shown(label)) == bare(url))
}

/// Whether two texts are the same telephone number, however it is spelled.
fn is_same_number(label: &str, url: &str) -> bool {
    let is_number = |text: &str| {
        text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '(' | ')' | '/' | ' ' | '\u{a0}')
        })
    };
    let digits = |text: &'_ str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    url.starts_with(|c: char| c == '+' || c.is_ascii_digit())
        && is_number(url)
        && is_number(label)
        && digits(label) == digits(url)
}

/// Whether the parser makes a link of it.
fn is_linked(url: &str) -> bool {
    ["https://", "http://", "www."].into_iter().any(|scheme| {
        url.split_at_checked(scheme.len())
            .is_some_and(|(before, rest)| before.eq_ignore_ascii_case(scheme) && !rest.is_empty())
    })
}
