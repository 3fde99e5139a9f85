//! HTML in Markdown: its tags drive the elements, as those of a page do.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use super::super::tags::{Token, Tokens, resolved};
use super::Front;
use crate::import::build::Gap;
use crate::import::elements::is_known;
use crate::import::layout::reversed_lists;
use crate::import::reference::pieces;

impl Front<'_, '_> {
    #[cold]
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let span = self.span(range);
        let mut breaks = false;
        for (_, token) in Tokens::new(html) {
            if self.is_typed(&token) {
                let stands = self.stands(html, range);
                return self.builder.text_from(html, span, stands);
            }
            if self.gfm {
                self.builder.leave_url();
            }
            match token {
                Token::Start(tag) => {
                    let name = tag.name.to_ascii_lowercase();
                    breaks |= name == "br";
                    if name == "br" && self.is_behind_soft_break(range.start) {
                        continue;
                    }
                    self.elements.start(self.builder, &name, &tag, span);
                }
                Token::End(name) => {
                    let floor = self.spans.last().map_or(self.floor.0, |open| open.elements);
                    self.elements
                        .end_above(self.builder, &name.to_ascii_lowercase(), floor, span);
                }
                Token::Text(_) | Token::Nothing => {}
            }
        }
        self.skip_space(range.end, breaks);
    }

    /// Whether nothing but a soft break stands before a tag. If the tag is a break, there is one of both.
    fn is_behind_soft_break(&mut self, tag: usize) -> bool {
        let (before, line) = match mem::take(&mut self.break_end) {
            0 => return false,
            end => (&self.text[..end], &self.text[end..tag.max(end)]),
        };
        let above = before.trim_end_matches(['\n', '\r']);
        let is_hard = above.ends_with("  ") || above.ends_with('\\');
        !is_hard && line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'>'))
    }

    /// Passes over the space behind a tag, if there is space before it, and over a soft break behind a break.
    fn skip_space(&mut self, from: usize, breaks: bool) {
        if !self.builder.ends_in_space() {
            return;
        }
        let rest = &self.text.as_bytes()[from..];
        let blank = rest
            .iter()
            .take_while(|&&byte| matches!(byte, b' ' | b'\t'))
            .count();
        let line_end = breaks && matches!(rest.get(blank), Some(b'\n' | b'\r'));
        self.pass_over(from + blank + usize::from(line_end));
    }

    /// Whether a tag is what the author typed, and no HTML: `Vec<String>`.
    fn is_typed(&self, token: &Token<'_>) -> bool {
        match token {
            Token::Start(tag) => !tag.has_values() && !is_known(&tag.name.to_ascii_lowercase()),
            Token::End(name) => {
                let name = name.to_ascii_lowercase();
                !is_known(&name) && !self.elements.is_open(&name)
            }
            Token::Text(_) | Token::Nothing => false,
        }
    }

    #[cold]
    pub(super) fn html_block(&mut self, html: &str, gap: Gap, range: &Range<usize>) {
        self.builder.block(gap);
        let lines = mem::take(&mut self.html_lines);
        let place = |at: usize| {
            let behind = lines.partition_point(|&(start, _)| start <= at);
            let line = behind.checked_sub(1).map(|line| lines[line]);
            line.map_or(range.start, |(start, source)| source + at - start)
        };
        let spanned = |front: &Self, from: usize, length: usize| {
            let end = place(from + length.max(1) - 1) + 1;
            let found = place(from)..end;
            // Where a tab is part of an indent, lines are not those of the source.
            let stands = front.text.get(found.clone()).is_some();
            front.span(if stands { &found } else { range })
        };
        let lists = reversed_lists(html).into_iter();
        let lists = lists.map(|(at, items)| (spanned(self, at, 1).start, items));
        self.elements.begin_stretch(lists.collect());
        for (at, token) in Tokens::new(html) {
            if self.is_typed(&token) {
                let rest = &html[at..];
                let length = rest.find('>').map_or(rest.len(), |end| end + 1);
                let span = spanned(self, at, length);
                self.elements
                    .text(self.builder, &rest[..length], span, true);
                continue;
            }
            match token {
                Token::Text(text) => {
                    let mut from = at;
                    for line in text.split_inclusive('\n') {
                        for (start, piece) in pieces(line) {
                            let span = spanned(self, from + start, piece.len());
                            let text = resolved(piece);
                            let exact =
                                matches!(text, Cow::Borrowed(_)) && span.len() == piece.len();
                            self.elements.text(self.builder, &text, span, exact);
                        }
                        from += line.len();
                    }
                }
                Token::Start(tag) => {
                    let span = spanned(self, at, tag.length());
                    let name = tag.name.to_ascii_lowercase();
                    self.elements.start(self.builder, &name, &tag, span);
                }
                Token::End(name) => {
                    let span = spanned(self, at, name.len() + "</>".len());
                    let name = name.to_ascii_lowercase();
                    self.elements.end(self.builder, &name, span);
                }
                Token::Nothing => {}
            }
        }
        self.builder.block(Gap::Line);
    }
}
