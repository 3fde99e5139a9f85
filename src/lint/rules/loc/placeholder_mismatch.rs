//! `LOC003`.

use std::collections::HashMap;

use super::placeholder::{Placeholder, placeholders};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a translation that has other placeholders than its source.
    ///
    /// Their order does not matter. Those that are told by their place (`%s`) are counted, others may stand twice. The plural forms
    /// `zero`, `one` and `two` may name their number or leave it out.
    ///
    /// ## Why
    /// A misspelled or translated placeholder reaches the customer as it is, a missing one takes the value away, and
    /// WhatsApp refuses to send a template with another number of parameters (132000).
    ///
    /// ## Example
    /// ```json
    /// {"en": {"hi": "Hi {{name}}"}, "es": {"hi": "Hola {{nombre}}"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"hi": "Hi {{name}}"}, "es": {"hi": "Hola {{name}}"}}
    /// ```
    PlaceholderMismatch = "LOC003", "placeholder-mismatch",
    severity: Error, fix: None, on: [Locales], scope: Any,
}

impl Rule for PlaceholderMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        if target.text.trim().is_empty() {
            return;
        }
        let (wanted, found) = (placeholders(source.text), placeholders(target.text));
        if wanted.iter().map(name).eq(found.iter().map(name)) {
            return;
        }
        let (missing, added) = (without(&wanted, &found), without(&found, &wanted));
        if super::says_its_number(&target.entry.key) && missing.len() + added.len() == 1 {
            return;
        }
        let span = match (&missing[..], &added[..]) {
            ([], []) => return,
            (_, [first, ..]) => first.span,
            (_, []) => Span::new(0, target.text.len()),
        };
        let list = |of: &[&Placeholder<'_>]| {
            of.iter()
                .map(|it| format!("`{}`", it.text))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let says = match (missing.is_empty(), added.is_empty()) {
            (false, true) => format!(
                "the placeholder {} of the source is missing",
                list(&missing)
            ),
            (true, false) => format!("the placeholder {} is not in the source", list(&added)),
            _ => format!(
                "the placeholder {} stands where the source has {}",
                list(&added),
                list(&missing)
            ),
        };
        cx.report(self.meta(), target, span, says).done();
    }
}

/// The placeholders of one text that the other does not have, each once.
fn without<'p, 't>(
    of: &'p [Placeholder<'t>],
    other: &[Placeholder<'_>],
) -> Vec<&'p Placeholder<'t>> {
    let mut theirs: HashMap<(&str, &str), usize> = HashMap::new();
    for it in other {
        *theirs.entry(name(it)).or_default() += 1;
    }
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    let missing = of.iter().filter(|it| {
        let before = seen.entry(name(it)).or_default();
        let has = theirs.get(&name(it)).copied().unwrap_or_default();
        let is_there = if it.by_place { has > *before } else { has > 0 || *before > 0 };
        *before += 1;
        !is_there
    });
    missing.collect()
}

/// What tells placeholders apart: spaces in their braces do not.
fn name<'t>(placeholder: &Placeholder<'t>) -> (&'t str, &'t str) {
    let text = placeholder.text;
    let inner = text.trim_start_matches('{').trim_end_matches('}');
    // `{ $name }` is the same as `$name` in a call.
    if inner.trim().starts_with('$') {
        return ("", inner.trim());
    }
    (
        &text[..text.len() - text.trim_start_matches('{').len()],
        inner.trim(),
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn placeholder_mismatch() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "{{1}} and {{2}}"}, "es": {"a": "{{2}} y {{ 1 }} y {{1}}"}}"#,
                r#"{"en": {"a": "50% off %s"}, "es": {"a": "%s: 50% menos"}}"#,
                r#"{"en": {"a": "{n, plural, one {# day} other {# days}}"}, "pl": {"a": "{n, plural, one {dzień} few {dni} other {dnia}}"}}"#,
                r#"{"en": {"a": "Hi {{name}}"}, "es": {"a": ""}}"#,
                r#"{"en": {"a": "Hi {{name}}"}, "hi": {"a": "नमस्ते {{name}}"}, "ar": {"a": "مرحبا {{name}}"}}"#,
            ])
            .fail([
                (r#"{"en": {"a": "Hi {{name}}"}, "es": {"a": "Hola {{nombre}}"}}"#, &["{{nombre}}"][..]),
                (r#"{"en": {"a": "Hi {{1}}"}, "es": {"a": "Hola"}}"#, &["Hola"]),
                (r#"{"en": {"a": "Hi"}, "es": {"a": "Hola %{x}"}}"#, &["%{x}"]),
                (r#"{"en": {"a": "%s %s"}, "es": {"a": "%s"}}"#, &["%s"]),
                (r#"{"en": {"a": "{x}"}, "es": {"a": "{{x}}"}}"#, &["{{x}}"]),
                (r#"{"en": {"a": "{ $x }"}, "es": {"a": "{ $y }"}}"#, &["{ $y }"]),
            ])
            .pass([
                r#"{"en": {"n_one": "One seat"}, "es": {"n_one": "{{count}} asiento"}}"#,
                r#"{"en": {"n": {"one": "%s seat"}}, "es": {"n": {"one": "un asiento"}}}"#,
            ])
            .fail([
                (r#"{"en": {"n_one": "{{n}} seat"}, "es": {"n_one": "{{x}} asiento"}}"#, &["{{x}}"][..]),
                (r#"{"en": {"n_other": "{{n}} seats"}, "es": {"n_other": "asientos"}}"#, &["asientos"]),
            ])
            .pass([r#"{"en": {"a": "{ $x }"}, "es": {"a": "{$x} {NUMBER($x)}"}}"#]);
    }

    #[test]
    fn po_has_its_source_beside_the_translation() {
        let header = "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n";
        let file = |messages: &str| format!("{header}{messages}");
        Tester::new(RULE)
            .config(|config| config.format = Format::Po)
            .pass([
                file("msgid \"Hi {{name}}, bye\"\nmsgstr \"Hola {{name}}, adiós\"\n").as_str(),
                // A name for the text, not the text.
                file("msgid \"order.ready\"\nmsgstr \"Hola {{name}}\"\n").as_str(),
                file("msgid \"one day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"un día\"\nmsgstr[1] \"%d días\"\n").as_str(),
                file("msgid \"one day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"%d 日\"\n").as_str(),
                file("#, fuzzy\nmsgid \"Hi {{name}}, bye\"\nmsgstr \"Hola {{nombre}}\"\n").as_str(),
                file("msgid \"Hi {{name}}, bye\"\nmsgstr \"\"\n\nmsgid \"b\"\nmsgstr \"c\"\n").as_str(),
            ])
            .fail([
                (file("msgid \"Hi {{name}}, bye\"\nmsgstr \"Hola {{nombre}}\"\n").as_str(), &["{{nombre}}"][..]),
                (
                    file("msgctxt \"x\"\nmsgid \"\"\n\"Hi %s, \"\n\"bye\"\nmsgstr \"Hola\"\n").as_str(),
                    &["Hola"],
                ),
                (
                    file("msgid \"one day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"un día\"\nmsgstr[1] \"días\"\n").as_str(),
                    &["días"],
                ),
            ]);
    }
}
