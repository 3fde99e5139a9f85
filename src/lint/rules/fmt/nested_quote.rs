//! `FMT025`.

use crate::diagnostic::Edit;
use crate::lint::markers::LineKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a quote inside a quote: `> > text`.
    ///
    /// ## Why
    /// WhatsApp knows no quotes inside quotes: the inner sign is shown.
    ///
    /// ## Example
    /// ```text
    /// > > Do you ship to Malta?
    /// > Yes!
    /// ```
    /// Use instead:
    /// ```text
    /// > Do you ship to Malta?
    /// > Yes!
    /// ```
    NestedQuote = "FMT025", "nested-quote",
    severity: Info, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for NestedQuote {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows() {
            let text = message.slice(line.span);
            if !text.starts_with("> >") && !text.starts_with(">>") {
                continue;
            }
            let rest = text.trim_start_matches(['>', ' ']);
            let text_line = line.kind == LineKind::Text && !rest.starts_with(|it: char| it.is_alphabetic() || it == '*');
            if rest.is_empty() || text_line {
                continue;
            }
            let span = Span::new(line.span.start, line.span.end - rest.len());
            let marks = Span::new(span.start, span.start + message.slice(span).trim_end().len());
            cx.report(self.meta(), message, marks, "a quote inside a quote is shown as `>`")
                .unsafe_fix("keep one", [Edit::new(span, "> ")]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn nested_quote() {
        Tester::new(RULE)
            .pass(["> x > y", "> x\n> y", "a >> b", ">>", ">> 18"])
            .fail([("> > x\n>> y", &["> >", ">>"][..])])
            .fix([("> > x\n>>>y", "> x\n> y")]);
    }
}
