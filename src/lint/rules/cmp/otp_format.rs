//! `CMP009`.

use std::collections::BTreeSet;

use super::emoji::emoji;
use crate::lint::rule::declare_rule;
use crate::lint::rules::unit;
use crate::lint::{Category, Context, Declared, Message, Rule};
use crate::source::{Role, Unit};
use crate::text::Span;

declare_rule! {
    /// Flags what a template with a one-time password must not have: links, emoji, media, a second variable.
    ///
    /// ## Why
    /// WhatsApp writes the text of templates of the category authentication itself: the code, a warning, how long it is valid. Others are rejected.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "code", "category": "AUTHENTICATION", "language": "en", "components": [
    ///   {"type": "BODY", "text": "{{1}} is your code 🔑. Help: https://acme.com"}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "code", "category": "AUTHENTICATION", "language": "en", "components": [
    ///   {"type": "BODY", "text": "{{1}} is your code."}]}
    /// ```
    OtpFormat = "CMP009", "otp-format",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for OtpFormat {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if unit::category(messages) != Some(Category::Authentication) {
            return;
        }
        let mut found: Vec<(&Message<'_>, Span, &str)> = Vec::new();
        let mut names = BTreeSet::new();
        for message in messages {
            let whole = Span::new(0, message.text.len());
            let is_media = message.role == Role::Setting
                && message.entry.key.ends_with(".format")
                && !message.text.eq_ignore_ascii_case("TEXT");
            if is_media || message.role == Role::MediaUrl {
                found.push((message, whole, "media"));
            }
            if !message.role.is_visible() {
                continue;
            }
            found.extend(message.links.iter().map(|&it| (message, it, "a link")));
            found.extend(emoji(message.text).into_iter().map(|it| (message, it, "an emoji")));
            for variable in message.variables() {
                let is_new = names.insert(variable.name.as_str());
                if is_new && names.len() > 1 {
                    found.push((message, variable.span, "a second variable"));
                }
            }
        }
        for (message, span, what) in found {
            cx.report(self.meta(), message, span, format!("{what} in a template of the category authentication"))
                .done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::{Format, UnitKind};

    #[test]
    fn otp_format() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass([
                "category: AUTHENTICATION\nbody: {{1}} is your code. {{1}}\nbutton: Copy",
                "category: UTILITY\nbody: Hi {{1}} {{2}} 🎉 https://acme.com",
            ])
            .fail([(
                "category: AUTHENTICATION\nbody: {{1}} 🔑 https://acme.com/a for {{2}}\nmedia: https://acme.com/a.png",
                &["🔑", "https://acme.com/a", "{{2}}", "https://acme.com/a.png"][..],
            )]);
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .fail([(
                r#"{"name": "a", "category": "authentication", "components": [{"type": "HEADER", "format": "IMAGE"}]}"#,
                &["IMAGE"][..],
            )]);
    }
}
