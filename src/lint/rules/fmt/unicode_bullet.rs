//! `FMT021`.

use super::list::BULLETS;
use crate::diagnostic::Edit;
use crate::lint::markers::LineKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags items of a list that are written with a sign for a bullet: `• item`.
    ///
    /// ## Why
    /// WhatsApp makes a list of `- item`: it is indented, and screen readers say that it is a list.
    ///
    /// ## Example
    /// ```text
    /// • Two pizzas
    /// ```
    /// Use instead:
    /// ```text
    /// - Two pizzas
    /// ```
    UnicodeBullet = "FMT021", "unicode-bullet",
    severity: Info, fix: Some(Safe), on: [], scope: Body,
}

impl Rule for UnicodeBullet {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows().iter().filter(|line| line.kind == LineKind::Text) {
            let text = message.slice(line.content);
            let Some(rest) = text.strip_prefix(BULLETS) else {
                continue;
            };
            let content = rest.trim_start();
            if content.len() < rest.len() && !content.is_empty() {
                let start = line.content.start;
                let bullet = Span::new(start, start + text.len() - rest.len());
                let marker = Span::new(start, start + text.len() - content.len());
                cx.report(self.meta(), message, bullet, format!("`{}` makes no list", message.slice(bullet)))
                    .safe_fix("write `- `", [Edit::new(marker, "- ")]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn unicode_bullet() {
        Tester::new(RULE)
            .pass(["- a", "a • b", "•a", "• ", "```\n• a\n```"])
            .fail([("• a\n● b", &["•", "●"][..])])
            .fix([("•\u{a0} a\n- b", "- a\n- b")]);
    }
}
