//! `MKD016`.

use super::angles::{AngleKind, angles};
use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags comments of HTML: `<!-- todo -->`. Those that speak to this linter are left alone.
    ///
    /// ## Why
    /// Messages have no comments: the customer reads it.
    ///
    /// ## Example
    /// ```text
    /// See you tomorrow! <!-- ask Ana about the tone -->
    /// ```
    /// Use instead:
    /// ```text
    /// See you tomorrow!
    /// ```
    HtmlComment = "MKD016", "html-comment",
    severity: Error, fix: Some(Safe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for HtmlComment {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for angle in angles(message) {
            let closed = angle.kind == AngleKind::Comment;
            let directive = message.slice(angle.content).trim_start().starts_with("wamark");
            if directive || !(closed || angle.kind == AngleKind::OpenComment) {
                continue;
            }
            let Span { start, end } = angle.span;
            let before = message.text[..start].trim_end_matches([' ', '\t']);
            let behind = message.text[end..].trim_start_matches([' ', '\t']);
            let starts_line = before.is_empty() || before.ends_with('\n');
            let rest = behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix('\n'));
            let span = match rest {
                // A line of its own goes as a whole.
                Some(rest) if starts_line => Span::new(before.len(), message.text.len() - rest.len()),
                _ if behind.is_empty() || rest.is_some() || starts_line => {
                    let end = if starts_line { message.text.len() - behind.len() } else { end };
                    Span::new(before.len(), end)
                }
                _ if before.len() < start => Span::new(before.len(), end),
                _ => angle.span,
            };
            let left = message.text.len() > span.end - span.start;
            cx.report(self.meta(), message, angle.span, "a comment is shown").safe_fix_if(closed && left, "remove it", vec![delete(span)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn html_comment() {
        Tester::new(RULE)
            .pass(["a <- b -> c", "`<!-- x -->`", "<!-- wamark-ignore FMT001 -->\nx"])
            .fail([("Hola <!-- x\ny --> fin <!-- z", &["<!-- x\ny -->", "<!-- z"][..])])
            .fix([
                ("Hola <!-- x --> fin", "Hola fin"),
                ("Hola\n<!-- x -->\nfin", "Hola\nfin"),
                ("<!-- x -->\r\n- fin", "- fin"),
                ("Hola <!-- x -->", "Hola"),
            ]);
    }
}
