//! Markdown's headings.

use crate::lint::markers::{Line, LineKind};
use crate::lint::Message;

/// The number of signs and of bytes before the title, if a line is a heading.
///
/// `# 4821`, `# of guests` and `# Order: 12` have a sign for "number".
pub(super) fn heading(message: &Message<'_>, line: &Line) -> Option<usize> {
    if line.kind != LineKind::Text {
        return None;
    }
    let text = message.slice(line.content);
    let signs = text.bytes().take_while(|&it| it == b'#').count();
    let title = text[signs..].trim_start_matches([' ', '\t']);
    let spaces = text.len() - signs - title.len();
    if !(1..=6).contains(&signs) || spaces == 0 || !title.contains(char::is_alphabetic) {
        return None;
    }
    if signs == 1 {
        let word = title.split(' ').next().unwrap_or(title).to_lowercase();
        let counted = ["of", "de", "do", "da", "del", "der", "des"].contains(&word.as_str());
        let value = title.split_once(':').is_some_and(|it| !it.1.trim().is_empty());
        if counted || value || title.starts_with(|it: char| it.is_numeric() || it == '{') {
            return None;
        }
    }
    Some(signs + spaces)
}

/// Whether a place is in a heading.
pub(super) fn is_in_heading(message: &Message<'_>, at: usize) -> bool {
    let line = message.rows().partition_point(|line| line.span.end < at);
    let line = message.rows().get(line);
    // A longer line is none, and is not searched again for each pair in it.
    line.is_some_and(|line| line.span.end - line.span.start < 1024 && heading(message, line).is_some())
}
