//! `VAR016`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface, limit};

declare_rule! {
    /// Flags a second variable in the header of a template.
    ///
    /// ## Why
    /// A header "supports 1 parameter", says Meta's reference of template components.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "HEADER", "format": "TEXT", "text": "Order {{1}} for {{2}}", "example": {"header_text": ["A-17", "Ana"]}},
    ///   {"type": "BODY", "text": "It is ready."}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "HEADER", "format": "TEXT", "text": "Order {{1}}", "example": {"header_text": ["A-17"]}},
    ///   {"type": "BODY", "text": "It is ready."}
    /// ]}
    /// ```
    HeaderVariables = "VAR016", "header-variables",
    severity: Error, fix: None, on: [Template], scope: Visible,
}

impl Rule for HeaderVariables {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role != Role::Header {
            return;
        }
        let most = limit(Surface::Template, Field::HeaderVariables).map_or(1, |it| it.most);
        let variables = message.variables();
        if let Some(excess) = variables.get(most) {
            let text = format!("{} variables in a header, {most} at most", variables.len());
            cx.report(self.meta(), message, excess.span, text).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn header_variables() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass(["header: Hi {{1}}\nbody: {{1}} {{2}}"])
            .fail([("header: {{1}} {{2}} {{3}}", &["{{2}}"][..])]);
    }
}
