//! `MKD013`.

use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's hard line breaks: two spaces or a backslash at the end of a line.
    ///
    /// One space, or any before an empty line, is `WSP001`.
    ///
    /// ## Why
    /// A message breaks its lines where they are broken; a backslash is shown.
    ///
    /// ## Example
    /// ```text
    /// Fig & Fennel\
    /// Harbour Street 12
    /// ```
    /// Use instead:
    /// ```text
    /// Fig & Fennel
    /// Harbour Street 12
    /// ```
    MarkdownHardBreak = "MKD013", "markdown-hard-break",
    severity: Info, fix: Some(Safe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for MarkdownHardBreak {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for span in hard_breaks(message) {
            cx.report(self.meta(), message, span, "Markdown's hard line break").safe_fix("remove it", [delete(span)]);
        }
    }
}

/// The places of hard line breaks, in order.
pub(in crate::lint) fn hard_breaks(message: &Message<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let rows = message.rows();
    for lines in rows.windows(2) {
        let [line, next] = lines else { continue };
        let text = message.slice(line.content);
        if !line.touches(next) || message.slice(next.span).trim().is_empty() || text.trim().is_empty() {
            continue;
        }
        let trimmed = text.trim_end_matches(' ');
        let spaces = text.len() - trimmed.len();
        let end = line.content.end;
        if spaces > 1 {
            found.push(Span::new(end - spaces, end));
        } else if let Some(before) = trimmed.strip_suffix('\\') {
            let word = before.rsplit(' ').next().unwrap_or(before);
            // `C:\dir\`, and a command that goes on.
            let path = word.is_empty() || word.contains(['\\', '/', ':']);
            if spaces == 0 && !path && !message.is_opaque(end - 1) {
                found.push(Span::new(end - 1, end));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_hard_break() {
        Tester::new(RULE)
            .pass(["a \nb", "a  \n\nb", "a  ", "C:\\dir\\\nb", "curl \\\nb", "```\na  \nb\n```"])
            .fail([("uno  \ndos\\\ntres", &["  ", "\\"][..])])
            .fix([("uno  \r\n- dos\\\n- tres", "uno\r\n- dos\n- tres")]);
    }
}
