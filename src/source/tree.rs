//! The data of a JSON, YAML or TOML file as a tree in one vector, so that nothing recurses.

use std::borrow::Cow;
use std::collections::HashMap;

use super::entry::Text;
use super::{Problem, ProblemKind, ReadError, locale};
use crate::text::Span;

/// The most lists and maps inside each other.
pub(super) const MAX_DEPTH: usize = 128;

/// The error of readers for a file with more levels than they take.
pub(super) fn too_deep(span: Span, most: usize) -> ReadError {
    let message = format!("expected at most {most} levels, found one more");
    ReadError::new(span, message)
}

/// The longest way to a string, in bytes. It bounds what a file of short strings below long keys takes.
const MAX_PATH: usize = 512;

/// From how many members on names are looked up in a table.
const FEW: usize = 8;

/// A tree: its nodes, parents before what they hold.
#[derive(Debug, Default)]
pub(super) struct Tree<'s> {
    pub(super) nodes: Vec<Node<'s>>,
    /// The documents: one, but for YAML.
    pub(super) roots: Vec<usize>,
    /// The lists and maps that are open.
    open: Vec<usize>,
    /// The name of the member that comes next.
    key: Option<Key<'s>>,
}

#[derive(Debug)]
pub(super) struct Node<'s> {
    pub(super) key: Option<Key<'s>>,
    pub(super) value: Value<'s>,
    /// The bytes of the value, quotes and brackets included.
    pub(super) span: Span,
    pub(super) parent: Option<usize>,
    /// Which child of its parent, or which document, it is.
    position: usize,
    /// The index behind the last node inside.
    end: usize,
    /// How many children it has so far.
    children: usize,
}

/// The name of a member of a map.
#[derive(Clone, Debug)]
pub(super) struct Key<'s>(pub(super) Text<'s>);

impl Key<'_> {
    pub(super) fn name(&self) -> &str {
        &self.0.text
    }
}

#[derive(Clone, Debug)]
pub(super) enum Value<'s> {
    Text(Text<'s>),
    /// A number, a truth value, nothing, or a reference.
    Other,
    List,
    Map,
}

impl<'s> Tree<'s> {
    /// Names the member of the open map that comes next.
    pub(super) fn key(&mut self, name: Text<'s>) {
        self.key = Some(Key(name));
    }

    /// Adds a value without anything inside.
    pub(super) fn leaf(&mut self, value: Value<'s>, span: Span) -> usize {
        let parent = self.open.last().copied();
        let index = self.nodes.len();
        let position = if let Some(parent) = parent {
            self.nodes[parent].children += 1;
            self.nodes[parent].children - 1
        } else {
            self.roots.push(index);
            self.roots.len() - 1
        };
        self.nodes.push(Node {
            key: self.key.take(),
            value,
            span,
            parent,
            position,
            end: index + 1,
            children: 0,
        });
        index
    }

    /// Begins a list or map.
    pub(super) fn open(&mut self, value: Value<'s>, span: Span) -> Result<(), ReadError> {
        if self.open.len() == MAX_DEPTH {
            return Err(too_deep(span, MAX_DEPTH));
        }
        let index = self.leaf(value, span);
        self.open.push(index);
        Ok(())
    }

    /// Ends the list or map that was begun last, at a byte of the file.
    pub(super) fn close(&mut self, end: usize) {
        let after = self.nodes.len();
        if let Some(index) = self.open.pop() {
            self.nodes[index].end = after;
            self.nodes[index].span.end = end;
        }
    }

    /// The value of the list or map that is open.
    pub(super) fn inside(&self) -> Option<&Value<'s>> {
        self.open.last().map(|&index| &self.nodes[index].value)
    }

    pub(super) fn has_key(&self) -> bool {
        self.key.is_some()
    }

    pub(super) fn root(&self) -> Option<Ref<'_, 's>> {
        self.at(0)
    }

    pub(super) fn at(&self, index: usize) -> Option<Ref<'_, 's>> {
        (index < self.nodes.len()).then_some(Ref { tree: self, index })
    }

    /// Writes the way to a node: `menu.items[1].title`; of a very long one the end, behind `…`. In documents but the first it begins
    /// with the document's number: `[1].menu`.
    pub(super) fn path(&self, index: usize) -> String {
        let mut way: Vec<Cow<'_, str>> = Vec::new();
        let mut length = 0;
        let mut at = Some(index);
        while let Some(node) = at.map(|at| &self.nodes[at]) {
            let step = match (&node.key, node.parent) {
                (Some(key), _) => Cow::Borrowed(key.name()),
                (None, None) if node.position == 0 => break,
                (None, _) => Cow::Owned(format!("[{}]", node.position)),
            };
            length += step.len() + 1;
            if length > MAX_PATH {
                way.push(Cow::Borrowed("…"));
                break;
            }
            way.push(step);
            at = node.parent;
        }
        let mut path = String::with_capacity(length);
        for step in way.iter().rev() {
            if !path.is_empty() && !step.starts_with('[') {
                path.push('.');
            }
            path.push_str(step);
        }
        path
    }

    /// The keys that a map holds twice.
    pub(super) fn duplicates(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        for index in 0..self.nodes.len() {
            let map = Ref { tree: self, index };
            if !matches!(map.node().value, Value::Map) {
                continue;
            }
            let mut seen: Vec<(&str, Span)> = Vec::new();
            let mut table: HashMap<&str, Span> = HashMap::new();
            for (key, child) in map.members() {
                let name = key.name();
                let first = if seen.len() < FEW {
                    seen.iter().find(|it| it.0 == name).map(|it| it.1)
                } else {
                    if table.is_empty() {
                        table.extend(seen.iter().copied());
                    }
                    table.get(name).copied()
                };
                if let Some(first) = first {
                    found.push(Problem {
                        kind: ProblemKind::DuplicateKey(first),
                        span: key.0.span,
                        key: self.path(child.index),
                    });
                } else if seen.len() < FEW {
                    seen.push((name, key.0.span));
                } else {
                    table.insert(name, key.0.span);
                }
            }
        }
        found
    }

    /// The maps of a document that has one for each locale, or several with the locale before a dot; each with its locale.
    pub(super) fn locales(&self, root: usize) -> Vec<(usize, String)> {
        let Some(root) = self.at(root) else {
            return Vec::new();
        };
        let locale = |(key, value): (&Key<'_>, Ref<'_, '_>)| {
            let name = key.name().split('.').next()?;
            let is_one = value.is_map() && locale::is_locale(name);
            is_one.then(|| (value.index, name.to_owned()))
        };
        let locales: Option<Vec<_>> = root.members().map(locale).collect();
        locales.unwrap_or_default()
    }
}

/// A node in its tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ref<'t, 's> {
    tree: &'t Tree<'s>,
    pub(super) index: usize,
}

impl<'t, 's> Ref<'t, 's> {
    pub(super) fn node(self) -> &'t Node<'s> {
        &self.tree.nodes[self.index]
    }

    pub(super) fn path(self) -> String {
        self.tree.path(self.index)
    }

    /// What stands in a list or map, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Ref<'t, 's>> + Clone {
        let mut at = self.index + 1;
        let end = self.node().end;
        std::iter::from_fn(move || {
            let child = (at < end).then_some(Ref {
                tree: self.tree,
                index: at,
            })?;
            at = child.node().end;
            Some(child)
        })
    }

    /// The members of a map; of anything else none.
    pub(super) fn members(self) -> impl Iterator<Item = (&'t Key<'s>, Ref<'t, 's>)> + Clone {
        self.children()
            .filter_map(|child| Some((child.node().key.as_ref()?, child)))
    }

    /// The items of a list; of anything else none.
    pub(super) fn items(self) -> impl Iterator<Item = Ref<'t, 's>> {
        self.children().filter(move |_| self.is_list())
    }

    /// The member of that name, the last one if there are several.
    pub(super) fn get(self, name: &str) -> Option<Ref<'t, 's>> {
        let named = self.members().filter(|(key, _)| key.name() == name);
        named.last().map(|(_, value)| value)
    }

    pub(super) fn is_map(self) -> bool {
        matches!(self.node().value, Value::Map)
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self.node().value, Value::List)
    }

    pub(super) fn text(self) -> Option<&'t Text<'s>> {
        match &self.node().value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_str(self) -> Option<&'t str> {
        self.text().map(|text| &*text.text)
    }
}
