//! `VAR010`.

use crate::lint::characters::{is_cjk, is_unspaced, is_word};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a template with too few words for its variables: fewer than two for each, and one more.
    ///
    /// ## Why
    /// Meta rejects templates with "too many variable parameters relative to the message length". The ratio is not published;
    /// `words-per-variable` sets another one. In scripts without spaces words are estimated.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Order {{1}}: {{2}}, {{3}}.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Your order {{1}} is on its way: {{2}} arrives on {{3}}.
    /// ```
    TooManyVariables = "VAR010", "too-many-variables",
    severity: Warning, fix: None, on: [Template], scope: Body,
}

impl Rule for TooManyVariables {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let variables = message.variables();
        let (Some(first), Some(last)) = (variables.first(), variables.last()) else {
            return;
        };
        let words = count_words(message);
        let needed = variables.len().saturating_mul(cx.config().options.words_per_variable) + 1;
        if words < needed {
            let span = Span::new(first.span.start, last.span.end);
            let text = format!("{} variables in {words} words, which wants {needed}", variables.len());
            cx.report(self.meta(), message, span, text).done();
        }
    }
}

/// Counts the words of a text, those in variables left out.
pub(in crate::lint::rules) fn count_words(message: &Message<'_>) -> usize {
    let mut words = 0;
    let mut end = 0;
    for variable in message.variables() {
        words += count(&message.text[end..variable.span.start]);
        end = variable.span.end;
    }
    words + count(&message.text[end..])
}

/// Counts words. Where there are no spaces, three Chinese characters are taken for two words, four Thai letters for two.
fn count(text: &str) -> usize {
    let (mut words, mut cjk, mut unspaced, mut inside) = (0, 0, 0, false);
    for c in text.chars() {
        if is_cjk(c) {
            cjk += usize::from(is_word(c));
            inside = false;
        } else if is_unspaced(c) {
            unspaced += 1;
            inside = false;
        } else {
            words += usize::from(is_word(c) && !inside);
            // `don't` is a word.
            inside = is_word(c) || (inside && matches!(c, '\'' | '’'));
        }
    }
    words + cjk * 2 / 3 + unspaced / 2
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn too_many_variables() {
        Tester::new(RULE)
            .pass([
                "Hola",
                "Hello {{1}}, you're welcome.",
                "您好 {{1}}，您的订单 {{2}} 已发货。",
                "สวัสดีครับ {{1}}",
                "नमस्ते {{1}}, आपका ऑर्डर {{2}} तैयार है",
            ])
            .fail([
                ("Hi {{1}}!", &["{{1}}"][..]),
                ("Order {{1}}: {{2}} on {{3}}.", &["{{1}}: {{2}} on {{3}}"]),
            ])
            .config(|config| config.options.words_per_variable = 0)
            .pass(["Hi {{1}}!"]);
    }
}
