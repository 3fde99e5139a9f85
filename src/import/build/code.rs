//! Blocks of code: monospace on lines of its own.

use super::settle::without_fences;
use super::{Builder, Gap};
use crate::import::LossKind;
use crate::text::Span;

const FENCE: &str = "```";

impl Builder {
    /// Adds a block of code; one line break at its end is not part of it.
    pub(in crate::import) fn code_block(&mut self, code: &str, gap: Gap, source: Span) {
        if self.hidden > 0 {
            return;
        }
        if self.in_cell() {
            return self.code(code.trim_end(), source);
        }
        self.flush();
        let code = code.strip_suffix('\n').unwrap_or(code);
        let code = code.strip_suffix('\r').unwrap_or(code);
        if code.trim().is_empty() {
            return;
        }
        let joined = if code.contains('\r') {
            code.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            String::new()
        };
        let code = if joined.is_empty() { code } else { &joined };
        self.block(gap);
        self.note_alone();
        if self.in_item() && self.marker.is_none() {
            self.lose(LossKind::BlockInItem, source);
        }
        if self.quotes() > 0 {
            // A line inside monospace is no line of the quote: each gets fences of its own.
            for line in code.split('\n') {
                if line.trim().is_empty() {
                    self.lose(LossKind::BlankInQuote, source);
                } else {
                    self.monospace(line, "", source);
                }
            }
        } else {
            // A backtick next to a fence would be taken for a part of it.
            let apart = code.contains('\n') || code.starts_with('`') || code.ends_with('`');
            self.monospace(code, if apart { "\n" } else { "" }, source);
        }
    }

    /// Writes monospace on lines of its own; `padding` stands inside the fences.
    fn monospace(&mut self, code: &str, padding: &str, source: Span) {
        self.begin_line();
        self.out.text.push_str(&self.prefix);
        // The prefix may hold more than a marker.
        let careful = self.out.careful && !self.prefix.is_empty();
        if !self.prefix.is_empty() && !careful {
            self.out.lines.begin(&self.out.text);
        }
        let start = self.out.text.len();
        self.out.text.extend([FENCE, padding]);
        if code.contains('`') {
            let safe = without_fences(code, padding.is_empty());
            if safe != code {
                self.lose(LossKind::Literal, source);
            }
            self.out.text.push_str(&safe);
        } else {
            self.out.text.push_str(code);
        }
        self.out.text.extend([padding, FENCE]);
        let end = self.out.text.len();
        if careful {
            self.out.lines.parse(&self.out.text);
        } else if self.prefix.is_empty() {
            self.out.lines.monospace_block(end);
        } else {
            self.out.lines.monospace(start, end);
            self.out.lines.end(end);
        }
    }
}
