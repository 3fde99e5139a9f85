//! `MKD006`.

use super::heading::heading;
use crate::diagnostic::Edit;
use crate::lint::markers::edits::{delete, proves};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, Style};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's headings: `# Title`.
    ///
    /// A sign that means "number" (`# of guests`, `# Order: 12`) is left alone.
    ///
    /// ## Why
    /// Messages have no headings: the signs are shown. In WhatsApp a bold line does what a heading does.
    ///
    /// ## Example
    /// ```text
    /// ## Opening hours
    /// Monday to Friday, 9 am to 6 pm
    /// ```
    /// Use instead:
    /// ```text
    /// *Opening hours*
    /// Monday to Friday, 9 am to 6 pm
    /// ```
    MarkdownHeading = "MKD006", "markdown-heading",
    severity: Error, fix: Some(Safe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for MarkdownHeading {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows() {
            let Some(length) = heading(message, line) else {
                continue;
            };
            let text = message.slice(line.content);
            let signs = text.trim_start_matches('#');
            let signs = Span::new(line.content.start, line.content.end - signs.len());
            let title = text[length..].trim_end();
            let closed = title.trim_end_matches('#');
            let title = if closed.ends_with(' ') { closed.trim_end() } else { title };
            let start = line.content.start + length;
            let end = start + title.len();
            let report = cx.report(self.meta(), message, signs, format!("`{}` makes no heading", message.slice(signs)));
            if !message.profile.is_whatsapp() {
                let edits = [delete(Span::new(line.content.start, start)), delete(Span::new(end, line.content.end))];
                let edits: Vec<Edit> = edits.into_iter().filter(|it| it.span.start < it.span.end).collect();
                report.safe_fix("remove the signs", edits);
                continue;
            }
            let mut edits = vec![Edit::new(Span::new(line.content.start, start), "*")];
            // Bold inside a bold line is one bold.
            let from = message.styles.partition_point(|it| it.1.start < start);
            let strong = message.styles[from..].iter().take_while(|it| it.1.end <= end);
            let strong = strong.filter(|it| it.0 == Style::Strong);
            let mut bold: Vec<usize> = strong.flat_map(|it| [it.1.start, it.1.end - 1]).collect();
            let slips = message.markers().all();
            let from = slips.partition_point(|it| it.span.start < start);
            let double = slips[from..].iter().take_while(|it| it.span.end <= end);
            let double = double.filter(|it| it.kind == SlipKind::MarkdownBold);
            bold.extend(double.flat_map(|it| [it.open.start, it.open.start + 1, it.close.start, it.close.start + 1]));
            bold.sort_unstable();
            bold.dedup();
            edits.extend(bold.into_iter().map(|at| delete(Span::new(at, at + 1))));
            edits.push(Edit::new(Span::new(end, line.content.end), "*"));
            let expected = [(Style::Strong, Span::new(line.content.start, line.content.end))];
            let proven = proves(message, &edits, &expected);
            report.safe_fix_if(proven, "make it bold", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_heading() {
        Tester::new(RULE)
            .pass([
                "#1 in town #hashtag",
                "# of guests",
                "# de pedido: 12",
                "# Pedido: 4821",
                "# 4821",
                "a # b",
                "```\n# x\n```",
                "#",
            ])
            .fail([("# Menú\n### 您好 ###\nfin", &["#", "###"][..])])
            .fix([
                ("# Menú\n### 您好 ###\nfin", "*Menú*\n*您好*\nfin"),
                ("## Big **bold** and _it_", "*Big bold and _it_*"),
                ("# *Total*", "*Total*"),
                ("# **Total** `x`", "*Total `x`*"),
            ])
            .profile(Profile::Sms)
            .fix([("## Menu ##", "Menu")]);
    }
}
