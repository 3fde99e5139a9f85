//! `LOC009`.

use crate::lint::characters::{is_emoji, is_unspaced};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a translation that ends in another sign than its source: `.`, `!`, `?`, `:` or `…`, or none of them.
    ///
    /// Those of other scripts are the same signs: `。`, `।`, `؟`. Emoji, quotes and markers behind them do not count, a parenthesis does; a full stop may be missing
    /// in Chinese, Japanese and Korean, and in scripts without spaces.
    ///
    /// ## Why
    /// A question that became a statement is a slip more often than not; texts that are joined need their colon.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"a": "Is it ready?"}, "es": {"a": "Está listo."}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "Is it ready?"}, "es": {"a": "¿Está listo?"}}
    /// ```
    EndPunctuationMismatch = "LOC009", "end-punctuation-mismatch",
    severity: Info, fix: None, on: [Locales], scope: Visible,
}

impl Rule for EndPunctuationMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        let (from, _) = end(source.text);
        let (to, at) = end(target.text);
        if from == to {
            return;
        }
        let is_blank = source.text.trim().is_empty() || target.text.trim().is_empty();
        let needs_no_stop = |text: &str| text.chars().any(|c| is_unspaced(c) || crate::lint::characters::is_cjk(c));
        let is_stop = |sign: Option<char>| sign.is_none_or(|it| it == '.');
        let is_free = is_stop(from) && is_stop(to) && (needs_no_stop(source.text) || needs_no_stop(target.text));
        if is_blank || is_free || source.locale == target.locale {
            return;
        }
        let shown = |sign: Option<char>| sign.map_or("no sign".to_owned(), |it| format!("`{it}`"));
        let says = format!("ends in {} and the source in {}", shown(to), shown(from));
        cx.report(self.meta(), target, at, says).done();
    }
}

/// The sign that a text ends in, as it is in English, and its place; the last character where there is none.
fn end(text: &str) -> (Option<char>, Span) {
    let is_behind = |c: char| {
        c.is_whitespace()
            || is_emoji(c)
            || matches!(c, '*' | '_' | '~' | '`' | '"' | '\'' | '”' | '’' | '»' | '“' | '」' | '』' | '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
    };
    let text = text.trim_end_matches(is_behind);
    let last = text.chars().next_back();
    let start = text.len() - last.map_or(0, char::len_utf8);
    let sign = match last {
        Some('.') if text.ends_with("...") => Some('…'),
        Some('.' | '。' | '।' | '۔' | '．' | '։' | '።') => Some('.'),
        Some('!' | '！') => Some('!'),
        Some('?' | '？' | '؟' | '\u{37e}') => Some('?'),
        Some(':' | '：') => Some(':'),
        Some('…') => Some('…'),
        _ => None,
    };
    (sign, Span::new(start, text.len()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn end_punctuation_mismatch() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "Ready!"}, "es": {"a": "¡Listo! 🎉"}, "zh": {"a": "好了！"}}"#,
                r#"{"en": {"a": "*Ready?*"}, "ar": {"a": "جاهز؟"}, "hi": {"a": "तैयार?"}}"#,
                r#"{"en": {"a": "It is ready."}, "hi": {"a": "तैयार है।"}, "ja": {"a": "準備ができました"}, "th": {"a": "พร้อมแล้ว"}}"#,
                r#"{"en": {"a": "Wait..."}, "es": {"a": "Espera…"}, "fr": {"a": ""}}"#,
                r#"{"en": {"a": "Total (incl. tax)"}, "es": {"a": "Total (IVA incl.)"}}"#,
                r#"{"en": {"a": "Total: {{1}}"}, "es": {"a": "Total: {{1}}"}}"#,
            ])
            .fail([
                (r#"{"en": {"a": "Ready?"}, "es": {"a": "Listo."}}"#, &["."][..]),
                (r#"{"en": {"a": "Items:"}, "es": {"a": "Cosas"}}"#, &["s"]),
                (r#"{"en": {"a": "好了！"}, "es": {"a": "Listo."}}"#, &["."]),
            ]);
    }
}
