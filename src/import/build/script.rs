//! Digits above or below the line: behind a digit they would make another number.

use super::Builder;
use super::inline::Glue;
use crate::import::LossKind;
use crate::text::Span;

/// Characters and what they are above and below the line.
const CHARACTERS: &[(char, char, char)] = &[
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('\u{2212}', '⁻', '₋'),
];

/// Where text above or below the line begins, behind a digit.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Script {
    /// Whether it is above.
    raised: bool,
    mark: [usize; 5],
    /// Tells lines apart.
    line: usize,
    /// How many spans are open.
    spans: usize,
}

impl Builder {
    /// Begins text above or below the line; nothing comes of it unless it stands behind a digit.
    pub(in crate::import) fn begin_script(&mut self, raised: bool, source: Span) -> Option<Script> {
        self.lose(LossKind::Script, source);
        let cell = self.table.as_ref().and_then(|table| table.cell());
        let start = cell.map_or(0, |[start, ..]| start);
        let before = self.line.text.get(start..).unwrap_or_default();
        let is_it = before.ends_with(|c: char| c.is_ascii_digit())
            && self.glue == Glue::None
            && self.hidden == 0;
        is_it.then(|| Script {
            raised,
            mark: self.line.mark(),
            line: self.out.text.len(),
            spans: self.open_spans(),
        })
    }

    fn open_spans(&self) -> usize {
        let open = self.styles.iter().filter(|open| open.span.is_some());
        open.count()
    }

    /// Ends it: where it is a number, its digits are those that Unicode has above or below the line.
    #[cold]
    pub(in crate::import) fn end_script(&mut self, script: Script, source: Span) {
        let Script { raised, mark, .. } = script;
        let [start, spans, _, urls, bare] = mark;
        let now = self.line.mark();
        // Nothing begins or ends inside: its place would change with the text.
        let is_whole = script.line == self.out.text.len()
            && start < now[0]
            && [spans, urls, bare] == [now[1], now[3], now[4]]
            && script.spans == self.open_spans()
            && self.capitals.is_none_or(|from| from <= start)
            && self.links.iter().all(|link| !link.begins_behind(start));
        if !is_whole {
            return;
        }
        let Some(text) = self.line.text.get(start..) else {
            return;
        };
        let number: Option<String> = text
            .chars()
            .map(|c| {
                let &(_, above, below) = CHARACTERS.iter().find(|(plain, ..)| *plain == c)?;
                Some(if raised { above } else { below })
            })
            .collect();
        if let Some(number) = number {
            self.line.truncate(mark);
            self.line.piece(source, false);
            self.line.text.push_str(&number);
            self.out
                .losses
                .pop_if(|loss| loss.kind == LossKind::Script && loss.span == source);
        }
    }
}
