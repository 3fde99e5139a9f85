//! `MKD020`.

use std::sync::LazyLock;

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::markup::chars::is_word;
use crate::source::{Unit, UnitKind};
use crate::text::Span;

declare_rule! {
    /// Flags what programs leave in copy: `undefined`, `null`, `NaN`, `[object Object]`, `{% … %}`.
    ///
    /// Words that are none of a program are left alone ("null and void", "um null Uhr"), and the tags of Liquid in flows of Twilio Studio.
    ///
    /// ## Why
    /// The customer reads it.
    ///
    /// ## Example
    /// ```text
    /// Hello undefined, your order is ready
    /// ```
    /// Use instead:
    /// ```text
    /// Hello {{1}}, your order is ready
    /// ```
    JsonOrTemplateDebris = "MKD020", "json-or-template-debris",
    severity: Error, fix: None, on: [All], scope: Visible,
}

/// What to look for, and the words before which it is none: see the head of the file.
static TABLE: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("../../data/debris.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(" ! ").unwrap_or((line, ""))).collect()
});

/// Tags of template languages: how they begin and end.
const TAGS: [(&str, &str); 3] = [("{%", "%}"), ("<%", "%>"), ("{#", "#}")];

impl Rule for JsonOrTemplateDebris {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        for message in messages.iter().filter(|message| message.role.is_visible()) {
            self.words(message, cx);
            if unit.kind != UnitKind::Studio {
                self.tags(message, cx);
            }
        }
    }
}

impl JsonOrTemplateDebris {
    fn words(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let german = message.locale.is_some_and(|it| it.starts_with("de"));
        for &(debris, exceptions) in TABLE.iter().filter(|(debris, _)| message.may_hold(debris)) {
            if german && debris == "null" {
                continue;
            }
            for (at, _) in message.text.match_indices(debris) {
                let span = Span::new(at, at + debris.len());
                let joins = |it: char| is_word(it) || matches!(it, '_' | '-' | '/' | '.' | '@' | '#');
                let word = debris.bytes().all(|it| it.is_ascii_alphabetic());
                let behind = &message.text[span.end..];
                let stop = behind.strip_prefix('.').is_some_and(|it| !it.starts_with(is_word));
                let part = message.text[..at].ends_with(joins) || (behind.starts_with(joins) && !stop);
                let mut follows = behind.trim_start_matches(' ').chars().take(12).take_while(|&it| is_word(it)).collect::<String>();
                follows.make_ascii_lowercase();
                let excepted = exceptions.split(' ').any(|it| !follows.is_empty() && it == follows);
                if (word && part) || excepted || message.is_opaque(at) || message.is_in_variable(at) {
                    continue;
                }
                cx.report(self.meta(), message, span, format!("`{debris}` is left of a program")).done();
            }
        }
    }

    fn tags(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for (open, close) in TAGS.into_iter().filter(|(open, _)| message.may_hold(open)) {
            let mut from = 0;
            while let Some(start) = message.text[from..].find(open).map(|at| from + at) {
                let Some(length) = message.text[start..].find(close) else {
                    break;
                };
                let end = start + length + close.len();
                from = end;
                // `{#var#}` is a variable of India's registry of templates.
                let variable = open == "{#" && !message.text[start..end].contains(' ');
                if !message.is_opaque(start) && !variable && length > open.len() {
                    cx.report(self.meta(), message, Span::new(start, end), format!("a tag `{open} … {close}` is left"))
                        .done();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn json_or_template_debris() {
        Tester::new(RULE)
            .pass([
                "The contract is null and void",
                "Ab null Uhr: nullo, annullare",
                "undefined_name, well-undefined",
                "`null` https://x.example/null {{null}}",
                "Mi nan, 100% off, {#var#}",
            ])
            .fail([
                ("Hola undefined, tu saldo: NaN €", &["undefined", "NaN"][..]),
                ("Dear null! [object Object] <nil>", &["null", "[object Object]", "<nil>"]),
                ("{% if x %}Hi{% endif %} <%= y %>", &["{% if x %}", "{% endif %}", "<%= y %>"]),
                ("Total: undefined.", &["undefined"]),
            ])
            .config(|config| config.locale = Some("de-AT".to_owned()))
            .pass(["null Zucker"]);
    }
}
