//! `UNI017`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule};
use crate::source::{ProblemKind, Source};

declare_rule! {
    /// Flags half of a surrogate pair in JSON: `\ud83d` without its second half.
    ///
    /// ## Why
    /// It is no character: some readers refuse the file, others put `�` in its place. The usual cause is a text that was cut at a
    /// number of UTF-16 units, through an emoji.
    ///
    /// ## Example
    /// ```json
    /// {"thanks": "Thank you \ud83d"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"thanks": "Thank you \ud83d\ude4f"}
    /// ```
    UnpairedSurrogate = "UNI017", "unpaired-surrogate",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for UnpairedSurrogate {
    fn file(&self, source: &Source<'_>, cx: &mut Context<'_>) {
        for problem in &source.problems {
            if problem.kind == ProblemKind::UnpairedSurrogate {
                let written = &source.text[problem.span.range()];
                let text = format!("`{written}` is half of a character");
                cx.report_in_file(self.meta(), problem.span, &problem.key, text)
                    .done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn unpaired_surrogate() {
        Tester::new(RULE).pass(["\\ud83d", "🙏"]);
    }
}
