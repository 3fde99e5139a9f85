//! Writes the inside of a line.

use super::line::{Kind, Mark};
use super::scan::Scanner;

const OPEN: [&str; 3] = ["<strong>", "<em>", "<del>"];
const CLOSE: [&str; 3] = ["</strong>", "</em>", "</del>"];

/// Writes a line's content: what lies between marks is copied.
#[inline]
pub(super) fn inlines(text: &str, start: usize, end: usize, marks: &[Mark], out: &mut String) {
    let mut copied = start;
    for &Mark { at, kind } in marks {
        let replacement = match kind {
            Kind::Escape => escaped(text.as_bytes()[at]),
            Kind::Open(which) => OPEN[usize::from(which)],
            Kind::Close(which) => CLOSE[usize::from(which)],
            Kind::OpenCode => "<code>",
            Kind::CloseCode => "</code>",
            Kind::Monospace { end: content } => {
                out.push_str(&text[copied..at]);
                out.push_str("<code class=\"monospace\">");
                code(text, at + 3, content, out);
                out.push_str("</code>");
                copied = content + 3;
                continue;
            }
            Kind::Delimiter { .. } | Kind::Backtick { .. } | Kind::Url | Kind::Text => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(replacement);
        copied = at + 1;
    }
    out.push_str(&text[copied..end]);
}

/// Writes monospace that fills its lines.
pub(super) fn code_block(text: &str, start: usize, end: usize, out: &mut String) {
    out.push_str("<pre><code>");
    code(text, start, end, out);
    out.push_str("</code></pre>");
}

/// Writes a number between two pieces of markup.
pub(super) fn number(before: &str, number: u8, after: &str, out: &mut String) {
    out.push_str(before);
    if number > 9 {
        out.push(char::from(b'0' + number / 10));
    }
    out.push(char::from(b'0' + number % 10));
    out.push_str(after);
}

/// Writes the content of monospace: escaped, with every line break as `\n`.
fn code(text: &str, start: usize, end: usize, out: &mut String) {
    let text = &text[start..end];
    let bytes = text.as_bytes();
    let mut scanner = Scanner::new(bytes);
    let mut copied = 0;
    loop {
        let at = scanner.next();
        if at == bytes.len() {
            break;
        }
        let replacement = match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => "",
            b'\r' => "\n",
            byte @ (b'&' | b'<' | b'>' | 0) => escaped(byte),
            _ => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(replacement);
        copied = at + 1;
    }
    out.push_str(&text[copied..]);
}

/// What stands for a byte that HTML cannot hold as it is.
#[inline]
fn escaped(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        _ => "\u{FFFD}",
    }
}
