//! What is filled in, and what of it a text uses.

use crate::lint::Message;
use crate::lint::rules::loc::placeholders;
use crate::text::Span;

/// The names of the values that a text asks for, with their places: those in two braces, and those in one where its container declares them.
pub(super) fn used<'m>(message: &'m Message<'_>) -> Vec<(&'m str, Span)> {
    if message.entry.declared.is_none() {
        let variables = message.variables().iter().filter(|it| !it.name.is_empty());
        return variables.map(|it| (it.name.as_str(), it.span)).collect();
    }
    let named = placeholders(message.text).into_iter().filter_map(|it| {
        let inner = it.text.trim_matches(['{', '}']);
        let name = inner.split(',').next().unwrap_or_default().trim();
        let is_named = !it.text.starts_with(['%', '$']) && !name.is_empty();
        is_named.then_some((name, it.span))
    });
    named.collect()
}
