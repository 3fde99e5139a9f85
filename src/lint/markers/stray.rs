//! Delimiters without a partner in their line.

use super::run::is_money;
use super::single::{CLOSING, OPENING, Reader};
use super::{Line, LineKind, Run, SlipKind};
use crate::text::Span;

/// Over how many line breaks a pair may be meant to reach.
const MAX_LINES: usize = 8;

impl Reader<'_, '_> {
    /// Judges what found no partner in its line: pairs over line breaks, footnotes, items of lists, and strays.
    pub(super) fn rest(&mut self) {
        let mut left = std::mem::take(&mut self.left);
        left.sort_by_key(|run| run.span.start);
        for marker in ['*', '_', '~', '`'] {
            for length in [1, 2] {
                let runs = left
                    .iter()
                    .filter(|run| run.marker == marker && run.len() == length);
                let runs: Vec<Run> = runs.copied().collect();
                self.strays(&runs);
            }
        }
    }

    fn strays(&mut self, runs: &[Run]) {
        let mut reference = false;
        let mut at = 0;
        while let Some(run) = runs.get(at) {
            at += 1;
            if !run.can_open() || !self.is_meant(run) {
                reference |= run.can_close();
                if run.marker == '`' && run.can_close() && run.before.is_some_and(|it| it != '\'') {
                    self.push(
                        SlipKind::UnclosedCode,
                        run.marker,
                        run.span,
                        run.span,
                        run.span,
                    );
                }
                continue;
            }
            if let Some(close) = runs.get(at).filter(|close| self.crosses(run, close)) {
                at += 1;
                let span = Span::new(run.span.start, close.span.end);
                self.push(
                    SlipKind::CrossesNewline,
                    run.marker,
                    span,
                    run.span,
                    close.span,
                );
                continue;
            }
            let starts = run.span.start == self.lines[run.line].content.start;
            let kind = match run.marker {
                '`' => SlipKind::UnclosedCode,
                '*' if starts && reference => continue,
                '*' if starts && self.is_item(run, runs) => SlipKind::ListOrBold,
                _ => SlipKind::Unclosed,
            };
            self.push(kind, run.marker, run.span, run.span, run.span);
        }
    }

    /// Whether a pair was meant to reach over the line breaks between the two.
    fn crosses(&self, open: &Run, close: &Run) -> bool {
        let lines = &self.lines[open.line..=close.line];
        let starts_line = close.span.start == self.lines[close.line].content.start;
        let content = self
            .message
            .slice(Span::new(open.span.end, close.span.start));
        (2..=MAX_LINES).contains(&lines.len())
            && close.can_close()
            && !starts_line
            && content.contains(char::is_alphanumeric)
            && lines
                .iter()
                .all(|line| !self.message.slice(line.content).trim().is_empty())
    }

    /// Whether a star at the start of a line is beside an item of a list, or another such star.
    fn is_item(&self, run: &Run, left: &[Run]) -> bool {
        let line = &self.lines[run.line];
        if line.kind != LineKind::Text {
            return false;
        }
        let begins = |line: &Line| {
            let found = left.binary_search_by_key(&line.content.start, |run| run.span.start);
            found.is_ok() && line.kind == LineKind::Text
        };
        let above = run.line.checked_sub(1).map(|at| &self.lines[at]);
        let below = self.lines.get(run.line + 1);
        let is_list = |other: &Line| other.kind == LineKind::Bullet || begins(other);
        above.is_some_and(|above| above.touches(line) && is_list(above))
            || below.is_some_and(|below| line.touches(below) && is_list(below))
    }

    /// Whether a run that may open was written to.
    fn is_meant(&self, run: &Run) -> bool {
        let content = self.lines[run.line].content;
        let rest = self.message.slice(Span::new(run.span.end, content.end));
        let mut word = rest.chars().take_while(|it| !it.is_whitespace());
        let Some(first) = rest.chars().next() else {
            return false;
        };
        match run.marker {
            // `*123#` is dialled.
            '*' if first.is_numeric() => {
                word.any(|it| !it.is_numeric() && it != '#' && it != '*' && !CLOSING.contains(&it))
            }
            '*' => {
                first.is_alphabetic()
                    || is_money(first)
                    || OPENING.contains(&first)
                    || matches!(first, '_' | '~' | '#' | '`')
                    || crate::markup::chars::is_symbol(first)
            }
            // `_id` is a name; a tilde means about, and signs.
            '_' => {
                first.is_alphabetic()
                    && !word.any(|it| it == '_')
                    && (run.span.start == content.start || !first.is_lowercase())
            }
            '~' => {
                first.is_alphabetic()
                    && (first.is_uppercase() || first.is_lowercase())
                    && run.line < self.last
            }
            // ``quoted'' as typists did.
            _ => !first.is_whitespace() && !rest.chars().take(100).any(|it| it == '\''),
        }
    }
}
