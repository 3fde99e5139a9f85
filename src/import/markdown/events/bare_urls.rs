//! URLs without brackets, of which GFM takes more for a part than the parser's events say.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::{Front, OpenSpan};

impl<'t> Front<'_, 't> {
    /// Whether the text ends in a bare URL, of which what follows may be a part.
    pub(super) fn is_in_url(&self) -> bool {
        self.gfm && self.builder.is_in_url()
    }

    /// Up to where the source from here belongs to the bare URL before it, if any does. GFM takes what
    /// follows up to a space, without the punctuation at its end; it does not leave the emphasis around.
    fn url_from(&mut self, from: usize) -> Option<usize> {
        if from < self.no_url {
            return None;
        }
        let bound = self.spans.last().map_or(self.text.len(), |open| open.bound);
        let rest = &self.text[from..bound.max(from)];
        // Up to what the parser takes for something else. If that is text, it will go on with the URL.
        let end = rest
            .find(|c: char| {
                c.is_whitespace() || matches!(c, '<' | '`' | '[' | ']' | '|' | '\\' | '&')
            })
            .unwrap_or(rest.len());
        let goes_on = match &rest.as_bytes()[end..] {
            [b'&', next, ..] => !next.is_ascii_whitespace(),
            [b'\\', next, ..] => next.is_ascii_punctuation(),
            _ => false,
        };
        let mut url = &rest[..end];
        if !goes_on {
            url =
                url.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '\'', '"', ')', ';']);
        }
        if url.is_empty() {
            self.no_url = from + end;
            return None;
        }
        Some(from + url.len())
    }

    /// Adds source as it is, and has the events that it stands for passed over.
    fn add_url(&mut self, start: usize, end: usize) {
        let span = self.span(&(start..end));
        self.builder.text_from(&self.text[start..end], span, true);
        self.pass_over(end);
    }

    /// Has the events passed over that begin before a byte of the text.
    pub(super) fn pass_over(&mut self, to: usize) {
        (self.done, self.usual_from) = (to, to);
    }

    /// Opens emphasis behind a bare URL as a part of the URL; tells whether it is one.
    #[cold]
    pub(super) fn open_in_url(&mut self, delimiter: &'static str, range: &Range<usize>) -> bool {
        if range.start >= self.done {
            let Some(end) = self.url_from(range.start) else {
                self.builder.leave_url();
                return false;
            };
            self.add_url(range.start, end);
        }
        self.swallow(delimiter, range.end);
        true
    }

    pub(super) fn swallow(&mut self, delimiter: &'static str, end: usize) {
        self.spans.push(OpenSpan {
            depth: self.builder.depth(),
            elements: self.elements.depth(),
            delimiter,
            end,
            bound: self.spans.last().map_or(self.text.len(), |open| open.bound),
            swallowed: true,
            turned: None,
        });
    }

    /// Takes emphasis back that began before a bare URL and whose closing delimiter is more likely a part of
    /// the URL, as in `*a https://x.y/b*c`; tells whether it is.
    #[cold]
    pub(super) fn restore_in_url(&mut self, open: &OpenSpan, range: &Range<usize>) -> bool {
        let source = self.text.as_bytes();
        let inner = &source[range.start + open.delimiter.len()..];
        let is_around = ["http", "www."].iter().any(|scheme| {
            let begin = inner.get(..scheme.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme.as_bytes()))
        });
        let goes_on = source.get(range.end).is_some_and(u8::is_ascii_alphanumeric);
        if is_around
            || !goes_on
            || open.delimiter.len() > 1
            || self.builder.depth() != open.depth + 1
        {
            return false;
        }
        let closer = range.end - open.delimiter.len();
        let Some(end) = self.url_from(closer) else {
            return false;
        };
        self.builder.restore(open.delimiter);
        self.add_url(closer, end);
        true
    }

    /// Deals with an event that begins in source that was dealt with; tells whether it is done with.
    #[cold]
    pub(super) fn done_event(&mut self, event: &Event<'t>, range: &Range<usize>) -> bool {
        match event {
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                let Some(open) = self.spans.pop_if(|open| open.swallowed) else {
                    return false;
                };
                let from = self.done.max(range.end - open.delimiter.len());
                if from < range.end {
                    // With those that follow at once: one by one it would take too long.
                    let outer = self.spans.iter().rev();
                    let end = outer
                        .take_while(|outer| outer.swallowed)
                        .try_fold(range.end, |end, outer| {
                            let next = outer.end - outer.delimiter.len() == end;
                            if next { Ok(outer.end) } else { Err(end) }
                        })
                        .unwrap_or_else(|end| end);
                    self.add_url(from, end);
                }
                true
            }
            Event::Text(text) if text.len() == range.len() => {
                let rest = text.get(self.done - range.start..).unwrap_or_default();
                if !rest.is_empty() {
                    let range = self.done..range.end;
                    self.other_text(rest, &range);
                }
                true
            }
            Event::SoftBreak => true,
            _ => false,
        }
    }
}
