//! `FMT020`.

use super::list::marker;
use crate::lint::markers::edits::delete;
use crate::lint::markers::{Line, LineKind};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags items of a list that are indented.
    ///
    /// ## Why
    /// WhatsApp knows no lists inside lists: a space before the marker makes the line plain text.
    ///
    /// ## Example
    /// ```text
    /// - Pizza
    ///   - without cheese
    /// ```
    /// Use instead:
    /// ```text
    /// - Pizza
    /// - without cheese
    /// ```
    NestedList = "FMT020", "nested-list",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for NestedList {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows().iter().filter(|line| line.kind == LineKind::Text) {
            let Some(length) = indented(message.slice(line.content)) else {
                continue;
            };
            let text = message.slice(line.content);
            let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
            let start = line.content.start;
            cx.report(self.meta(), message, Span::new(start, start + indent + length), "an indented item is plain text")
                .unsafe_fix("remove the indentation", [delete(Span::new(start, start + indent))]);
        }
    }
}

/// Whether a line is an indented item, and so a finding of this rule.
pub(in crate::lint) fn is_indented_item(message: &Message<'_>, line: &Line) -> bool {
    line.kind == LineKind::Text && indented(message.slice(line.content)).is_some()
}

/// The length of the list marker of an indented item.
fn indented(line: &str) -> Option<usize> {
    let text = line.trim_start_matches([' ', '\t']);
    let length = marker(text)?;
    // `* x *` is `FMT002`.
    let bold = text.starts_with('*') && text[1..].trim_end().ends_with('*');
    (text.len() < line.len() && !bold).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn nested_list() {
        Tester::new(RULE)
            .pass(["- a\n- b", "a - b", " -5", "```\n- a\n  - b\n```", "  text"])
            .fail([
                ("- a\n  - b", &["  - "][..]),
                ("1. a\n\t2. b\n    * c", &["\t2. ", "    * "]),
            ])
            .fix([("- a\n  - b\n   1. c", "- a\n- b\n1. c")]);
    }
}
