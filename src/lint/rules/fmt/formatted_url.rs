//! `FMT011`.

use crate::lint::markers::edits::{delete, insert, proves};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};
use crate::text::Span;

declare_rule! {
    /// Flags formatting whose closing marker is glued to a URL: `*https://example.org*`.
    ///
    /// ## Why
    /// Apps take the marker into the link, which then leads nowhere. Links stand out by themselves.
    ///
    /// ## Example
    /// ```text
    /// Track it: *https://fig-fennel.com/orders/4821*
    /// ```
    /// Use instead:
    /// ```text
    /// Track it: https://fig-fennel.com/orders/4821
    /// ```
    FormattedUrl = "FMT011", "formatted-url",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for FormattedUrl {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.links.is_empty() {
            return;
        }
        let doubled = [SlipKind::MarkdownBold, SlipKind::MarkdownBoldItalic, SlipKind::MarkdownStrike].into_iter();
        let mut double: Vec<Span> = doubled.flat_map(|it| message.markers().of(it)).map(|it| it.span).collect();
        double.sort_unstable();
        for &link in &message.links {
            // `**https://…**` is fixed there first.
            let before = double.partition_point(|it| it.start < link.start);
            if before > 0 && link.end < double[before - 1].end {
                continue;
            }
            let mut around: Vec<(Style, Span)> = Vec::new();
            let from = message.styles.partition_point(|it| it.1.start < link.start);
            // A span holds no other of its kind, so that three can end here.
            let styles = &message.styles[from.saturating_sub(8)..from];
            for end in 1..=3 {
                let closes = |it: &&(Style, Span)| it.1.end == link.end + end;
                around.extend(styles.iter().find(closes).filter(|_| around.len() + 1 == end));
            }
            let Some(&(_, outer)) = around.last() else {
                continue;
            };
            let depth = around.len();
            let whole = outer.end - outer.start == link.end - link.start + 2 * depth;
            let report = cx.report(
                self.meta(),
                message,
                if whole { outer } else { Span::new(link.start, outer.end) },
                "the marker behind the URL is taken into the link",
            );
            if whole {
                let edits = vec![
                    delete(Span::new(outer.start, link.start)),
                    delete(Span::new(link.end, outer.end)),
                ];
                let proven = proves(message, &edits, &[]);
                report.safe_fix_if(proven, "remove the formatting", edits);
                continue;
            }
            // The text before keeps its formatting.
            let before = &message.text[outer.start..link.start];
            let end = outer.start + before.trim_end().len();
            let closers = &message.text[link.end..outer.end];
            let edits = vec![insert(end, closers), delete(Span::new(link.end, outer.end))];
            let expected: Vec<_> = around
                .iter()
                .map(|&(style, span)| (style, Span::new(span.start, end)))
                .collect();
            let proven = depth == 1 && proves(message, &edits, &expected);
            report.unsafe_fix_if(proven, "end the formatting before the URL", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn formatted_url() {
        Tester::new(RULE)
            .pass([
                "See https://a.example/b_c_d today",
                "*Web:* https://a.example",
                "**https://a.example**",
                "*See https://a.example now*",
                "`https://a.example`",
            ])
            .fail([
                ("Pay: *https://a.example/x_y*.", &["*https://a.example/x_y*"][..]),
                ("*_www.a.example_*", &["*_www.a.example_*"]),
                ("*Pay: https://a.example*", &["https://a.example*"]),
            ])
            .fix([
                ("Pay: *https://a.example/x_y*.", "Pay: https://a.example/x_y."),
                ("*_www.a.example_*", "www.a.example"),
                ("*Pay: https://a.example* now", "*Pay:* https://a.example now"),
            ]);
    }
}
