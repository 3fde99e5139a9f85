//! Has a line parsed, and makes it say what was meant.
//!
//! Characters that took part in formatting without being meant to are replaced by look-alikes, a few times
//! at most; then all that could; then the spans go, too. Each step only takes formatting away, and
//! the last leaves none.

use super::line::{Line, LineSpan, State, Style, is_delimiter};
use super::settle::{Output, Written, block_marker, look_alike};
use crate::import::{Literals, Loss, LossKind};
use crate::markup::Formatting;

/// How often a line is parsed to find out what has to be replaced.
const ROUNDS: usize = 4;

impl Line {
    /// Judges the line that was written last.
    pub(super) fn judge(&mut self, written: &Written, text: (usize, usize), out: &mut Output) {
        for round in 0..=ROUNDS {
            let Some(mut used) = self.misread(written, out) else {
                return;
            };
            if out.literals == Literals::Leave {
                for at in used {
                    out.lose(LossKind::LiteralLeft, self.source(at, 1));
                }
                return;
            }
            if used.is_empty() || round == ROUNDS {
                break;
            }
            if used.iter().any(|&at| !self.is_at_url(at)) {
                // Without its partner what stands at a URL formats nothing, and the URL stays what it is.
                used.retain(|&at| !self.is_at_url(at));
            } else if self.neutralize_openers(out) {
                used.clear();
            }
            self.scratch.replaced.extend(used);
            self.scratch.replaced.sort_unstable();
            self.scratch.replaced.dedup();
            self.rewrite(written, text, out);
        }
        // Every character that could format, and no span that hangs on one.
        for span in &mut self.spans {
            if matches!(span.state, State::Restored | State::Opener) {
                span.state = State::Dead;
            }
        }
        self.replace_all(true, written, text);
        self.rewrite(written, text, out);
        if self.misread(written, out).is_none() {
            return;
        }
        self.scratch.marks.clear();
        let dropped = self.spans.iter().filter(|span| span.state == State::Alive);
        out.losses
            .extend(dropped.map(|span| Loss::new(LossKind::MidWord, span.source)));
        self.replace_all(false, written, text);
        self.rewrite(written, text, out);
        // Whatever it says now, the document is to say it.
        let _ = self.misread(written, out);
    }

    /// Replaces the delimiters of the source that were written as text; tells whether there were any.
    #[cold]
    fn neutralize_openers(&mut self, out: &mut Output) -> bool {
        let mut found = false;
        for span in &mut self.spans {
            if span.state == State::Opener
                && let Some(other) = look_alike(span.delimiter)
            {
                span.delimiter = other;
                out.lose(LossKind::Literal, span.source);
                found = true;
            }
        }
        found
    }

    /// Has all delimiters replaced that are neither in URLs nor, if the spans live, in code.
    fn replace_all(&mut self, spans_live: bool, written: &Written, (lo, hi): (usize, usize)) {
        let code = |span: &&LineSpan| span.state == State::Alive && span.style == Style::Code;
        let mut kept: Vec<(usize, usize)> = self.urls.clone();
        if spans_live {
            kept.extend(
                self.spans
                    .iter()
                    .filter(code)
                    .map(|span| (span.start, span.end)),
            );
        }
        kept.sort_unstable();
        let mut kept = kept.into_iter().peekable();
        // So is the marker of a block, which may stand behind a delimiter that goes.
        let is_delimiter = |at: usize| is_delimiter(self.text.as_bytes().get(at));
        let marker = self
            .scratch
            .replaced
            .first()
            .copied()
            .filter(|&at| !is_delimiter(at));
        let marker = marker.or_else(|| {
            block_marker(&self.text[lo..hi])
                .map(|at| lo + at)
                .filter(|_| !spans_live && written.content == written.start)
        });
        self.scratch.replaced.clear();
        self.scratch.replaced.extend(marker);
        for (at, character) in self.text[lo..hi].char_indices() {
            let at = lo + at;
            while kept.next_if(|&(_, end)| end <= at).is_some() {}
            let is_kept = kept.peek().is_some_and(|&(start, _)| start <= at);
            if character == '`' || (matches!(character, '*' | '_' | '~') && !is_kept) {
                self.scratch.replaced.push(at);
            }
        }
        self.scratch.replaced.sort_unstable();
        self.scratch.replaced.dedup();
    }

    /// Whether a character is part of a URL, or stuck to its end.
    fn is_at_url(&self, at: usize) -> bool {
        let behind = self.urls.partition_point(|&(start, _)| start <= at);
        let url = behind.checked_sub(1).map(|url| self.urls[url].0);
        let before = url.and_then(|start| self.text.get(start..at));
        before.is_some_and(|before| !before.contains(char::is_whitespace))
    }

    fn rewrite(&mut self, written: &Written, (lo, hi): (usize, usize), out: &mut Output) {
        out.text.truncate(written.content);
        out.lines.again();
        out.lines.begin(&out.text);
        self.write(lo, hi, out);
    }

    /// Has the line parsed. Gives the characters of its text that the parser takes for delimiters; `None`
    /// if all is as it was meant.
    fn misread(&self, written: &Written, out: &mut Output) -> Option<Vec<usize>> {
        let meant: Vec<_> = out.lines.formatting().collect();
        out.lines.again();
        let marker = out.lines.parse(&out.text);
        // A marker in what was meant stands in the prefix, where the parser finds it, too.
        let marker = marker.filter(|&at| at >= written.content);
        let line = &out.text[written.start..];
        let has_fence = line.contains('`') && line.contains("```");
        if !has_fence && marker.is_none() && out.lines.formatting().eq(meant.iter().copied()) {
            return None;
        }
        let mut ours: Vec<usize> = meant.iter().flat_map(|meant| meant.ends()).collect();
        ours.sort_unstable();
        let meant: std::collections::HashSet<_> = meant.into_iter().collect();
        let mut used = Vec::new();
        let others = out
            .lines
            .formatting()
            .filter(|found| !meant.contains(found));
        let delimiters = others.flat_map(Formatting::ends);
        // A fence could begin monospace that ends on another line.
        let fences = line
            .match_indices("```")
            .flat_map(|(at, _)| written.start + at..written.start + at + 3);
        for at in delimiters.chain(fences).chain(marker) {
            if ours.binary_search(&at).is_err()
                && let Some(at) = self.text_at(at, written, &out.text)
            {
                used.push(at);
            }
        }
        Some(used)
    }

    /// The byte of the line's text that was written to a byte of the output.
    fn text_at(&self, at: usize, written: &Written, out: &str) -> Option<usize> {
        let copied = &self.scratch.copied;
        let index = copied
            .partition_point(|&(start, _)| start <= at)
            .checked_sub(1)?;
        let (start, from) = copied[index];
        let text = from + (at - start);
        let same = self.text.as_bytes().get(text) == out.as_bytes().get(at);
        (same && at >= written.content).then_some(text)
    }
}
