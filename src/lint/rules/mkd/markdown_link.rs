//! `MKD004`.

use super::brackets::{Bracket, Tail, brackets, is_url};
use crate::diagnostic::Edit;
use crate::lint::markers::edits::{after, delete, proves};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::markup::{InlineKind, Node};
use crate::text::Span;

declare_rule! {
    /// Flags Markdown's links: `[text](address)`.
    ///
    /// ## Why
    /// Messages have no named links: brackets and parentheses are shown.
    ///
    /// ## Example
    /// ```text
    /// [Track your order](https://fig-fennel.com/orders/4821) any time
    /// ```
    /// Use instead:
    /// ```text
    /// Track your order (https://fig-fennel.com/orders/4821) any time
    /// ```
    MarkdownLink = "MKD004", "markdown-link",
    severity: Error, fix: Some(Safe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for MarkdownLink {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for bracket in brackets(message) {
            let Tail::Destination { span, url } = bracket.tail else {
                continue;
            };
            if bracket.is_image(message.text) || !is_url(message.slice(url)) {
                continue;
            }
            let whole = Span::new(bracket.span.start, span.end);
            let (edits, url) = unfold(message, &bracket, span, url);
            let proven = proves(message, &edits, &[]) && links_to(message, &edits, url);
            cx.report(self.meta(), message, whole, "a named link is shown as typed")
                .safe_fix_if(proven, "write the address behind the text", edits);
        }
    }
}

/// Edits that put the address behind the text, and the address.
fn unfold<'m>(message: &Message<'m>, bracket: &Bracket, tail: Span, url: Span) -> (Vec<Edit>, &'m str) {
    let text = message.slice(bracket.content).trim();
    let mut url = message.slice(url);
    for scheme in ["mailto:", "tel:"] {
        url = url.strip_prefix(scheme).unwrap_or(url);
    }
    let bare = |it: &'m str| {
        let it = it.strip_prefix("https://").or(it.strip_prefix("http://")).unwrap_or(it);
        it.trim_end_matches('/')
    };
    let whole = Span::new(bracket.span.start, tail.end);
    if text.is_empty() || bare(text) == bare(url) {
        return (vec![Edit::new(whole, url)], url);
    }
    let mut line = message.text[tail.end..].chars().take_while(|it| !matches!(it, '\n' | '\r'));
    let ends = line.all(|it| it.is_ascii_punctuation());
    let behind = if text.ends_with([':', '：']) {
        format!(" {url}")
    } else if url.ends_with(')') || (ends && !text.ends_with(['.', '!', '?'])) {
        format!(": {url}")
    } else {
        format!(" ({url})")
    };
    let edits = vec![
        delete(Span::new(bracket.span.start, bracket.span.start + 1)),
        Edit::new(Span::new(bracket.content.end, tail.end), behind),
    ];
    (edits, url)
}

/// Whether the address is a link once the edits are made, as far as it would be one by itself.
pub(super) fn links_to(message: &Message<'_>, edits: &[Edit], url: &str) -> bool {
    let links = |text: &str| {
        let document = crate::markup::parse(text);
        let links = document.nodes().filter_map(|node| match node {
            Node::Inline(it) => match it.kind() {
                InlineKind::Link(link) => Some(link.to_owned()),
                _ => None,
            },
            _ => None,
        });
        links.collect::<Vec<_>>()
    };
    let Some(fixed) = after(message, edits) else {
        return false;
    };
    let alone = links(url);
    let fixed = links(&fixed);
    alone.iter().all(|link| fixed.contains(link))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;

    #[test]
    fn markdown_link() {
        Tester::new(RULE)
            .pass([
                "[Yes] (no)",
                "[1](note) array[i](j)",
                "![a](https://x.example/i.png)",
                "`[a](https://x.example)`",
                "[text] https://x.example (x)",
                "\\[a](https://x.example)",
            ])
            .fail([
                ("Pay [here](https://x.example/a_b).", &["[here](https://x.example/a_b)"][..]),
                ("[a](https://x.example/(b)) [c](/d)", &["[a](https://x.example/(b))", "[c](/d)"]),
                ("[您好](https://x.example \"标题\")", &["[您好](https://x.example \"标题\")"]),
            ])
            .fix([
                ("Pay [here](https://x.example/a_b) now.", "Pay here (https://x.example/a_b) now."),
                ("Pay [here](https://x.example/a_b).", "Pay here: https://x.example/a_b."),
                ("[a](https://x.example/(b)) c", "a: https://x.example/(b) c"),
                ("[x.example](https://x.example/)!", "https://x.example/!"),
                ("[*Ayuda*](mailto:a@x.example)", "*Ayuda*: a@x.example"),
                ("Web: [](https://x.example)", "Web: https://x.example"),
                ("Ver [guía:](<https://x.example> 'g') y", "Ver guía: https://x.example y"),
            ])
            .profile(Profile::Sms)
            .fail([("[a](https://x.example)", &["[a](https://x.example)"][..])]);
    }
}
