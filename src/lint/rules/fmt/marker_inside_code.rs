//! `FMT018`.

use crate::lint::markers::edits::styles;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags markers inside code that would format outside: `` `*x*` ``.
    ///
    /// ## Why
    /// Code is shown as typed, markers and all. That may be what is meant.
    ///
    /// ## Example
    /// ```text
    /// Your PIN is `*4821*`
    /// ```
    /// Use instead:
    /// ```text
    /// Your PIN is `4821`
    /// ```
    MarkerInsideCode = "FMT018", "marker-inside-code",
    severity: Info, fix: None, on: [], scope: Body,
}

impl Rule for MarkerInsideCode {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for &code in &message.codes {
            let text = message.slice(code);
            let content = text.trim_matches('`');
            let start = code.start + (text.len() - text.trim_start_matches('`').len());
            if let Some(&(_, span)) = styles(content).first() {
                let span = Span::new(start + span.start, start + span.end);
                cx.report(self.meta(), message, span, "markers inside code are shown").done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn marker_inside_code() {
        Tester::new(RULE)
            .pass(["`a_b_c` `2*3`", "*`x`*", "```\nlet x = a * b;\n```"])
            .fail([("`*x*` ```\n_y_```", &["*x*", "_y_"][..])]);
    }
}
