//! Text: where it may stand, what it should look like, and what it was not meant to be.

use super::super::checker::{At, Checker, Place, replace, set_twilio};
use super::super::marks::Marks;
use super::super::rule::{Rule, declare_rules, rule_on};
use super::{message, number, url};
use crate::diagnostic::Applicability::Unsafe;
use crate::twiml::element::{Attribute, Element, Node};
use crate::twiml::language::{Kind, ValueKind};
use crate::twiml::validate::Context;

declare_rules! {
    /// Text in an element that takes child elements only.
    ///
    /// Text directly in `<Response>` is neither sent nor spoken.
    STRAY_TEXT = "TW600" "stray-text" Warning {
        twilio: Some(12200), forbidden: true, context: Context::Messaging,
        bad: "Hello",
        good: "<Message>Hello</Message>",
    }
    /// Text in an element that takes none.
    TEXT_IN_EMPTY_ELEMENT = "TW601" "text-in-empty-element" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Pause>1</Pause>\n<Hangup/>",
        good: "<Pause length=\"1\"/>\n<Hangup/>",
    }
    /// An element without the text that it needs.
    MISSING_TEXT = "TW602" "missing-text" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Connect><Room/></Connect>",
        good: "<Connect><Room>daily</Room></Connect>",
    }
    /// A text of another form than the element takes.
    TEXT_VALUE = "TW603" "text-value" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Dial><Application><ApplicationSid>shop</ApplicationSid></Application></Dial>",
        good: "<Dial><Application><ApplicationSid>AP0123456789abcdef0123456789abcdef</ApplicationSid></Application></Dial>",
    }
    /// Escaped speech markup in `<Say>`.
    ///
    /// It is read out, angle brackets and all.
    SSML_AS_TEXT = "TW604" "ssml-as-text" Warning {
        fix: Some(Unsafe),
        bad: "<Say>One&lt;break/&gt;two</Say>",
        good: "<Say>One<break/>two</Say>",
    }
    /// Text that was escaped twice.
    ///
    /// `&amp;amp;` is sent or spoken as `&amp;`.
    TEXT_DOUBLE_ESCAPED = "TW605" "text-double-escaped" Warning {
        fix: Some(Unsafe), context: Context::Messaging,
        bad: "<Message>Mac &amp;amp; cheese</Message>",
        good: "<Message>Mac &amp; cheese</Message>",
    }
    /// A password or token in the document.
    ///
    /// Documents are kept in logs and shown in the console.
    SECRET_IN_TWIML = "TW606" "secret-in-twiml" Info {
        twilio: Some(13249),
        bad: "<Dial><Sip username=\"ann\" password=\"secret\">sip:ann@example.com</Sip></Dial>",
        good: "<Dial><Sip>sip:ann@example.com</Sip></Dial>",
    }
    /// HTML in a text that is sent or spoken.
    ///
    /// Neither messages nor voices know HTML.
    HTML_IN_BODY = "TW607" "html-in-body" Warning {
        twilio: Some(12200), context: Context::Messaging,
        bad: "<Message>A <b>table</b> for two</Message>",
        good: "<Message>A *table* for two</Message>",
    }
    /// A value that holds TwiML.
    ///
    /// Somebody may have tried to slip verbs in. Documents that are put together from strings carry them out.
    POSSIBLE_INJECTION = "TW608" "possible-injection" Warning {
        bad: "<Dial callerId='\"/&gt;&lt;Dial&gt;+1900555'>+14155550100</Dial>",
        good: "<Dial callerId=\"+14155550199\">+14155550100</Dial>",
    }
}

/// Elements of HTML that people put into messages and speech. Those that are SSML too are left out.
const HTML: &[&str] = &[
    "a", "b", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "hr", "i", "img",
    "li", "ol", "pre", "script", "span", "strike", "strong", "style", "table", "td", "tr", "u",
    "ul",
];

/// Tells whether a name is that of an HTML element.
pub(super) fn is_html(name: &str) -> bool {
    HTML.contains(&name)
}

/// Reports an HTML element.
pub(super) fn html_element<'e>(
    cx: &mut Checker<'e>,
    parent: Place<'e>,
    child: &'e Element,
    index: usize,
) {
    let message = format!(
        "no element `<{}>` in TwiML: `<{}>` does not know HTML",
        child.name, parent.spec.name
    );
    let diagnostic = cx.report(&HTML_IN_BODY, parent, At::Child(index), message);
    if parent.spec.name == "Message" || parent.spec.name == "Body" {
        diagnostic.help =
            Some("write `*bold*`, `_italic_` or `~struck out~` for WhatsApp".to_owned());
    }
}

/// Checks the text of an element.
pub(super) fn element<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let Some((first, text)) = first_text(place.element) else {
        if place.spec.text.as_ref().is_some_and(|text| text.required) && !holds_child(place) {
            missing(cx, place);
        }
        return;
    };
    let Some(spec) = &place.spec.text else {
        stray(cx, place, first);
        return;
    };
    let whole = place.element.text();
    let trimmed = whole.trim_ascii();
    // Lengths of these are counted with what stands in child elements, by rules of their own.
    let is_counted_elsewhere = matches!(
        place.spec.name,
        "Message" | "Body" | "Say" | "Enqueue" | "Sip" | "Uri"
    );
    let marks = Marks::of(&whole);
    if marks.has_open_brace() && super::value::is_template(&whole) {
        return;
    }
    let is_url = matches!(spec.value, ValueKind::Url { .. });
    if is_url && url::text(cx, place, &whole, text.span, marks) {
        return;
    }
    if !is_counted_elsewhere && let Err(expected) = spec.check(trimmed) {
        let rule = rule_on(place.spec.name, "#text").unwrap_or(if is_url {
            &url::URL_FORMAT
        } else {
            &TEXT_VALUE
        });
        let found = super::value::excerpt(trimmed);
        let message = format!(
            "expected {expected} in `<{}>`, found {found}",
            place.spec.name
        );
        let diagnostic = cx.report(rule, place, At::Text, message);
        if let Some(code) = spec.code {
            set_twilio(diagnostic, code);
        }
    }
    if matches!(spec.value, ValueKind::Number) {
        number::white_space(cx, place, At::Text, spec.name, (&whole, text.span));
    }
    if (marks.has_ampersand() || marks.has_less_than())
        && (matches!(place.spec.name, "Message" | "Body" | "Say" | "Sms")
            || place.spec.kind == Kind::Ssml)
    {
        written(cx, place);
    }
}

/// The first text that is more than white space.
fn first_text(element: &Element) -> Option<(usize, &crate::twiml::element::Text)> {
    element
        .children
        .iter()
        .enumerate()
        .find_map(|(index, node)| match node {
            Node::Text(text) if !text.content.trim_ascii().is_empty() => Some((index, text)),
            _ => None,
        })
}

/// Child elements can stand in the place of text where the language allows both.
fn holds_child(place: Place<'_>) -> bool {
    place.spec.is_mixed() && place.element.elements().next().is_some()
}

fn missing<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    // Where other rules say it: an empty body, a redirect to the document itself.
    let rule: &Rule = match place.spec.name {
        "Body" | "Redirect" => return,
        "Media" => &message::MEDIA_EMPTY,
        name => rule_on(name, "#text").unwrap_or(&MISSING_TEXT),
    };
    let what = place
        .spec
        .text
        .as_ref()
        .map_or("text", |text| text.name)
        .replace('_', " ");
    let message = format!("expected text in `<{}>`: the {what}", place.spec.name);
    let diagnostic = cx.report(rule, place, At::Name, message);
    if let Some(code) = place.spec.text.as_ref().and_then(|text| text.code) {
        set_twilio(diagnostic, code);
    }
}

fn stray<'e>(cx: &mut Checker<'e>, place: Place<'e>, index: usize) {
    let name = place.spec.name;
    let mut children = place.spec.children.iter();
    if children.all(|child| child.element.name == "Parameter") {
        cx.report(
            &TEXT_IN_EMPTY_ELEMENT,
            place,
            At::Child(index),
            format!("`<{name}>` takes no text"),
        );
    } else {
        let message = format!("text directly in `<{name}>` is neither sent nor spoken");
        cx.report(&STRAY_TEXT, place, At::Text, message);
    }
}

/// Looks for markup that was meant as such and is text, in what people read or hear.
fn written<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let is_speech = place.spec.name == "Say" || place.spec.kind == Kind::Ssml;
    for (index, node) in place.element.children.iter().enumerate() {
        let Node::Text(text) = node else { continue };
        let raw = cx.slice(text.span);
        if holds_reference(&text.content) {
            let fix = raw.filter(|raw| !text.is_cdata && raw.contains("&amp;"));
            let fix = fix
                .and_then(|raw| replace(text.span, once(raw), "escape it once".to_owned(), Unsafe));
            cx.report(
                &TEXT_DOUBLE_ESCAPED,
                place,
                At::Child(index),
                "a text that was escaped twice",
            )
            .fix = fix;
        }
        let Some(tag) = tags(&text.content).find(|tag| {
            is_html(tag) || (is_speech && (*tag == "speak" || place.spec.child(tag).is_some()))
        }) else {
            continue;
        };
        if is_speech && !is_html(tag) {
            let message = format!("`<{tag}>` as text: it is read out");
            let unescaped = raw
                .filter(|_| !text.is_cdata)
                .map(|raw| raw.replace("&lt;", "<").replace("&gt;", ">"));
            // Only if it is well-formed on its own can the text become markup.
            let is_markup =
                |markup: &String| crate::twiml::read::read(&format!("<Say>{markup}</Say>")).is_ok();
            let fix = unescaped.filter(is_markup);
            let fix = fix.and_then(|markup| {
                replace(text.span, markup, "write it as markup".to_owned(), Unsafe)
            });
            cx.report(&SSML_AS_TEXT, place, At::Child(index), message)
                .fix = fix;
        } else {
            let message = format!("`<{tag}>` as text: neither messages nor voices know HTML");
            cx.report(&HTML_IN_BODY, place, At::Child(index), message);
        }
    }
}

/// Tells whether a text holds what was a reference before it was escaped again.
fn holds_reference(text: &str) -> bool {
    let names = ["amp;", "lt;", "gt;", "quot;", "apos;", "#x", "#1", "#3"];
    let mut parts = text.split('&').skip(1);
    parts.any(|part| names.iter().any(|name| part.starts_with(name)))
}

/// Takes one level of escaping off.
fn once(raw: &str) -> String {
    let mut parts = raw.split("&amp;");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let part = part.trim_start_matches("amp;");
        let is_reference = ["lt;", "gt;", "quot;", "apos;", "#"]
            .iter()
            .any(|name| part.starts_with(name));
        text + if is_reference { "&" } else { "&amp;" } + part
    })
}

/// The names of what looks like tags in a text.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).filter_map(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
        let closes = rest[end..].starts_with(['>', '/', ' ']);
        // A `>` somewhere tells a tag from a comparison.
        (end > 0 && closes && rest.as_bytes()[..rest.len().min(200)].contains(&b'>'))
            .then(|| &rest[..end])
    })
}

/// Looks for a password, and for a value that holds TwiML.
pub(super) fn secret<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    attribute: &'e Attribute,
    marks: Marks,
) {
    let value = &*attribute.value;
    if attribute.name == "password" && !value.is_empty() {
        let message = "a password in the document: it is kept in logs";
        cx.report(&SECRET_IN_TWIML, place, At::Attribute(attribute), message);
    } else if marks.has_less_than()
        && tags(value).any(|tag| crate::twiml::language::named(tag).next().is_some())
    {
        let message = format!(
            "`{}` holds TwiML: has somebody slipped it in?",
            attribute.name
        );
        cx.report(&POSSIBLE_INJECTION, place, At::Value(attribute), message);
    }
}
