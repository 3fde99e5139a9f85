//! `MKD012`.

use super::angles::{AngleKind, angles};
use super::markdown_link::links_to;
use crate::lint::markers::edits::{delete, proves};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags URLs between angle brackets: `<https://example.org>`.
    ///
    /// Mail addresses are written so elsewhere too (`Ana <ana@…>`) and left alone; Slack's `<address|text>` is `MKD019`.
    ///
    /// ## Why
    /// The brackets are shown, and `>` may be taken into the link.
    ///
    /// ## Example
    /// ```text
    /// See <https://fig-fennel.com/terms>
    /// ```
    /// Use instead:
    /// ```text
    /// See https://fig-fennel.com/terms
    /// ```
    MarkdownAutolink = "MKD012", "markdown-autolink",
    severity: Warning, fix: Some(Safe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for MarkdownAutolink {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for angle in angles(message).iter().filter(|it| it.kind == AngleKind::Other) {
            let url = message.slice(angle.content);
            let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
            let known = ["http://", "https://", "www."].iter().any(|it| lower.starts_with(it));
            if !known || url.contains(|it: char| it.is_whitespace() || it == '|') {
                continue;
            }
            let Span { start, end } = angle.span;
            let edits = vec![delete(Span::new(start, start + 1)), delete(Span::new(end - 1, end))];
            let proven = links_to(message, &edits, url) && proves(message, &edits, &[]);
            cx.report(self.meta(), message, angle.span, "angle brackets around a URL are shown")
                .safe_fix_if(proven, "remove them", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_autolink() {
        Tester::new(RULE)
            .pass([
                "Ana <ana@x.example>",
                "<https://x.example|x>",
                "https://x.example a<b>c",
                "`<https://x.example>`",
            ])
            .fail([("Ver <https://x.example/a_b>.", &["<https://x.example/a_b>"][..])])
            .fix([("Ver <https://x.example/a_b>.", "Ver https://x.example/a_b.")]);
        // The text behind would become part of the URL.
        assert_eq!(Tester::new(RULE).found("<https://x.example>x")[0].fix, None);
    }
}
