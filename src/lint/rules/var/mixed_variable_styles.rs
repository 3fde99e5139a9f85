//! `VAR007`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, VariableKind};
use crate::text::Span;
use crate::source::{Role, Unit, UnitKind};

declare_rule! {
    /// Flags a template with variables of both kinds, numbers and names, or of another kind than its `parameter_format` says.
    ///
    /// ## Why
    /// A template of WhatsApp has one `parameter_format`: with `{{1}}` and `{{name}}` side by side it is rejected. Without one it is `POSITIONAL`, so
    /// that names need it.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Hello {{name}}, your order {{1}} is ready.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Hello {{name}}, your order {{order_id}} is ready.
    /// ```
    MixedVariableStyles = "VAR007", "mixed-variable-styles",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for MixedVariableStyles {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let mut variables = messages
            .iter()
            .flat_map(|message| message.variables().iter().map(move |it| (message, it)))
            .filter(|(_, it)| !it.name.is_empty());
        let Some((message, first)) = variables.next() else {
            return;
        };
        let is_named = first.kind == VariableKind::Named;
        let other = variables.find(|(_, it)| (it.kind == VariableKind::Named) != is_named);
        if let Some((message, other)) = other {
            let text = format!("`{{{{{}}}}}` beside `{{{{{}}}}}`: numbers and names", other.name, first.name);
            cx.report(self.meta(), message, other.span, text).done();
            return;
        }
        if unit.kind != UnitKind::MetaTemplate {
            return;
        }
        let is_format = |it: &&Message<'_>| it.role == Role::Setting && it.entry.key.ends_with("parameter_format");
        let format = messages.iter().find(is_format);
        let says_named = format.is_some_and(|it| it.text.eq_ignore_ascii_case("NAMED"));
        if says_named == is_named {
            return;
        }
        let wanted = if is_named { "NAMED" } else { "POSITIONAL" };
        let what = if is_named { "names" } else { "numbers" };
        if let Some(format) = format {
            let span = Span::new(0, format.text.len());
            let text = format!("`{}`, but the variables have {what}", format.text);
            cx.report(self.meta(), format, span, text).help(format!("write `{wanted}`")).done();
        } else {
            let text = format!("`{{{{{}}}}}` in a template without `parameter_format`", first.name);
            cx.report(self.meta(), message, first.span, text)
                .help(format!("add `\"parameter_format\": \"{wanted}\"`"))
                .done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::{Format, UnitKind};

    #[test]
    fn mixed_variable_styles() {
        Tester::new(RULE)
            .pass(["{{1}} {{2}}", "{{name}} {{id}}", "{{1}} {name} {{}}"])
            .fail([("{{name}} {{1}} {{2}}", &["{{1}}"][..])])
            .unit(UnitKind::ContentTemplate)
            .fail([("body: Hi {{1}}!\nurl: https://acme.com/{{id}}", &["{{id}}"][..])])
            .pass(["body: Hi {{name}}!"]);
    }

    #[test]
    fn variables_are_of_the_kind_that_the_template_says() {
        let template = |format: &str, variable: &str| {
            format!(r#"{{"name": "a", {format}"components": [{{"type": "BODY", "text": "Hi {{{{{variable}}}}}!"}}]}}"#)
        };
        let named = r#""parameter_format": "NAMED", "#;
        let positional = r#""parameter_format": "positional", "#;
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([
                template("", "1").as_str(),
                template(named, "name").as_str(),
                template(positional, "1").as_str(),
            ])
            .fail([
                (template("", "name").as_str(), &["{{name}}"][..]),
                (template(named, "1").as_str(), &["NAMED"]),
                (template(positional, "name").as_str(), &["positional"]),
            ]);
    }
}
