//! `MKD011`.

use super::brackets::{Tail, brackets, is_url};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's references: `[text][1]`, `[^1]`, `[1]: address`.
    ///
    /// Two brackets are a reference if the label is a number or defined in the message.
    ///
    /// ## Why
    /// Messages have no links by reference and no footnotes: all of it is shown.
    ///
    /// ## Example
    /// ```text
    /// See [our terms][1].
    ///
    /// [1]: https://fig-fennel.com/terms
    /// ```
    /// Use instead:
    /// ```text
    /// See our terms: https://fig-fennel.com/terms
    /// ```
    MarkdownReference = "MKD011", "markdown-reference",
    severity: Warning, fix: None, on: [Whatsapp, Sms], scope: Body,
}

impl Rule for MarkdownReference {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut brackets = brackets(message);
        brackets.sort_by_key(|it| it.span.start);
        let starts_line = |at: usize| message.text[..at].trim_end_matches(' ').is_empty() || message.text[..at].trim_end_matches(' ').ends_with('\n');
        let address = |at: usize| {
            let rest = message.text[at..].trim_start_matches(' ');
            let word: usize = rest.chars().take_while(|it| !it.is_whitespace()).take(2048).map(char::len_utf8).sum();
            is_url(&rest[..word])
        };
        let defined: std::collections::BTreeSet<&str> = brackets
            .iter()
            .filter(|it| matches!(it.tail, Tail::Colon) && starts_line(it.span.start) && address(it.span.end + 1))
            .map(|it| message.slice(it.content))
            .collect();
        for bracket in brackets {
            let content = message.slice(bracket.content);
            let (span, what) = match bracket.tail {
                Tail::Label { span, label } => {
                    let label = message.slice(label);
                    let number = !label.is_empty() && label.bytes().all(|it| it.is_ascii_digit());
                    let text = content.contains(char::is_alphabetic);
                    if !(text && number || defined.contains(label)) {
                        continue;
                    }
                    (Span::new(bracket.span.start, span.end), "a link by reference")
                }
                Tail::Colon if starts_line(bracket.span.start) && defined.contains(content) => {
                    (Span::new(bracket.span.start, bracket.span.end + 1), "the address of a reference")
                }
                _ if content.strip_prefix('^').is_some_and(|it| !it.is_empty() && !it.contains(' ')) => {
                    (bracket.span, "a footnote")
                }
                _ => continue,
            };
            cx.report(self.meta(), message, span, format!("{what} is shown as typed")).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_reference() {
        Tester::new(RULE)
            .pass(["[Yes][No]", "[1] a", "[1][2]", "[Nota]: cerramos", "[a](https://x.example)", "`[a][1]` [^ ^]"])
            .fail([
                ("Ver [guía][1].\n\n[1]: https://x.example/g", &["[guía][1]", "[1]:"][..]),
                ("uno[^1] [a][b]\n[b]: www.x.example", &["[^1]", "[a][b]", "[b]:"]),
            ]);
    }
}
