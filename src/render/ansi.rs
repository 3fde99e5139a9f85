//! Text for a terminal, with styles.
//!
//! Control characters of the message never reach the terminal: they are shown by name or replaced.

use crate::markup::{BlockKind, Document, InlineKind, Inlines};

/// Renders a document for a terminal, in colour.
///
/// # Examples
///
/// ```
/// let document = wamark::parse("*hi* \u{1b}[2J");
/// assert_eq!(wamark::render::ansi(&document), "\u{1b}[1mhi\u{1b}[22m ␛[2J");
/// ```
#[must_use]
pub fn ansi(document: &Document<'_>) -> String {
    Ansi::new().render(document)
}

/// The terminal renderer with its options.
///
/// # Examples
///
/// ```
/// use wamark::render::ansi::Ansi;
///
/// let document = wamark::parse("- *milk*\n> ok");
/// assert_eq!(Ansi::new().styles(false).render(&document), "• milk\n│ ok");
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Ansi {
    styles: bool,
}

impl Default for Ansi {
    fn default() -> Self {
        Self { styles: true }
    }
}

/// What switches a style on and off.
type Style = (&'static str, &'static str);

const STRONG: Style = ("\x1b[1m", "\x1b[22m");
const EMPHASIS: Style = ("\x1b[3m", "\x1b[23m");
const STRIKETHROUGH: Style = ("\x1b[9m", "\x1b[29m");
const LINK: Style = ("\x1b[4m", "\x1b[24m");
const CODE: Style = ("\x1b[36m", "\x1b[39m");
const MARKER: Style = ("\x1b[90m", "\x1b[39m");

impl Ansi {
    /// Makes a renderer with the default options: styles on.
    pub const fn new() -> Self {
        Self { styles: true }
    }

    /// Whether escape sequences are written; the `NO_COLOR` convention wants none.
    pub const fn styles(mut self, styles: bool) -> Self {
        self.styles = styles;
        self
    }

    /// Renders a document to a new string.
    #[must_use]
    pub fn render(&self, document: &Document<'_>) -> String {
        let mut writer = Writer {
            out: String::with_capacity(document.source().len() * 2),
            styles: self.styles,
        };
        for (at, block) in document.blocks().enumerate() {
            if at > 0 {
                writer.out.push('\n');
            }
            match block.kind() {
                BlockKind::Paragraph(content) => writer.inlines(content, None),
                BlockKind::BlockQuote(content) => {
                    writer.marker("│ ");
                    writer.inlines(content, Some("│ "));
                }
                BlockKind::List(list) => {
                    for (at, item) in list.items().enumerate() {
                        if at > 0 {
                            writer.out.push('\n');
                        }
                        let number = item.number().map(|number| format!("{number}. "));
                        writer.marker(number.as_deref().unwrap_or("• "));
                        writer.inlines(item.inlines(), None);
                    }
                }
                BlockKind::Monospace(text) => writer.code(&text),
            }
        }
        writer.out
    }
}

struct Writer {
    out: String,
    styles: bool,
}

impl Writer {
    /// Writes the inlines of a line or of several; `marker` begins each line after the first.
    fn inlines(&mut self, content: Inlines<'_>, marker: Option<&str>) {
        for inline in content {
            let (style, content) = match inline.kind() {
                InlineKind::Text(text) => {
                    self.text(text);
                    continue;
                }
                InlineKind::HardBreak => {
                    self.out.push('\n');
                    if let Some(marker) = marker {
                        self.marker(marker);
                    }
                    continue;
                }
                InlineKind::InlineCode(text) => {
                    self.code(text);
                    continue;
                }
                InlineKind::Monospace(text) => {
                    self.code(&text);
                    continue;
                }
                InlineKind::Link(url) => {
                    self.styled(LINK, |writer| writer.text(url));
                    continue;
                }
                InlineKind::Strong(content) => (STRONG, content),
                InlineKind::Emphasis(content) => (EMPHASIS, content),
                InlineKind::Strikethrough(content) => (STRIKETHROUGH, content),
            };
            self.styled(style, |writer| writer.inlines(content, marker));
        }
    }

    fn marker(&mut self, marker: &str) {
        self.styled(MARKER, |writer| writer.out.push_str(marker));
    }

    /// Writes code line by line: a style that runs on over a line break colours the margin on some terminals.
    fn code(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            if !line.is_empty() {
                self.styled(CODE, |writer| writer.text(line));
            }
        }
    }

    fn styled(&mut self, (on, off): Style, write: impl FnOnce(&mut Self)) {
        if self.styles {
            self.out.push_str(on);
        }
        write(self);
        if self.styles {
            self.out.push_str(off);
        }
    }

    /// Writes text with its control characters made visible.
    fn text(&mut self, text: &str) {
        self.out.extend(text.chars().map(visible));
    }
}

/// What a terminal is shown for a character: pictures for C0 controls and DEL, U+FFFD for C1 controls.
fn visible(character: char) -> char {
    match character {
        '\t' => '\t',
        '\0'..='\x1f' => {
            char::from_u32(0x2400 + character as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}
