//! `MKD007`.

use crate::diagnostic::Edit;
use crate::lint::markers::Line;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's tables: lines of cells between `|`, of which the second is drawn with `-`.
    ///
    /// ## Why
    /// Messages have no tables: bars and dashes are shown, and on a telephone the lines wrap.
    ///
    /// ## Example
    /// ```text
    /// | Item | Price |
    /// |------|------:|
    /// | Tea  | $2    |
    /// ```
    /// Use instead:
    /// ```text
    /// - Tea: $2
    /// ```
    MarkdownTable = "MKD007", "markdown-table",
    severity: Error, fix: Some(Unsafe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for MarkdownTable {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let lines = message.rows();
        let mut at = 1;
        while at < lines.len() {
            let (head, rule) = (&lines[at - 1], &lines[at]);
            let row = |line: &Line| message.slice(line.span).contains('|');
            if !is_rule(message.slice(rule.span)) || !row(head) || !head.touches(rule) {
                at += 1;
                continue;
            }
            let rest = lines[at..].windows(2).take_while(|it| it[0].touches(&it[1]) && row(&it[1])).count();
            let rows = &lines[at + 1..=at + rest];
            let last = rows.last().unwrap_or(rule);
            let span = Span::new(head.span.start, last.span.end);
            let names = cells(message.slice(head.span));
            let items: Vec<String> = rows.iter().map(|line| item(&names, &cells(message.slice(line.span)))).collect();
            let report = cx.report(self.meta(), message, span, "a table is shown as typed");
            if items.is_empty() {
                report.done();
            } else {
                report.unsafe_fix("write a list", [Edit::new(span, items.join("\n"))]);
            }
            at += rest + 2;
        }
    }
}

/// Whether a line is the one below the heading of a table: `|---|:-:|`.
fn is_rule(line: &str) -> bool {
    let cell = |it: &str| {
        let it = it.trim();
        let it = it.strip_prefix(':').unwrap_or(it);
        let it = it.strip_suffix(':').unwrap_or(it);
        !it.is_empty() && it.bytes().all(|byte| byte == b'-')
    };
    let line = line.trim();
    line.contains('|') && line.contains('-') && inner(line).split('|').all(cell)
}

fn inner(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line)
}

fn cells(line: &str) -> Vec<&str> {
    inner(line).split('|').map(str::trim).collect()
}

/// An item of a list for a row: the first cell, then the others with the names of their columns.
fn item(names: &[&str], cells: &[&str]) -> String {
    let mut item = format!("- {}", cells.first().unwrap_or(&""));
    let mut between = ": ";
    for (at, cell) in cells.iter().enumerate().skip(1).filter(|it| !it.1.is_empty()) {
        item.push_str(between);
        between = ", ";
        if names.len() > 2 {
            item.push_str(names.get(at).unwrap_or(&""));
            item.push(' ');
        }
        item.push_str(cell);
    }
    item
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_table() {
        Tester::new(RULE)
            .pass(["A | B | C", "| a | b |\n| c | d |", "a\n---\nb", "```\n|a|b|\n|-|-|\n```", "Mon|Tue\n1|2"])
            .fail([(
                "Menú:\n| Té | 2 |\n|:--|--:|\n| Café | 3 |\nfin",
                &["| Té | 2 |\n|:--|--:|\n| Café | 3 |"][..],
            )])
            .fix([
                ("| Item | Qty |\n|---|---|\n| Tea | 2 |\n| Milk | |\nend", "- Tea: 2\n- Milk\nend"),
                ("a | b | c\n--|--|--\n1 | 2 | 3", "- 1: b 2, c 3"),
            ]);
    }
}
