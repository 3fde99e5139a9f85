//! `MKD009`.

use super::escapes::{backslashes, escape};
use crate::lint::markers::edits::{delete, proves};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags backslashes before signs of Markdown: `\*`, `\_`, `\#`. Those of one line are one finding.
    ///
    /// Paths and faces are left alone; backslashes before other punctuation (`\.`, `\!`) are `MKD019`, letters (`\n`) `MKD017`.
    ///
    /// ## Why
    /// Messages know no escapes: the backslash is shown.
    ///
    /// ## Example
    /// ```text
    /// 2 \* 3 = 6
    /// ```
    /// Use instead:
    /// ```text
    /// 2 * 3 = 6
    /// ```
    BackslashEscape = "MKD009", "backslash-escape",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for BackslashEscape {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !message.text.contains('\\') {
            return;
        }
        let mut places = backslashes(message);
        places.retain(|&at| {
            let next = message.text[at + 1..].chars().next();
            let before = message.text[..at].ends_with('\\');
            !before && next.is_some_and(|it| "*_~`[]#>|".contains(it))
        });
        let line = |at: usize| message.rows().partition_point(|line| line.span.end < at);
        for group in places.chunk_by(|&one, &next| line(one) == line(next)) {
            let (Some(&first), Some(&last)) = (group.first(), group.last()) else {
                continue;
            };
            let span = Span::new(first, last + 2);
            let edits: Vec<_> = group.iter().map(|&at| delete(escape(at, 0))).collect();
            let proven = !message.profile.is_whatsapp() || proves(message, &edits, &[]);
            let sign = &message.text[first..first + 2];
            cx.report(self.meta(), message, span, format!("the backslash of `{sign}` is shown"))
                .unsafe_fix_if(proven, "remove it", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn backslash_escape() {
        Tester::new(RULE)
            .pass([
                "C:\\_data\\*.txt \\\\server\\_x",
                "¯\\_(ツ)_/¯",
                "a \\ b \\n \\.",
                "`\\*x\\*`",
            ])
            .fail([
                ("2 \\* 3", &["\\*"][..]),
                ("snake\\_case\\_name\n\\# no", &["\\_case\\_", "\\#"]),
                ("\\*no es negrita\\*", &["\\*no es negrita\\*"]),
            ])
            .fix([("2 \\* 3", "2 * 3"), ("snake\\_case\\_name", "snake_case_name")]);
    }
}
