//! Tables, their cells, and those that only lay out the page.

use super::attributes::{Attributes, integer};
use super::{Element, Elements, Tag};
use crate::import::build::{Align, Builder};
use crate::import::css::declarations;

/// How many columns a cell takes at most.
const WIDEST: usize = 16;

impl Elements {
    /// Begins a cell.
    pub(super) fn begin_cell(&self, builder: &mut Builder, tag: &Tag<'_>) {
        let mut open = self.open.iter().rev();
        let rows = open.find(|open| matches!(open.element, Element::Rows | Element::Table));
        let is_header =
            tag.element == Element::HeaderCell || rows.is_some_and(|rows| rows.name == "thead");
        builder.begin_cell(is_header, align(tag.attributes));
    }

    /// Whether the innermost table only lays out the page.
    pub(super) fn is_in_layout(&self) -> bool {
        let mut inner = self.open.iter().rev().map(|open| open.element);
        inner.find(|element| matches!(element, Element::Table | Element::Layout))
            == Some(Element::Layout)
    }
}

/// How many columns and rows a cell takes.
pub(super) fn spanned(attributes: &dyn Attributes) -> (usize, usize) {
    let span = |name| integer(attributes, name).and_then(|span| usize::try_from(span).ok());
    let columns = span("colspan").unwrap_or(1).clamp(1, WIDEST);
    // None are all that there are.
    let rows = span("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
    (columns, rows)
}

fn align(attributes: &dyn Attributes) -> Align {
    let css = attributes.get("style").unwrap_or_default();
    let css = declarations(&css).find_map(|(name, value)| (name == "text-align").then_some(value));
    match css
        .or_else(|| attributes.get("align"))
        .unwrap_or_default()
        .trim()
    {
        "right" => Align::Right,
        "center" => Align::Center,
        _ => Align::Left,
    }
}

/// Whether a table says of itself that it is none.
pub(super) fn is_presentation(attributes: &dyn Attributes) -> bool {
    let role = attributes.get("role").unwrap_or_default();
    ["presentation", "none"]
        .iter()
        .any(|none| role.trim().eq_ignore_ascii_case(none))
}
