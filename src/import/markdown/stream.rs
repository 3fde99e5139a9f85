//! Markdown that is still being written.
//!
//! Text is held back until nothing that follows can change what it means. A block at the top level is
//! settled once another has begun below it, all in lines that are whole, and every reference in it is
//! defined, above it or in lines that are settled too. Settled blocks are read once more, by
//! themselves, and written; so the text is the same wherever the input was cut (`tests/suite/import_stream.rs`).

use std::cell::Cell;
use std::collections::HashMap;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{Front, Gaps};
use super::frame::{self, Nuls, Wrapper};
use super::references::{References, Resolver, folded};
use super::{Builder, Dialect, Elements, Loss, LossKind, Options, Span, events};

/// Imports Markdown that comes in chunks, such as the answer of a language model: gives the WhatsApp
/// text that is final so far.
///
/// Put together, what [`push`](Self::push) and [`finish`](Self::finish) give is the source of the document
/// that [`markdown`](super::markdown) makes of the whole, wherever the input is cut. That takes holding
/// back what may still change:
///
/// - the block that is being written: a paragraph may turn out to be a heading, a list may go on;
/// - whatever follows a reference that is not defined yet, such as `[a]` or `[^1]`, until its definition
///   comes, or the end;
/// - everything, while it may turn out to be one fence of `markdown` ([`Options::unwrap_fence`]), or
///   metadata;
/// - footnotes, which stand at the end.
///
/// The time for all chunks together is in proportion to the length of the text, however short they are.
///
/// One thing is not held to that: the Markdown parser stops resolving references where they would blow up
/// a text of more than 100 KB to more than twice its length, and the length of a piece is not that of
/// the whole.
///
/// # Examples
///
/// ```
/// use wamark::import::{MarkdownStream, Options};
///
/// let mut stream = MarkdownStream::new(Options::new());
/// let mut message = String::new();
/// for chunk in ["# He", "llo\n\n**Two", "**\n- it", "ems\n"] {
///     message += &stream.push(chunk);
/// }
/// assert_eq!(message, "*Hello*\n\n*Two*");
///
/// let (rest, losses) = stream.finish();
/// assert_eq!(rest, "\n- items");
/// assert_eq!(losses.len(), 1);
/// ```
#[derive(Debug)]
pub struct MarkdownStream {
    options: Options,
    builder: Builder,
    elements: Elements,
    references: References,
    gaps: Gaps,
    /// What is not written yet, and where it begins in the whole.
    rest: String,
    place: usize,
    /// Whether what may be around the Markdown has been dealt with.
    begun: bool,
    /// How many bytes came, and how many were parsed to find out how far the text is settled.
    received: usize,
    parsed: usize,
    nuls: Nuls,
}

/// How many bytes may be parsed for each that came, and how many at once.
const EFFORT: usize = 4;
const CREDIT: usize = 4096;

impl MarkdownStream {
    /// Begins a stream.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            builder: Builder::new(&options),
            options,
            elements: Elements::default(),
            references: References::default(),
            gaps: Gaps::default(),
            rest: String::new(),
            place: 0,
            begun: false,
            received: 0,
            parsed: 0,
            nuls: Nuls::default(),
        }
    }

    /// Takes the next chunk, and gives the text that has become final, often none.
    ///
    /// # Panics
    ///
    /// If a block has 4 GiB or more.
    pub fn push(&mut self, chunk: &str) -> String {
        let chunk = &*self.nuls.replaced(chunk, self.received);
        self.rest.push_str(chunk);
        self.received += chunk.len();
        if !chunk.contains('\n') || self.parsed + self.rest.len() > EFFORT * self.received + CREDIT
        {
            return String::new();
        }
        self.parsed += self.rest.len();
        let lines = self.rest.rfind('\n').map_or(0, |at| at + 1);
        if !self.begun && !self.begin(lines) {
            return String::new();
        }
        let lines = self.rest.rfind('\n').map_or(0, |at| at + 1);
        let settled = self.settled(lines);
        if settled > 0 {
            self.write(settled);
        }
        self.builder.take()
    }

    /// Ends the text: gives what was held back, and what was lost in all of it.
    ///
    /// # Panics
    ///
    /// If a block has 4 GiB or more.
    #[must_use]
    pub fn finish(mut self) -> (String, Vec<Loss>) {
        if !self.begun {
            let text = std::mem::take(&mut self.rest);
            let inner = frame::strip(&text, self.place, &self.options, &mut self.builder);
            self.place += inner.as_ptr() as usize - text.as_ptr() as usize;
            inner.clone_into(&mut self.rest);
        }
        self.write(self.rest.len());
        self.elements.end_to(&mut self.builder, 0);
        self.builder.finish();
        let text = self.builder.take();
        let mut losses = self.builder.into_losses();
        self.nuls.restore(&mut losses);
        (text, losses)
    }

    /// Deals with what may be around the Markdown; tells whether the lines so far decide it.
    fn begin(&mut self, lines: usize) -> bool {
        if self.place == 0
            && let Some(rest) = self.rest.strip_prefix(frame::BYTE_ORDER_MARK)
        {
            self.place += self.rest.len() - rest.len();
            self.rest = rest.to_owned();
            let lines = lines - frame::BYTE_ORDER_MARK.len_utf8();
            return self.begin(lines);
        }
        let text = &self.rest[..lines];
        if self.options.dialect == Dialect::Gfm && self.place <= frame::BYTE_ORDER_MARK.len_utf8() {
            match frame::metadata(text) {
                frame::Metadata::None => {}
                frame::Metadata::Open => return false,
                frame::Metadata::Closed(length) => {
                    self.builder.lose(
                        LossKind::Metadata,
                        Span::new(self.place, self.place + length),
                    );
                    self.place += length;
                    self.rest.drain(..length);
                    return self.begin(lines - length);
                }
            }
        }
        if self.options.unwrap && !matches!(frame::wrapper(text), Wrapper::None) {
            return false;
        }
        self.begun = true;
        true
    }

    /// How far the text is settled, which consists of whole lines.
    fn settled(&self, lines: usize) -> usize {
        let lines = &self.rest[..lines];
        let stubs = self.references.stubs(lines);
        let text = format!("{stubs}{lines}");
        let unresolved = Cell::new(usize::MAX);
        let resolver = Resolver {
            references: &self.references,
            unresolved: &unresolved,
        };
        let mut events = events(&text, &self.options, Some(resolver));
        // Where blocks begin, the last of which is not settled, and the end of what is shown above each.
        let mut blocks = Vec::new();
        // Which definitions are needed up to a place: where they end.
        let mut needs = Vec::new();
        let mut note_needs = Vec::new();
        let mut notes = HashMap::new();
        let (mut depth, mut content) = (0, 0);
        // Where text ended that a footnote may begin with.
        let mut bracket = usize::MAX;
        while let Some((event, range)) = events.next() {
            let top = depth == 0 && range.start >= stubs.len();
            match &event {
                Event::Start(tag) => {
                    if top {
                        blocks.push((content, range.start));
                    }
                    depth += 1;
                    match tag {
                        Tag::Link {
                            link_type:
                                LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut,
                            id,
                            ..
                        }
                        | Tag::Image {
                            link_type:
                                LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut,
                            id,
                            ..
                        } if self.references.link(id).is_none() => {
                            let definition = events.reference_definitions().get(id);
                            let end = definition.map_or(usize::MAX, |definition| {
                                end_of_definition(&text, definition.span.end)
                            });
                            needs.push((range.start, end));
                        }
                        Tag::FootnoteDefinition(label) if top => {
                            notes
                                .entry(folded(label).into_owned())
                                .or_insert(range.start + 1);
                        }
                        _ => {}
                    }
                }
                Event::End(_) => depth -= 1,
                Event::Rule if top => blocks.push((content, range.start)),
                Event::FootnoteReference(label) if !self.references.has_note(label) => {
                    note_needs.push((range.start, label.clone()));
                }
                Event::Text(piece) => {
                    if piece.contains("[^") || (bracket == range.start && piece.starts_with('^')) {
                        unresolved.set(unresolved.get().min(range.start));
                    }
                    if piece.ends_with('[') {
                        bracket = range.end;
                    }
                }
                _ => {}
            }
            if !is_container(&event) {
                content = content.max(range.end);
            }
        }
        for (at, label) in note_needs {
            needs.push((
                at,
                notes.get(&*folded(&label)).copied().unwrap_or(usize::MAX),
            ));
        }
        needs.sort_unstable();
        last_settled(&text, &blocks, &needs, unresolved.get()).saturating_sub(stubs.len())
    }

    /// Writes the first `length` bytes of the rest, which are settled.
    fn write(&mut self, length: usize) {
        let piece = &self.rest[..length];
        let mut text = self.references.stubs(piece);
        let skipped = text.len();
        text.push_str(piece);
        let references = &self.references;
        let resolver = Resolver {
            references,
            unresolved: &Cell::default(),
        };
        let mut events = events(&text, &self.options, Some(resolver));
        let mut front = Front::new(&mut self.builder, &mut self.elements, &self.options, &text);
        front.resume(self.gaps, self.place, skipped, references);
        front.run(&mut events);
        let notes = front.pause(&mut self.gaps);
        let links = references.new_links(events.reference_definitions());
        self.references.define(links, &notes);
        self.place += length;
        self.rest.drain(..length);
    }
}

/// Whether an event says nothing of where text is shown: the range of a list may end in a definition.
fn is_container(event: &Event<'_>) -> bool {
    let container = |end: TagEnd| {
        matches!(
            end,
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition
        )
    };
    match event {
        Event::Start(_) => true,
        Event::End(end) => container(*end),
        _ => false,
    }
}

/// The last beginning of a block before which everything is settled.
fn last_settled(
    text: &str,
    blocks: &[(usize, usize)],
    needs: &[(usize, usize)],
    unresolved: usize,
) -> usize {
    let mut needs = needs.iter().peekable();
    let mut defined = 0;
    let mut last = 0;
    for &(content, start) in blocks.iter().skip(1) {
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        while let Some(&(_, end)) = needs.next_if(|&&(at, _)| at < line) {
            defined = defined.max(end);
        }
        if unresolved < line {
            break;
        }
        // Right below a definition it may be the same paragraph, in which some blocks cannot begin.
        let between = &text[content.min(line)..line];
        let is_alone = text[..line]
            .lines()
            .next_back()
            .is_some_and(|above| above.trim().is_empty());
        let parted = is_alone
            || between
                .bytes()
                .all(|byte| byte.is_ascii_whitespace() || byte == b'>');
        // To the parser a line of a quote may be the rule of a table, which ends the quote before the line above.
        let parted = parted && (is_alone || !text[start..].starts_with('>'));
        // By itself it would be code, had it not been before; and a `\r` ends only some lines.
        let flush =
            text[line..start].len() < 4 && text[line..start].bytes().all(|byte| byte == b' ');
        if defined <= line && parted && flush {
            last = line;
        }
    }
    last
}

/// From where on nothing that follows can change a definition that ends at `end`: its title may stand on
/// the line below.
fn end_of_definition(text: &str, end: usize) -> usize {
    let definition = text[..end].trim_end().len();
    let behind = &text[definition..];
    let space = behind.len() - behind.trim_start().len();
    let breaks = behind[..space].matches('\n').count();
    match behind[space..].chars().next() {
        Some(next) if breaks > 1 || (breaks == 1 && !matches!(next, '"' | '\'' | '(')) => {
            definition + space
        }
        _ => usize::MAX,
    }
}
