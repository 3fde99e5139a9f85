//! `WSP001`.

use super::spaces::{gaps, inside};
use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::rules::mkd::hard_breaks;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags spaces and tabs at the end of a line.
    ///
    /// Two spaces that Markdown takes for a line break are `MKD013` where that is on, those at the end of the message `WSP002`.
    ///
    /// ## Why
    /// Nobody sees them, but a message with them is not the template that it should match, and they count.
    ///
    /// ## Example
    /// ```json
    /// {"hours": "Open today \nuntil 6 pm"}
    /// ```
    /// Use instead:
    /// ```json
    /// {"hours": "Open today\nuntil 6 pm"}
    /// ```
    TrailingSpace = "WSP001", "trailing-space",
    severity: Info, fix: Some(Safe), on: [All], scope: Visible,
}

impl Rule for TrailingSpace {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let inside = inside(message);
        let breaks = if cx.asks("MKD013", message) && message.role.is_body() {
            hard_breaks(message)
        } else {
            Vec::new()
        };
        for line in message.rows() {
            for gap in gaps(message, line, inside).filter(|gap| gap.trails) {
                let is_break = breaks.binary_search_by_key(&gap.span.end, |it| it.end).is_ok();
                if !is_break {
                    cx.report(self.meta(), message, gap.span, "space at the end of the line")
                        .safe_fix("remove it", [delete(gap.span)]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;

    #[test]
    fn trailing_space() {
        Tester::new(RULE)
            .pass(["a\nb", "a  \nb", "a ", "```\na \n```", " \na"])
            .fail([("uno \n\ndos\t\n  \ntres", &[" ", "\t", "  "][..]), ("a  \n\nb", &["  "])])
            .fix([("uno \r\ndos\t\n \n三", "uno\r\ndos\n\n三")])
            .profile(Profile::Twiml)
            .fail([("a  \nb", &["  "][..])]);
    }
}
