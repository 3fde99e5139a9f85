//! `CMP014`.

use std::collections::HashMap;

use crate::lint::rule::declare_rule;
use crate::lint::templates::Template;
use crate::lint::{Context, Declared, Rule};
use crate::source::Source;

declare_rule! {
    /// Flags a template with the body and footer of another one, under another name.
    ///
    /// Asked about templates only. It is compared with those of its own file and, on the command line, with those of the files in its folder, in its own language. White space
    /// does not count.
    ///
    /// ## Why
    /// Meta rejects it as a duplicate (Twilio error 63040).
    ///
    /// ## Example
    /// ```meta-template
    /// {"data": [
    ///   {"name": "ready", "language": "en", "components": [{"type": "BODY", "text": "Your order is ready."}]},
    ///   {"name": "ready_new", "language": "en", "components": [{"type": "BODY", "text": "Your order is ready."}]}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"data": [
    ///   {"name": "ready", "language": "en", "components": [{"type": "BODY", "text": "Your order is ready."}]}]}
    /// ```
    DuplicateTemplate = "CMP014", "duplicate-template",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for DuplicateTemplate {
    fn file(&self, source: &Source<'_>, cx: &mut Context<'_>) {
        let mut seen: HashMap<u64, &str> = HashMap::new();
        for template in source.units.iter().filter_map(|unit| Template::of(source, unit)) {
            let first = *seen.entry(template.says).or_insert(template.name);
            let text = if first == template.name {
                let siblings = cx.config().siblings.as_ref();
                let Some((path, name)) = siblings.and_then(|it| it.like(&template)) else {
                    continue;
                };
                format!("the same text as `{name}` in {}", path.display())
            } else {
                format!("the same text as `{first}`")
            };
            cx.report_in_file(self.meta(), template.span, template.key, text).twilio(63_040).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn duplicate_template() {
        let template = |name: &str, language: &str, body: &str, footer: &str| {
            format!(
                r#"{{"name": "{name}", "language": "{language}", "components": [{{"type": "BODY", "text": "{body}"}}, {{"type": "FOOTER", "text": "{footer}"}}]}}"#
            )
        };
        let two = |a: String, b: String| format!("[{a}, {b}]");
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([
                two(template("a", "en", "Hi Ana", "x"), template("b", "en", "Hi Ana", "y")).as_str(),
                two(template("a", "en", "Hi Ana", "x"), template("b", "en_GB", "Hi Ana", "x")).as_str(),
                two(template("a", "en", "Hi Ana", "x"), template("a", "en", "Hi Ana", "x")).as_str(),
                two(template("a", "en", "", ""), template("b", "en", "", "")).as_str(),
                "[]",
            ])
            .fail([(
                two(template("a", "en", "Hi Ana", "x"), template("b", "EN", "Hi  Ana", "x")).as_str(),
                &["Hi  Ana"][..],
            )]);
    }
}
