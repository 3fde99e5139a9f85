//! `LNK012`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags a second link in a message.
    ///
    /// ## Why
    /// WhatsApp shows a preview of the first one only, and the preview takes lines from the text. Off by default.
    ///
    /// ## Example
    /// ```text
    /// Menu: https://acme.com/menu Map: https://acme.com/map
    /// ```
    /// Use instead:
    /// ```text
    /// Menu and map: https://acme.com
    /// ```
    MultipleLinks = "LNK012", "multiple-links",
    severity: Info, fix: None, on: [], scope: Body,
}

impl Rule for MultipleLinks {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if let Some(&second) = message.links.get(1) {
            let text = format!("{} links, one preview", message.links.len());
            cx.report(self.meta(), message, second, text).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn multiple_links() {
        Tester::new(RULE)
            .pass(["https://acme.com", "`https://a.b` https://acme.com"])
            .fail([("https://a.com www.b.com https://c.com", &["www.b.com"][..])]);
    }
}
