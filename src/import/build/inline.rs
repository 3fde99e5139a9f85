//! Text, styles and line breaks.

use super::line::{LineSpan, State, Style, is_delimiter};
use super::settle::begins_clause;
use super::{Builder, Gap};
use crate::import::LossKind;
use crate::markup::{Extent, chars::is_word, next_hot, scheme};
use crate::text::Span;

/// What the text that comes next would stick to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glue {
    None,
    /// A URL in the text: whatever follows without a space is part of it.
    Url,
    /// A URL that ends here: whatever would become a part of it is parted by a space.
    End,
    /// An address or a number: a word is parted by a space.
    Word,
}

/// A style that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenStyle {
    pub(super) style: Style,
    pub(super) source: Span,
    /// Its span in the line; none where the style is open already, or suspended.
    pub(super) span: Option<usize>,
    /// Its first span in the line.
    pub(super) first: Option<usize>,
    /// Whether an outer one of the same style is open, or code.
    nested: bool,
    /// Whether it is ended for the text that comes next.
    paused: bool,
}

/// A place in the line that is being built.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct LiteralMark {
    at: usize,
    /// Tells lines apart.
    line: usize,
    /// How many styles were open.
    depth: usize,
    /// How many spans the line had.
    spans: usize,
}

/// What may follow a URL without becoming a part of it (U2).
const BEHIND_URL: [char; 11] = ['.', ',', ':', ';', '!', '?', '\'', '"', ')', ']', '}'];

/// The bytes of a scheme behind which it may go on, and those that it may go on with.
const BEFORE_REST: [bool; 256] = table(b"htpswHTPSW:/");
const IN_REST: [bool; 256] = table(b"tpswTPSW:/.");

const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
}

/// Whether a scheme may begin in one text and end in the next, by the bytes where they meet.
fn may_share_scheme(before: &str, behind: &str) -> bool {
    let is_in =
        |table: &[bool; 256], byte: Option<&u8>| byte.is_some_and(|&byte| table[usize::from(byte)]);
    // Without a branch between them: nearly never are both true.
    is_in(&BEFORE_REST, before.as_bytes().last()) & is_in(&IN_REST, behind.as_bytes().first())
}

/// Whether a scheme begins before `at` and ends behind it.
#[cold]
fn is_scheme_at(text: &[u8], at: usize) -> bool {
    const LONGEST: usize = "https://".len();
    let from = at.saturating_sub(LONGEST);
    let hots = at.saturating_sub("//".len() + 1)..text.len().min(at + LONGEST);
    hots.filter(|&hot| matches!(text[hot], b'.' | b':'))
        .any(|hot| scheme(text, from, hot).is_some_and(|(start, end)| start < at && at < end))
}

impl Builder {
    /// As [`text`](Self::text), of a text in which nothing may format.
    #[cfg(feature = "import-markdown")]
    #[inline(never)]
    pub(in crate::import) fn plain_text(&mut self, text: &str, source: Span) {
        if self.glue != Glue::None || self.hidden > 0 {
            return self.text_from(text, source, true);
        }
        let line = &mut self.line;
        let (at, may_share) = (line.text.len(), may_share_scheme(&line.text, text));
        line.piece(source, true);
        line.text.push_str(text);
        line.literal |= may_share && is_scheme_at(line.text.as_bytes(), at);
    }

    /// Adds literal text that the source spells in another way. Line breaks in it are spaces.
    pub(in crate::import) fn text(&mut self, text: &str, source: Span) {
        self.text_from(text, source, false);
    }

    /// As [`text`](Self::text); `exact` says whether it is that of the source.
    pub(in crate::import) fn text_from(&mut self, text: &str, source: Span, exact: bool) {
        if self.hidden > 0 || text.is_empty() {
            return;
        }
        // The text before may end in the first half of a scheme: whose URL it is, the parser will say.
        let may_share = may_share_scheme(&self.line.text, text);
        self.line.piece(source, exact);
        let at = self.line.text.len();
        self.special_text(text);
        self.line.literal |= may_share && is_scheme_at(self.line.text.as_bytes(), at);
    }

    /// Adds text that may hold delimiters, URLs and line breaks, or sticks to a URL.
    fn special_text(&mut self, text: &str) {
        let mut text = self.glued_text(text);
        let mut searched = 0;
        while !text.is_empty() {
            let hot = next_hot(text.as_bytes(), searched);
            match text.as_bytes().get(hot) {
                None => break,
                Some(b'\n' | b'\r') => {
                    self.line.text.push_str(&text[..hot]);
                    self.line.space();
                    text = &text[hot + 1..];
                    self.line.go_on(text.len());
                    searched = 0;
                }
                Some(b'.' | b':') => match scheme(text.as_bytes(), 0, hot) {
                    // What follows may come with the next text.
                    Some((start, end)) if !text[end..].starts_with(char::is_whitespace) => {
                        self.line.text.push_str(&text[..start]);
                        self.suspend();
                        let at = self.line.text.len();
                        self.line.urls.push((at, at));
                        self.glue = Glue::Url;
                        text = self.glued_text(&text[start..]);
                        searched = 0;
                    }
                    _ => searched = hot + 1,
                },
                Some(&delimiter) => {
                    self.line.literal |= delimiter == b'`' || !self.is_idle(text, hot);
                    searched = hot + 1;
                }
            }
            searched = searched.min(text.len());
        }
        self.line.text.push_str(text);
    }

    /// Whether a delimiter neither opens nor closes, whatever stands around the text: inside a word
    /// (S4, S5), or between two words with spaces on both sides (S2, S3).
    fn is_idle(&self, text: &str, at: usize) -> bool {
        let (before, after) = (&text[..at], &text[at + 1..]);
        if before.ends_with(is_word) {
            return after.starts_with(is_word);
        }
        // A span may end at a word, but not at a space.
        let parts = |text: &str| text.ends_with(char::is_whitespace) && !text.trim_end().is_empty();
        // What is before a cell is another.
        let cell = self.table.as_ref().and_then(|table| table.cell());
        let line = &self.line.text[cell.map_or(0, |[start, ..]| start)..];
        // No delimiter will stand before it: those of spans that end here stand before the space.
        let begins = |span: &LineSpan| span.start >= self.line.text.trim_end().len();
        let is_first = before.is_empty() && !self.line.spans.last().is_some_and(begins);
        (parts(before) || (is_first && parts(line)))
            && after.starts_with(char::is_whitespace)
            && !after.trim_start().is_empty()
    }

    /// Adds the part of a text that sticks to a URL before it, and gives the rest.
    fn glued_text<'t>(&mut self, text: &'t str) -> &'t str {
        match self.glue {
            Glue::None => text,
            Glue::Word => {
                self.part_from_word(text);
                text
            }
            Glue::Url => {
                let length = text.find(char::is_whitespace).unwrap_or(text.len());
                self.line.text.push_str(&text[..length]);
                if length < text.len() {
                    self.unglue();
                }
                &text[length..]
            }
            Glue::End => {
                let mut rest = text.trim_start_matches(BEHIND_URL);
                if rest.starts_with(is_word) && text[..text.len() - rest.len()].ends_with('\'') {
                    // An apostrophe is not parted from its letter.
                    rest = &text[text.len() - rest.len() - 1..];
                }
                self.line.text.push_str(&text[..text.len() - rest.len()]);
                if rest.is_empty() {
                    return rest;
                }
                if rest.starts_with(char::is_whitespace) {
                    self.unglue();
                } else {
                    self.part_from(rest);
                }
                rest
            }
        }
    }

    #[cold]
    fn part_from_word(&mut self, text: &str) {
        if text.starts_with(is_word) {
            self.part_from(text);
        } else {
            self.unglue();
        }
    }

    /// Puts a space before the rest of the last piece.
    fn part_from(&mut self, rest: &str) {
        let next = self.line.pieces.last().map(|piece| piece.source);
        self.part(next.unwrap_or(Span::new(0, 0)));
        self.line.go_on(rest.len());
    }

    /// Parts what comes next from a URL before it.
    pub(super) fn unglue(&mut self) {
        if self.glue != Glue::None {
            self.leave_url();
            self.glue = Glue::None;
            self.resume();
        }
    }

    /// Finds where the URL at the end of the line ends (U2); what is behind it is text.
    pub(super) fn end_url(&mut self) {
        let Some(url) = self.line.urls.last_mut() else {
            return;
        };
        let text = self.line.text.as_bytes().get(url.0..).unwrap_or_default();
        let Extent {
            scheme,
            url: end,
            glued,
        } = Extent::of(text);
        // Behind the URL delimiters may close a span, and what is hardly more than a scheme is none.
        self.line.literal |= end < glued || end <= scheme || memchr::memchr(b'`', text).is_some();
        url.1 = url.0 + end;
    }

    /// Adds inline code.
    pub(in crate::import) fn code(&mut self, code: &str, source: Span) {
        if self.hidden > 0 || code.is_empty() {
            return;
        }
        self.part(source);
        self.line.piece(source, false);
        let span = self.line.begin(Style::Code, source, "");
        self.line.literal |= code.contains('`');
        if code.contains(['\n', '\r']) {
            self.line
                .text
                .push_str(&code.replace("\r\n", " ").replace(['\n', '\r'], " "));
        } else {
            self.line.text.push_str(code);
        }
        self.line.end(span);
    }

    /// Adds a line break; in an item or a cell it is a space.
    pub(in crate::import) fn line_break(&mut self, source: Span) {
        if self.hidden > 0 {
            return;
        }
        if self.is_one_line() {
            if !self.in_cell() && !self.line.is_blank() {
                self.lose(LossKind::ItemLines, source);
            }
            self.space();
        } else if self.line.is_blank() {
            self.block(Gap::Blank);
        } else {
            self.flush();
        }
    }

    /// Opens a style, to be closed by [`close`](Self::close).
    pub(in crate::import) fn open(&mut self, style: Style, source: Span) {
        self.open_delimited(style, source, "");
    }

    /// Opens a style, and says how the source spells it: inside a word that may be arithmetic.
    pub(in crate::import) fn open_delimited(
        &mut self,
        style: Style,
        source: Span,
        delimiter: &'static str,
    ) {
        if self.hidden > 0 {
            return;
        }
        let mut outer = self.styles.iter().filter(|outer| !outer.paused);
        let nested = outer.any(|outer| outer.style == style || outer.style == Style::Code);
        if nested {
            self.lose(LossKind::NestedStyle, source);
        }
        let suspended = self.suspended.is_some();
        let span = (!nested && !suspended).then(|| self.line.begin(style, source, delimiter));
        self.styles.push(OpenStyle {
            style,
            source,
            span,
            first: span,
            nested,
            paused: false,
        });
    }

    /// Closes the innermost style of a kind, if one is open. Those opened inside it go on.
    pub(in crate::import) fn close(&mut self, style: Style) {
        if let Some(at) = self.styles.iter().rposition(|open| open.style == style) {
            self.close_at(at);
        }
    }

    fn close_at(&mut self, at: usize) {
        // Mostly it is the last one.
        let closed = if at + 1 == self.styles.len() {
            self.styles.pop()
        } else {
            Some(self.styles.remove(at))
        };
        let Some(closed) = closed else { return };
        let Some(span) = closed.span else {
            if closed.first.is_none() && !closed.nested && self.glue == Glue::Url {
                // All of it is part of a URL.
                self.lose(LossKind::StyledUrl, closed.source);
            }
            return;
        };
        self.line.end(span);
        if let Some(link) = self.links.last_mut().filter(|link| link.is_behind(span)) {
            // It reaches into the text of the link, which has to stay.
            link.label = None;
        }
        for open in &mut self.styles[at..] {
            if let Some(span) = open.span {
                self.line.end(span);
                open.span = Some(self.line.begin(open.style, open.source, ""));
            }
        }
    }

    /// Ends a style for the text that comes next, until [`go_on`](Self::go_on). Tells whether it was open.
    #[cold]
    pub(in crate::import) fn pause(&mut self, style: Style) -> bool {
        let is_it = |open: &OpenStyle| open.style == style && !open.nested && !open.paused;
        let Some(at) = self.styles.iter().rposition(is_it) else {
            return false;
        };
        self.set_paused(at, true);
        true
    }

    /// Has the style go on that was paused last.
    #[cold]
    pub(in crate::import) fn go_on(&mut self, style: Style) {
        let is_it = |open: &OpenStyle| open.style == style && open.paused;
        if let Some(at) = self.styles.iter().rposition(is_it) {
            self.set_paused(at, false);
        }
    }

    fn set_paused(&mut self, at: usize, paused: bool) {
        for open in &mut self.styles[at..] {
            let Some(span) = open.span.take() else {
                continue;
            };
            self.line.end(span);
            let end = self.line.text.len();
            let link = self.links.last_mut();
            if let Some(link) = link.filter(|link| link.is_behind(span) && link.begins_before(end))
            {
                link.label = None;
            }
        }
        self.styles[at].paused = paused;
        if self.suspended.is_none() {
            self.begin_spans(at);
        }
    }

    /// The styles that were opened from one depth up to another.
    pub(in crate::import) fn styles_between(&self, from: usize, to: usize) -> Vec<Style> {
        let to = to.min(self.styles.len());
        let open = self.styles.get(from..to).unwrap_or_default();
        open.iter().map(|open| open.style).collect()
    }

    /// Closes the styles from one depth up to another; those inside go on.
    pub(in crate::import) fn close_between(&mut self, from: usize, to: usize) {
        for at in (from..to.min(self.styles.len())).rev() {
            self.close_at(at);
        }
    }

    /// As [`text_from`](Self::text_from); white space counts as one space, and not at all at the start of a line.
    pub(in crate::import) fn collapsed_text(&mut self, text: &str, source: Span, exact: bool) {
        if self.hidden > 0 {
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        let mut at = 0;
        for word in text.split_inclusive(is_space) {
            let trimmed = word.trim_end_matches(is_space);
            let place = if exact {
                Span::new(source.start + at, source.start + at + trimmed.len())
            } else {
                source
            };
            at += word.len();
            self.text_from(trimmed, place, exact);
            if trimmed.len() < word.len() {
                self.space();
            }
        }
    }

    /// As [`text_from`](Self::text_from), with the spaces at the start of a line.
    #[cold]
    pub(in crate::import) fn spaced_text(&mut self, text: &str, source: Span, exact: bool) {
        if self.hidden > 0 {
            return;
        }
        self.line.indented |= self.line.text.is_empty() && !self.is_one_line();
        self.text_from(text, source, exact);
    }

    /// Adds a space, unless the line is empty or ends in one.
    pub(super) fn space(&mut self) {
        self.leave_url();
        self.line.space();
        self.unglue();
    }

    /// Puts a space between a URL at the end of the text and what comes next.
    pub(super) fn part(&mut self, next: Span) {
        if self.glue != Glue::None {
            if !self.line.text.ends_with(char::is_whitespace) {
                self.lose(LossKind::Space, next);
            }
            self.space();
        }
    }

    /// How many styles are open.
    pub(in crate::import) fn depth(&self) -> usize {
        self.styles.len()
    }

    /// Closes the styles that were opened since there were `depth`.
    pub(in crate::import) fn close_to(&mut self, depth: usize) {
        while self.styles.len() > depth {
            self.close_at(self.styles.len() - 1);
        }
    }

    /// Takes back the innermost style: its delimiters were text.
    #[cold]
    pub(in crate::import) fn restore(&mut self, delimiter: &'static str) {
        let Some(open) = self.styles.pop() else {
            return;
        };
        if let Some(span) = open.span {
            self.line.end(span);
        }
        if let Some(first) = open.first {
            self.line.spans[first].state = State::Opener;
            self.line.spans[first].delimiter = delimiter;
        }
    }

    /// Marks the place of literal text that comes next, for [`wrap`](Self::wrap).
    pub(in crate::import) fn mark(&self) -> LiteralMark {
        LiteralMark {
            at: self.line.text.len(),
            line: self.out.text.len(),
            depth: self.styles.len(),
            spans: self.line.spans.len(),
        }
    }

    /// Makes a style of what is between two marks, but for URLs: behind the first stand the two literal
    /// characters that open it, behind the second the first of two that close it, or nothing. Tells whether it
    /// could: on one line, and not across the edge of a link.
    #[cold]
    pub(in crate::import) fn wrap(
        &mut self,
        mark: LiteralMark,
        end: LiteralMark,
        style: Style,
        source: Span,
    ) -> bool {
        const WIDTH: usize = 2;
        let pair = match style {
            Style::Strikethrough => "~~",
            Style::Strong | Style::Emphasis | Style::Code => "**",
        };
        let text_at = |at: usize| self.line.text.get(at..).unwrap_or_default();
        let is_here = |mark: LiteralMark| mark.line == self.out.text.len();
        // A space parts it from a URL.
        let closer = text_at(end.at).strip_prefix(' ');
        let parted = closer == Some(&pair[1..]);
        let stands = is_here(mark)
            && is_here(end)
            && mark.at + WIDTH < end.at
            && text_at(mark.at).starts_with(pair)
            && (parted || [&pair[1..], ""].contains(&text_at(end.at)));
        let in_link = self
            .links
            .last()
            .is_some_and(|link| link.label.is_some_and(|[at, ..]| at > mark.at));
        // Those that are open now were open then.
        let around = mark.depth == self.styles.len()
            && self
                .styles
                .iter()
                .all(|open| open.first.is_none_or(|first| first < mark.spans));
        if !stands || in_link || !around || self.suspended.is_some() {
            return false;
        }
        if parted {
            self.back_to_url(end.at);
        }
        self.line.text.truncate(end.at);
        self.line.text.drain(mark.at..mark.at + WIDTH);
        let moved = |at: &mut usize| {
            if *at != usize::MAX && *at > mark.at {
                *at = mark.at.max(at.saturating_sub(WIDTH));
            }
        };
        let (outer, inner) = self.line.spans.split_at_mut(mark.spans);
        for span in inner {
            moved(&mut span.start);
            moved(&mut span.end);
        }
        // A URL may have ended those that were open; else there is nothing to look for, however far.
        let is_ended = self.suspended.is_some()
            || self
                .line
                .bare
                .last()
                .is_some_and(|&(start, _)| start >= mark.at);
        let open = self.styles.iter().filter(|open| is_ended && !open.nested);
        let open = open.count();
        let outer = outer.iter_mut().rev();
        for span in outer.filter(|span| span.end > mark.at).take(open) {
            moved(&mut span.end);
        }
        while self
            .line
            .pieces
            .pop_if(|piece| piece.at >= end.at)
            .is_some()
        {}
        let pieces = self.line.pieces.iter_mut().rev();
        for piece in pieces.take_while(|piece| piece.at > mark.at) {
            moved(&mut piece.at);
        }
        for range in [&mut self.line.urls, &mut self.line.bare] {
            let behind = range.iter_mut().rev();
            for (start, end) in behind.take_while(|(start, _)| *start > mark.at) {
                moved(start);
                moved(end);
            }
        }
        self.suspended.iter_mut().for_each(moved);
        self.cover(mark, style, source);
        true
    }

    /// Takes back what was done to part the text from a URL that ends at `at`.
    #[cold]
    fn back_to_url(&mut self, at: usize) {
        self.out
            .losses
            .pop_if(|loss| matches!(loss.kind, LossKind::Space));
        self.suspended = self.line.bare.pop().map(|(start, _)| start);
        self.glue = Glue::End;
        while self.line.spans.pop_if(|span| span.start >= at).is_some() {}
        let count = self.line.spans.len();
        for open in &mut self.styles {
            open.span = open.span.filter(|&span| span < count);
            open.first = open.first.filter(|&span| span < count);
        }
    }

    /// Lays a style over the text from a mark on, but for URLs.
    #[cold]
    fn cover(&mut self, mark: LiteralMark, style: Style, source: Span) {
        let known = self.line.spans.len();
        let bare = self
            .line
            .bare
            .partition_point(|&(start, _)| start < mark.at);
        let end = self.suspended.unwrap_or(self.line.text.len());
        let mut start = mark.at;
        for at in bare..=self.line.bare.len() {
            let (mut to, next) = self.line.bare.get(at).copied().unwrap_or((end, end));
            if at < self.line.bare.len() || self.suspended.is_some() {
                let text = self.line.text.get(start..to).unwrap_or_default();
                to = start + text.trim_end_matches(begins_clause).len();
            }
            self.line.cover(style, source, (start, to));
            start = next;
        }
        if bare < self.line.bare.len() || self.suspended.is_some() {
            self.lose(LossKind::StyledUrl, source);
        }
        // Outer ones first.
        let spans = &mut self.line.spans;
        let mut order: Vec<usize> = (mark.spans..spans.len()).collect();
        order.sort_by_key(|&at| (spans[at].start, usize::MAX - spans[at].end, at < known));
        let sorted: Vec<LineSpan> = order.iter().map(|&at| spans[at]).collect();
        spans.truncate(mark.spans);
        spans.extend(sorted);
        for open in &mut self.styles {
            if let Some(span) = &mut open.span
                && let Some(place) = order.iter().position(|at| at == span)
            {
                *span = mark.spans + place;
            }
        }
    }

    /// Whether a URL stands at the end of the text, so that what follows may be part of it.
    pub(in crate::import) fn is_in_url(&self) -> bool {
        self.glue == Glue::Url
    }

    /// Ends the URL at the end of the text, if one stands there: only now, for each text might be a part of it.
    pub(in crate::import) fn leave_url(&mut self) {
        if self.glue == Glue::Url {
            self.glue = Glue::End;
            self.end_url();
        }
    }

    /// Whether nothing stands in the line, or a space at its end.
    #[cfg(feature = "import-markdown")]
    pub(in crate::import) fn ends_in_space(&self) -> bool {
        self.line.text.is_empty() || self.line.text.ends_with(char::is_whitespace)
    }

    /// Whether what follows is hidden.
    pub(in crate::import) fn is_hidden(&self) -> bool {
        self.hidden > 0
    }

    /// Hides what follows, until as many calls of [`show`](Self::show).
    pub(in crate::import) fn hide(&mut self) {
        self.hidden += 1;
    }

    /// Ends a stretch that is hidden.
    pub(in crate::import) fn show(&mut self) {
        self.hidden = self.hidden.saturating_sub(1);
    }

    /// Ends the spans for a URL; they go on where it ends.
    pub(super) fn suspend(&mut self) {
        if self.suspended.is_some() {
            return;
        }
        let mut end = self.line.text.len();
        if !self.styles.is_empty() {
            // A span cannot end between a bracket and the URL in it.
            end = self.line.text.trim_end_matches(begins_clause).len();
        }
        self.suspended = Some(end);
        for open in &mut self.styles {
            if let Some(span) = open.span.take() {
                let span = &mut self.line.spans[span];
                span.end = end.max(span.start);
            }
        }
        if let Some(open) = self.styles.first().copied() {
            self.lose(LossKind::StyledUrl, open.source);
            // It was idle between spaces; now a delimiter stands next to it.
            let text = self.line.text[..end].trim_end();
            self.line.literal |= is_delimiter(text.as_bytes().last());
        }
    }

    /// Begins the spans again that a URL suspended.
    #[inline]
    pub(super) fn resume(&mut self) {
        if let Some(start) = self.suspended.take() {
            self.resume_from(start);
        }
    }

    #[cold]
    fn resume_from(&mut self, start: usize) {
        self.line.bare.push((start, self.line.text.len()));
        self.begin_spans(0);
    }

    /// Begins spans of the open styles from one on.
    pub(super) fn begin_spans(&mut self, from: usize) {
        for open in &mut self.styles[from..] {
            if !open.nested && !open.paused {
                open.span = Some(self.line.begin(open.style, open.source, ""));
                open.first = open.first.or(open.span);
            }
        }
    }
}
