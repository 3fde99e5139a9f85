//! `WSP010`.

use super::spaces::aligned;
use crate::lint::markers::edits::{insert};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags columns that are aligned with spaces: neighbouring lines with three or more spaces between words.
    ///
    /// ## Why
    /// Messages are shown in a proportional font, where such columns do not line up. In monospace they do.
    ///
    /// ## Example
    /// ```text
    /// Tea       $2
    /// Coffee    $3
    /// ```
    /// Use instead:
    /// ````text
    /// ```Tea       $2
    /// Coffee    $3```
    /// ````
    SpaceAlignedText = "WSP010", "space-aligned-text",
    severity: Info, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for SpaceAlignedText {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for group in aligned(message) {
            let span = Span::new(group[0].span.start, group[group.len() - 1].span.end);
            let plain = !message.text.contains('`');
            let edits = vec![insert(span.start, "```"), insert(span.end, "```")];
            cx.report(self.meta(), message, span, "columns aligned with spaces do not line up")
                .unsafe_fix_if(plain, "make it monospace", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn space_aligned_text() {
        Tester::new(RULE)
            .pass(["a   b", "a  b\nc  d", "```a    b\nc    d```", "   a\n   b", "a   b\n\nc   d"])
            .fail([("Menú\nTé      2\nCafé    3\nfin", &["Té      2\nCafé    3"][..])])
            .fix([("Té    2\nCafé    3", "```Té    2\nCafé    3```")]);
    }
}
