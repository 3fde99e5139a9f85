//! `SUP006`.

use std::cell::OnceCell;

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule};
use crate::source::{ProblemKind, Source};
use crate::text::LineIndex;

declare_rule! {
    /// Flags a key that stands twice in one object.
    ///
    /// ## Why
    /// The last one wins, without a word: the copy that somebody edits may never be shown.
    ///
    /// ## Example
    /// ```json
    /// {"hello": "Hi", "hello": "Hello"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"hello": "Hello"}
    /// ```
    DuplicateKey = "SUP006", "duplicate-key",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for DuplicateKey {
    fn file(&self, source: &Source<'_>, cx: &mut Context<'_>) {
        let lines = OnceCell::new();
        for problem in &source.problems {
            let ProblemKind::DuplicateKey(first) = &problem.kind else {
                continue;
            };
            let lines = lines.get_or_init(|| LineIndex::new(source.text));
            let line = 1 + lines.line_column(first.start).line;
            let key = if problem.key.is_empty() {
                "it"
            } else {
                &problem.key
            };
            cx.report_in_file(
                self.meta(),
                problem.span,
                &problem.key,
                format!("the same key twice: `{key}`"),
            )
            .help(format!("the first is in line {line}, and is not used"))
            .done();
        }
    }
}
