//! `MKD014`.

use super::angles::{Angle, AngleKind, angles, name};
use super::tags::{Tag, tag};
use crate::diagnostic::Edit;
use crate::lint::markers::edits::{after, delete, proves, restyle};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Report, Rule};
use crate::markup::{InlineKind, Node};
use crate::text::Span;

declare_rule! {
    /// Flags tags of HTML: `<b>`, `<br>`, `<a href="…">`. An element is one finding.
    ///
    /// Placeholders such as `<name>` are none; `<code>` or `<title>` are one only with a closing tag or attributes.
    ///
    /// ## Why
    /// Messages have no tags: they are shown.
    ///
    /// ## Example
    /// ```text
    /// Your order is <b>ready</b><br>See you soon!
    /// ```
    /// Use instead:
    /// ```text
    /// Your order is *ready*
    /// See you soon!
    /// ```
    HtmlTag = "MKD014", "html-tag",
    severity: Error, fix: Some(Safe), on: [Whatsapp, Sms], scope: Body,
}

impl Rule for HtmlTag {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for (open, close) in elements(message) {
            let span = Span::new(open.span.start, close.map_or(open.span.end, |it| it.span.end));
            let content = message.slice(open.content);
            let name = name(content);
            let Some((tag, sure)) = tag(name) else {
                continue;
            };
            let attributes = content.contains('=');
            if !sure && close.is_none() && !attributes && open.kind == AngleKind::Tag {
                continue;
            }
            let shown = message.slice(open.span).chars().take(40).collect::<String>();
            let report = cx.report(self.meta(), message, span, format!("`{shown}` is shown"));
            match (tag, close) {
                (Tag::Style(marker), Some(close)) => style(report, message, &open, &close, marker),
                (Tag::Code, Some(close)) => code(report, message, &open, &close),
                (Tag::Break, _) => line_break(report, message, &open),
                (Tag::Link, Some(close)) => link(report, message, &open, &close),
                _ => {
                    let mut edits = vec![removal(message, tag, &open)];
                    edits.extend(close.map(|it| removal(message, tag, &it)));
                    let left = edits.iter().map(|it| it.span.end - it.span.start).sum::<usize>() < message.text.len();
                    report.unsafe_fix_if(left, "remove the tags", edits);
                }
            }
        }
    }
}

/// Pairs opening and closing tags, in the order of their beginnings.
fn elements(message: &Message<'_>) -> Vec<(Angle, Option<Angle>)> {
    let mut elements: Vec<(Angle, Option<Angle>)> = Vec::new();
    // The open elements, as indices.
    let mut open: Vec<usize> = Vec::new();
    for angle in angles(message) {
        match angle.kind {
            AngleKind::Tag => {
                open.push(elements.len());
                elements.push((angle, None));
            }
            AngleKind::ClosingTag => {
                let same = |&at: &usize| {
                    let opened = message.slice(elements[at].0.content);
                    name(opened).eq_ignore_ascii_case(name(message.slice(angle.content)))
                };
                // Only so far back, so that time stays linear.
                let near = open.len().saturating_sub(16);
                match open[near..].iter().rposition(same) {
                    Some(found) => {
                        elements[open[near + found]].1 = Some(angle);
                        open.truncate(near + found);
                    }
                    None => elements.push((angle, None)),
                }
            }
            _ => {}
        }
    }
    elements
}

fn style(report: Report<'_>, message: &Message<'_>, open: &Angle, close: &Angle, marker: &str) {
    if !message.profile.is_whatsapp() {
        return report.safe_fix("remove the tags", [delete(open.span), delete(close.span)]);
    }
    // Line breaks first: what they part is formatted line by line.
    if message.text[open.span.end..close.span.start].to_ascii_lowercase().contains("<br") {
        return report.done();
    }
    match restyle(message, open.span, close.span, marker) {
        Some(it) if it.is_proven(message) => report.safe_fix(format!("write `{marker}`"), it.edits),
        _ => report.unsafe_fix("remove the tags", [delete(open.span), delete(close.span)]),
    }
}

fn code(report: Report<'_>, message: &Message<'_>, open: &Angle, close: &Angle) {
    if !message.profile.is_whatsapp() {
        return report.safe_fix("remove the tags", [delete(open.span), delete(close.span)]);
    }
    let edits = vec![Edit::new(open.span, "`"), Edit::new(close.span, "`")];
    let content = &message.text[open.span.end..close.span.start];
    let proven = !content.contains('`') && after(message, &edits).is_some_and(|text| holds_code(&text, content));
    if proven {
        report.safe_fix("write backticks", edits);
    } else {
        report.unsafe_fix("remove the tags", [delete(open.span), delete(close.span)]);
    }
}

fn holds_code(text: &str, content: &str) -> bool {
    let document = crate::markup::parse(text);
    let is_code = |node: Node<'_>| {
        matches!(node, Node::Inline(it) if matches!(it.kind(), InlineKind::InlineCode(code) if code == content))
    };
    document.nodes().any(is_code)
}

fn line_break(report: Report<'_>, message: &Message<'_>, tag: &Angle) {
    let before = message.text[..tag.span.start].trim_end_matches(' ').len();
    let behind = &message.text[tag.span.end..];
    let rest = behind.trim_start_matches(' ');
    let span = Span::new(before, tag.span.end + behind.len() - rest.len());
    // HTML takes a line break for a space: one of the two goes.
    let broken = rest.starts_with(['\n', '\r']);
    let edits = vec![Edit::new(span, if broken { "" } else { "\n" })];
    let edge = before == 0 || rest.is_empty();
    if !edge && (!message.profile.is_whatsapp() || proves(message, &edits, &[])) {
        report.safe_fix("break the line", edits);
    } else {
        report.unsafe_fix_if(span.end - span.start < message.text.len(), "break the line", edits);
    }
}

/// `<a href="url">text</a>` becomes `text (url)`.
fn link(report: Report<'_>, message: &Message<'_>, open: &Angle, close: &Angle) {
    let url = attribute(message.slice(open.content), "href");
    let text = message.text[open.span.end..close.span.start].trim();
    let behind = match url {
        Some(url) if text.is_empty() || url.contains(text) => {
            let whole = Span::new(open.span.start, close.span.end);
            return report.unsafe_fix("write the address", [Edit::new(whole, url)]);
        }
        Some(url) => format!(" ({url})"),
        None => String::new(),
    };
    report.unsafe_fix("write the address behind the text", [delete(open.span), Edit::new(close.span, behind)]);
}

/// The value of an attribute, of what stands in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let value = tag.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
    let quoted = |quote: char| value.strip_prefix(quote)?.split(quote).next();
    let value = quoted('"').or_else(|| quoted('\'')).or_else(|| value.split_whitespace().next())?;
    (!value.is_empty()).then_some(value)
}

/// The edit that takes a tag away; an item keeps its bullet, a block its line.
fn removal(message: &Message<'_>, tag: Tag, angle: &Angle) -> Edit {
    let opening = angle.kind == AngleKind::Tag;
    let starts_line = message.text[..angle.span.start].ends_with('\n') || angle.span.start == 0;
    let ends_line = message.text[angle.span.end..].starts_with(['\n', '\r']) || angle.span.end == message.text.len();
    let text = match tag {
        Tag::Item if opening && starts_line => "- ",
        Tag::Item if opening => "\n- ",
        Tag::Block if opening && !starts_line && !ends_line => "\n",
        Tag::Block if !opening && !ends_line && !starts_line => "\n",
        _ => "",
    };
    Edit::new(angle.span, text)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Profile;
    use crate::lint::tester::Tester;

    #[test]
    fn html_tag() {
        Tester::new(RULE)
            .pass([
                "I <3 you, 1 < 2 > 0",
                "Hi <name>, your code: <code>",
                "Ana <ana@x.example> <https://x.example>",
                "`<b>x</b>` <!-- <b> -->",
                "<3 <título>",
            ])
            .fail([
                ("<b>Hola</b> <br/> y <i>fin</i>", &["<b>Hola</b>", "<br/>", "<i>fin</i>"][..]),
                ("a</p> <a href=\"x\">y</a>", &["</p>", "<a href=\"x\">y</a>"]),
                ("<code>x</code> <b>您好", &["<code>x</code>", "<b>"]),
            ])
            .fix([
                ("Your order is <b>ready</b><br>See you!", "Your order is *ready*\nSee you!"),
                ("<strong>uno<br />\ndos </strong>y <EM>tres</EM>", "*uno*\n*dos* y _tres_"),
                ("<b><i>x y</i></b> <del>z</del>", "*_x y_* ~z~"),
                ("Use <code>a_b</code>.", "Use `a_b`."),
                ("<b>x</b>y", "xy"),
                ("<p>Hola</p><ul><li>uno</li><li>dos</li></ul>", "Hola\n- uno\n- dos"),
                ("Ver <a class='c' href='https://x.example'>aquí</a>", "Ver aquí (https://x.example)"),
            ])
            .profile(Profile::Sms)
            .fix([("<b>Hi</b> you<br>there", "Hi you\nthere")]);
    }
}
