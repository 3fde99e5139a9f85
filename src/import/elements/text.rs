//! Text, and what of its white space is shown.

use super::Elements;
use crate::import::build::{Builder, Gap};
use crate::import::css::Spaces;
use crate::text::Span;

impl Elements {
    /// Adds text; white space is collapsed, but for that of `pre`. `exact` says whether it is that of the source.
    pub(in crate::import) fn text(
        &mut self,
        builder: &mut Builder,
        text: &str,
        source: Span,
        exact: bool,
    ) {
        let is_ink = |text: &str| !text.bytes().all(|byte| byte.is_ascii_whitespace());
        if builder.is_hidden() && is_ink(text) {
            self.leave_head(builder);
            if let Some(marker) = &mut self.marker {
                marker.push_str(text.trim());
            }
        }
        if builder.is_hidden() {
            return;
        }
        if let Some((formula, _)) = &mut self.formula {
            return formula.text(text);
        }
        if let Some(code) = &mut self.code {
            return code.text.push_str(text);
        }
        if self.ended.is_some() {
            if !is_ink(text) {
                return;
            }
            self.end_due(builder);
        }
        self.said &= !is_ink(text);
        if is_ink(text) {
            self.end_broken(builder);
        }
        if (self.due || !self.pending.is_empty()) && is_ink(text) {
            if std::mem::take(&mut self.due) && builder.in_item() {
                builder.begin_block(Gap::Line, source);
            }
            self.go_on(builder);
        }
        match self.spaces() {
            Spaces::Collapsed => builder.collapsed_text(text, source, exact),
            spaces => broken_text(builder, text, (source, exact), spaces),
        }
    }

    /// What of the white space in text is shown.
    pub(super) fn spaces(&self) -> Spaces {
        self.open
            .last()
            .map_or(Spaces::Collapsed, |open| open.spaces)
    }
}

/// Adds text whose line breaks are shown.
#[cold]
fn broken_text(builder: &mut Builder, text: &str, (source, exact): (Span, bool), spaces: Spaces) {
    let mut at = source.start;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        let (end, next) = (at + content.len(), at + line.len());
        let place = |from, to| if exact { Span::new(from, to) } else { source };
        if spaces == Spaces::All {
            builder.spaced_text(content, place(at, end), exact);
        } else {
            builder.collapsed_text(content, place(at, end), exact);
        }
        if end < next {
            builder.line_break(place(end, next));
        }
        at = next;
    }
}
