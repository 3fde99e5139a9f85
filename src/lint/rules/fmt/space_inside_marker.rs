//! `FMT002`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a pair of markers with spaces on the inside: `* text *`.
    ///
    /// ## Why
    /// WhatsApp formats only what stands right at its markers; with a space between, the markers are shown.
    ///
    /// ## Example
    /// ```text
    /// Only * two seats * left
    /// ```
    /// Use instead:
    /// ```text
    /// Only *two seats* left
    /// ```
    SpaceInsideMarker = "FMT002", "space-inside-marker",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for SpaceInsideMarker {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for &text in &message.texts {
            for marker in ['*', '_', '~'] {
                let places: Vec<usize> = message
                    .slice(text)
                    .match_indices(marker)
                    .map(|(at, _)| text.start + at)
                    .collect();
                for pair in places.chunks_exact(2) {
                    let inner = &message.text[pair[0] + 1..pair[1]];
                    let trimmed = inner.trim();
                    // Letters tell copy from arithmetic: `2 * 3 * 4` stays.
                    if trimmed.len() == inner.len() || !trimmed.contains(char::is_alphabetic) {
                        continue;
                    }
                    let span = Span::new(pair[0], pair[1] + 1);
                    cx.report(self.meta(), message, span, format!("space between `{marker}` and the text"))
                        .safe_fix("remove the space", [Edit::new(span, format!("{marker}{trimmed}{marker}"))]);
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
    fn space_inside_marker() {
        Tester::new(RULE)
            .pass(["Only *two seats* left", "2 * 3 * 4 = 24", "* one star", "`* x *`"])
            .fail([("Only * two seats * left", &["* two seats *"][..])])
            .fix([("Only * two seats * left", "Only *two seats* left")]);
    }
}
