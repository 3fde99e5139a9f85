//! Markdown (GFM) that any CommonMark parser shows the same way.
//!
//! Everything in the text that Markdown would read as markup is escaped, line breaks are kept, numbers
//! are the ones typed (`tests/suite/markdown.rs` reads the output back with a CommonMark parser).

use std::fmt::Write as _;

use crate::markup::chars::{is_punctuation, is_symbol};
use crate::markup::{BlockKind, Document, InlineKind, Inlines, List, ListItem};

/// Renders a document as Markdown.
///
/// A line break becomes a hard break (`\` at the end of the line), a blank line parts paragraphs,
/// further blank lines become paragraphs of a no-break space. Numbers that do not ascend by one begin
/// a new list, whose marker ends in `)` and `.` by turns. Blank lines inside monospace that shares its
/// lines with text are left out. U+0000, which Markdown cannot hold, is read back as U+FFFD.
///
/// # Examples
///
/// ```
/// let document = wamark::parse("*Total:* 5 _net_\nsnake_case, 2*3*4\n\n> ~old~ `x`");
/// assert_eq!(
///     wamark::render::markdown(&document),
///     "**Total:** 5 _net_\\\nsnake\\_case, 2\\*3\\*4\n\n> ~~old~~ `x`"
/// );
/// ```
#[must_use]
pub fn markdown(document: &Document<'_>) -> String {
    let mut out = String::with_capacity(document.source().len() * 2);
    // The marker of the list right above; a list of another marker is another list.
    let mut above = None;
    for block in document.blocks() {
        let list_above = above.take();
        match block.kind() {
            BlockKind::Paragraph(content) => {
                if !paragraph(&mut out, content) {
                    above = list_above;
                }
            }
            BlockKind::BlockQuote(content) => {
                begin_block(&mut out);
                out.push_str("> ");
                out.push_str(&shown_lines(content).join("\\\n> "));
            }
            BlockKind::List(items) => above = Some(list(&mut out, items, list_above)),
            BlockKind::Monospace(text) => {
                begin_block(&mut out);
                let fence = "`".repeat(longest_run(&text).max(2) + 1);
                let text = text.strip_prefix('\n').unwrap_or(&text);
                let text = text.strip_suffix('\n').unwrap_or(text);
                let _ = write!(out, "{fence}\n{text}\n{fence}");
            }
        }
    }
    out
}

fn begin_block(out: &mut String) {
    if !out.is_empty() {
        out.push_str("\n\n");
    }
}

/// Writes the lines of a paragraph, and tells whether there was anything to show.
fn paragraph(out: &mut String, content: Inlines<'_>) -> bool {
    let lines = lines(content);
    let mut shown = false;
    for group in lines.chunk_by(|left, right| left.is_empty() == right.is_empty()) {
        if group[0].is_empty() {
            // One blank line parts two blocks by itself.
            for _ in 1..group.len() {
                begin_block(out);
                out.push_str("&nbsp;");
                shown = true;
            }
        } else {
            begin_block(out);
            out.push_str(&group.join("\\\n"));
            shown = true;
        }
    }
    shown
}

/// Writes a list, several where the numbers do not ascend by one; gives the marker of the last.
fn list(out: &mut String, list: List<'_>, above: Option<char>) -> char {
    let (usual, other) = if list.is_ordered() {
        ('.', ')')
    } else {
        ('-', '*')
    };
    let mut marker = above.unwrap_or(other);
    let items: Vec<_> = list.items().collect();
    let ascends = |left: &ListItem<'_>, right: &ListItem<'_>| {
        left.number()
            .zip(right.number())
            .is_none_or(|(left, right)| right == left + 1)
    };
    for run in items.chunk_by(ascends) {
        marker = if marker == usual { other } else { usual };
        begin_block(out);
        for (at, item) in run.iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            let start = item
                .number()
                .map_or(format!("{marker} "), |number| format!("{number}{marker} "));
            let line_break = format!("\\\n{}", " ".repeat(start.len()));
            out.push_str(&start);
            out.push_str(&shown_lines(item.inlines()).join(&line_break));
        }
    }
    marker
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// Writes inlines line by line. A blank line is empty; a span may reach over several lines.
fn lines(content: Inlines<'_>) -> Vec<String> {
    let mut writer = Lines::default();
    writer.inlines(content);
    writer.end_line();
    writer.done
}

/// The lines of a quote or an item, where a blank line would end the paragraph.
fn shown_lines(content: Inlines<'_>) -> Vec<String> {
    let mut lines = lines(content);
    lines.retain(|line| !line.is_empty());
    lines
}

/// The lines of a block as they are written.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    /// Whether the line shows something: more than spaces and delimiters.
    filled: bool,
    /// Whether the character that comes next has to be punctuation or a space: see `span`.
    at_closer: bool,
}

impl Lines {
    fn inlines(&mut self, content: Inlines<'_>) {
        let mut code = String::new();
        for inline in content {
            let kind = inline.kind();
            // Neighbouring pieces of code become one: their backticks would run together.
            if !matches!(kind, InlineKind::InlineCode(_) | InlineKind::Monospace(_)) {
                self.code(&std::mem::take(&mut code));
            }
            match kind {
                InlineKind::Text(text) => self.text(text),
                InlineKind::HardBreak => self.end_line(),
                InlineKind::Strong(content) => self.span("**", content),
                InlineKind::Emphasis(content) => self.span("_", content),
                InlineKind::Strikethrough(content) => self.span("~~", content),
                InlineKind::InlineCode(text) => code.push_str(text),
                InlineKind::Monospace(text) => code.push_str(&text),
                InlineKind::Link(url) => self.link(url),
            }
        }
        self.code(&code);
    }

    fn end_line(&mut self) {
        self.at_closer = false;
        let mut line = std::mem::take(&mut self.line);
        if !std::mem::take(&mut self.filled) {
            line.clear();
        } else if line.ends_with([' ', '\t']) {
            // Markdown drops white space at the end of a paragraph.
            let space = line.pop().unwrap_or(' ');
            line.push_str(&reference(space));
        }
        self.done.push(line);
    }

    /// Writes a span.
    ///
    /// Markdown wants a space or punctuation outside a delimiter in places where WhatsApp is content
    /// with an emoji or a direction mark. There the neighbour is written as a character reference,
    /// which begins and ends with punctuation. GitHub's parser looks through `~` for the neighbour,
    /// others do not: it has to be right for both.
    fn span(&mut self, delimiter: &'static str, content: Inlines<'_>) {
        let (row, start) = (self.done.len(), self.line.len());
        self.markup(delimiter);
        self.inlines(content);
        let line = self.done.get_mut(row).unwrap_or(&mut self.line);
        let inside = line[start + delimiter.len()..].chars().next();
        let outside = line[..start].trim_end_matches('~');
        if let Some(before) = outside.chars().next_back()
            && is_strict(delimiter, inside)
            && !is_boundary(before)
        {
            let end = outside.len();
            line.replace_range(end - before.len_utf8()..end, &reference(before));
        }
        // Monospace that ends in a line break has begun a line, where nothing can be closed.
        let line = if self.filled {
            &mut self.line
        } else {
            self.done.last_mut().unwrap_or(&mut self.line)
        };
        let inside = line.chars().next_back();
        line.push_str(delimiter);
        self.at_closer = self.filled && is_strict(delimiter, inside);
    }

    /// Writes code, as one code span a line; blank lines would part the paragraph and are left out.
    fn code(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 && self.filled {
                self.end_line();
            }
            if line.trim().is_empty() {
                continue;
            }
            let fence = "`".repeat(longest_run(line) + 1);
            // Of a space inside both fences, one is taken off again.
            let padded = line.starts_with('`')
                || line.ends_with('`')
                || (line.starts_with(' ') && line.ends_with(' '));
            let space = if padded { " " } else { "" };
            self.markup(&fence);
            let _ = write!(self.line, "{space}{line}{space}{fence}");
            self.filled = true;
        }
    }

    fn link(&mut self, url: &str) {
        if url.contains(char::is_control) {
            self.text(url);
        } else if url.starts_with(['h', 'H'])
            && !url.contains(['<', '>'])
            && !(url.contains('&') && url.contains(';'))
        {
            self.markup("<");
            let _ = write!(self.line, "{url}>");
        } else {
            if self.line.ends_with('!') {
                // Or it would be an image.
                self.line.insert(self.line.len() - "!".len(), '\\');
            }
            self.markup("[");
            self.text(url);
            let scheme = if url.starts_with(['w', 'W']) {
                "http://"
            } else {
                ""
            };
            let _ = write!(self.line, "](<{scheme}{}>)", destination(url));
        }
        self.filled = true;
    }

    /// Writes what Markdown is to read as markup; it begins with punctuation.
    fn markup(&mut self, markup: &str) {
        self.at_closer &= markup == "~~";
        self.line.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            rest = &rest[character.len_utf8()..];
            self.filled |= !character.is_whitespace();
            let after_closer = std::mem::take(&mut self.at_closer) && !is_boundary(character);
            let escape = match character {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' => true,
                '&' => rest
                    .chars()
                    .next()
                    .is_none_or(|next| next == '#' || next.is_ascii_alphanumeric()),
                '#' | '+' | '-' | '=' | '>' => self.line.is_empty(),
                // GitHub makes links of URLs, and then takes our escapes for a part of them.
                ':' => self.line.is_empty() || rest.starts_with("//"),
                '.' if begins_url(&self.line) => true,
                '.' | ')' => {
                    !self.line.is_empty() && self.line.bytes().all(|byte| byte.is_ascii_digit())
                }
                _ => false,
            };
            let refer = match character {
                ' ' | '\t' => self.line.is_empty(),
                '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => true,
                _ => character.is_ascii_control() || after_closer,
            };
            if refer {
                self.line.push_str(&reference(character));
            } else {
                self.line.extend(escape.then_some('\\'));
                self.line.push(character);
            }
        }
    }
}

/// Whether a full stop behind the line would make a URL for GitHub; right behind `[` it would not.
fn begins_url(line: &str) -> bool {
    let (before, last) = line
        .as_bytes()
        .split_at(line.len().saturating_sub("www".len()));
    last.eq_ignore_ascii_case(b"www") && !before.ends_with(b"[")
}

/// A URL as it is written between `<` and `>` behind the text of a link.
fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for character in url.chars() {
        out.extend(matches!(character, '\\' | '<' | '>' | '&').then_some('\\'));
        out.push(character);
    }
    out
}

/// Whether a delimiter counts only next to a space or punctuation, given the character inside it.
fn is_strict(delimiter: &str, inside: Option<char>) -> bool {
    delimiter == "_" || inside.is_some_and(|inside| is_punctuation(inside) || is_symbol(inside))
}

/// Whether every CommonMark parser takes a character for a space or for punctuation. Older ones do
/// not count symbols as punctuation, nor what Unicode has added lately, mostly beyond U+FFFF.
fn is_boundary(character: char) -> bool {
    character.is_whitespace() || (character <= '\u{FFFF}' && is_punctuation(character))
}

/// A character reference; for U+0000, which none can stand for, the replacement that Markdown asks for.
fn reference(character: char) -> String {
    match character {
        '\0' => char::REPLACEMENT_CHARACTER.to_string(),
        _ => format!("&#{};", character as u32),
    }
}
