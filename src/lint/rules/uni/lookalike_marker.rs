//! `UNI015`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

/// Characters that look like markers, and the markers.
const LOOKALIKES: [(char, &str); 9] = [
    ('∗', "*"),
    ('＊', "*"),
    ('﹡', "*"),
    ('＿', "_"),
    ('ˍ', "_"),
    ('∼', "~"),
    ('˜', "~"),
    ('ˋ', "`"),
    ('｀', "`"),
];

declare_rule! {
    /// Flags characters that look like WhatsApp's markers: `∗`, `＿`, `∼`, `ˋ`.
    ///
    /// ## Why
    /// Converters leave them where a marker must not format. They format nothing, are read aloud oddly, and cannot be pasted as what they
    /// look like. Off by default: Japanese uses the full-width ones.
    ///
    /// ## Example
    /// ```text
    /// ∗Sale∗ ends today
    /// ```
    /// Use instead:
    /// ```text
    /// *Sale* ends today
    /// ```
    LookalikeMarker = "UNI015", "lookalike-marker",
    severity: Info, fix: Some(Unsafe), on: [], scope: Body,
}

impl Rule for LookalikeMarker {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.text.is_ascii() {
            return;
        }
        for (at, c) in message.text.char_indices() {
            if let Some((_, marker)) = LOOKALIKES.iter().find(|(known, _)| *known == c) {
                let span = Span::new(at, at + c.len_utf8());
                cx.report(self.meta(), message, span, format!("`{c}` only looks like `{marker}`"))
                    .unsafe_fix(format!("write `{marker}`"), [Edit::new(span, *marker)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn lookalike_marker() {
        Tester::new(RULE)
            .pass(["*a* _b_ ~c~ `d`", "10～12時", "★ • ×"])
            .fail([("∗a∗ ＿b", &["∗", "∗", "＿"][..])])
            .fix([("∗Sale∗ ˋcodeˋ", "*Sale* `code`")]);
    }
}
