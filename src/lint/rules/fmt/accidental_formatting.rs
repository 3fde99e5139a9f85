//! `FMT028`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};
use crate::text::Span;

declare_rule! {
    /// Flags what formats though it looks like data: `_id_`, `/_next_/x`, `--*all*`.
    ///
    /// ## Why
    /// The markers are part of a name or path, and vanish.
    ///
    /// ## Example
    /// ```text
    /// Set the field _id_ first
    /// ```
    /// Use instead:
    /// ```text
    /// Set the field `_id_` first
    /// ```
    AccidentalFormatting = "FMT028", "accidental-formatting",
    severity: Info, fix: Some(Unsafe), on: [], scope: Body,
}

impl Rule for AccidentalFormatting {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut end = 0;
        for &(style, span) in &message.styles {
            if span.start < end || !looks_like_data(message.text, style, span) {
                continue;
            }
            let solid = |it: char| !it.is_whitespace() && it != '`';
            let before = message.text[..span.start].chars().rev().take_while(|&it| solid(it));
            let behind = message.text[span.end..].chars().take_while(|&it| solid(it));
            let before: usize = before.take(100).map(char::len_utf8).sum();
            let behind: usize = behind.take(100).map(char::len_utf8).sum();
            let word = &message.text[span.start - before..span.end + behind];
            let code = word.trim_end_matches(['.', ',', ':', ';', '!', '?', ')', '"']).trim_start_matches(['(', '"']);
            let start = span.start - before + (code.as_ptr() as usize - word.as_ptr() as usize);
            let whole = Span::new(start, start + code.len());
            end = whole.end;
            let report = cx.report(self.meta(), message, span, format!("`{}` formats", message.slice(span)));
            if code.contains(['\n', '`']) || whole.start > span.start || whole.end < span.end {
                report.done();
            } else {
                report.unsafe_fix("put it between backticks", [Edit::new(whole, format!("`{code}`"))]);
            }
        }
    }
}

fn looks_like_data(text: &str, style: Style, span: Span) -> bool {
    let content = &text[span.start + 1..span.end - 1];
    if content.contains(char::is_whitespace) {
        return false;
    }
    let joint = ['/', '\\', '=', '&', '#', '-', '$', '<', '>'];
    let mut behind = text[span.end..].chars();
    let next = behind.next();
    let glued = text[..span.start].ends_with(joint)
        || next.is_some_and(|it| joint.contains(&it))
        || (matches!(next, Some('.' | ':')) && behind.next().is_some_and(|it| it.is_alphanumeric() || it == '/'));
    let ascii = content.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_');
    let name = style == Style::Emphasis && ascii && (content.len() <= 3 || content.contains('_'));
    glued || name
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn accidental_formatting() {
        Tester::new(RULE)
            .pass(["_today_ and *two*.", "(_soon_), ~x~", "`_id_`", "*nix and *bsd", "_a b_-c"])
            .fail([
                ("Set _id_ first", &["_id_"][..]),
                ("open /_next_/x or --*all*", &["_next_", "*all*"]),
                ("run _main_.py", &["_main_"]),
            ])
            .fix([
                ("Set _id_, first", "Set `_id_`, first"),
                ("open (/_next_/x)", "open (`/_next_/x`)"),
            ]);
    }
}
