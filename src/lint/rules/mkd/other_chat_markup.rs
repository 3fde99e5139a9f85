//! `MKD019`.

use super::angles::{AngleKind, angles};
use super::brackets::{Bracket, brackets};
use super::escapes::{backslashes, escape};
use crate::diagnostic::Edit;
use crate::lint::markers::edits::{delete, proves, restyle};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags the markup of other chats: Slack's `<https://…|text>` and `<@U024BE7LH>`, Discord's `||text||` and `<:smile:1234>`,
    /// that of forums, `[b]text[/b]`, and the escapes of Telegram, `\.`.
    ///
    /// ## Why
    /// WhatsApp shows it as typed.
    ///
    /// ## Example
    /// ```text
    /// [b]Today only[/b]: free delivery\!
    /// ```
    /// Use instead:
    /// ```text
    /// *Today only*: free delivery!
    /// ```
    OtherChatMarkup = "MKD019", "other-chat-markup",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp, Sms], scope: Body,
}

/// The tags of forums and the marker that does the same; the last are those that only go.
const BBCODE: &[(&str, &str)] = &[
    ("b", "*"), ("i", "_"), ("s", "~"), ("u", ""), ("url", ""), ("img", ""), ("color", ""), ("size", ""), ("center", ""), ("quote", ""),
    ("code", ""), ("list", ""), ("font", ""), ("spoiler", ""),
];

impl Rule for OtherChatMarkup {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        self.slack_and_discord(message, cx);
        self.spoilers(message, cx);
        self.bbcode(message, cx);
        self.telegram(message, cx);
    }
}

impl OtherChatMarkup {
    fn slack_and_discord(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for angle in angles(message).iter().filter(|it| it.kind == AngleKind::Other) {
            let content = message.slice(angle.content);
            let (target, label) = content.split_once('|').unwrap_or((content, ""));
            let url = label.len() < content.len() && target.contains("://") && content.contains('|');
            let text = if url || target.starts_with("mailto:") && content.contains('|') {
                let target = target.trim_start_matches("mailto:");
                if label.is_empty() || target.contains(label) { target.to_owned() } else { format!("{label} ({target})") }
            } else if is_mention(content) {
                label.to_owned()
            } else {
                continue;
            };
            let report = cx.report(self.meta(), message, angle.span, "the markup of another chat is shown");
            if text.is_empty() {
                report.done();
            } else {
                report.unsafe_fix("write plain text", [Edit::new(angle.span, text)]);
            }
        }
    }

    fn spoilers(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for line in message.rows() {
            let mut open: Option<usize> = None;
            for (at, _) in message.slice(line.content).match_indices("||") {
                let at = line.content.start + at;
                if message.is_opaque(at) {
                    continue;
                }
                let inner = open.map(|open| &message.text[open + 2..at]);
                match (open, inner) {
                    (Some(start), Some(inner)) if !inner.is_empty() && inner.trim() == inner && !inner.contains('|') => {
                        let edits = [Span::new(start, start + 2), Span::new(at, at + 2)].map(delete);
                        cx.report(self.meta(), message, Span::new(start, at + 2), "the bars of a spoiler are shown")
                            .unsafe_fix("remove them", edits);
                        open = None;
                    }
                    _ => open = Some(at),
                }
            }
        }
    }

    fn bbcode(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut tags = brackets(message);
        tags.sort_by_key(|it| it.span.start);
        let mut open: Vec<(Bracket, &str)> = Vec::new();
        for bracket in tags {
            let content = message.slice(bracket.content);
            let Some(name) = content.strip_prefix('/') else {
                let name = content.split(['=', ' ']).next().unwrap_or_default();
                open.push((bracket, name));
                // Only so far back, so that time stays linear.
                if open.len() > 16 {
                    open.remove(0);
                }
                continue;
            };
            let known = BBCODE.iter().find(|it| it.0.eq_ignore_ascii_case(name));
            let partner = open.iter().rposition(|it| it.1.eq_ignore_ascii_case(name));
            let (Some(&(_, marker)), Some(partner)) = (known, partner) else {
                continue;
            };
            let opener = open[partner].0.span;
            open.truncate(partner);
            let span = Span::new(opener.start, bracket.span.end);
            let report = cx.report(self.meta(), message, span, format!("`{}` is shown", message.slice(opener)));
            let styled = restyle(message, opener, bracket.span, marker).filter(|it| !marker.is_empty() && message.profile.is_whatsapp() && it.is_proven(message));
            match styled {
                Some(it) => report.unsafe_fix(format!("write `{marker}`"), it.edits),
                None => report.unsafe_fix_if(
                    opener.end < bracket.span.start,
                    "remove the tags",
                    vec![delete(opener), delete(bracket.span)],
                ),
            }
        }
    }

    fn telegram(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !message.text.contains('\\') {
            return;
        }
        for at in backslashes(message) {
            let next = message.text[at + 1..].chars().next();
            let doubled = message.text[..at].ends_with('\\');
            let behind_word = message.text[..at].ends_with(|it: char| it.is_alphanumeric() || ")]*_~!.?-".contains(it));
            if doubled || !behind_word || !next.is_some_and(|it| ".!-()=+{}".contains(it)) {
                continue;
            }
            let edits = vec![delete(escape(at, 0))];
            let proven = !message.profile.is_whatsapp() || proves(message, &edits, &[]);
            let span = escape(at, 1);
            cx.report(self.meta(), message, span, format!("the backslash of `{}` is shown", message.slice(span)))
                .unsafe_fix_if(proven, "remove it", edits);
        }
    }
}

/// Whether it mentions somebody, a channel or an emoji: `@U024BE7LH`, `#C024BE7LR|general`, `!here`, `:smile:1234`, `t:1618953630`.
fn is_mention(content: &str) -> bool {
    let id = |it: &str| {
        let it = it.split('|').next().unwrap_or(it).trim_start_matches(['!', '&']);
        it.len() > 7 && it.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit()) && it.bytes().any(|it| it.is_ascii_digit())
    };
    let number = |it: &str| it.len() > 3 && it.bytes().all(|it| it.is_ascii_digit());
    if let Some(rest) = content.strip_prefix(['@', '#']) {
        return id(rest);
    }
    let mut parts = content.trim_start_matches('a').splitn(3, ':');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(""), Some(_), Some(tail)) => number(tail),
        (Some("t"), Some(time), _) => number(time),
        _ => matches!(content, "!here" | "!channel" | "!everyone") || content.starts_with("!subteam^"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;

    #[test]
    fn other_chat_markup() {
        Tester::new(RULE)
            .pass([
                "a || b, x ||",
                "[b] option, [Yes][/No]",
                "<https://x.example> <name> <3",
                "C:\\.ssh \\(^o^)/ ¯\\_(ツ)_/¯",
                "`||x||` `[b]x[/b]`",
                "1 \\ 2",
            ])
            .fail([
                ("Ver <https://x.example/a|aquí> <@U024BE7LH>", &["<https://x.example/a|aquí>", "<@U024BE7LH>"][..]),
                ("||secreto|| <:smile:123456>", &["||secreto||", "<:smile:123456>"]),
                ("[B]Hola[/B] [url=https://x.example]y[/url]", &["[B]Hola[/B]", "[url=https://x.example]y[/url]"]),
                ("Listo\\. Gracias\\!", &["\\.", "\\!"]),
            ])
            .fix([
                ("Ver <https://x.example/a|aquí>", "Ver aquí (https://x.example/a)"),
                ("[b]Hola[/b] ||x y||", "*Hola* x y"),
                ("Listo\\. Gracias\\!", "Listo. Gracias!"),
                ("<mailto:a@x.example|a@x.example>", "a@x.example"),
            ])
            .profile(Profile::Sms)
            .fix([("[b]Hi[/b]", "Hi")]);
    }
}
