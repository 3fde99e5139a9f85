//! `VAR015`.

use super::icu;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags errors in plural and select forms of ICU: braces that do not match, no `other`, keys that there are none of.
    ///
    /// ## Why
    /// The library that reads them throws when the message is sent, in the one language that is wrong. Looked for only in texts with
    /// a `{name, plural, …}`, `select` or `selectordinal`.
    ///
    /// ## Example
    /// ```text
    /// {count, plural, one {# seat} others {# seats}} left
    /// ```
    /// Use instead:
    /// ```text
    /// {count, plural, one {# seat} other {# seats}} left
    /// ```
    IcuSyntax = "VAR015", "icu-syntax",
    severity: Error, fix: None, on: [Locales], scope: Visible,
}

impl Rule for IcuSyntax {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !icu::is_icu(message.text) {
            return;
        }
        if let Some(error) = icu::check(message.text) {
            cx.report(self.meta(), message, error.span, error.message).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn icu_syntax() {
        Tester::new(RULE)
            .pass([
                "{n, plural, one {# día} other {# días}} 🎉",
                "{n, plural, zero {لا رسائل} one {رسالة} two {رسالتان} few {# رسائل} many {# رسالة} other {# رسالة}}",
                ":-{ {name} {{1}} }",
            ])
            .fail([
                ("{n, plural, one {# día} otro {# días}}", &["otro"][..]),
                ("{n, plural, one {日}}", &["{n, plural, one {日}}"]),
            ]);
    }
}
