//! `FMT010`.

use crate::diagnostic::Edit;
use crate::lint::markers::edits::proves;
use crate::lint::markers::marker_of;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};
use crate::text::Span;

declare_rule! {
    /// Flags nested markers in another order than `*`, `_`, `~` from outside in.
    ///
    /// ## Why
    /// `_*x*_` and `*_x_*` look the same; copy that does it one way is easier to search and to translate.
    ///
    /// ## Example
    /// ```text
    /// _*Important*_
    /// ```
    /// Use instead:
    /// ```text
    /// *_Important_*
    /// ```
    NestingOrderStyle = "FMT010", "nesting-order-style",
    severity: Info, fix: Some(Safe), on: [], scope: Body,
}

impl Rule for NestingOrderStyle {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut styles = &message.styles[..];
        while let [(_, outer), ..] = styles {
            // Pairs right inside each other, from outside in.
            let nested = styles.iter().enumerate();
            let depth = nested.take_while(|(depth, it)| it.1.start == outer.start + depth && it.1.end + depth == outer.end);
            let depth = depth.count();
            let (chain, rest) = styles.split_at(depth);
            styles = rest;
            let mut sorted: Vec<Style> = chain.iter().map(|it| it.0).collect();
            sorted.sort_unstable();
            if sorted.iter().eq(chain.iter().map(|it| &it.0)) {
                continue;
            }
            let markers: String = sorted.iter().map(|&it| marker_of(it)).collect();
            let edits: Vec<Edit> = (0..depth)
                .filter(|&at| chain[at].0 != sorted[at])
                .flat_map(|at| [outer.start + at, outer.end - 1 - at].map(|place| (at, place)))
                .map(|(at, place)| Edit::new(Span::new(place, place + 1), marker_of(sorted[at])))
                .collect();
            let expected: Vec<_> = sorted
                .iter()
                .enumerate()
                .map(|(depth, &style)| (style, Span::new(outer.start + depth, outer.end - depth)))
                .collect();
            let proven = proves(message, &edits, &expected);
            cx.report(self.meta(), message, *outer, format!("nested markers in another order than `{markers}`"))
                .safe_fix_if(proven, "change the order", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn nesting_order_style() {
        Tester::new(RULE)
            .pass(["*_x_*", "*~x~*", "_x *y*_", "_*x* y_", "*a* _b_"])
            .fail([("_*x*_ and ~_*y*_~", &["_*x*_", "~_*y*_~"][..])])
            .fix([("_*x*_ and ~_*y*_~", "*_x_* and *_~y~_*")]);
    }
}
