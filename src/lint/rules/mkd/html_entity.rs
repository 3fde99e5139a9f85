//! `MKD015`.

use super::brackets::in_code;
use crate::diagnostic::Edit;
use crate::lint::markers::edits::proves;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags entities of HTML: `&nbsp;`, `&amp;`, `&#39;`; in URLs too.
    ///
    /// ## Why
    /// Messages know no entities: they are shown, and break links. Text that was escaped twice is the usual cause.
    ///
    /// ## Example
    /// ```text
    /// Fig &amp; Fennel
    /// ```
    /// Use instead:
    /// ```text
    /// Fig & Fennel
    /// ```
    HtmlEntity = "MKD015", "html-entity",
    severity: Error, fix: Some(Safe), on: [Whatsapp, Sms], scope: Body,
}

/// The longest name.
const MAX_NAME: usize = 10;

/// The names, a line each: `amp &`.
const NAMES: &str = include_str!("../../data/entities.txt");

impl Rule for HtmlEntity {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut codes = message.codes.iter().peekable();
        for (at, _) in message.text.match_indices('&') {
            if in_code(&mut codes, at) {
                continue;
            }
            let rest = &message.text[at + 1..];
            let length = rest.bytes().take(MAX_NAME).take_while(|it| it.is_ascii_alphanumeric() || *it == b'#').count();
            if !rest[length..].starts_with(';') {
                continue;
            }
            let Some(text) = decode(&rest[..length]) else {
                continue;
            };
            let span = Span::new(at, at + 1 + length + 1);
            let edits = vec![Edit::new(span, text)];
            let report = cx.report(self.meta(), message, span, format!("`{}` is shown", message.slice(span)));
            if span.end - span.start == message.text.len() && edits[0].text.trim().is_empty() {
                report.done();
            } else if !message.profile.is_whatsapp() || proves(message, &edits, &[]) {
                report.safe_fix("write the character", edits);
            } else {
                report.unsafe_fix("write the character", edits);
            }
        }
    }
}

/// What an entity stands for, of its name: `amp`, `#39`, `#x27`.
fn decode(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        let mut lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        let text = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
        return Some(if text == "-" { String::new() } else { text.to_owned() });
    };
    let hex = number.strip_prefix(['x', 'X']);
    let code = match hex {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let character = char::from_u32(code)?;
    Some(match character {
        // What nobody sees, or what a plain space does as well.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => String::new(),
        '\u{a0}' => " ".to_owned(),
        '\t' | '\n' => character.to_string(),
        _ if character.is_control() => return None,
        _ => character.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::{NAMES, RULE, decode};
    use crate::lint::tester::Tester;

    #[test]
    fn html_entity() {
        Tester::new(RULE)
            .pass([
                "Fig & Fennel; A&B;",
                "https://x.example/?a=1&amp=2&copy=3",
                "`&amp;` &nonsense; &#0; &#xD800;",
                "¿Q&A?",
            ])
            .fail([
                ("Fig &amp; Fennel&#39;s &nbsp;x", &["&amp;", "&#39;", "&nbsp;"][..]),
                ("https://x.example/?a=1&amp;b=2", &["&amp;"]),
            ])
            .fix([
                ("Ma&ntilde;ana &amp;amp; &#x1F600;", "Mañana & 😀"),
                ("a&#8203;b&shy;c&nbsp;d", "abc d"),
                ("https://x.example/?a=1&amp;b=2", "https://x.example/?a=1&b=2"),
                ("&lt;3 &#42;x&#42;", "<3 *x*"),
            ]);
    }

    #[test]
    fn every_name_stands_for_something() {
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let (name, text) = line.split_once(' ').unwrap();
            assert!(name.len() <= super::MAX_NAME && !text.is_empty(), "{line}");
            assert!(decode(name).is_some(), "{line}");
        }
    }
}
