//! A document as its plain text and how each stretch of it looks: what is cut, and what a part is compared by.

use std::ops::Range;

use crate::markup::{BlockKind, Document, InlineKind, Inlines};

/// Plain text, as [`plain`](crate::render::plain()) has it, and the runs that tile it.
#[derive(Debug)]
pub(super) struct Flat {
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
}

/// A stretch of text with one look: a leaf, a line break or a block marker. Two pieces of code are two runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) place: Place,
    pub(super) spans: Spans,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Link,
    InlineCode,
    Monospace,
    /// A line break that is not inside monospace.
    Break,
    /// One between two blocks.
    BlockBreak,
    /// What makes a line an item or a quote.
    Marker,
}

/// What a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Paragraph,
    Quote,
    Item,
}

/// The spans around a run, outermost first: the delimiter and which span it is. None nests in its own kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spans {
    open: [(char, usize); 3],
    depth: usize,
}

/// What a reader sees of a run, beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) kind: Kind,
    pub(super) place: Place,
    delimiters: [char; 3],
}

impl Spans {
    pub(super) fn as_slice(&self) -> &[(char, usize)] {
        &self.open[..self.depth]
    }

    /// Counts the spans that hold both.
    pub(super) fn common(&self, other: &Self) -> usize {
        std::iter::zip(self.as_slice(), other.as_slice())
            .take_while(|(left, right)| left == right)
            .count()
    }

    fn with(mut self, delimiter: char, span: usize) -> Self {
        self.open[self.depth] = (delimiter, span);
        self.depth += 1;
        self
    }
}

impl Run {
    /// What stands before and behind code.
    pub(super) fn fence(&self) -> &'static str {
        match self.kind {
            Kind::InlineCode => "`",
            Kind::Monospace => "```",
            Kind::Text | Kind::Link | Kind::Break | Kind::BlockBreak | Kind::Marker => "",
        }
    }

    pub(super) fn is_break(&self) -> bool {
        matches!(self.kind, Kind::Break | Kind::BlockBreak)
    }

    pub(super) fn look(&self) -> Look {
        let mut delimiters = ['\0'; 3];
        for (slot, (delimiter, _)) in std::iter::zip(&mut delimiters, self.spans.as_slice()) {
            *slot = *delimiter;
        }
        let look = Look {
            kind: self.kind,
            place: self.place,
            delimiters,
        };
        if self.is_break() { Look::BREAK } else { look }
    }
}

impl Look {
    /// Where a line break stands does not show.
    const BREAK: Self = Self {
        kind: Kind::Break,
        place: Place::Paragraph,
        delimiters: ['\0'; 3],
    };
    pub(super) const QUOTE: Self = Self {
        kind: Kind::Marker,
        place: Place::Quote,
        delimiters: ['\0'; 3],
    };

    /// Whether it is text without any formatting.
    pub(super) fn is_plain(self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Link | Kind::Break)
            && self.place == Place::Paragraph
            && self.delimiters == ['\0'; 3]
    }
}

impl Flat {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut writer = Writer {
            flat: Self {
                text: String::with_capacity(document.source().len()),
                runs: Vec::with_capacity(document.node_count()),
            },
            place: Place::Paragraph,
            spans: 0,
        };
        for (at, block) in document.blocks().enumerate() {
            if at > 0 {
                writer.run(Kind::BlockBreak, "\n", Spans::default());
            }
            match block.kind() {
                BlockKind::Paragraph(content) => {
                    writer.place = Place::Paragraph;
                    writer.inlines(content, Spans::default());
                }
                BlockKind::BlockQuote(content) => {
                    writer.place = Place::Quote;
                    writer.run(Kind::Marker, "> ", Spans::default());
                    writer.inlines(content, Spans::default());
                }
                BlockKind::List(list) => {
                    writer.place = Place::Item;
                    for (at, item) in list.items().enumerate() {
                        if at > 0 {
                            writer.run(Kind::Break, "\n", Spans::default());
                        }
                        writer.run(Kind::Marker, item.marker(), Spans::default());
                        writer.inlines(item.inlines(), Spans::default());
                    }
                }
                BlockKind::Monospace(text) => {
                    writer.place = Place::Paragraph;
                    writer.run(Kind::Monospace, &text, Spans::default());
                }
            }
        }
        writer.flat
    }

    /// The index of the run that holds the character at `at`; behind the text, of the last run.
    pub(super) fn run_at(&self, at: usize) -> usize {
        self.runs
            .partition_point(|run| run.end <= at)
            .min(self.runs.len().saturating_sub(1))
    }

    /// The runs of a stretch of the text.
    pub(super) fn runs_of(&self, share: &Range<usize>) -> &[Run] {
        let rest = &self.runs[self.runs.partition_point(|run| run.end <= share.start)..];
        &rest[..rest.partition_point(|run| run.start < share.end)]
    }

    /// Whether a line begins at `at`; one does not end at the line breaks of its monospace.
    pub(super) fn is_line_start(&self, at: usize) -> bool {
        at == 0 || self.runs[self.run_at(at - 1)].is_break()
    }

    /// Whether the marker of a quote has to be written again before what stands at `at`.
    pub(super) fn is_cut_quote(&self, at: usize) -> bool {
        self.runs[self.run_at(at)].place == Place::Quote && !self.is_line_start(at)
    }

    /// Writes a stretch of the text as a message; what is cut at its ends is closed and opened again.
    pub(super) fn message(&self, share: &Range<usize>) -> String {
        let mut out = String::with_capacity(share.len() + 16);
        if self.is_cut_quote(share.start) {
            out.push_str("> ");
        }
        let mut open = Spans::default();
        for run in self.runs_of(share) {
            let kept = open.common(&run.spans);
            close(&mut out, &open, kept);
            out.extend(run.spans.as_slice()[kept..].iter().map(|(mark, _)| mark));
            open = run.spans;
            out.push_str(run.fence());
            out.push_str(&self.text[run.start.max(share.start)..run.end.min(share.end)]);
            out.push_str(run.fence());
        }
        close(&mut out, &open, 0);
        out
    }
}

/// Closes all spans but the outermost `kept`.
fn close(out: &mut String, open: &Spans, kept: usize) {
    let closers = open.as_slice()[kept..].iter().rev();
    out.extend(closers.map(|(delimiter, _)| delimiter));
}

struct Writer {
    flat: Flat,
    place: Place,
    /// How many spans there were.
    spans: usize,
}

impl Writer {
    fn run(&mut self, kind: Kind, text: &str, spans: Spans) {
        let start = self.flat.text.len();
        self.flat.text.push_str(text);
        self.flat.runs.push(Run {
            start,
            end: self.flat.text.len(),
            kind,
            place: self.place,
            spans,
        });
    }

    /// Recurses three levels at most: no span nests in its own kind.
    fn inlines(&mut self, content: Inlines<'_>, spans: Spans) {
        for inline in content {
            let (delimiter, content) = match inline.kind() {
                InlineKind::Text(text) => {
                    self.run(Kind::Text, text, spans);
                    continue;
                }
                InlineKind::Link(url) => {
                    self.run(Kind::Link, url, spans);
                    continue;
                }
                InlineKind::InlineCode(text) => {
                    self.run(Kind::InlineCode, text, spans);
                    continue;
                }
                InlineKind::Monospace(text) => {
                    self.run(Kind::Monospace, &text, spans);
                    continue;
                }
                InlineKind::HardBreak => {
                    self.run(Kind::Break, "\n", spans);
                    if self.place == Place::Quote {
                        self.run(Kind::Marker, "> ", spans);
                    }
                    continue;
                }
                InlineKind::Strong(content) => ('*', content),
                InlineKind::Emphasis(content) => ('_', content),
                InlineKind::Strikethrough(content) => ('~', content),
            };
            self.spans += 1;
            self.inlines(content, spans.with(delimiter, self.spans));
        }
    }
}
