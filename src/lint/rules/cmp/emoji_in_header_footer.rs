//! `CMP015`.

use super::emoji::emoji;
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags emoji in the header or footer of a template.
    ///
    /// ## Why
    /// Templates with them are rejected (Twilio error 63040). In headers of free-form messages they are in order.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "ready", "language": "en", "components": [
    ///   {"type": "HEADER", "format": "TEXT", "text": "🎉 Ready"}, {"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "ready", "language": "en", "components": [
    ///   {"type": "HEADER", "format": "TEXT", "text": "Ready"}, {"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    EmojiInHeaderFooter = "CMP015", "emoji-in-header-footer",
    severity: Warning, fix: Some(Safe), on: [Template], scope: Visible,
}

impl Rule for EmojiInHeaderFooter {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let place = match message.role {
            Role::Header => "header",
            Role::Footer => "footer",
            _ => return,
        };
        let text = message.text;
        // Those with nothing but spaces between are one finding.
        let mut runs: Vec<Span> = Vec::new();
        for span in emoji(text) {
            match runs.last_mut() {
                Some(last) if text[last.end..span.start].trim_matches(' ').is_empty() => last.end = span.end,
                _ => runs.push(span),
            }
        }
        let shown: usize = runs.iter().map(|it| it.len()).sum();
        let leaves_text = text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>() > shown;
        for span in runs {
            let report = cx.report(self.meta(), message, span, format!("emoji in the {place} of a template"));
            let report = report.twilio(63_040);
            if leaves_text {
                report.safe_fix("remove it", [Edit::new(with_space(text, span), "")]);
            } else {
                report.done();
            }
        }
    }
}

/// A span with the spaces that nothing would need without it.
fn with_space(text: &str, span: Span) -> Span {
    let before = &text[..span.start];
    let after = &text[span.end..];
    let start = before.trim_end_matches(' ').len();
    let end = text.len() - after.trim_start_matches(' ').len();
    if start == 0 {
        Span::new(span.start, end)
    } else if after.is_empty() || after.starts_with([' ', '.', ',', '!', '?']) {
        Span::new(start, span.end)
    } else {
        span
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};
    use crate::source::{Role, UnitKind};

    #[test]
    fn emoji_in_header_footer() {
        Tester::new(RULE)
            .profile(Profile::WhatsappSession)
            .pass(["🎉"])
            .unit(UnitKind::MetaTemplate)
            .pass(["header: Pedido 1 ©\nbody: 🎉"])
            .fail([("footer: 🎉 🎉 Hi 👍🏽\nbody: x", &["🎉 🎉", "👍🏽"][..]), ("header: 🎉\nbody: x", &["🎉"])])
            .fix([
                ("header: 🎉🎉 ¡Listo!\nbody: 🎉", "header: ¡Listo!\nbody: 🎉"),
                ("footer: Gracias 🙏", "footer: Gracias"),
                ("footer: Gracias 🙏!", "footer: Gracias!"),
                ("footer: Acme 🍕 Madrid🍕", "footer: Acme Madrid"),
            ]);
        Tester::new(RULE).role(Role::Header).profile(Profile::WhatsappTemplate).fix([("नमस्ते 🙏", "नमस्ते")]);
    }
}
