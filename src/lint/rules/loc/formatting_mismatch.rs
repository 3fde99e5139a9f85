//! `LOC004`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};
use crate::text::Span;

declare_rule! {
    /// Flags a translation with another number of bold, italic, struck or code spans than its source.
    ///
    /// ## Why
    /// A marker was lost, moved or glued to a word, and what should stand out does not.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"left": "Only *two* left"}, "es": {"left": "Solo quedan * dos*"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"left": "Only *two* left"}, "es": {"left": "Solo quedan *dos*"}}
    /// ```
    FormattingMismatch = "LOC004", "formatting-mismatch",
    severity: Warning, fix: None, on: [Locales], scope: Body,
}

impl Rule for FormattingMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        if target.text.trim().is_empty() || !target.profile.is_whatsapp() {
            return;
        }
        let (wanted, found) = (counts(source), counts(target));
        let differing = wanted
            .iter()
            .zip(&found)
            .filter(|((_, wanted), (_, found))| wanted != found);
        let says: Vec<String> = differing
            .map(|((name, wanted), (_, found))| format!("{found} {name} for {wanted}"))
            .collect();
        if says.is_empty() {
            return;
        }
        let whole = Span::new(0, target.text.len());
        cx.report(
            self.meta(),
            target,
            whole,
            format!("formatted otherwise than the source: {}", says.join(", ")),
        )
        .done();
    }
}

/// How many spans of each kind a message has.
fn counts(message: &Message<'_>) -> [(&'static str, usize); 4] {
    let styled = |of: Style| {
        message
            .styles
            .iter()
            .filter(|(style, _)| *style == of)
            .count()
    };
    [
        ("bold", styled(Style::Strong)),
        ("italic", styled(Style::Emphasis)),
        ("struck", styled(Style::Strikethrough)),
        ("code", message.codes.len()),
    ]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn formatting_mismatch() {
        let copy = r#"{"en": {"a": "*Hi*"}, "es": {"a": "Hola"}}"#;
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "*Hi* _you_"}, "es": {"a": "_Tú_, *hola*"}}"#,
                r#"{"en": {"a": "2 * 3"}, "es": {"a": "2 × 3"}}"#,
                r#"{"en": {"a": "*Hi*"}, "es": {"a": ""}}"#,
            ])
            .fail([
                (copy, &["Hola"][..]),
                (
                    r#"{"en": {"a": "*Hi*"}, "es": {"a": "* Hola*"}}"#,
                    &["* Hola*"],
                ),
                (r#"{"en": {"a": "`x`"}, "es": {"a": "x"}}"#, &["x"]),
            ])
            .profile(Profile::Sms)
            .pass([copy]);
    }
}
