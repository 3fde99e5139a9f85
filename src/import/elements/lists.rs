//! Lists, their items and their numbers.

use super::attributes::{Attributes, integer};
use super::{Element, Elements, Open, Tag};
use crate::import::build::{Builder, Gap, Numbering};
use crate::import::css::numbering;

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
        let is_list =
            |open: &&mut Open| matches!(open.element, Element::BulletList | Element::OrderedList);
        let list = self.open.iter_mut().rev().find(is_list);
        let Some(next) = list.and_then(|list| list.countdown.as_mut()) else {
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
