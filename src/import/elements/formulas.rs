//! Formulas: `MathML`, which is read in a page only.

use super::{Element, Elements, Tag};
use crate::import::LossKind;
use crate::import::build::Builder;
use crate::import::math::Formula;

impl Elements {
    /// Begins an element that is a part of a formula, or is one; tells whether it is read as one.
    pub(super) fn start_in_formula(&mut self, builder: &mut Builder, tag: &Tag<'_>) -> bool {
        if let Some((formula, _)) = &mut self.formula {
            if tag.element == Element::Inline {
                let kind = tag.attributes.get("encoding").unwrap_or_default();
                formula.start(tag.name, kind.contains("tex"));
                return true;
            }
            self.end_formula(builder);
        }
        if tag.name != "math" {
            return false;
        }
        let is_read = self.is_page && self.code.is_none();
        if is_read {
            self.formula = Some((Formula::default(), tag.source));
        } else {
            builder.lose(LossKind::Math, tag.source);
        }
        is_read
    }

    /// Writes the formula that is open, if one is.
    pub(super) fn end_formula(&mut self, builder: &mut Builder) {
        if let Some((formula, source)) = self.formula.take() {
            builder.lose(LossKind::Math, source);
            self.text(builder, formula.written(), source, false);
            self.said = true;
        }
    }
}
