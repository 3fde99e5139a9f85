//! Lists, their items and their numbers.

use super::attributes::{Attributes, integer};
use super::{Element, Elements, Open, Tag};
use crate::import::build::{Builder, Gap, Numbering};
use crate::import::css::numbering;

/// How deep the classes of Quill say that an item is, at most.
pub(super) const INDENTS: usize = 8;

impl Elements {
    /// Begins a numbered list.
    pub(super) fn begin_numbered_list(builder: &mut Builder, tag: &Tag<'_>) {
        let start = integer(tag.attributes, "start");
        builder.begin_list(Some(start.unwrap_or(1)), Gap::Blank, tag.source);
        if let Some(numbering) = numbered(tag.attributes, tag.css) {
            builder.set_numbering(numbering);
        }
    }

    /// The number of the first item of a list, if it counts down.
    pub(super) fn countdown(&self, tag: &Tag<'_>) -> Option<i64> {
        tag.attributes.get("reversed")?;
        let start = integer(tag.attributes, "start");
        Some(start.unwrap_or_else(|| self.items_of(tag.source.start)))
    }

    /// Begins an item.
    pub(super) fn begin_item(&mut self, builder: &mut Builder, tag: &Tag<'_>) {
        let level = self.indent(tag);
        if let Some(list) = self.list() {
            list.indented[level..].fill(0);
        }
        if level > 0 {
            return self.begin_indented_item(builder, tag, level);
        }
        let number = self.number(integer(tag.attributes, "value"));
        if let Some(numbering) = numbered(tag.attributes, tag.css) {
            builder.set_numbering(numbering);
        }
        let kind = tag.attributes.get("data-list").unwrap_or_default();
        match kind.as_str() {
            "bullet" | "checked" | "unchecked" => builder.set_start(None),
            "ordered" => builder.set_start(Some(1)),
            _ => {}
        }
        builder.begin_item(number, tag.source);
        if kind.ends_with("checked") {
            builder.task(kind == "checked", tag.source);
        }
    }

    /// How many lists an item of Quill is in, besides the one that the elements make.
    pub(super) fn indent(&mut self, tag: &Tag<'_>) -> usize {
        let classes = tag.attributes.get("class").unwrap_or_default();
        let mut classes = classes.split_ascii_whitespace();
        let level = classes.find_map(|class| class.strip_prefix("ql-indent-")?.parse().ok());
        let level = level.filter(|level| (1..=INDENTS).contains(level));
        level.filter(|_| self.list().is_some()).unwrap_or(0)
    }

    /// Begins an item in lists of its own.
    #[cold]
    fn begin_indented_item(&mut self, builder: &mut Builder, tag: &Tag<'_>, level: usize) {
        let Some(list) = self.list() else { return };
        let kind = tag.attributes.get("data-list").unwrap_or_default();
        let is_numbered = match kind.as_str() {
            "bullet" | "checked" | "unchecked" => false,
            "ordered" => true,
            _ => list.element == Element::OrderedList,
        };
        let number = &mut list.indented[level - 1];
        *number = number.saturating_add(u16::from(is_numbered));
        let start = is_numbered.then_some(i64::from(*number));
        for _ in 1..level {
            builder.begin_list(None, Gap::Line, tag.source);
        }
        builder.begin_list(start, Gap::Line, tag.source);
        builder.set_numbering(match level % 3 {
            0 => Numbering::Digits,
            1 => Numbering::Lower,
            _ => Numbering::LowerRoman,
        });
        builder.begin_item(None, tag.source);
        if kind.ends_with("checked") {
            builder.task(kind == "checked", tag.source);
        }
    }

    /// The innermost list.
    fn list(&mut self) -> Option<&mut Open> {
        let is_list =
            |open: &&mut Open| matches!(open.element, Element::BulletList | Element::OrderedList);
        self.open.iter_mut().rev().find(is_list)
    }

    /// Breaks the line of an item where a break was met.
    pub(super) fn end_broken(&mut self, builder: &mut Builder) {
        if let Some(source) = self.broken.take() {
            builder.line_break(source);
        }
    }

    /// How many items the list has whose tag begins at a byte.
    fn items_of(&self, start: usize) -> i64 {
        let found = self
            .lengths
            .binary_search_by_key(&start, |&(start, _)| start);
        found.map_or(1, |at| self.lengths[at].1)
    }

    /// The number of an item that begins, where the builder does not know it: `value`, if it has one.
    fn number(&mut self, value: Option<i64>) -> Option<i64> {
        let Some(next) = self.list().and_then(|list| list.countdown.as_mut()) else {
            return value;
        };
        let number = value.unwrap_or(*next);
        *next = number.saturating_sub(1);
        Some(number)
    }
}

/// How the items of a list are numbered, if the element says so.
fn numbered(attributes: &dyn Attributes, css: &str) -> Option<Numbering> {
    let by_type = |kind: String| match kind.trim() {
        "1" => Some(Numbering::Digits),
        "a" => Some(Numbering::Lower),
        "A" => Some(Numbering::Upper),
        "i" => Some(Numbering::LowerRoman),
        "I" => Some(Numbering::UpperRoman),
        _ => None,
    };
    numbering(css).or_else(|| attributes.get("type").and_then(by_type))
}

/// What a marker says: `2.`, `b)`.
pub(super) fn marked_number(marker: &str) -> Option<(i64, Numbering)> {
    let number = marker.strip_suffix(['.', ')'])?;
    let numbering = match number.as_bytes() {
        [b'a'..=b'z'] => Numbering::Lower,
        [b'A'..=b'Z'] => Numbering::Upper,
        _ => return Some((number.parse().ok()?, Numbering::Digits)),
    };
    let letter = number.bytes().next()?.to_ascii_lowercase();
    Some((i64::from(letter - b'a') + 1, numbering))
}
