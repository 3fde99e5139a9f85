//! `LEN010`.

use crate::lint::rule::declare_rule;
use crate::lint::{Category, Context, Declared, Message, Rule};
use crate::lint::rules::unit;
use crate::source::{Role, Unit};
use crate::text::Span;

declare_rule! {
    /// Flags the lines of a marketing template that WhatsApp hides behind "Read more".
    ///
    /// ## Why
    /// Phones show the first lines of a marketing message, five by what providers report; what matters belongs there. Lines
    /// that the phone breaks are not counted, so that copy without a finding may still be folded. `fold-lines` sets another number.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Hello!\n\nThe sale begins.\n\nEverything goes.\n\nToday only, half price."}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Hello!\nToday only: everything at half price.\n\nThe sale begins."}
    /// ]}
    /// ```
    ReadMoreFold = "LEN010", "read-more-fold",
    severity: Info, fix: None, on: [Template], scope: Body,
}

impl Rule for ReadMoreFold {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit::category(messages) != Some(Category::Marketing) {
            return;
        }
        let shown = cx.config().options.fold_lines;
        for message in messages.iter().filter(|it| it.role == Role::Body) {
            let mut hidden = message.lines().skip(shown);
            if let Some(line) = hidden.find(|line| !message.slice(*line).trim().is_empty()) {
                let span = Span::new(line.start, message.text.trim_end().len());
                let text = format!("WhatsApp shows {shown} lines and hides the rest behind `Read more`");
                cx.report(self.meta(), message, span, text).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Category, tester::Tester};
    use crate::source::UnitKind;

    #[test]
    fn read_more_fold() {
        Tester::new(RULE)
            .pass(["1\n2\n3\n4\n5\n6"])
            .config(|config| config.category = Some(Category::Marketing))
            .pass(["1\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n \n\n"])
            .fail([("1\n2\n\n4\n5\n\n7\n8\n", &["7\n8"][..])])
            .unit(UnitKind::MetaTemplate)
            .pass(["category: UTILITY\nbody: 1\n2\n3\n4\n5\n6"]);
    }
}
