//! `MKD010`.

use crate::diagnostic::Edit;
use crate::lint::markers::LineKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's tasks: `- [x] done`.
    ///
    /// ## Why
    /// WhatsApp shows the brackets behind the bullet.
    ///
    /// ## Example
    /// ```text
    /// - [x] Passport
    /// - [ ] Tickets
    /// ```
    /// Use instead:
    /// ```text
    /// ☑ Passport
    /// ☐ Tickets
    /// ```
    MarkdownTaskList = "MKD010", "markdown-task-list",
    severity: Info, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for MarkdownTaskList {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows().iter().filter(|line| line.kind == LineKind::Bullet) {
            let text = message.slice(line.content);
            let sign = match text.get(..4) {
                Some("[ ] ") => "☐ ",
                Some("[x] " | "[X] ") => "☑ ",
                _ => continue,
            };
            let start = line.content.start;
            let marker = Span::new(line.span.start, start + 4);
            cx.report(self.meta(), message, Span::new(start, start + 3), "the box of a task is shown as typed")
                .unsafe_fix("write a sign", [Edit::new(marker, sign)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_task_list() {
        Tester::new(RULE)
            .pass(["- [a] x", "[x] y", "- x [ ] y", "```\n- [x] y\n```"])
            .fail([("- [ ] uno\n* [X] dos", &["[ ]", "[X]"][..])])
            .fix([("- [ ] uno\n* [X] dos", "☐ uno\n☑ dos")]);
    }
}
