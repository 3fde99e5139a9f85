//! `LOC015`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::var::icu_plurals;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a plural of ICU without a form that its language has: `few` and `many` in Polish.
    ///
    /// The forms of whole numbers count, `src/lint/data/plural_forms.txt`. Texts without a known locale pass.
    ///
    /// ## Why
    /// Customers read the form of another number, which is as wrong as "3 seat". No `other` is `VAR015`.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"a": "{n, plural, one {# day} other {# days}}"}, "pl": {"a": "{n, plural, one {# dzień} other {# dni}}"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "{n, plural, one {# day} other {# days}}"}, "pl": {"a": "{n, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}"}}
    /// ```
    PluralForms = "LOC015", "plural-forms",
    severity: Error, fix: None, on: [Locales], scope: Visible,
}

const FORMS: &str = include_str!("../../data/plural_forms.txt");

impl Rule for PluralForms {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !message.text.contains("plural") {
            return;
        }
        let language = message.locale.and_then(|it| it.split(['-', '_']).next()).unwrap_or_default();
        let row = FORMS.lines().filter_map(|line| line.split_once(' ')).find(|it| it.0 == language);
        let Some((_, forms)) = row else { return };
        for plural in icu_plurals(message.text) {
            let missing: Vec<String> = forms
                .split(' ')
                .filter(|form| !plural.keys.iter().any(|key| key == form))
                .map(|form| format!("`{form}`"))
                .collect();
            // One that counts with `=1` and the like alone, or has nothing but `other`, does so on purpose.
            let is_plain = !plural.keys.iter().any(|key| key != "other" && !key.starts_with('='));
            if !missing.is_empty() && !is_plain {
                let text = format!("no {} in a plural of `{language}`", missing.join(", "));
                cx.report(self.meta(), message, plural.span, text).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn plural_forms() {
        let locale = |locale: &str| {
            let locale = locale.to_owned();
            Tester::new(RULE).config(|config| config.locale = Some(locale))
        };
        Tester::new(RULE).pass(["{n, plural, one {#} other {#}}"]);
        locale("es").pass(["{n, plural, one {# día} other {# días}}"]);
        locale("ja").pass(["{n, plural, other {# 日}}"]);
        locale("pl_PL")
            .pass([
                "{n, plural, one {dzień} few {dni} many {dni} other {dnia}}",
                "{n, plural, =0 {nic} other {#}}",
                "{n, plural, one {x",
                "{g, select, male {x} other {y}}",
            ])
            .fail([(
                "Hej {n, plural, one {dzień} other {{g, select, a {b} other {c}}}}!",
                &["{n, plural, one {dzień} other {{g, select, a {b} other {c}}}}"][..],
            )]);
    }
}
