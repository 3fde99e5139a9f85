//! `CMP004`.

use super::emoji::emoji;
use crate::diagnostic::Severity;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::text::Span;

/// The most emoji.
const MOST: usize = 10;

declare_rule! {
    /// Flags a body with more than ten emoji.
    ///
    /// ## Why
    /// Templates with more than ten are rejected; screen readers say every one. Outside of templates it is a remark, for whoever selects the rule.
    ///
    /// ## Example
    /// ```text template
    /// Party time! 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉
    /// ```
    /// Use instead:
    /// ```text template
    /// Party time! 🎉
    /// ```
    TooManyEmoji = "CMP004", "too-many-emoji",
    severity: Error, fix: None, on: [Template], scope: Body,
}

impl Rule for TooManyEmoji {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let found = emoji(message.text);
        let (Some(first), Some(last)) = (found.get(MOST), found.last()) else {
            return;
        };
        let span = Span::new(first.start, last.end);
        let report = cx.report(self.meta(), message, span, format!("{} emoji, {MOST} at most", found.len()));
        match message.profile {
            Profile::WhatsappTemplate => report.done(),
            _ => report.severity(Severity::Info).done(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn too_many_emoji() {
        Tester::new(RULE)
            .pass(["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "1234567890 12345 ©™"])
            .fail([("🎉🎉🎉🎉🎉 🎉🎉🎉🎉🎉 ❤️ ok 🇪🇸!", &["❤️ ok 🇪🇸"][..])]);
    }
}
