//! What rules ask of the strings of one message together.

use std::collections::BTreeMap;

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

/// The samples of a template. Those of Twilio are for all its texts, those of Meta for the text that they stand beside.
#[derive(Debug)]
pub(super) struct Samples<'a> {
    /// By what they stand in, empty for the whole template, and the name of their variable.
    samples: BTreeMap<(&'a str, &'a str), &'a Message<'a>>,
}

impl<'a> Samples<'a> {
    pub(super) fn new(messages: &'a [Message<'a>]) -> Self {
        let samples = messages.iter().filter(|it| it.role == Role::Sample);
        let named = samples.filter_map(|it| {
            let name = it.entry.variable.as_deref()?;
            let key = &it.entry.key;
            // A variable of Twilio's may be called so.
            let end = key
                .find(".example")
                .filter(|end| !key[..*end].ends_with("variables"));
            let owner = end.unwrap_or_default();
            Some(((&key[..owner], name), it))
        });
        Self {
            samples: named.collect(),
        }
    }

    /// The sample of a variable in a text: `components[0].example.body_text[0][0]` is for `components[0].text`.
    pub(super) fn get(&self, text: &Message<'_>, name: &str) -> Option<&'a Message<'a>> {
        let (owner, _) = text.entry.key.rsplit_once('.').unwrap_or_default();
        let beside = self.samples.get(&(owner, name));
        beside.or_else(|| self.samples.get(&("", name))).copied()
    }
}

/// The strings of a message that are seen together, one group for each card or type of content.
pub(super) fn parts<'a>(messages: &'a [Message<'a>]) -> Vec<Vec<&'a Message<'a>>> {
    let mut groups: BTreeMap<&str, Vec<&Message<'_>>> = BTreeMap::new();
    for message in messages {
        groups
            .entry(message.entry.part())
            .or_default()
            .push(message);
    }
    groups.into_values().collect()
}
