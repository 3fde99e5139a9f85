//! `MKD017`.

use super::escapes::backslashes;
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags escapes of program code that are shown: `\n`, `\t`, `\u00e9`. Neighbouring ones are one finding.
    ///
    /// Paths (`C:\new`) and code are left alone.
    ///
    /// ## Why
    /// Text that was escaped twice reaches the customer with `\n` in it instead of a line break.
    ///
    /// ## Example
    /// ```text
    /// Hello!\nYour order is ready
    /// ```
    /// Use instead:
    /// ```text
    /// Hello!
    /// Your order is ready
    /// ```
    LiteralEscape = "MKD017", "literal-escape",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Visible,
}

impl Rule for LiteralEscape {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !message.text.contains('\\') {
            return;
        }
        let mut end = 0;
        for at in backslashes(message) {
            if at < end {
                continue;
            }
            let mut units: Vec<u16> = Vec::new();
            let mut place = at;
            while let Some((unit, length)) = escape(&message.text[place..]) {
                units.push(unit);
                place += length;
            }
            let Ok(text) = String::from_utf16(&units) else {
                continue;
            };
            if units.is_empty() || text.contains(|it: char| it.is_control() && !matches!(it, '\n' | '\t' | '\r')) {
                continue;
            }
            end = place;
            let span = Span::new(at, place);
            let shown = message.slice(span);
            // Twilio's and everybody's line break is a single character.
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            cx.report(self.meta(), message, span, format!("`{shown}` is shown"))
                .unsafe_fix("write what it stands for", [Edit::new(span, text)]);
        }
    }
}

/// The UTF-16 unit that an escape at the start of a text stands for, and its length. A doubled backslash counts as one.
fn escape(text: &str) -> Option<(u16, usize)> {
    let slashes = if text.starts_with("\\\\") { 2 } else { 1 };
    let rest = text.strip_prefix('\\')?;
    let rest = rest.strip_prefix('\\').unwrap_or(rest);
    let unit = |from: usize, digits: usize| {
        let hex = rest.get(from..from + digits)?;
        let hex = hex.bytes().all(|it| it.is_ascii_hexdigit()).then_some(hex)?;
        Some((u16::from_str_radix(hex, 16).ok()?, slashes + from + digits))
    };
    match rest.bytes().next()? {
        b'n' => Some((u16::from(b'\n'), slashes + 1)),
        b't' => Some((u16::from(b'\t'), slashes + 1)),
        b'r' => Some((u16::from(b'\r'), slashes + 1)),
        b'u' => unit(1, 4),
        b'x' => unit(1, 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn literal_escape() {
        Tester::new(RULE)
            .pass([
                "C:\\new\\table",
                "\\\\server\\new",
                "`a\\nb`",
                "\\o/ \\_ \\u12",
                "¯\\_(ツ)_/¯",
                "\\u0007",
            ])
            .fail([
                ("Hola\\nTu pedido\\n\\nfin", &["\\n", "\\n\\n"][..]),
                ("Ma\\u00f1ana \\ud83d\\ude00", &["\\u00f1", "\\ud83d\\ude00"]),
            ])
            .fix([
                ("Hola\\r\\nTu\\tpedido\\\\nfin", "Hola\nTu\tpedido\nfin"),
                ("Ma\\u00f1ana \\ud83d\\ude00", "Mañana 😀"),
            ]);
    }
}
