//! All other delimiters, line by line: those that would format but for a neighbour. `stray` judges what is left.

use super::run::is_money;
use super::{Line, LineKind, Run, Slip, SlipKind, is_copy};
use crate::lint::{Message, Style};
use crate::text::Span;

/// How many spans are looked at for one that a delimiter is in.
const NEARBY: usize = 8;

/// What goes before the text, and never behind it.
pub(super) const OPENING: &[char] = &[
    '(', '[', '{', '<', '¿', '¡', '“', '‘', '«', '„', '"', '\'', '（', '「', '【', '《',
];

/// What goes right behind the text.
pub(super) const CLOSING: &[char] = &[
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '”', '’', '»', '…', '。', '，', '！', '？', '：',
    '；', '、', '）', '」',
];

/// Pairs what `double` left.
pub(super) fn pair(message: &Message<'_>, lines: &[Line], runs: &mut [Run], slips: &mut Vec<Slip>) {
    let mut reader = Reader {
        message,
        lines,
        slips,
        left: Vec::new(),
        last: lines
            .iter()
            .rposition(|line| line.content.start < line.content.end)
            .unwrap_or(0),
    };
    let mut start = 0;
    while start < runs.len() {
        let line = runs[start].line;
        let count = runs[start..].iter().take_while(|run| run.line == line);
        let end = start + count.count();
        reader.line(line, &mut runs[start..end]);
        start = end;
    }
    reader.rest();
}

pub(super) struct Reader<'r, 'm> {
    pub(super) message: &'r Message<'m>,
    pub(super) lines: &'r [Line],
    slips: &'r mut Vec<Slip>,
    /// What could open or close, and found no partner in its line; in order, but for delimiters.
    pub(super) left: Vec<Run>,
    /// The last line that is not empty.
    pub(super) last: usize,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: usize, runs: &mut [Run]) {
        let Line { kind, content, .. } = self.lines[line];
        let text = self.message.slice(content);
        let drawn = !text.contains(|it: char| it.is_alphanumeric() || it == '{');
        if drawn && text.trim().len() > "**".len() {
            return;
        }
        self.clusters(runs);
        if kind == LineKind::Bullet && self.bold_taken_for_item(line, runs) {
            return;
        }
        let spaced = |run: &&Run| run.marker == '*' && run.space_before() && run.space_after();
        let separators = runs.iter().filter(spaced).count() > 2;
        for marker in ['*', '_', '~', '`'] {
            for length in [1, 2] {
                self.walk(runs, marker, length, separators);
            }
        }
        self.doubles(runs);
    }

    /// Finds `*_ _*` and its like: as many delimiters left as right, and nothing inside.
    fn clusters(&mut self, runs: &mut [Run]) {
        let mut start = 0;
        while start < runs.len() {
            let mut end = start + 1;
            while end < runs.len() {
                let gap = Span::new(runs[end - 1].span.end, runs[end].span.start);
                if self.message.slice(gap).trim_matches(' ').is_empty() && gap.end - gap.start < 2 {
                    end += 1;
                } else {
                    break;
                }
            }
            let cluster = &mut runs[start..end];
            start = end;
            let span = Span::new(cluster[0].span.start, cluster[cluster.len() - 1].span.end);
            let text: String = self.message.slice(span).split(' ').collect();
            let kinds = ['*', '_', '~'].map(|it| text.matches(it).count());
            let mirrored = text.bytes().eq(text.bytes().rev());
            if cluster.len() > 1
                && mirrored
                && kinds.iter().all(|&count| count == 0 || count == 2)
                && kinds.iter().sum::<usize>() == text.len()
                && text.len() > 2
                && stands_alone(cluster[0].before, cluster[cluster.len() - 1].after)
                && cluster.iter().all(|run| !run.used)
            {
                for run in cluster.iter_mut() {
                    run.used = true;
                }
                self.push(SlipKind::Empty, cluster[0].marker, span, span, span);
            }
        }
    }

    /// `* bold *` at the start of a line is read as an item; the only one with a star at its end was meant to be bold.
    fn bold_taken_for_item(&mut self, line: usize, runs: &mut [Run]) -> bool {
        let Line {
            span,
            content,
            block,
            ..
        } = self.lines[line];
        let stars = runs.iter().filter(|run| run.marker == '*').count();
        let text = self.message.slice(span);
        let neighbour = |at: Option<usize>| at.and_then(|at| self.lines.get(at));
        let single = [line.checked_sub(1), Some(line + 1)]
            .into_iter()
            .all(|at| neighbour(at).is_none_or(|it| it.block != block));
        let Some(last) = runs.iter_mut().rfind(|run| run.marker == '*') else {
            return false;
        };
        if !text.starts_with("* ")
            || stars != 1
            || last.used
            || last.len() != 1
            || !last.is_literal()
            || last.span.end != span.start + text.trim_end().len()
            || !single
            || !self
                .message
                .slice(Span::new(content.start, last.span.start))
                .contains(char::is_alphabetic)
        {
            return false;
        }
        last.used = true;
        let open = Span::new(span.start, span.start + 1);
        let span = Span::new(span.start, last.span.end);
        let close = last.span;
        self.push(SlipKind::SpaceInside, '*', span, open, close);
        true
    }

    /// Pairs the runs of one delimiter and one length in a line.
    fn walk(&mut self, runs: &mut [Run], marker: char, length: usize, separators: bool) {
        let mut waiting: Option<usize> = None;
        // Of the span that formats here: its opener, and a run inside that looks like another.
        let mut outer: Option<Run> = None;
        let mut inner: Option<Run> = None;
        // The same once it is closed, with its closer.
        let mut closed: Option<(Run, Run, Span)> = None;
        for at in 0..runs.len() {
            let run = &runs[at];
            if run.marker != marker || run.used {
                continue;
            }
            if !run.is_literal() {
                if length != 1 {
                    continue;
                }
                self.leave(waiting.take().map(|open| runs[open]));
                if let Some((_, inner, _)) = closed.take() {
                    self.leave(Some(inner));
                }
                if run.len() == 2 && run.opens + run.closes == 1 {
                    let stray = run.span.end - usize::from(run.opens == 0)..run.span.end;
                    match (run.closes, outer, inner) {
                        (1, Some(outer), Some(inner)) => {
                            self.redundant(
                                &outer,
                                &inner,
                                Span::new(run.span.start, stray.start),
                                stray.end,
                            );
                        }
                        _ => self.stray(run),
                    }
                    (outer, inner) = (None, None);
                    continue;
                }
                if run.closes > 0 {
                    if let (Some(outer), Some(inner)) = (outer, inner) {
                        closed = Some((outer, inner, run.span));
                    }
                    (outer, inner) = (None, None);
                }
                if run.opens > 0 {
                    (outer, inner) = (Some(*run), None);
                }
                continue;
            }
            if run.len() != length || means_nothing(run, self.message, separators) {
                continue;
            }
            if outer.is_some() {
                if run.can_open() {
                    inner = Some(*run);
                }
                continue;
            }
            if let Some((outer, inner, close)) = closed.take() {
                if run.can_close() {
                    self.redundant(&outer, &inner, close, run.span.end);
                    continue;
                }
                self.leave(Some(inner));
            }
            if let Some(opener) = waiting.take() {
                let open = runs[opener];
                if let Some(kind) = self.judge(&open, run) {
                    let span = Span::new(open.span.start, run.span.end);
                    self.push(kind, marker, span, open.span, run.span);
                    runs[opener].used = true;
                    runs[at].used = true;
                    continue;
                }
                self.leave(Some(open));
            }
            let glued = run.word_before() && run.before != Some('@') && !run.space_after();
            let begins = glued && run.after.is_some_and(|it| !CLOSING.contains(&it));
            if run.can_open() || begins || (run.space_before() && run.space_after()) {
                waiting = Some(at);
            } else {
                self.leave(Some(*run));
            }
        }
        self.leave(waiting.map(|open| runs[open]));
        self.leave(closed.map(|it| it.1));
        self.leave(inner);
    }

    /// What is wrong with two delimiters that would be a pair, if they were meant as one.
    fn judge(&self, open: &Run, close: &Run) -> Option<SlipKind> {
        let content = self
            .message
            .slice(Span::new(open.span.end, close.span.start));
        let inner = content.trim();
        if open.can_open() && close.can_close() {
            // They would format, but for a span that one of them is in.
            let from = self
                .message
                .styles
                .partition_point(|it| it.1.start < open.span.start);
            let mut around = self.message.styles[from.saturating_sub(NEARBY)..from].iter();
            let overlaps = around.any(|&(style, span)| {
                open.span.end <= span.end
                    && span.end <= close.span.start
                    && marker_of(style) != open.marker
            });
            return overlaps.then_some(SlipKind::Overlapping);
        }
        let is_closer = close.can_close()
            || (close.space_before()
                && (close.space_after() || close.after.is_some_and(|it| CLOSING.contains(&it))))
            || (close.word_after()
                && !close.space_before()
                && close.before.is_some_and(|it| !OPENING.contains(&it)));
        let copy = is_copy(inner);
        if !is_closer || !(copy || inner.contains(char::is_alphabetic)) {
            return None;
        }
        if inner.len() < content.len() {
            if open.word_before() || close.word_after() || inner.starts_with(CLOSING) {
                return None;
            }
            let both = content.starts_with(' ') && content.ends_with(' ');
            if both && !copy {
                return None;
            }
            // `~ Menu ~` is drawn, unless it is a price; `a * b = c` is arithmetic.
            let drawn = open.marker == '~' && both && !inner.contains(is_money);
            let line = self.message.slice(self.lines[open.line].content);
            // A long line is no formula, and is not searched again for each pair.
            let arithmetic = both && line.len() < 100 && line.contains('=');
            return (!drawn && !arithmetic).then_some(SlipKind::SpaceInside);
        }
        let digit = |it: Option<char>| it.is_some_and(char::is_numeric);
        if open.word_before() {
            let phrase = close.word_after() && content.contains(char::is_whitespace);
            let arithmetic = close.word_after() && (digit(open.before) || digit(close.after));
            return (copy && !phrase && !arithmetic).then_some(SlipKind::Intraword);
        }
        Some(SlipKind::GluedAfter)
    }

    /// Finds `**` that stands alone: what is left of an empty variable.
    fn doubles(&mut self, runs: &mut [Run]) {
        let form = runs
            .iter()
            .filter(|run| run.marker == '_' && run.len() > 1)
            .count()
            > 1;
        for run in runs
            .iter_mut()
            .filter(|run| !run.used && run.len() == 2 && run.is_literal())
        {
            let content = self.lines[run.line].content;
            let before = self
                .message
                .slice(Span::new(content.start, run.span.start))
                .trim_end();
            let after = self
                .message
                .slice(Span::new(run.span.end, content.end))
                .trim_start();
            let digits = before.ends_with(|it: char| it.is_ascii_digit())
                && after.starts_with(|it: char| it.is_ascii_digit());
            let drawn = match run.marker {
                '_' => form,
                '~' => after.is_empty(),
                '*' => before.is_empty() && run.space_after() && !after.is_empty(),
                _ => true,
            };
            if stands_alone(run.before, run.after) && !digits && !drawn {
                run.used = true;
                self.push(SlipKind::Empty, run.marker, run.span, run.span, run.span);
            }
        }
    }

    /// Reports `*a *b* c*`; the inner pair is what is wrong.
    fn redundant(&mut self, outer: &Run, inner: &Run, close: Span, end: usize) {
        let span = Span::new(outer.span.start, end);
        self.push(SlipKind::Redundant, outer.marker, span, inner.span, close);
    }

    /// Reports the half of a run of two that does not format.
    fn stray(&mut self, run: &Run) {
        // Of `**x*` the first formats, and of `*x**` too.
        let span = Span::new(run.span.start + 1, run.span.end);
        let masked = run.after.is_some_and(char::is_numeric);
        // `__/__` is to be filled in.
        let form = run.marker == '_' && !run.word_before() && !run.word_after();
        if !masked && !form {
            let kind = if run.marker == '`' {
                SlipKind::UnclosedCode
            } else {
                SlipKind::Unclosed
            };
            self.push(kind, run.marker, span, span, span);
        }
    }

    /// Keeps a run without partner for `rest`.
    fn leave(&mut self, run: Option<Run>) {
        self.left
            .extend(run.filter(|run| run.can_open() || run.can_close()));
    }

    pub(super) fn push(
        &mut self,
        kind: SlipKind,
        marker: char,
        span: Span,
        open: Span,
        close: Span,
    ) {
        self.slips.push(Slip {
            kind,
            marker,
            span,
            open,
            close,
        });
    }
}

/// Whether a run is an operator, part of a name, or such.
fn means_nothing(run: &Run, message: &Message<'_>, separators: bool) -> bool {
    let before = message.text[..run.span.start]
        .trim_end_matches(' ')
        .chars()
        .next_back();
    let after = message.text[run.span.end..]
        .trim_start_matches(' ')
        .chars()
        .next();
    let digit = |it: Option<char>| it.is_some_and(char::is_numeric);
    match run.marker {
        '_' => run.word_before() && run.word_after(),
        '~' => digit(after) && (digit(before) || !run.space_after()),
        '*' => {
            (digit(before) && (digit(after) || after == Some('(')) && !run.space_before())
                || (digit(before) && digit(after))
                || (separators && run.space_before() && run.space_after())
                // `*.txt`
                || (run.after == Some('.')
                    && message.text[run.span.end + 1..].starts_with(char::is_alphanumeric))
        }
        _ => false,
    }
}

/// Whether nothing is glued to what stands between the two.
fn stands_alone(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|it| it.is_whitespace() || OPENING.contains(&it))
        && after.is_none_or(|it| it.is_whitespace() || CLOSING.contains(&it))
}

/// The delimiter of a style.
pub(in crate::lint) fn marker_of(style: Style) -> char {
    match style {
        Style::Strong => '*',
        Style::Emphasis => '_',
        Style::Strikethrough => '~',
    }
}
