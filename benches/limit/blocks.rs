//! What kind of line a line is, and the elements that lines of one kind share.

use super::chars::{self, Class};
use super::line::{Kind, Mark};
use super::write;

/// The kind of a line and where its content starts.
#[derive(Clone, Copy)]
pub(super) struct Line {
    kind: LineKind,
    start: usize,
    pub(super) content: usize,
}

#[derive(Clone, Copy)]
enum LineKind {
    Text,
    Bullet,
    Number(u8),
    Quote,
}

impl Line {
    /// The line that starts at `start`.
    #[inline]
    pub(super) fn at(text: &str, start: usize) -> Self {
        let bytes = text.as_bytes();
        let (kind, content) = match bytes[start..] {
            [b'-' | b'*', b' ', ..] if is_filled(text, start + 2) => (LineKind::Bullet, start + 2),
            [b'>', b' ', ..] if is_filled(text, start + 2) => (LineKind::Quote, start + 2),
            [digit @ b'0'..=b'9', b'.', b' ', ..] if !is_space(text, start + 3) => {
                (LineKind::Number(digit - b'0'), start + 3)
            }
            [tens @ b'0'..=b'9', digit @ b'0'..=b'9', b'.', b' ', ..]
                if !is_space(text, start + 4) =>
            {
                (
                    LineKind::Number((tens - b'0') * 10 + digit - b'0'),
                    start + 4,
                )
            }
            _ => (LineKind::Text, start),
        };
        Self {
            kind,
            start,
            content,
        }
    }
}

fn is_space(text: &str, at: usize) -> bool {
    chars::after(text, at) == Class::Space
}

/// Whether the line has something other than spaces from `at` on.
fn is_filled(text: &str, at: usize) -> bool {
    if !is_space(text, at) {
        return true;
    }
    let filled = chars::skip_space(text, at, None);
    filled < text.len() && memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..filled]).is_none()
}

/// The block that is open.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    /// With its last line.
    Paragraph(usize, usize),
    Bullets,
    /// With the number that would go on.
    Numbers(u8),
    Quote,
}

/// Writes lines as blocks.
pub(super) struct Blocks<'s, 'o> {
    text: &'s str,
    out: &'o mut String,
    open: Open,
}

impl<'s, 'o> Blocks<'s, 'o> {
    pub(super) fn new(text: &'s str, out: &'o mut String) -> Self {
        Self {
            text,
            out,
            open: Open::Nothing,
        }
    }

    /// Writes a line that ends at `end`.
    #[inline]
    pub(super) fn write(&mut self, line: Line, end: usize, marks: &[Mark]) {
        match line.kind {
            LineKind::Text => {
                if let Some(&Mark {
                    at,
                    kind: Kind::Monospace { end: content },
                }) = marks.first()
                    && at == line.start
                    && content + 3 == end
                {
                    self.close();
                    write::code_block(self.text, at + 3, content, self.out);
                    return;
                }
                if let Open::Paragraph(..) = self.open {
                    self.out.push_str("<br>");
                } else {
                    self.close();
                    self.out.push_str("<p>");
                }
                write::inlines(self.text, line.content, end, marks, self.out);
                self.open = Open::Paragraph(line.start, end);
            }
            LineKind::Bullet => {
                if !matches!(self.open, Open::Bullets) {
                    self.close();
                    self.out.push_str("<ul>");
                    self.open = Open::Bullets;
                }
                self.out.push_str("<li>");
                write::inlines(self.text, line.content, end, marks, self.out);
                self.out.push_str("</li>");
            }
            LineKind::Number(number) => {
                self.number(number);
                write::inlines(self.text, line.content, end, marks, self.out);
                self.out.push_str("</li>");
            }
            LineKind::Quote => {
                if let Open::Quote = self.open {
                    self.out.push_str("<br>");
                } else {
                    self.close();
                    self.out.push_str("<blockquote>");
                    self.open = Open::Quote;
                }
                write::inlines(self.text, line.content, end, marks, self.out);
            }
        }
    }

    fn number(&mut self, number: u8) {
        if let Open::Numbers(next) = self.open {
            if number == next {
                self.out.push_str("<li>");
            } else {
                write::number("<li value=\"", number, "\">", self.out);
            }
        } else {
            self.close();
            if number == 1 {
                self.out.push_str("<ol><li>");
            } else {
                write::number("<ol start=\"", number, "\"><li>", self.out);
            }
        }
        self.open = Open::Numbers(number + 1);
    }

    /// Ends the block that is open.
    pub(super) fn close(&mut self) {
        self.out.push_str(match self.open {
            Open::Nothing => "",
            // A blank last line needs a break of its own to show.
            Open::Paragraph(start, end) if chars::skip_space(self.text, start, None) >= end => {
                "<br></p>"
            }
            Open::Paragraph(..) => "</p>",
            Open::Bullets => "</ul>",
            Open::Numbers(_) => "</ol>",
            Open::Quote => "</blockquote>",
        });
        self.open = Open::Nothing;
    }
}
