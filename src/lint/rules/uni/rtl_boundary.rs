//! `UNI018`.

use crate::lint::characters::is_rtl;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a variable, URL or telephone number inside a line of Arabic or Hebrew text, with words on both sides.
    ///
    /// ## Why
    /// The direction changes twice there, and digits and punctuation at the borders jump to the other side on some phones. Put it at
    /// the end of the line or on a line of its own; marks of direction are no cure, since they are invisible (`UNI004`).
    ///
    /// ## Example
    /// ```text
    /// طلبك {{1}} في الطريق
    /// ```
    /// Use instead:
    /// ```text
    /// طلبك في الطريق: {{1}}
    /// ```
    RtlBoundary = "UNI018", "rtl-boundary",
    severity: Info, fix: None, on: [], scope: Body,
}

impl Rule for RtlBoundary {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.text.is_ascii() {
            return;
        }
        let mut variables = message.variables().iter().map(|it| it.span).peekable();
        let mut links = message.links.iter().copied().peekable();
        for line in message.lines() {
            let text = message.slice(line);
            let (Some(first), Some(last)) = (text.find(is_rtl), text.rfind(is_rtl)) else {
                continue;
            };
            let inner = Span::new(line.start + first, line.start + last);
            let mut places = phones(message.slice(inner), inner.start);
            places.extend(std::iter::from_fn(|| variables.next_if(|it| it.start < line.end)));
            places.extend(std::iter::from_fn(|| links.next_if(|it| it.start < line.end)));
            for span in places.into_iter().filter(|it| inner.contains(*it)) {
                let isolated = message.text[..span.start].ends_with(['\u{2066}', '\u{2068}']);
                if !isolated {
                    let found = message.slice(span);
                    cx.report(self.meta(), message, span, format!("`{found}` changes the direction within a line"))
                        .done();
                }
            }
        }
    }
}

/// Telephone numbers: `+` and digits.
fn phones(text: &str, offset: usize) -> Vec<Span> {
    let length = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ' ' && c != '-' && c != '+');
        rest[..end.unwrap_or(rest.len())].trim_end().len()
    };
    let numbers = text.match_indices('+').map(|(at, _)| (at, length(&text[at..])));
    numbers
        .filter(|(_, length)| *length >= 8)
        .map(|(at, length)| Span::new(offset + at, offset + at + length))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn rtl_boundary() {
        Tester::new(RULE)
            .pass(["Hi {{1}} there", "طلبك في الطريق: {{1}}", "{{1}} طلبك", "שלום \u{2068}{{1}}\u{2069} לך"])
            .fail([
                ("طلبك {{1}} في الطريق", &["{{1}}"][..]),
                ("اتصل +34 600 100 200 الآن", &["+34 600 100 200"]),
            ]);
    }
}
