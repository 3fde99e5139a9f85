//! Formulas: `MathML` in a page.

use super::{Element, Elements, Tag};
use crate::import::LossKind;
use crate::import::build::Builder;
use crate::import::math::Formula;

impl Elements {
    /// Begins an element that is a part of a formula, or is one; tells whether it is.
    pub(super) fn start_in_formula(&mut self, builder: &mut Builder, tag: &Tag<'_>) -> bool {
        if let Some((formula, _)) = &mut self.formula {
            if tag.element == Element::Inline {
                let kind = tag.attributes.get("encoding").unwrap_or_default();
                formula.start(tag.name, kind.contains("tex"));
                return true;
            }
            self.end_formula(builder);
        }
        let is_formula = tag.name == "math" && self.is_page && self.code.is_none();
        if is_formula {
            self.formula = Some((Formula::default(), tag.source));
        }
        is_formula
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
