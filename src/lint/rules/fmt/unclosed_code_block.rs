//! `FMT015`.

use crate::lint::markers::edits::{delete, insert};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags three backticks that begin monospace and are never closed.
    ///
    /// ## Why
    /// Without the closing backticks WhatsApp shows those that are there, and formats what was meant as code.
    ///
    /// ## Example
    /// ````text
    /// Run this:
    /// ```cargo test
    /// ````
    /// Use instead:
    /// ````text
    /// Run this:
    /// ```cargo test```
    /// ````
    UnclosedCodeBlock = "FMT015", "unclosed-code-block",
    severity: Error, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for UnclosedCodeBlock {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let fences = message.texts.iter().filter_map(|&text| {
            let at = message.slice(text).find("```")?;
            let start = text.start + at;
            // Backticks left over from a run that held a fence are none.
            let left_over = message.text[..start].ends_with('`');
            (!left_over && !message.is_opaque(start)).then_some(start)
        });
        let Some(start) = { fences }.next() else {
            return;
        };
        let rest = &message.text[start..];
        let run = rest.len() - rest.trim_start_matches('`').len();
        let fence = Span::new(start, start + run);
        let report = cx.report(self.meta(), message, fence, "monospace is not closed");
        let behind = &message.text[fence.end..];
        if behind.trim().is_empty() {
            report.unsafe_fix("remove the backticks", [delete(fence)]);
        } else if run > 3 || behind.contains("```") {
            report.done();
        } else {
            let end = fence.end + behind.trim_end().len();
            let own_line = behind.starts_with(['\n', '\r']);
            report.unsafe_fix("close it at the end", [insert(end, if own_line { "\n```" } else { "```" })]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn unclosed_code_block() {
        Tester::new(RULE)
            .pass(["```x```", "```\nx\n```", "a ```x``` ``y``", "no code"])
            .fail([
                ("Run:\n```cargo test", &["```"][..]),
                ("```x``` and ```y", &["```"]),
            ])
            .fix([
                ("Run:\n```cargo test \n", "Run:\n```cargo test``` \n"),
                ("Código:\n```\nx", "Código:\n```\nx\n```"),
                ("x ```", "x "),
            ]);
    }
}
