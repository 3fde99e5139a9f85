//! A tree as a message.

use super::{Block, Inline};

/// Writes a tree as a message. What it says is for the parser to tell.
pub(crate) fn blocks(out: &mut String, blocks: &[Block<'_>]) {
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        match block {
            Block::Paragraph(content) => inlines(out, content, "\n"),
            Block::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push('\n');
                    }
                    match item.number {
                        None => out.push_str("- "),
                        Some(number) => out.extend([number.to_string().as_str(), ". "]),
                    }
                    inlines(out, &item.content, "\n");
                }
            }
            Block::BlockQuote(content) => {
                out.push_str("> ");
                inlines(out, content, "\n> ");
            }
            Block::Monospace(text) => between(out, "```", text),
        }
    }
}

fn inlines(out: &mut String, content: &[Inline<'_>], line_break: &str) {
    for inline in content {
        let (delimiter, content) = match inline {
            Inline::Text(text) | Inline::Link(text) => {
                out.push_str(&text.replace('\n', line_break));
                continue;
            }
            Inline::HardBreak => {
                out.push_str(line_break);
                continue;
            }
            Inline::InlineCode(text) => {
                between(out, "`", text);
                continue;
            }
            Inline::Monospace(text) => {
                between(out, "```", text);
                continue;
            }
            Inline::Strong(content) => ('*', content),
            Inline::Emphasis(content) => ('_', content),
            Inline::Strikethrough(content) => ('~', content),
        };
        out.push(delimiter);
        self::inlines(out, content, line_break);
        out.push(delimiter);
    }
}

fn between(out: &mut String, delimiter: &str, text: &str) {
    out.push_str(delimiter);
    out.push_str(text);
    out.push_str(delimiter);
}
