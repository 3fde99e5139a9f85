//! A message as a reader sees it: lines of characters, each with its styles.
//!
//! What a renderer wrote, read back by somebody else's parser, comes down to the same.

use std::fmt;

use wamark::Document;
use wamark::markup::{BlockKind, InlineKind, Inlines};

/// How a character looks.
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them goes with any other"
)]
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    pub(crate) strikethrough: bool,
    pub(crate) code: bool,
}

impl fmt::Debug for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            strong,
            emphasis,
            strikethrough,
            code,
        } = *self;
        let letters = [
            (strong, 's'),
            (emphasis, 'e'),
            (strikethrough, 'd'),
            (code, 'c'),
        ];
        letters
            .iter()
            .filter(|(on, _)| *on)
            .try_for_each(|(_, letter)| write!(f, "{letter}"))
    }
}

/// What a line stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Paragraph,
    Quote,
    Bullet,
    Number(u64),
    Code,
}

/// A line of a message.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) place: Place,
    pub(crate) characters: Vec<(char, Style)>,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.place)?;
        for run in self.characters.chunk_by(|left, right| left.1 == right.1) {
            let text: String = run.iter().map(|(character, _)| character).collect();
            write!(f, " {:?}{text:?}", run[0].1)?;
        }
        Ok(())
    }
}

/// Collects lines.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub(crate) done: Vec<Line>,
    open: Option<Line>,
}

impl Lines {
    /// Begins a line, and ends the one before.
    pub(crate) fn begin(&mut self, place: Place) {
        self.end();
        self.open = Some(Line {
            place,
            characters: Vec::new(),
        });
    }

    /// Begins one more line in the same place.
    pub(crate) fn line_break(&mut self) {
        let open = self.open.as_ref().expect("a line break stands in a block");
        self.begin(open.place);
    }

    pub(crate) fn text(&mut self, text: &str, style: Style) {
        for character in text.chars() {
            match character {
                '\n' => self.line_break(),
                // What HTML and Markdown have for it.
                '\0' => self.push(char::REPLACEMENT_CHARACTER, style),
                other => self.push(other, style),
            }
        }
    }

    fn push(&mut self, character: char, style: Style) {
        let open = self
            .open
            .as_mut()
            .unwrap_or_else(|| panic!("{character:?} stands in no block"));
        open.characters.push((character, style));
    }

    pub(crate) fn end(&mut self) {
        self.done.extend(self.open.take());
    }

    /// Takes the line that was begun last back.
    pub(crate) fn discard(&mut self) {
        self.open = None;
    }

    /// The lines without their spaces, and without those that have nothing else.
    pub(crate) fn ink(mut self) -> Vec<Line> {
        self.end();
        for line in &mut self.done {
            line.characters
                .retain(|(character, _)| !character.is_whitespace());
        }
        self.done.retain(|line| !line.characters.is_empty());
        self.done
    }
}

/// The lines of a document.
pub(crate) fn lines(document: &Document<'_>) -> Lines {
    let mut lines = Lines::default();
    for block in document.blocks() {
        let (place, content) = match block.kind() {
            BlockKind::Paragraph(content) => (Place::Paragraph, content),
            BlockKind::BlockQuote(content) => (Place::Quote, content),
            BlockKind::Monospace(text) => {
                lines.begin(Place::Code);
                lines.text(
                    &text,
                    Style {
                        code: true,
                        ..Style::default()
                    },
                );
                continue;
            }
            BlockKind::List(list) => {
                for item in list.items() {
                    let place = |number: u8| Place::Number(number.into());
                    lines.begin(item.number().map_or(Place::Bullet, place));
                    inlines(&mut lines, item.inlines(), Style::default());
                }
                continue;
            }
        };
        lines.begin(place);
        inlines(&mut lines, content, Style::default());
    }
    lines.end();
    lines
}

fn inlines(lines: &mut Lines, content: Inlines<'_>, style: Style) {
    for inline in content {
        let code = Style {
            code: true,
            ..style
        };
        match inline.kind() {
            InlineKind::Text(text) | InlineKind::Link(text) => lines.text(text, style),
            InlineKind::HardBreak => lines.line_break(),
            InlineKind::Strong(content) => inlines(
                lines,
                content,
                Style {
                    strong: true,
                    ..style
                },
            ),
            InlineKind::Emphasis(content) => inlines(
                lines,
                content,
                Style {
                    emphasis: true,
                    ..style
                },
            ),
            InlineKind::Strikethrough(content) => inlines(
                lines,
                content,
                Style {
                    strikethrough: true,
                    ..style
                },
            ),
            InlineKind::InlineCode(text) => lines.text(text, code),
            InlineKind::Monospace(text) => lines.text(&text, code),
        }
    }
}
