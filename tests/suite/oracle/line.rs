//! One line: its code, its URLs, its spans.

use std::fmt::Write as _;
use std::ops::Range;

use super::{Kind, escape, space, word_character};

/// A line without its block marker. Positions count from the end of the marker, so that nothing before
/// it is a neighbour.
pub(super) struct Line<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t [char],
    monospaces: Vec<Range<usize>>,
    inline_codes: Vec<Range<usize>>,
    urls: Vec<Url>,
}

/// U1, U2: what of a URL is text, and the delimiters glued to its end.
struct Url {
    text: Range<usize>,
    glued: Range<usize>,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t [char], line: Range<usize>, monospaces: &[Range<usize>]) -> Self {
        // B8: a line begins outside monospace, so whatever stands at its start can be a block marker.
        let (kind, marker) = Kind::of(&text[line.clone()]);
        let start = line.start + marker;
        let mut line = Line {
            kind,
            text: &text[start..line.end],
            monospaces: monospaces
                .iter()
                .filter(|code| line.contains(&code.start))
                .map(|code| code.start - start..code.end - start)
                .collect(),
            inline_codes: Vec::new(),
            urls: Vec::new(),
        };
        if marker == 0 && line.monospaces.first() == Some(&(0..line.text.len())) {
            line.kind = Kind::Monospace;
        }
        // C5, U1: code is found before URLs, URLs before spans.
        line.inline_codes = line.find_inline_codes();
        line.urls = line.find_urls();
        line
    }

    /// The run that the delimiter at `at` belongs to.
    fn run(&self, at: usize) -> Range<usize> {
        let same = |&at: &usize| self.text[at];
        let delimiter = self.text[at];
        let before = (0..at).rev().take_while(|i| same(i) == delimiter).count();
        let after = (at..self.text.len())
            .take_while(|i| same(i) == delimiter)
            .count();
        at - before..at + after
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|at| self.text[at])
    }

    /// Whether the neighbours of a delimiter let it open.
    fn can_open(&self, at: usize) -> bool {
        let run = self.run(at);
        // S2
        self.text.get(run.end).is_some_and(|&c| !space(c))
            // S4
            && self.before(at).is_none_or(|c| !word_character(c) && c != '@')
            // S10
            && at == run.start
            // S11
            && run.len() < 3
    }

    /// Whether the delimiter at `at` can close the span that the same delimiter at `opener` opens.
    fn can_close(&self, opener: usize, at: usize) -> bool {
        let run = self.run(at);
        let delimiter = self.text[opener];
        self.text[at] == delimiter
            // S3
            && self.before(run.start).is_none_or(|c| !space(c))
            // S5
            && self.text.get(at + 1).is_none_or(|&c| !word_character(c))
            // S9
            && self.text[opener + 1..at].iter().any(|&c| c != delimiter && !space(c))
            // S11
            && run.len() < 3
    }

    /// C4: inline code is literal, stays on its line (S12) and does not cross monospace.
    fn find_inline_codes(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.text.len() {
            if let Some(code) = self.monospaces.iter().find(|code| code.start == at) {
                at = code.end;
                continue;
            }
            let monospace = self
                .monospaces
                .iter()
                .map(|code| code.start)
                .find(|&start| start > at);
            let end = monospace.unwrap_or(self.text.len());
            if self.text[at] == '`'
                && self.can_open(at)
                // S6: the first valid closer.
                && let Some(closer) = (at + 1..end).find(|&closer| self.can_close(at, closer))
            {
                found.push(at..closer + 1);
                at = closer + 1;
            } else {
                at += 1;
            }
        }
        found
    }

    /// The code, of either kind, that holds a character.
    fn code_at(&self, at: usize) -> Option<&Range<usize>> {
        self.monospaces
            .iter()
            .chain(&self.inline_codes)
            .find(|code| code.contains(&at))
    }

    fn find_urls(&self) -> Vec<Url> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.text.len() {
            // U1: anywhere outside code.
            if let Some(code) = self.code_at(at) {
                at = code.end;
                continue;
            }
            // U1: up to the next space or to where code begins, and at least one more character.
            let body = at + scheme_len(&self.text[at..]);
            let end = (body..self.text.len())
                .find(|&end| space(self.text[end]) || self.code_at(end).is_some())
                .unwrap_or(self.text.len());
            if body == at || end == body {
                at += 1;
                continue;
            }
            // U2: first the punctuation, then the delimiters, in one pass.
            let delimiters_end = self.trim_end(body..end, ".,:;!?'\")]}");
            let text_end = self.trim_end(body..delimiters_end, "*_~");
            found.push(Url {
                text: at..text_end,
                glued: text_end..delimiters_end,
            });
            at = end;
        }
        found
    }

    /// Where a stretch of the line ends when the given characters are cut off its end.
    fn trim_end(&self, stretch: Range<usize>, characters: &str) -> usize {
        let is_rest = |&at: &usize| !characters.contains(self.text[at]);
        stretch
            .clone()
            .rev()
            .find(is_rest)
            .map_or(stretch.start, |last| last + 1)
    }

    /// The HTML of a stretch of the line, in which these delimiters are still free.
    fn inlines_html(&self, stretch: Range<usize>, delimiters: &[char]) -> String {
        let mut out = String::new();
        let mut at = stretch.start;
        // S7: from the left, so the leftmost opener with a closer wins.
        while at < stretch.end {
            let delimiter = self.text[at];
            if let Some(code) = self.code_at(at) {
                out += &self.code_html(code);
                at = code.end;
            } else if delimiters.contains(&delimiter)
                && self.can_open(at)
                && !self
                    .urls
                    .iter()
                    .any(|url| url.text.contains(&at) || url.glued.contains(&at))
                && let Some(closer) = self.find_closer(at, stretch.end)
            {
                // S8: any order and depth, but not the same delimiter again.
                let free: Vec<char> = delimiters
                    .iter()
                    .copied()
                    .filter(|&d| d != delimiter)
                    .collect();
                let content = self.inlines_html(at + 1..closer, &free);
                // S1
                let name = match delimiter {
                    '*' => "strong",
                    '_' => "em",
                    _ => "del",
                };
                write!(out, "<{name}>{content}</{name}>").unwrap();
                at = closer + 1;
            } else {
                // S13, S14: everything else is shown as it is.
                out += &escape(&self.text[at..=at]);
                at += 1;
            }
        }
        out
    }

    /// S6: the first valid closer, outside code (C5) and URLs (U1).
    fn find_closer(&self, opener: usize, end: usize) -> Option<usize> {
        (opener + 1..end).find(|&at| {
            self.can_close(opener, at)
                && self.code_at(at).is_none()
                && !self.urls.iter().any(|url| url.text.contains(&at))
        })
    }

    /// C2: content as it is, spaces and line breaks included.
    fn code_html(&self, code: &Range<usize>) -> String {
        if self.inline_codes.contains(code) {
            format!(
                "<code>{}</code>",
                escape(&self.text[code.start + 1..code.end - 1])
            )
        } else {
            let content = escape(&self.text[code.start + 3..code.end - 3]);
            format!("<code class=\"monospace\">{content}</code>")
        }
    }

    pub(super) fn html(&self) -> String {
        self.inlines_html(0..self.text.len(), &['*', '_', '~'])
    }
}

/// U1: the length of the scheme at the start of `text`, 0 if there is none.
fn scheme_len(text: &[char]) -> usize {
    ["http://", "https://", "www."]
        .into_iter()
        .find(|scheme| {
            let start: String = text.iter().take(scheme.len()).collect();
            start.eq_ignore_ascii_case(scheme)
        })
        .map_or(0, str::len)
}
