//! `TPL011`.

use crate::lint::rule::declare_rule;
use crate::lint::rules::unit::Samples;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::{Role, Unit};
use crate::text::Span;

declare_rule! {
    /// Flags the address of media with a variable when, with its sample, it does not end in a file type such as `.jpg`.
    ///
    /// ## Why
    /// Reviewers fetch the media with the sample in it; Twilio's page on media templates asks for the file's suffix there.
    ///
    /// ## Example
    /// ```content-template
    /// {"friendly_name": "ticket", "language": "en", "variables": {"1": "ticket"},
    ///   "types": {"twilio/media": {"body": "Here is your ticket.", "media": ["https://acme.com/{{1}}"]}}}
    /// ```
    /// Use instead:
    /// ```content-template
    /// {"friendly_name": "ticket", "language": "en", "variables": {"1": "ticket.pdf"},
    ///   "types": {"twilio/media": {"body": "Here is your ticket.", "media": ["https://acme.com/{{1}}"]}}}
    /// ```
    MediaSuffix = "TPL011", "media-suffix",
    severity: Warning, fix: None, on: [Template], scope: Any,
}

impl Rule for MediaSuffix {
    fn unit(&self, _unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        let samples = Samples::new(messages);
        for media in messages.iter().filter(|it| it.role == Role::MediaUrl) {
            let Some(address) = filled(&samples, media) else {
                continue;
            };
            let path = address.split(['?', '#']).next().unwrap_or_default();
            let file = path.rsplit('/').next().unwrap_or_default();
            let suffix = file.rsplit_once('.').map_or("", |(_, suffix)| suffix);
            let is_type = (2..=5).contains(&suffix.len())
                && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !is_type {
                let span = Span::new(0, media.text.len());
                cx.report(self.meta(), media, span, format!("`{address}` does not end in a file type"))
                    .done();
            }
        }
    }
}

/// The address with its variables replaced by their samples; `None` where it has none, or one has no sample.
fn filled(samples: &Samples<'_>, media: &Message<'_>) -> Option<String> {
    let mut address = String::new();
    let mut end = 0;
    for variable in media.variables() {
        let sample = samples.get(media, &variable.name)?;
        address.push_str(&media.text[end..variable.span.start]);
        address.push_str(sample.text);
        end = variable.span.end;
    }
    address.push_str(&media.text[end..]);
    (end > 0).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn media_suffix() {
        Tester::new(RULE)
            .unit(UnitKind::ContentTemplate)
            .pass([
                "sample 1: a.jpg\nmedia: https://acme.com/{{1}}",
                "sample 1: a\nmedia: https://acme.com/{{1}}.pdf?x=1",
                "media: https://acme.com/picture",
                "media: https://acme.com/{{1}}",
            ])
            .fail([("sample 1: a\nmedia: https://acme.com/{{1}}", &["https://acme.com/{{1}}"][..])]);
    }
}
