//! `MKD001`.

use super::double;
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags Markdown's bold: `**text**`, `__text__`.
    ///
    /// Names such as `__init__` are left alone. Bold inside a heading is part of `MKD006` where that is on; three markers are `MKD002`.
    ///
    /// ## Why
    /// WhatsApp makes bold with one star. Of two it shows one on each side, or both.
    ///
    /// ## Example
    /// ```text
    /// Your order is **ready**
    /// ```
    /// Use instead:
    /// ```text
    /// Your order is *ready*
    /// ```
    MarkdownBold = "MKD001", "markdown-bold",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Body,
}

impl Rule for MarkdownBold {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let headings = cx.asks("MKD006", message);
        for slip in message.markers().of(SlipKind::MarkdownBold) {
            if headings && super::heading::is_in_heading(message, slip.span.start) {
                continue;
            }
            let marker = message.slice(slip.open);
            let report = cx.report(self.meta(), message, slip.span, format!("`{marker}` is Markdown's bold"));
            double::fix(report, message, slip, "*", "write `*`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_bold() {
        Tester::new(RULE)
            .pass([
                "Your order is *ready*",
                "2**3 and 10 ** 2",
                "__init__.py and __name__",
                "Card **34",
                "`**x**` https://x.example/**y**",
                "***x***",
                "# **Title**",
                "Price $10**\n**Terms apply",
                "Name: ____ Date: __/__/____",
            ])
            .fail([
                ("Your **order** is **ready**!", &["**order**", "**ready**"][..]),
                ("__Atención__: cerrado", &["__Atención__"]),
                ("请**注意**这里", &["**注意**"]),
                ("- **مرحبا** بكم", &["**مرحبا**"]),
                ("**one\ntwo** three", &["**one\ntwo**"]),
                ("**{{1}}**", &["**{{1}}**"]),
            ])
            .fix([
                ("Your **order** is **ready**!", "Your *order* is *ready*!"),
                ("__Atención__: cerrado", "*Atención*: cerrado"),
                ("**one\ntwo** three", "*one*\n*two* three"),
                ("**bold *and italic* inside**", "*bold _and italic_ inside*"),
                ("**_x y_** and _**z**_", "*_x y_* and _*z*_"),
                ("> **{{1}}**, ~~x~~", "> *{{1}}*, ~~x~~"),
            ]);
    }

    #[test]
    fn what_would_not_format_is_left() {
        for text in ["**x**y", "请**注意**这里", "super**bold**ly"] {
            let found = Tester::new(RULE).found(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].fix, None, "{text}");
        }
    }
}
