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
    let mut below: Vec<(Option<&str>, usize, bool)> = Vec::with_capacity(tree.nodes.len());
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
        if let Ok(at) = locales.binary_search_by_key(&index, |it| it.0) {
            let name = locales[at].1.as_str();
            let root = node.parent.map_or(String::new(), |root| tree.path(root));
            locale = Some(name);
            id = root.len() + usize::from(!root.is_empty()) + name.len() + 1;
        }
        below.push((locale, id, skipped));
        if skipped || !matches!(node.value, Value::Text(_)) {
            continue;
        }
        let path = tree.path(index);
        if let Value::Text(text) = std::mem::replace(&mut tree.nodes[index].value, Value::Other) {
            let mut entry = Entry::new(source.text, path, Role::Body, text);
            // Of a key that is cut short, that is all there is.
            if !entry.key.starts_with('…') {
                entry.id.start = id.min(entry.key.len());
            }
            entry.locale = locale.map(|it| Cow::Owned(it.to_owned()));
            source.push(entry);
        }
    }
    if let Some((_, first)) = locales.first()
        && locales.iter().all(|it| it.1 == *first)
    {
        source.locale.get_or_insert_with(|| first.clone());
    }
    comment::cover(source.text, &mut source.comments, &source.entries);
}
