//! What rules ask of the strings of one message together.

use crate::lint::{Category, Message};
use crate::source::Role;

/// The category that a template says it has, else the configured one.
pub(super) fn category(messages: &[Message<'_>]) -> Option<Category> {
    match messages.iter().find(|it| it.role == Role::Category) {
        Some(message) => parse_category(message.text),
        None => messages.first()?.category,
    }
}

/// Reads a category as templates spell it.
pub(super) fn parse_category(text: &str) -> Option<Category> {
    [
        ("marketing", Category::Marketing),
        ("utility", Category::Utility),
        ("authentication", Category::Authentication),
    ]
    .into_iter()
    .find_map(|(name, category)| text.trim().eq_ignore_ascii_case(name).then_some(category))
}

/// The samples that belong to a text, with the names of their variables. Those of Twilio belong to all texts of the
/// template, those of Meta to the one that they stand beside.
pub(super) fn samples<'a>(
    messages: &'a [Message<'a>],
    of: &'a Message<'a>,
) -> impl Iterator<Item = (&'a str, &'a Message<'a>)> {
    let samples = messages.iter().filter(|it| it.role == Role::Sample);
    samples.filter_map(|it| {
        let name = it.entry.variable.as_deref()?;
        belongs(&it.entry.key, &of.entry.key).then_some((name, it))
    })
}

/// Whether a sample stands beside a text, by their keys: `components[0].example.body_text[0][0]` and `components[0].text`.
fn belongs(sample: &str, text: &str) -> bool {
    match sample.rfind(".example") {
        Some(end) => text
            .rsplit_once('.')
            .is_some_and(|(owner, _)| owner == &sample[..end]),
        None => true,
    }
}

/// The strings of a message that are seen together, one group for each card or type of content.
pub(super) fn parts<'a>(messages: &'a [Message<'a>]) -> Vec<(&'a str, Vec<&'a Message<'a>>)> {
    let mut parts: Vec<(&str, Vec<&Message<'_>>)> = Vec::new();
    for message in messages {
        let part = message.entry.part();
        match parts.iter_mut().rfind(|(known, _)| *known == part) {
            Some((_, group)) => group.push(message),
            None => parts.push((part, vec![message])),
        }
    }
    parts
}
