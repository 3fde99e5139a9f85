//! Writes a whole line as WhatsApp text: decides which spans live, and has the parser judge the rest.
//!
//! Where no text of the line may format, the delimiters that are written are all that there are, and
//! the rules for neighbours (S2 to S5, S10) decide by themselves: what the line says is known. Where
//! text may format, or a URL may take delimiters for its own, the parser is the judge (`judge`).

use super::line::{Line, LineSpan, State, Style};
use crate::import::{Literals, Loss, LossKind};
use crate::markup::{Lines, chars::is_word, next_hot};
use crate::text::Span;

/// Where finished lines go.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) losses: Vec<Loss>,
    /// What the lines say.
    pub(super) lines: Lines,
    pub(super) literals: Literals,
    /// Whether every line is parsed: the options hold characters that may format.
    pub(super) careful: bool,
}

impl Output {
    pub(super) fn lose(&mut self, kind: LossKind, source: Span) {
        self.losses.push(Loss::new(kind, source));
    }

    pub(super) fn end_line(&mut self) {
        self.text.push('\n');
        self.lines.next(self.text.len());
    }
}

/// What settling a line needs while it lasts.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub(super) marks: Vec<Mark>,
    /// Bytes of the text that are written as look-alikes, ascending.
    pub(super) replaced: Vec<usize>,
    /// Where stretches of the text were written to: (in the output, in the text).
    pub(super) copied: Vec<(usize, usize)>,
}

/// The place of a delimiter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    at: usize,
    span: usize,
    opens: bool,
    /// Whether a space parts it from the word that it touches.
    space: bool,
}

impl Mark {
    fn closing(spans: &[LineSpan], span: usize) -> Self {
        Self {
            at: spans[span].end,
            span,
            opens: false,
            space: false,
        }
    }
}

/// How often neighbours are looked at again after a span was dropped.
const ROUNDS: usize = 4;

/// What stands for a character that would format.
pub(super) fn look_alike(character: &str) -> Option<&'static str> {
    Some(match character {
        "*" => "∗",
        "_" => "＿",
        "~" => "∼",
        "`" => "ˋ",
        "-" => "‐",
        ">" => "›",
        "." => "․",
        _ => return None,
    })
}

/// Replaces the backticks of code that would be read as a fence: runs of three or more, those that a
/// closing fence touches (`closes`), and all where there is nothing else.
pub(super) fn without_fences(code: &str, closes: bool) -> String {
    if code
        .chars()
        .all(|character| character == '`' || character.is_whitespace())
    {
        return code.replace('`', "ˋ");
    }
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find('`') {
        let run = rest[start..]
            .bytes()
            .take_while(|&byte| byte == b'`')
            .count();
        out.push_str(&rest[..start]);
        let fence = run >= 3 || (closes && start + run == rest.len());
        out.extend(std::iter::repeat_n(if fence { 'ˋ' } else { '`' }, run));
        rest = &rest[start + run..];
    }
    out + rest
}

impl Line {
    /// Writes the line from `lo` to `hi`, behind `prefix`, the marker of its block.
    pub(super) fn settle(&mut self, prefix: &str, (lo, hi): (usize, usize), out: &mut Output) {
        let trimmed = &self.text[lo..hi];
        let start = out.text.len();
        let marker = if prefix.is_empty() {
            block_marker(trimmed).map(|at| lo + at)
        } else {
            out.text.push_str(prefix);
            None
        };
        let settled = !self.literal && !out.careful && marker.is_none();
        if settled && self.spans.is_empty() && self.urls.is_empty() {
            out.lines.plain(&out.text, out.text.len() + trimmed.len());
            return out.text.push_str(trimmed);
        }
        out.lines.begin(&out.text);
        let content = out.text.len();
        if settled && self.write_as_it_stands(lo, hi, out) {
            return;
        }
        self.settle_at_length(marker, &Written { start, content }, (lo, hi), out);
    }

    /// Settles a line that does not stand as it is.
    #[cold]
    fn settle_at_length(
        &mut self,
        marker: Option<usize>,
        written: &Written,
        (lo, hi): (usize, usize),
        out: &mut Output,
    ) {
        self.scratch.replaced.clear();
        self.shape(lo, hi);
        let risky = self.check(lo, hi, out) || self.literal || out.careful;
        let mut first = self.scratch.marks.iter().take_while(|mark| mark.at == lo);
        let delimited = first.any(|mark| self.spans[mark.span].state != State::Dead);
        if let Some(at) = marker.filter(|_| !delimited) {
            if out.literals == Literals::Leave {
                out.lose(LossKind::LiteralLeft, self.source(at, 1));
            } else {
                self.scratch.replaced.push(at);
            }
        }
        self.write(lo, hi, out);
        let shifted = !self.scratch.replaced.is_empty() && !self.urls.is_empty();
        if risky || shifted {
            self.judge(written, (lo, hi), out);
        } else {
            out.lines.end(out.text.len());
        }
        let mut reported = usize::MAX;
        for &at in &self.scratch.replaced {
            // A run is one loss.
            if at != reported {
                out.lose(LossKind::Literal, self.source(at, 1));
            }
            reported = at + 1;
        }
    }

    /// Takes spaces off the ends of spans, and joins neighbours of one style.
    fn shape(&mut self, lo: usize, hi: usize) {
        let mut open: [usize; 8] = [0; 8];
        let mut depth = 0;
        let mut last_root: Option<usize> = None;
        for at in 0..self.spans.len() {
            let span = &mut self.spans[at];
            let (start, end) = (span.start.clamp(lo, hi), span.end.clamp(lo, hi));
            let inner = self.text.get(start..end.max(start)).unwrap_or_default();
            span.start = start + (inner.len() - inner.trim_start().len());
            span.end = start + inner.trim_end().len();
            if span.start >= span.end || span.state != State::Alive {
                if span.state == State::Alive {
                    span.state = State::Dead;
                }
                continue;
            }
            let (style, start, end) = (span.style, span.start, span.end);
            while depth > 0 && self.spans[open[depth - 1]].end <= start {
                depth -= 1;
            }
            if depth == open.len()
                || open[..depth].iter().any(|&outer| {
                    let outer = self.spans[outer];
                    // Code is literal, and what would cross is cut off.
                    outer.style == style || outer.style == Style::Code || outer.end < end
                })
            {
                self.spans[at].state = State::Dead;
                continue;
            }
            let outer = depth.checked_sub(1).map(|outer| open[outer]);
            let sibling = outer.map_or(last_root, |outer| self.spans[outer].last_child);
            let touching = sibling.filter(|&sibling| {
                self.spans[sibling].style == style && self.spans[sibling].end == start
            });
            open[depth] = if let Some(sibling) = touching {
                self.spans[sibling].end = end;
                self.spans[at].state = State::Dead;
                sibling
            } else {
                match outer {
                    Some(outer) => self.spans[outer].last_child = Some(at),
                    None => last_root = Some(at),
                }
                at
            };
            depth += 1;
        }
    }

    /// Finds the delimiters to write, and drops spans that the neighbours spoil. Tells whether text
    /// came free that may format.
    fn check(&mut self, lo: usize, hi: usize, out: &mut Output) -> bool {
        self.lay_marks();
        let mut risky = false;
        // Whether a delimiter may stand somewhere hangs on the others there; what a dropped span
        // takes along lies before it or behind it, so that one pass in each direction will mostly do.
        for round in 0..=ROUNDS {
            let mut changed = false;
            let mut next = 0;
            while next < self.scratch.marks.len() {
                let group = self.group_at(next);
                next = group.end;
                changed |= self.check_group(group, (lo, hi), round, out, &mut risky);
            }
            if !changed {
                break;
            }
            while next > 0 {
                let group = self.group_before(next);
                next = group.start;
                self.check_group(group, (lo, hi), round, out, &mut risky);
            }
            // What is left after that many is for the parser to find.
            risky |= round == ROUNDS;
        }
        risky
            | self
                .spans
                .iter()
                .any(|span| matches!(span.state, State::Restored | State::Opener))
    }

    /// The marks that stand where the one at `first` does, which is the first of them.
    fn group_at(&self, first: usize) -> std::ops::Range<usize> {
        let marks = &self.scratch.marks[first..];
        let length = marks
            .iter()
            .take_while(|mark| mark.at == marks[0].at)
            .count();
        first..first + length
    }

    /// The marks that stand where the one before `end` does, which is the last of them.
    fn group_before(&self, end: usize) -> std::ops::Range<usize> {
        let marks = &self.scratch.marks[..end];
        let at = marks[end - 1].at;
        let length = marks.iter().rev().take_while(|mark| mark.at == at).count();
        end - length..end
    }

    /// Lists the delimiters in the order in which they are written.
    fn lay_marks(&mut self) {
        let marks = &mut self.scratch.marks;
        marks.clear();
        let mut open: [usize; 8] = [0; 8];
        let mut depth = 0;
        for (at, span) in self.spans.iter().enumerate() {
            if span.state == State::Dead {
                continue;
            }
            while depth > 0 && self.spans[open[depth - 1]].end <= span.start {
                depth -= 1;
                marks.push(Mark::closing(&self.spans, open[depth]));
            }
            marks.push(Mark {
                at: span.start,
                span: at,
                opens: true,
                space: false,
            });
            if span.state != State::Opener && depth < open.len() {
                open[depth] = at;
                depth += 1;
            }
        }
        for &span in open[..depth].iter().rev() {
            marks.push(Mark::closing(&self.spans, span));
        }
    }

    /// Holds the delimiters between two characters to their neighbours; tells whether a span died.
    fn check_group(
        &mut self,
        group: std::ops::Range<usize>,
        (lo, hi): (usize, usize),
        round: usize,
        out: &mut Output,
        risky: &mut bool,
    ) -> bool {
        let mut alive = self.scratch.marks[group.clone()]
            .iter()
            .enumerate()
            .filter(|(_, mark)| self.spans[mark.span].state == State::Alive);
        let opener = alive
            .clone()
            .find(|(_, mark)| mark.opens)
            .map(|(index, _)| index);
        let closer = alive.rfind(|(_, mark)| !mark.opens).map(|(index, _)| index);
        if let (Some(closer), Some(opener)) = (closer, opener) {
            return self.join(group.start + closer, group.start + opener);
        }
        let at = self.scratch.marks[group.start].at;
        let before = self.text[lo..at].chars().next_back();
        let after = self.text[at..hi].chars().next();
        let word_before = before.is_some_and(is_word_or_at);
        let word_after = after.is_some_and(is_word);
        if !word_before && !word_after {
            return false;
        }
        let (opens, outermost) = match (closer, opener) {
            (Some(closer), None) if word_after => (false, group.start + closer),
            (None, Some(opener)) if word_before => (true, group.start + opener),
            _ => return false,
        };
        if self.scratch.marks[outermost].space {
            return false;
        }
        let parted = if opens {
            after.is_some_and(begins_clause)
        } else {
            before.is_some_and(ends_clause)
        };
        let outer = self.spans[self.scratch.marks[outermost].span];
        if parted && outer.style != Style::Code && round < ROUNDS {
            self.scratch.marks[outermost].space = true;
            out.lose(LossKind::Space, outer.source);
            return true;
        }
        for index in group {
            let mark = self.scratch.marks[index];
            let span = self.spans[mark.span];
            if span.state != State::Alive {
                continue;
            }
            let restored = !span.delimiter.is_empty() && self.is_arithmetic(mark.span, lo, hi);
            self.spans[mark.span].state = if restored {
                State::Restored
            } else {
                State::Dead
            };
            *risky |= span.style == Style::Code && self.may_format(span.start, span.end);
            if !restored {
                out.lose(LossKind::MidWord, span.source);
            }
        }
        true
    }

    /// Makes one of two spans of a style that touch, since what parted them died; tells whether it did.
    fn join(&mut self, closer: usize, opener: usize) -> bool {
        let marks = &mut self.scratch.marks;
        let (first, second) = (marks[closer].span, marks[opener].span);
        if self.spans[first].style != self.spans[second].style {
            return false;
        }
        let mut inside = marks.iter_mut().skip(opener + 1);
        let Some(end) = inside.find(|mark| mark.span == second) else {
            return false;
        };
        end.span = first;
        marks[closer].span = second;
        self.spans[first].end = self.spans[second].end;
        self.spans[second].state = State::Dead;
        true
    }

    /// Whether a stretch of the text may format, or be part of a URL.
    pub(super) fn may_format(&self, from: usize, to: usize) -> bool {
        next_hot(&self.text.as_bytes()[..to], from) < to
    }

    /// Whether a span inside a word is more likely a product: `2*3*4`, `a*b*c`, `(a*b)*(c*d)`.
    #[cold]
    fn is_arithmetic(&self, at: usize, lo: usize, hi: usize) -> bool {
        let LineSpan {
            start,
            end,
            delimiter,
            ..
        } = self.spans[at];
        // What other spans hold is a factor of its own.
        let from = at
            .checked_sub(1)
            .map_or(lo, |before| match self.spans[before] {
                LineSpan { end, .. } if end <= start => end,
                LineSpan { start, .. } => start,
            });
        let mut behind = self.spans[at + 1..].iter().map(|span| span.start);
        let to = behind.find(|&next| next >= end).unwrap_or(hi).min(hi);
        let before = &self.text[from.max(lo)..start];
        let after = &self.text[end..to];
        // `2 *3*4`, `2*3* 4`
        let is_spaced = before.ends_with(' ') || after.starts_with(' ');
        let before = before.trim_end_matches([' ', ')']).chars().rev();
        let after = after.trim_start_matches([' ', '(']).chars();
        let inner = &self.text[start..end];
        let (Some(first), Some(last)) = (factor(before), factor(after)) else {
            return false;
        };
        let mut factors = vec![first, last];
        for inner in inner.split(|character: char| !is_of_factor(character)) {
            match factor(inner.chars()) {
                Some(inner) => factors.push(inner),
                None if inner.is_empty() => {}
                None => return false,
            }
        }
        let likely = [
            factors.contains(&Factor::Number),
            delimiter.len() == 1,
            !is_spaced,
        ];
        factors.len() > 2 && likely.into_iter().filter(|&likely| likely).count() > 1
    }

    /// Writes the text with its delimiters, if all of them may stand where they are; tells whether they
    /// could. Nearly every line is such a one: `shape`, `check` and `write` say the same at length.
    fn write_as_it_stands(&self, lo: usize, hi: usize, out: &mut Output) -> bool {
        let start = out.text.len();
        let stands = self.try_to_write(lo, hi, out).is_some();
        if stands {
            out.lines.end(out.text.len());
        } else {
            out.text.truncate(start);
            out.lines.again();
            out.lines.begin(&out.text);
        }
        stands
    }

    fn try_to_write(&self, lo: usize, hi: usize, out: &mut Output) -> Option<()> {
        let mut urls = &self.urls[..];
        let mut done = lo;
        let mut copy = |out: &mut Output, to: usize| {
            while let [(start, end), rest @ ..] = urls
                && *start < to
            {
                let at = out.text.len();
                out.lines.link(at + start - done, at + end - done);
                urls = rest;
            }
            if done < to {
                out.text.push_str(&self.text[done..to]);
                done = to;
            }
        };
        // The spans that are open, and where their delimiters were written. Each style is open once.
        let mut open = [(0, 0); 4];
        let mut depth = 0;
        let mut closed_at = None;
        for next in 0..=self.spans.len() {
            let span = self.spans.get(next);
            while depth > 0 {
                let (inner, written) = open[depth - 1];
                let LineSpan { style, end, .. } = self.spans[inner];
                if span.is_some_and(|span| span.start < end) {
                    break;
                }
                if self.text[end..hi].starts_with(is_word) {
                    return None;
                }
                copy(out, end);
                let at = out.text.len();
                out.text.push(style.delimiter().into());
                if style == Style::Code {
                    out.lines.code(written, at + 1);
                } else {
                    out.lines.close(at);
                }
                closed_at = Some(end);
                depth -= 1;
            }
            let Some(span) = span else { break };
            if span.start == span.end {
                continue;
            }
            let content = self.text[..hi].get(span.start..span.end)?;
            let fits = |&(outer, _): &(usize, usize)| {
                let outer = &self.spans[outer];
                outer.style != span.style && outer.style != Style::Code && span.end <= outer.end
            };
            let stands = span.state == State::Alive
                && span.start >= lo
                && closed_at != Some(span.start)
                && open[..depth].iter().all(fits)
                && !content.starts_with(char::is_whitespace)
                && !content.ends_with(char::is_whitespace)
                && !self.text[lo..span.start].ends_with(is_word_or_at);
            if !stands {
                return None;
            }
            copy(out, span.start);
            let at = out.text.len();
            out.text.push(span.style.delimiter().into());
            if span.style != Style::Code {
                out.lines.open(span.style.delimiter(), at);
            }
            open[depth] = (next, at);
            depth += 1;
        }
        copy(out, hi);
        Some(())
    }

    /// Writes the text with its delimiters.
    pub(super) fn write(&mut self, lo: usize, hi: usize, out: &mut Output) {
        let Scratch {
            marks,
            replaced,
            copied,
        } = &mut self.scratch;
        copied.clear();
        let mut replaced = replaced.iter().copied().peekable();
        let mut done = lo;
        let mut urls = self.urls.iter().peekable();
        let mut copy = |out: &mut Output, from: usize, to: usize| {
            if from == to {
                return;
            }
            // Where text is replaced as well, the line is parsed.
            while let Some(&(start, end)) = urls.next_if(|url| url.0 < to) {
                let at = out.text.len();
                out.lines.link(at + start - from, at + end - from);
            }
            let out = &mut out.text;
            copied.push((out.len(), from));
            let mut from = from;
            while let Some(at) = replaced.next_if(|&at| at < to) {
                out.push_str(&self.text[from..at]);
                let character = self.text[at..].chars().next();
                from = at + character.map_or(0, char::len_utf8);
                let character = &self.text[at..from];
                out.push_str(look_alike(character).unwrap_or(character));
                copied.push((out.len(), from));
            }
            out.push_str(&self.text[from..to]);
        };
        for mark in marks.iter() {
            let span = &mut self.spans[mark.span];
            match span.state {
                State::Dead => continue,
                State::Restored | State::Opener => {
                    copy(out, done, mark.at);
                    done = mark.at;
                    out.text.push_str(span.delimiter);
                }
                State::Alive if mark.opens => {
                    copy(out, done, mark.at);
                    done = mark.at;
                    if mark.space {
                        out.text.push(' ');
                    }
                    if span.style == Style::Code {
                        span.code = out.text.len();
                    } else {
                        out.lines.open(span.style.delimiter(), out.text.len());
                    }
                    out.text.push(span.style.delimiter().into());
                }
                State::Alive => {
                    copy(out, done, mark.at);
                    done = mark.at;
                    let at = out.text.len();
                    out.text.push(span.style.delimiter().into());
                    if span.style == Style::Code {
                        out.lines.code(span.code, at + 1);
                    } else {
                        out.lines.close(at);
                    }
                }
            }
            if mark.space && !mark.opens {
                out.text.push(' ');
            }
        }
        copy(out, done, hi);
    }
}

/// What is multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Factor {
    Number,
    Letter,
}

fn is_of_factor(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | ',')
}

/// The factor that a text begins with: a number, or one letter, maybe with a number.
fn factor(text: impl Iterator<Item = char>) -> Option<Factor> {
    /// The most characters that are looked at.
    const MOST: usize = 32;
    let (mut letters, mut digits) = (0, 0);
    for character in text.take_while(|&c| is_of_factor(c)).take(MOST) {
        if character.is_numeric() {
            digits += 1;
        } else if character.is_lowercase() || character.is_uppercase() {
            letters += 1;
        } else if character.is_alphabetic() {
            return None;
        }
    }
    match (letters, digits) {
        (0, 1..) => Some(Factor::Number),
        (1, _) => Some(Factor::Letter),
        _ => None,
    }
}

/// Where a line begins in the output, and where its text does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    pub(super) start: usize,
    pub(super) content: usize,
}

/// What no delimiter may open behind (S4).
fn is_word_or_at(character: char) -> bool {
    character == '@' || is_word(character)
}

/// The character that makes a block of a line (B1, B2, B4), if one does.
pub(super) fn block_marker(line: &str) -> Option<usize> {
    match line.as_bytes() {
        [b'-' | b'*' | b'>', b' ', _, ..] => Some(0),
        [b'0'..=b'9', b'.', b' ', rest @ ..] if !begins_blank(rest) => Some(1),
        [b'0'..=b'9', b'0'..=b'9', b'.', b' ', rest @ ..] if !begins_blank(rest) => Some(2),
        _ => None,
    }
}

fn begins_blank(rest: &[u8]) -> bool {
    rest.first().is_none_or(u8::is_ascii_whitespace)
}

/// Whether a space may well stand behind the character: `*Note:* text`.
fn ends_clause(character: char) -> bool {
    matches!(
        character,
        '.' | ','
            | ':'
            | ';'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '"'
            | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '…'
            | '%'
            | '€'
            | '。'
            | '，'
            | '、'
            | '：'
            | '；'
            | '！'
            | '？'
            | '）'
            | '】'
            | '」'
            | '』'
            | '》'
            | '؟'
            | '،'
            | '؛'
            | '।'
    )
}

/// Whether a space may well stand before the character, and what follows belongs to it: a bracket or a
/// quotation mark.
pub(in crate::import) fn begins_clause(character: char) -> bool {
    matches!(
        character,
        '(' | '['
            | '{'
            | '<'
            | '"'
            | '\''
            | '“'
            | '‘'
            | '„'
            | '«'
            | '‹'
            | '¿'
            | '¡'
            | '（'
            | '［'
            | '【'
            | '「'
            | '『'
            | '《'
            | '〈'
    )
}
