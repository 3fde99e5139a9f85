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

/// The samples that belong to a string, with the names of their variables.
pub(super) fn samples<'a>(
    messages: &'a [Message<'a>],
    _of: &'a Message<'a>,
) -> impl Iterator<Item = (&'a str, &'a Message<'a>)> {
    messages
        .iter()
        .filter(|it| it.role == Role::Sample)
        .map(|it| (sample_name(&it.entry.key), it))
}

/// The variable of a sample: what its key ends in.
fn sample_name(key: &str) -> &str {
    key.rsplit(['.', '['])
        .next()
        .unwrap_or_default()
        .trim_end_matches(']')
}
