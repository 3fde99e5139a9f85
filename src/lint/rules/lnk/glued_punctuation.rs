//! `LNK005`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::rules::link::{is_address, links};
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags punctuation other than that of ASCII right behind a link: `https://acme.com/a。`, `https://acme.com/a»`.
    ///
    /// ## Why
    /// What ends a link is up to the phone. Full stops and commas of ASCII are left out by all; with others, the link leads to a page that there is none of, and
    /// may swallow the words behind.
    ///
    /// ## Example
    /// ```text
    /// 请看 https://acme.com/a。谢谢
    /// ```
    /// Use instead:
    /// ```text
    /// 请看 https://acme.com/a 。谢谢
    /// ```
    GluedPunctuation = "LNK005", "glued-punctuation",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Visible,
}

impl Rule for GluedPunctuation {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.text.is_ascii() || is_address(message.role) {
            return;
        }
        for link in links(message) {
            let Some(at) = link.text.find(is_foreign).filter(|at| *at > 0) else {
                continue;
            };
            let start = link.span.start + at;
            let c = link.text[at..].chars().next().unwrap_or_default();
            let span = Span::new(start, start + c.len_utf8());
            cx.report(self.meta(), message, span, format!("`{c}` becomes part of the link on some phones"))
                .unsafe_fix("part them by a space", [Edit::new(Span::new(start, start), " ")]);
        }
    }
}

/// Punctuation that no URL has unescaped.
const fn is_foreign(c: char) -> bool {
    matches!(
        c,
        '«' | '»' | '‘'..='‟' | '…' | '‹' | '›' | '،' | '؛' | '؟' | '۔' | '।' | '॥' | '·' | '、'..='】' | '〔'..='〛'
            | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '｡' | '｢' | '｣' | '､'
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn glued_punctuation() {
        Tester::new(RULE)
            .pass([
                "See https://acme.com/a. Or (https://acme.com/b), año…",
                "https://es.wikipedia.org/wiki/Año",
                "https://acme.com/日本",
                "زوروا https://acme.com/a ، شكرا",
            ])
            .fail([
                ("看 https://acme.com/a。谢谢", &["。"][..]),
                ("زوروا https://acme.com/a، شكرا", &["،"]),
                ("«https://acme.com»", &["»"]),
                ("“https://acme.com”", &["”"]),
            ])
            .fix([("看https://acme.com，好", "看https://acme.com ，好")]);
    }
}
