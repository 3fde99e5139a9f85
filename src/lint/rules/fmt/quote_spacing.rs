//! `FMT024`.

use crate::lint::markers::{LineKind, edits::insert};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags `>` without a space at the start of a line: `>text`.
    ///
    /// `>18`, `>=` and faces such as `>_<` are left alone; `>>` is `FMT025`.
    ///
    /// ## Why
    /// WhatsApp makes a quote of lines that begin with `> `. Without the space the sign is shown.
    ///
    /// ## Example
    /// ```text
    /// >See you there!
    /// ```
    /// Use instead:
    /// ```text
    /// > See you there!
    /// ```
    QuoteSpacing = "FMT024", "quote-spacing",
    severity: Warning, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for QuoteSpacing {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows().iter().filter(|line| line.kind == LineKind::Text) {
            let Some(rest) = message.slice(line.content).strip_prefix('>') else {
                continue;
            };
            let quotes = |it: char| it.is_alphabetic() || matches!(it, '"' | '“' | '«' | '¿' | '¡' | '*' | '~' | '`');
            let word = rest.starts_with(quotes) || (rest.starts_with('_') && rest[1..].starts_with(char::is_alphabetic));
            if word {
                let start = line.content.start;
                cx.report(self.meta(), message, Span::new(start, start + 1), "no space behind `>`")
                    .safe_fix("put a space behind", [insert(start + 1, " ")]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn quote_spacing() {
        Tester::new(RULE)
            .pass(["> x", ">18 años", ">= 5", ">_<", ">:(", "a >b", ">> x", "```\n>x\n```"])
            .fail([(">uno\n>*dos*\n> tres", &[">", ">"][..]), (">您好", &[">"])])
            .fix([(">uno\n>*dos*", "> uno\n> *dos*")]);
    }
}
