//! `LEN009`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::Samples;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::source::{Role, Unit};
use crate::text::Span;
use crate::whatsapp::limits::{Field, Surface, limit};

declare_rule! {
    /// Flags a text that is too long once its variables are filled in.
    ///
    /// ## Why
    /// Channels count what is sent: "validate the fully rendered Body", says Twilio of error 21617, and Meta refuses to send a
    /// template whose text got too long (error 132005). A variable counts as much as `variable-lengths` says of it, else as its
    /// sample, else nothing. Text that is too long without its variables is `LEN001` to `LEN004`.
    ///
    /// ## Example
    /// With this configuration:
    /// ```toml
    /// [options]
    /// variable-lengths = { items = 400 }
    /// ```
    /// `{very *150}` stands for 150 times `very `.
    /// ```text template
    /// You ordered {{items}}. {very *150}long
    /// ```
    /// Use instead:
    /// ```text template
    /// You ordered {{items}}. {very *30}long
    /// ```
    RenderedTooLong = "LEN009", "rendered-too-long",
    severity: Warning, fix: None, on: [All], scope: Visible,
}

impl Rule for RenderedTooLong {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let samples = Samples::new(messages);
        for message in messages {
            if message.variables().is_empty() {
                continue;
            }
            let surface = match message.profile {
                Profile::WhatsappTemplate => Surface::Template,
                Profile::WhatsappSession | Profile::WhatsappInteractive => Surface::Session,
                Profile::Sms | Profile::Twiml => Surface::Twilio,
            };
            let field = match message.role {
                Role::Body => Field::Body,
                Role::Header => Field::Header,
                _ => continue,
            };
            let Some(limit) = limit(surface, field) else {
                continue;
            };
            let variables = message.variables();
            let written: usize = variables
                .iter()
                .map(|it| message.slice(it.span).chars().count())
                .sum();
            let lengths = &cx.config().options.variable_lengths;
            let filled: usize = variables
                .iter()
                .map(|it| match lengths.get(&it.name) {
                    Some(&length) => length,
                    None => samples
                        .get(message, &it.name)
                        .map_or(0, |sample| sample.text.chars().count()),
                })
                .fold(0, usize::saturating_add);
            let fixed = message.text.chars().count() - written;
            let rendered = fixed.saturating_add(filled);
            // What the other rules count.
            let counted = if surface == Surface::Template { fixed + written } else { fixed };
            if rendered > limit.most && counted <= limit.most {
                let text = format!("up to {rendered} characters with its variables, {} at most", limit.most);
                cx.report(self.meta(), message, Span::new(0, message.text.len()), text).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};
    use crate::source::UnitKind;

    #[test]
    fn rendered_too_long() {
        let text = format!("{}{{{{name}}}}", "a".repeat(1_500));
        let too_long = "a".repeat(1_601);
        Tester::new(RULE)
            .profile(Profile::Sms)
            .pass([text.as_str(), too_long.as_str()])
            .config(|config| {
                config.options.variable_lengths.insert("name".to_owned(), 100);
            })
            .pass([text.as_str(), too_long.as_str()])
            .fail([(format!("{text}!").as_str(), &[format!("{text}!").as_str()][..])]);
        let header = format!("header: {}{{{{1}}}}\nsample 1: 12345", "a".repeat(55));
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass([header.as_str()])
            .fail([(format!("{header}6").as_str(), &[format!("{}{{{{1}}}}", "a".repeat(55)).as_str()][..])]);
    }
}
