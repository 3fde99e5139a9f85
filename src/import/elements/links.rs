//! Links, the areas of images, and images.

use super::attributes::{Attributes, has_class};
use super::{Elements, Tag};
use crate::import::LossKind;
use crate::import::base::join;
use crate::import::build::{Builder, Target};

impl Elements {
    /// Adds the link of an area of an image.
    pub(super) fn area(&self, builder: &mut Builder, tag: &Tag<'_>) {
        let attributes = tag.attributes;
        if attributes.get("href").is_none() {
            return;
        }
        builder.open_link(tag.source);
        builder.text(&attributes.get("alt").unwrap_or_default(), tag.source);
        let target = Target {
            url: &self.address(attributes, "href"),
            title: attributes.get("title").is_some(),
            image: false,
        };
        builder.close_link(target, tag.source);
    }

    /// Adds an image.
    pub(super) fn image(&self, builder: &mut Builder, tag: &Tag<'_>) {
        let attributes = tag.attributes;
        let alt = attributes.get("alt");
        if alt.as_deref() == Some("") {
            // Says by itself that it is decoration.
            return builder.lose(LossKind::Html, tag.source);
        }
        let alt = alt.unwrap_or_default();
        if is_character(attributes, &alt) {
            return builder.text(&alt, tag.source);
        }
        builder.open_link(tag.source);
        builder.text(&alt, tag.source);
        let target = Target {
            url: &self.address(attributes, "src"),
            title: attributes.get("title").is_some(),
            image: true,
        };
        builder.close_link(target, tag.source);
    }

    /// The address that an attribute holds.
    pub(super) fn address(&self, attributes: &dyn Attributes, name: &str) -> String {
        let url = attributes.get(name).unwrap_or_default();
        match &self.base {
            Some(base) => join(base.trim(), url.trim()),
            None => url,
        }
    }
}

/// Whether an image stands for the characters that describe it: emoji, and formulas.
fn is_character(attributes: &dyn Attributes, alt: &str) -> bool {
    const CLASSES: &[&str] = &["emoji", "latex", "mwe-math-fallback-image-inline"];
    if !alt.is_empty() && CLASSES.iter().any(|class| has_class(attributes, class)) {
        return true;
    }
    let is_emoji = |c: char| {
        matches!(c, '\u{200d}' | '\u{20e3}' | '\u{fe0f}' | '#' | '*')
            || c.is_ascii_digit()
            || matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
    };
    !alt.is_ascii() && alt.chars().all(is_emoji)
}
