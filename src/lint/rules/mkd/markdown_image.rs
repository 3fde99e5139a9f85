//! `MKD005`.

use super::brackets::{Tail, brackets, is_url};
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's images: `![text](address)`.
    ///
    /// ## Why
    /// A message shows no image in its text; the markup is shown as typed. Send the file as media.
    ///
    /// ## Example
    /// ```text
    /// ![Map](https://fig-fennel.com/map.png)
    /// ```
    /// Use instead:
    /// ```text
    /// Map: https://fig-fennel.com/map.png
    /// ```
    MarkdownImage = "MKD005", "markdown-image",
    severity: Error, fix: Some(Unsafe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for MarkdownImage {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for bracket in brackets(message) {
            let Tail::Destination { span, url } = bracket.tail else {
                continue;
            };
            if !bracket.is_image(message.text) || !is_url(message.slice(url)) {
                continue;
            }
            let whole = Span::new(bracket.span.start - 1, span.end);
            let url = message.slice(url);
            let text = match message.slice(bracket.content).trim() {
                "" => url.to_owned(),
                text => format!("{text}: {url}"),
            };
            cx.report(self.meta(), message, whole, "an image in the text is shown as typed")
                .help("send the file as media")
                .unsafe_fix("write the address behind the text", [Edit::new(whole, text)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_image() {
        Tester::new(RULE)
            .pass(["[a](https://x.example)", "wow![a](b)", "`![a](https://x.example/i.png)`"])
            .fail([("![Mapa](https://x.example/i.png) y", &["![Mapa](https://x.example/i.png)"][..])])
            .fix([
                ("![Mapa](https://x.example/i.png) y", "Mapa: https://x.example/i.png y"),
                ("![](i.png)", "i.png"),
            ]);
    }
}
