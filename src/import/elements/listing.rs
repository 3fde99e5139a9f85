//! Code in `pre`, which is taken as it is written.

use super::{Element, Elements, Tag};
use crate::import::LossKind;
use crate::import::build::{Builder, Gap, Style};
use crate::text::Span;

/// The text of a `pre`.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) text: String,
    /// Whether it holds blocks.
    is_boxed: bool,
}

impl Listing {
    /// Begins another line.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

impl Elements {
    /// Begins an element in a `pre`; tells whether one is open.
    pub(super) fn start_in_listing(&mut self, builder: &mut Builder, tag: &Tag<'_>) -> bool {
        let Some(code) = &mut self.code else {
            return false;
        };
        if !tag.element.is_inline() {
            code.end_line();
            code.is_boxed = true;
        }
        match tag.element {
            Element::Break => code.text.push('\n'),
            Element::Style(Style::Code) if code.is_boxed && !code.text.trim().is_empty() => {
                // A bar above the code: its language, and what to do with it.
                code.text.clear();
                builder.lose(LossKind::CodeLanguage, tag.source);
            }
            Element::Style(Style::Code) => {}
            Element::Style(_) => builder.lose(LossKind::NestedStyle, tag.source),
            Element::Link | Element::Area => builder.lose(LossKind::LinkTarget, tag.source),
            Element::Plain(kind) => builder.lose(kind, tag.source),
            Element::Image | Element::Embedded => builder.lose(LossKind::Html, tag.source),
            _ => {}
        }
        if tag.name == "button" {
            let open = self.push(builder, tag.name, tag.element, tag.source);
            (open.hidden, open.silent) = (true, true);
            builder.lose(LossKind::Html, tag.source);
            builder.hide();
        } else if !tag.element.is_void() {
            self.push(builder, tag.name, Element::Inline, tag.source);
        }
        true
    }

    /// Writes the `pre` that is open.
    pub(super) fn end_listing(&mut self, builder: &mut Builder, source: Span) {
        let code = self.code.take().unwrap_or_default().text;
        let code = code.strip_prefix('\n').unwrap_or(&code);
        builder.code_block(code, Gap::Blank, source);
        builder.block(Gap::Blank);
    }
}
