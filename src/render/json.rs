//! The syntax tree, for programs.

use crate::markup::Document;

/// Renders a document's tree as JSON, indented; the shape is `schema/document.json`.
///
/// The same as serialising the document, which gives every other format that serde knows.
///
/// # Examples
///
/// ```
/// let json: serde_json::Value = serde_json::from_str(&wamark::render::json(&wamark::parse("*hi*"))).unwrap();
/// let strong = &json["blocks"][0]["content"][0];
/// assert_eq!(strong["type"], "strong");
/// assert_eq!(strong["span"]["end"], 4);
/// assert_eq!(strong["content"][0]["content"], "hi");
/// ```
#[must_use]
pub fn json(document: &Document<'_>) -> String {
    // A tree has no part that JSON cannot hold, and writing to a `String` cannot fail.
    serde_json::to_string_pretty(document).unwrap_or_default()
}
