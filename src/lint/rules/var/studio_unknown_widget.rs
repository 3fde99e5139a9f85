//! `VAR020`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule};
use crate::source::{Source, UnitKind};
use crate::text::Span;

declare_rule! {
    /// Flags a variable of a Studio flow that names a widget or a flow variable that the flow does not have.
    ///
    /// ## Why
    /// Studio says nothing and sends an empty string. Widgets are renamed; the texts that refer to them are not.
    ///
    /// ## Example
    /// ```studio-flow
    /// {"initial_state": "trigger", "states": [
    ///   {"name": "trigger", "type": "trigger", "transitions": []},
    ///   {"name": "ask_name", "type": "send-and-wait-for-reply", "properties": {"body": "What is your name?"}},
    ///   {"name": "greet", "type": "send-message", "properties": {"body": "Hello {{widgets.askname.inbound.Body}}!"}}
    /// ]}
    /// ```
    /// Use instead:
    /// ```studio-flow
    /// {"initial_state": "trigger", "states": [
    ///   {"name": "trigger", "type": "trigger", "transitions": []},
    ///   {"name": "ask_name", "type": "send-and-wait-for-reply", "properties": {"body": "What is your name?"}},
    ///   {"name": "greet", "type": "send-message", "properties": {"body": "Hello {{widgets.ask_name.inbound.Body}}!"}}
    /// ]}
    /// ```
    StudioUnknownWidget = "VAR020", "studio-unknown-widget",
    severity: Error, fix: None, on: [All], scope: Any,
}

impl Rule for StudioUnknownWidget {
    fn file(&self, source: &Source<'_>, cx: &mut Context<'_>) {
        let Some(flow) = &source.flow else {
            return;
        };
        for unit in source.units.iter().filter(|it| it.kind == UnitKind::Studio) {
            for entry in &source.entries[unit.entries.clone()] {
                for (name, span) in names(&entry.text, "widgets.") {
                    if !flow.widgets.iter().any(|it| it == name) {
                        let text = format!("the flow has no widget `{name}`");
                        cx.report_in_file(self.meta(), entry.place(span), &entry.key, text).done();
                    }
                }
                for (name, span) in names(&entry.text, "flow.variables.") {
                    if !flow.variables.iter().any(|it| it == name) {
                        let text = format!("the flow sets no variable `{name}`");
                        cx.report_in_file(self.meta(), entry.place(span), &entry.key, text).done();
                    }
                }
            }
        }
    }
}

/// The names behind a path in `{{…}}`.
fn names<'t>(text: &'t str, path: &'static str) -> impl Iterator<Item = (&'t str, Span)> {
    text.match_indices("{{").filter_map(move |(open, _)| {
        let inner = text[open + 2..].trim_start_matches([' ', '\t']);
        let rest = inner.strip_prefix(path)?;
        let start = text.len() - rest.len();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')?;
        (end > 0).then(|| (&rest[..end], Span::new(start, start + end)))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn studio_unknown_widget() {
        let flow = |body: &str| {
            format!(
                r#"{{"initial_state": "t", "states": [
                {{"name": "ask", "type": "send-and-wait-for-reply", "properties": {{"body": "Name?"}}}},
                {{"name": "set", "type": "set-variables", "properties": {{"variables": [{{"key": "n", "value": "1"}}]}}}},
                {{"name": "say", "type": "send-message", "properties": {{"body": "{body}"}}}}]}}"#
            )
        };
        Tester::new(RULE)
            .pass(["{{widgets.x.y}}"])
            .config(|config| config.format = Format::StudioFlow)
            .pass([
                flow("Hi {{widgets.ask.inbound.Body}} {{flow.variables.n}} {{flow.data.x}} {{contact.name}}").as_str(),
                flow("{{trigger.message.Body}} {{ widgets.ask.inbound.Body | upcase }} {{widgets.").as_str(),
            ])
            .fail([
                (flow("{{widgets.aks.inbound.Body}}").as_str(), &["aks"][..]),
                (flow("{{ flow.variables.m }}").as_str(), &["m"]),
            ]);
    }
}
