//! `FMT006`.

use crate::diagnostic::Edit;
use crate::lint::markers::edits::{insert, proves};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};
use crate::text::Span;

declare_rule! {
    /// Flags formatting that clients may not agree on: `(*ok*)`, `🔥*hot*`, `，*x*`, `**x**`.
    ///
    /// That is, where punctuation, a symbol, an emoji or a sign of a script without spaces stands right before the opening marker, or such
    /// punctuation right behind the closing one. Doubled markers are left to `MKD001` and its neighbours where those are on.
    ///
    /// ## Why
    /// WhatsApp publishes no grammar. Implementations want a space before a marker, or take any character but letters and digits; which of
    /// two doubled markers formats differs too.
    ///
    /// ## Example
    /// ```text
    /// Almost sold out (*two seats*)
    /// ```
    /// Use instead:
    /// ```text
    /// Almost sold out *(two seats)*
    /// ```
    MarkerAfterPunctuation = "FMT006", "marker-after-punctuation",
    severity: Info, fix: Some(Unsafe), on: [], scope: Body,
}

/// Brackets and quotes that can go inside the markers with their partner.
const PAIRS: &[(char, char)] = &[
    ('(', ')'), ('[', ']'), ('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('«', '»'), ('（', '）'), ('「', '」'), ('【', '】'),
];

impl Rule for MarkerAfterPunctuation {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let doubled = [
            (SlipKind::MarkdownBold, "MKD001"),
            (SlipKind::MarkdownBoldItalic, "MKD002"),
            (SlipKind::MarkdownStrike, "MKD003"),
        ];
        let mut double = Vec::new();
        for (kind, code) in doubled {
            let asked = cx.asks(code, message);
            for slip in message.markers().of(kind) {
                double.push(slip.span);
                if !asked {
                    cx.report(self.meta(), message, slip.span, format!("clients may not agree on doubled `{}`", slip.marker))
                        .done();
                }
            }
        }
        double.sort_unstable();
        // Where the styles around begin: a marker right behind another is judged by the outermost.
        let mut above = usize::MAX;
        for &(style, span) in &message.styles {
            let of_double = double.partition_point(|it| it.start <= span.start);
            if of_double > 0 && span.start < double[of_double - 1].end {
                continue;
            }
            let inside = above == span.start.wrapping_sub(1);
            above = span.start;
            if !inside {
                self.judge(message, style, span, cx);
            }
        }
    }
}

impl MarkerAfterPunctuation {
    fn judge(&self, message: &Message<'_>, style: Style, span: Span, cx: &mut Context<'_>) {
        let line = message.rows().partition_point(|line| line.span.end < span.end);
        let Some(line) = message.rows().get(line) else {
            return;
        };
        let before = message.text[line.content.start..span.start].chars().next_back();
        let after = message.text[span.end..line.content.end].chars().next();
        let before = before.filter(|it| !it.is_whitespace() && !matches!(it, '>' | '_' | '~' | '*'));
        let after = after.filter(|it| matches!(it, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}'));
        let Some(neighbour) = before.or(after) else {
            return;
        };
        let report = cx.report(self.meta(), message, span, format!("clients may not agree on formatting beside `{neighbour}`"));
        let Some(before) = before else {
            let edits = vec![insert(span.end, " ")];
            let proven = proves(message, &edits, &[(style, span)]);
            report.unsafe_fix_if(proven, "put a space behind", edits);
            return;
        };
        let marker = message.slice(Span::new(span.start, span.start + 1));
        let outside = span.start - before.len_utf8();
        let behind = message.text[span.end..].chars().next();
        let alone = message.text[line.content.start..outside].chars().next_back().is_none_or(char::is_whitespace);
        if let Some(close) = behind.filter(|&it| alone && PAIRS.contains(&(before, it))) {
            let end = span.end + close.len_utf8();
            let edits = vec![
                Edit::new(Span::new(outside, span.start + 1), format!("{marker}{before}")),
                Edit::new(Span::new(span.end - 1, end), format!("{close}{marker}")),
            ];
            let proven = proves(message, &edits, &[(style, Span::new(outside, end))]);
            report.unsafe_fix_if(proven, "put the markers outside", edits);
            return;
        }
        let edits = vec![insert(span.start, " ")];
        let proven = proves(message, &edits, &[(style, span)]);
        report.unsafe_fix_if(proven, "put a space before", edits);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn marker_after_punctuation() {
        Tester::new(RULE)
            .pass(["Hi *Ana*, _two_!", "*_x_* > *y*", "> *x*\n- *y*", "**x**", "您好 *张三*"])
            .fail([
                ("(*ok*)", &["*ok*"][..]),
                ("a \"*x*\" b", &["*x*"]),
                ("🔥*hot*🔥", &["*hot*"]),
                ("取件码：*8-2*，请", &["*8-2*"]),
                ("满 *100*。", &["*100*"]),
                ("(*_x_*)", &["*_x_*"]),
            ])
            .fix([
                ("(*ok*)", "*(ok)*"),
                ("🔥*hot*🔥", "🔥 *hot*🔥"),
                ("满 *100*。", "满 *100* 。"),
            ])
            .config(|config| config.select = Some(vec!["FMT006".to_owned()]))
            .fail([("**x** (~~y~~)", &["**x**", "~~y~~"][..])]);
    }
}
