//! Elements that are not shown.

use super::attributes::{Attributes, has_class};
use super::{DEEPEST, Element, Elements, Tag};
use crate::import::LossKind;
use crate::import::build::Builder;
use crate::import::css::{declarations, is_clipped, is_removed, is_word_marker, pixels};

/// Classes by which style sheets leave text to screen readers alone.
const CLASSES: &[&str] = &["screen-reader-text", "sr-only", "visually-hidden"];

impl Elements {
    /// Hides an element that is not shown, or is in one; tells whether it is one.
    pub(super) fn hide(&mut self, builder: &mut Builder, tag: &Tag<'_>) -> bool {
        let &Tag {
            name,
            element,
            css,
            attributes,
            source,
        } = tag;
        let classes = attributes.get("class").unwrap_or_default();
        let mut classes = classes.split_ascii_whitespace();
        let is_gone = element == Element::Hidden
            || attributes.get("hidden").is_some()
            || is_removed(css)
            || is_clipped(css)
            || classes.any(|class| CLASSES.contains(&class))
            || (element == Element::Image && is_dot(attributes, css));
        if is_gone {
            builder.lose(LossKind::Html, source);
        }
        let is_marker = is_word_marker(css);
        // The brackets around a reading are there in any case.
        let is_gone = is_gone
            || is_marker
            || name == "rp"
            || (self.said && has_class(attributes, "katex-html"));
        if !is_gone && !builder.is_hidden() {
            return false;
        }
        let is_first = !builder.is_hidden();
        if !element.is_void() && (is_first || self.open.len() < DEEPEST) {
            let open = self.push(builder, name, element, source);
            (open.hidden, open.silent) = (is_gone, true);
            if is_marker {
                self.marker = Some(String::new());
            }
            if is_gone {
                builder.hide();
            }
        }
        true
    }
}

/// Whether an image is one pixel, or less: it is there to be asked for, not to be seen.
fn is_dot(attributes: &dyn Attributes, css: &str) -> bool {
    let length = |name: &str| {
        let css = declarations(css).find_map(|(found, value)| (found == name).then_some(value));
        pixels(&css.or_else(|| attributes.get(name))?)
    };
    let (width, height) = (length("width"), length("height"));
    let is_small = |length: Option<f32>| length.is_some_and(|length| length <= 1.0);
    width == Some(0.0) || height == Some(0.0) || (is_small(width) && is_small(height))
}
