//! `MKD008`.

use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's rules: a line of `---`, `***` or `___`, also with spaces between.
    ///
    /// A line of more signs is taken for one that was drawn on purpose.
    ///
    /// ## Why
    /// Messages have no rules: the signs are shown. An empty line separates as well.
    ///
    /// ## Example
    /// ```text
    /// See you tomorrow!
    ///
    /// ---
    ///
    /// Fig & Fennel
    /// ```
    /// Use instead:
    /// ```text
    /// See you tomorrow!
    ///
    /// Fig & Fennel
    /// ```
    MarkdownHr = "MKD008", "markdown-hr",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp, Sms], scope: Body,
}

/// Markdown's shortest rules.
const RULES: [&str; 6] = ["---", "***", "___", "- - -", "* * *", "_ _ _"];

impl Rule for MarkdownHr {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let lines = message.rows();
        for (at, line) in lines.iter().enumerate() {
            let text = message.slice(line.span);
            let rule = text.trim();
            if !RULES.contains(&rule) {
                continue;
            }
            let start = line.span.end - text.trim_start().len();
            let report = cx.report(self.meta(), message, Span::new(start, start + rule.len()), format!("`{rule}` makes no rule"));
            // With it goes one of the empty lines around, or its line break.
            let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).filter(|it| message.slice(it.span).trim().is_empty());
            let next = lines.get(at + 1).map(|it| it.span.start);
            let behind = blank(Some(at + 1)).and_then(|_| lines.get(at + 2)).map(|it| it.span.start);
            let end = behind.filter(|_| at == 0 || blank(at.checked_sub(1)).is_some()).or(next);
            let span = match (end, at.checked_sub(1).and_then(|at| lines.get(at))) {
                (Some(end), _) => Span::new(line.span.start, end),
                (None, Some(before)) => Span::new(before.span.end, line.span.end),
                (None, None) => line.span,
            };
            report.unsafe_fix("remove it", [delete(span)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_hr() {
        Tester::new(RULE)
            .pass(["a --- b", "----------", "______", "```\n---\n```", "***x***", "- -", "***bold***"])
            .fail([("a\n\n---\n\nb\n* * *", &["---", "* * *"][..])])
            .fix([
                ("a\n\n---\n\nb", "a\n\nb"),
                ("a\n***\nb", "a\nb"),
                ("a\n___", "a"),
                ("---\n\na", "a"),
            ]);
    }
}
