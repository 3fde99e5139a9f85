//! From a tree of data to strings of copy, for containers that say nothing more of them.

use std::borrow::Cow;

use super::tree::{Tree, Value};
use super::{Entry, Role, Source, comment};

/// Makes every string of a tree an entry. Right below a root a map for each locale tells the locale of what it holds, and members
/// that `is_skipped` hold no copy.
pub(super) fn collect<'s>(
    source: &mut Source<'s>,
    mut tree: Tree<'s>,
    is_skipped: impl Fn(&str) -> bool,
) {
    // By node: the locale of what is inside, how long the key is up to there, and whether it is left out.
    let mut below: Vec<(Option<usize>, usize, bool)> = Vec::with_capacity(tree.nodes.len());
    let mut locales = Vec::new();
    for &root in &tree.roots {
        locales.extend(tree.locales(root));
    }
    for index in 0..tree.nodes.len() {
        let node = &tree.nodes[index];
        let (mut locale, mut id, mut skipped) =
            node.parent.map_or((None, 0, false), |parent| below[parent]);
        if let (Some(key), Some(parent)) = (&node.key, node.parent) {
            skipped |= tree.nodes[parent].parent.is_none() && is_skipped(key.name());
        }
        if locales.binary_search(&index).is_ok() {
            locale = Some(index);
            let path = tree.path(index);
            id = if path.starts_with('…') {
                0
            } else {
                path.len() + 1
            };
        }
        below.push((locale, id, skipped));
        if skipped || !matches!(node.value, Value::Text(_)) {
            continue;
        }
        let path = tree.path(index);
        let name = locale
            .and_then(|index| tree.nodes[index].key.as_ref())
            .map(|key| key.name().to_owned());
        if let Value::Text(text) = std::mem::replace(&mut tree.nodes[index].value, Value::Other) {
            let mut entry = Entry::new(source.text, path, Role::Body, text);
            entry.id.start = id.min(entry.key.len());
            entry.locale = name.map(Cow::Owned);
            source.push(entry);
        }
    }
    if let [only] = locales[..] {
        let key = tree.nodes[only].key.as_ref();
        source.locale = source.locale.take().or(key.map(|it| it.name().to_owned()));
    }
    comment::cover(source.text, &mut source.comments, &source.entries);
}
