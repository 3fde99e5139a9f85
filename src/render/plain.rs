//! Plain text: what is read aloud.
//!
//! Delimiters that formatted are gone, block markers stay as they were typed, text stays as it is.

use crate::markup::{BlockKind, Document, InlineKind, Inlines};

/// Renders a document as plain text.
///
/// Nothing of it is escaped or neutralised: for a terminal use [`ansi`](super::ansi()).
///
/// # Examples
///
/// ```
/// let document = wamark::parse("*Agenda*\n* _Intro_\n> `k` 2 * 3");
/// assert_eq!(wamark::render::plain(&document), "Agenda\n* Intro\n> k 2 * 3");
/// ```
#[must_use]
pub fn plain(document: &Document<'_>) -> String {
    let mut out = String::with_capacity(document.source().len());
    for (at, block) in document.blocks().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        match block.kind() {
            BlockKind::Paragraph(content) => inlines(&mut out, content, "\n"),
            BlockKind::BlockQuote(content) => {
                out.push_str("> ");
                inlines(&mut out, content, "\n> ");
            }
            BlockKind::List(list) => {
                for (at, item) in list.items().enumerate() {
                    if at > 0 {
                        out.push('\n');
                    }
                    out.push_str(item.marker());
                    inlines(&mut out, item.inlines(), "\n");
                }
            }
            BlockKind::Monospace(text) => out.push_str(&text),
        }
    }
    out
}

fn inlines(out: &mut String, content: Inlines<'_>, line_break: &str) {
    for inline in content {
        match inline.kind() {
            InlineKind::Text(text) | InlineKind::InlineCode(text) | InlineKind::Link(text) => {
                out.push_str(text);
            }
            InlineKind::Monospace(text) => out.push_str(&text),
            InlineKind::HardBreak => out.push_str(line_break),
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Strikethrough(content) => {
                inlines(out, content, line_break);
            }
        }
    }
}
