//! `FMT001`.

use crate::lint::markers::edits::{delete, insert, proves, style};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a `*`, `_` or `~` that was meant to open formatting and has no partner.
    ///
    /// A star that is read as a footnote (`$10*`, and below `*Terms apply`), stars of telephone codes (`*123#`), tildes that mean "about",
    /// names such as `_id` and masked digits are left alone. A partner on another line is `FMT004`, one that is glued to a word `FMT003` or
    /// `FMT005`, a star that may begin an item of a list `FMT029`, a backtick `FMT016`, a run of them `FMT015`.
    ///
    /// ## Why
    /// WhatsApp formats what stands between two markers on one line; a single marker is shown.
    ///
    /// ## Example
    /// ```text
    /// *Sale ends today
    /// ```
    /// Use instead:
    /// ```text
    /// *Sale ends today*
    /// ```
    UnclosedMarker = "FMT001", "unclosed-marker",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

/// How many bytes of a line are searched for the end of a clause.
const MAX_CLAUSE: usize = 1024;

impl Rule for UnclosedMarker {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::Unclosed) {
            let marker = message.slice(slip.span);
            let report = cx.report(self.meta(), message, slip.span, format!("`{marker}` has no partner"));
            let removal = vec![delete(slip.span)];
            let Some(end) = clause(message, slip.span) else {
                report.unsafe_fix_if(proves(message, &removal, &[]), "remove it", removal);
                continue;
            };
            let closing = vec![insert(end, marker)];
            let span = Span::new(slip.span.start, end);
            let expected = style(slip.marker).map(|style| (style, span));
            if marker.len() == 1 && proves(message, &closing, expected.as_slice()) {
                report.unsafe_fix("close it", closing);
            } else {
                report.unsafe_fix_if(proves(message, &removal, &[]), "remove it", removal);
            }
        }
    }
}

/// Where the clause ends that a marker begins: before the first punctuation that a space follows, or at the end of the line.
fn clause(message: &Message<'_>, marker: Span) -> Option<usize> {
    let line = message.rows().partition_point(|line| line.span.end < marker.end);
    let end = message.rows().get(line)?.content.end;
    let rest = &message.text[marker.end..end];
    if rest.len() > MAX_CLAUSE {
        return None;
    }
    let ends = |at: usize, it: char| {
        let behind = &rest[at + it.len_utf8()..];
        matches!(it, '.' | ',' | ';' | ':' | '!' | '?') && behind.starts_with(char::is_whitespace)
    };
    let stop = rest.char_indices().find(|&(at, it)| ends(at, it)).map(|it| it.0);
    let text = rest[..stop.unwrap_or(rest.len())].trim_end();
    (!text.is_empty()).then_some(marker.end + text.len())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn unclosed_marker() {
        Tester::new(RULE)
            .pass([
                "*Sale* ends today",
                "Desde $10*\n*Sujeto a disponibilidad",
                "Marque *123# o llame al *611",
                "Hotel 4* a ~30 min",
                "`*x` and https://x.example/*y",
                "🔥 *Oferta* 🔥",
                "اطلب *الآن*",
            ])
            .fail([
                ("*Sale ends today", &["*"][..]),
                ("Olá *Ana, tudo bem?", &["*"]),
                ("_Nota: mañana cerramos", &["_"]),
                ("~Antes costaba\nmucho", &["~"]),
                ("- *Pan integral", &["*"]),
                ("*so**", &["*"]),
            ])
            .fix([
                ("*Sale ends today", "*Sale ends today*"),
                ("Olá *Ana, tudo bem?", "Olá *Ana*, tudo bem?"),
                ("*so**", "*so*"),
            ]);
    }
}
