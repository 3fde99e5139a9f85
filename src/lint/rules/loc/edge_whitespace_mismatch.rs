//! `LOC010`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a translation that begins or ends with other spaces or line breaks than its source.
    ///
    /// White space at the ends is `WSP002`; this is for those who join texts and switch that rule off. It says nothing where `WSP002` is asked.
    ///
    /// ## Why
    /// Words run into each other in one language.
    ///
    /// ## Example
    /// With this configuration:
    /// ```toml
    /// ignore = ["WSP002"]
    /// ```
    /// ```json
    /// {"en": {"a": "Total: "}, "es": {"a": "Total:"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "Total: "}, "es": {"a": "Total: "}}
    /// ```
    EdgeWhitespaceMismatch = "LOC010", "edge-whitespace-mismatch",
    severity: Warning, fix: Some(Safe), on: [Locales], scope: Visible,
}

impl Rule for EdgeWhitespaceMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        let is_blank = source.text.trim().is_empty() || target.text.trim().is_empty();
        if is_blank || cx.asks("WSP002", target) {
            return;
        }
        let start = |text: &str| text.len() - text.trim_start().len();
        let end = |text: &str| text.trim_end().len();
        let edges = [
            (Span::new(0, start(target.text)), &source.text[..start(source.text)], "begins"),
            (Span::new(end(target.text), target.text.len()), &source.text[end(source.text)..], "ends"),
        ];
        for (span, wanted, what) in edges {
            if target.slice(span) != wanted {
                cx.report(self.meta(), target, span, format!("{what} with other white space than the source"))
                    .safe_fix("write that of the source", [Edit::new(span, wanted)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn edge_whitespace_mismatch() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([r#"{"en": {"a": "Total: "}, "es": {"a": "Total:"}}"#])
            .config(|config| config.ignore = vec!["WSP002".to_owned()])
            .pass([r#"{"en": {"a": " Total:\n"}, "es": {"a": " Suma:\n"}}"#, r#"{"en": {"a": " "}, "es": {"a": ""}}"#])
            .fix([(
                r#"{"en": {"a": " Total:\n"}, "es": {"a": "Suma: "}}"#,
                r#"{"en": {"a": " Total:\n"}, "es": {"a": " Suma:\n"}}"#,
            )]);
    }
}
