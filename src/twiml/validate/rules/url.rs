//! URLs in attributes and as text.

use super::super::checker::{At, Checker, Place, replace, set_twilio};
use super::super::marks::Marks;
use super::super::rule::{declare_rules, rule_on};
use super::context::CALL_PARAM_RELATIVE_URL;
use super::value::excerpt;
use crate::diagnostic::Applicability::{Safe, Unsafe};
use crate::text::Span;
use crate::twiml::element::Attribute;
use crate::twiml::language::{AttributeSpec, ValueKind};
use crate::twiml::validate::Context;

declare_rules! {
    /// Something that is no URL, or has another scheme than `http` and `https`.
    URL_FORMAT = "TW580" "url-format" Error {
        twilio: Some(11100), forbidden: true, on: &[("Play", "#text"), ("Redirect", "#text")],
        bad: "<Dial action=\"ftp://example.com/a\">+14155550100</Dial>",
        good: "<Dial action=\"https://example.com/a\">+14155550100</Dial>",
    }
    /// An underscore in the name of a host.
    ///
    /// Names of hosts cannot have one, and Twilio does not look such names up.
    URL_UNDERSCORE_HOST = "TW581" "url-underscore-host" Error {
        twilio: Some(11100),
        bad: "<Redirect>https://my_shop.example.com/next</Redirect>",
        good: "<Redirect>https://my-shop.example.com/next</Redirect>",
    }
    /// A URL with an opening brace and no closing one, or the other way round.
    ///
    /// Twilio fills templates in: `https://example.com/{CallSid}`.
    URL_TEMPLATE = "TW582" "url-template" Error {
        twilio: Some(11300),
        bad: "<Redirect>https://example.com/{CallSid</Redirect>",
        good: "<Redirect>https://example.com/{CallSid}</Redirect>",
    }
    /// `&amp;amp;` in a URL.
    ///
    /// It was escaped twice: what is asked for is `&amp;`.
    URL_DOUBLE_ESCAPED = "TW583" "url-double-escaped" Warning {
        fix: Some(Unsafe),
        bad: "<Redirect>/next?a=1&amp;amp;b=2</Redirect>",
        good: "<Redirect>/next?a=1&amp;b=2</Redirect>",
    }
    /// An unencrypted URL.
    URL_INSECURE = "TW584" "url-insecure" Info {
        bad: "<Redirect>http://example.com/next</Redirect>",
        good: "<Redirect>https://example.com/next</Redirect>",
    }
    /// White space around a URL.
    ///
    /// Twilio cuts it off; other programs that read the document may not.
    URL_WHITESPACE = "TW585" "url-whitespace" Info {
        fix: Some(Safe),
        bad: "<Play>\n  https://example.com/hold.mp3\n</Play>",
        good: "<Play>https://example.com/hold.mp3</Play>",
    }
}

/// Checks a URL in an attribute, and tells whether it was refused for a reason that says enough.
pub(super) fn attribute<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    attribute: &'e Attribute,
    spec: &'static AttributeSpec,
    marks: Marks,
) -> bool {
    let ValueKind::Url { schemes } = spec.value else {
        return false;
    };
    let url = attribute.value.trim_ascii();
    let at = At::Value(attribute);
    if marks.has_brace() && template(cx, place, at, url) {
        return true;
    }
    if spec.check(url).is_err() {
        return false;
    }
    if place.spec.name == "Pay" && attribute.name == "action" && scheme(url) == Some("http") {
        let message = format!("expected a URL with `https:`, found {}", excerpt(url));
        let rule = rule_on("Pay", "action").unwrap_or(&URL_FORMAT);
        cx.report(rule, place, at, message);
        return true;
    }
    // An empty one means something on its own: silence, or this document.
    if schemes.is_empty() && !url.is_empty() {
        absolute(cx, place, at, url);
    }
    common(
        cx,
        place,
        at,
        (&attribute.value, attribute.value_span),
        marks,
    );
    true
}

/// Checks a URL as the text of an element, and tells whether it was refused.
pub(super) fn text<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    text: &str,
    span: Span,
    marks: Marks,
) -> bool {
    let url = text.trim_ascii();
    if marks.has_brace() && template(cx, place, At::Text, url) {
        return true;
    }
    let spec = place.spec.text.as_ref();
    if spec.is_none_or(|spec| spec.value.check(url).is_err()) {
        return false;
    }
    absolute(cx, place, At::Text, url);
    common(cx, place, At::Text, (text, span), marks);
    true
}

fn template<'e>(cx: &mut Checker<'e>, place: Place<'e>, at: At<'e>, url: &str) -> bool {
    let mut is_open = false;
    let mut is_balanced = true;
    for byte in url.bytes() {
        match byte {
            b'{' | b'}' if is_open == (byte == b'{') => is_balanced = false,
            b'{' | b'}' => is_open = !is_open,
            _ => {}
        }
    }
    if is_balanced && !is_open {
        return false;
    }
    let message = format!(
        "expected a template with `{{` and `}}` in pairs, found {}",
        excerpt(url)
    );
    cx.report(&URL_TEMPLATE, place, at, message);
    true
}

/// Says what a relative URL means where there is nothing that it could be relative to.
fn absolute<'e>(cx: &mut Checker<'e>, place: Place<'e>, at: At<'e>, url: &str) {
    if cx.context == Context::CallParameter && scheme(url).is_none() && !url.is_empty() {
        let message = format!(
            "expected an absolute URL in TwiML that is a parameter, found {}",
            excerpt(url)
        );
        let diagnostic = cx.report(&CALL_PARAM_RELATIVE_URL, place, at, message);
        if !matches!(place.spec.name, "Gather" | "Record" | "Pay") {
            set_twilio(diagnostic, 11100);
        }
    }
}

/// What is worth saying about a URL that can be asked for.
fn common<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    at: At<'e>,
    (value, span): (&str, Span),
    marks: Marks,
) {
    let url = value.trim_ascii();
    if scheme(url) == Some("http") {
        cx.report(
            &URL_INSECURE,
            place,
            at,
            format!("an unencrypted URL: {}", excerpt(url)),
        );
    }
    if marks.has_underscore() && host(url).is_some_and(|host| host.contains('_')) {
        let message = format!(
            "the name of a host cannot have an underscore: {}",
            excerpt(url)
        );
        cx.report(&URL_UNDERSCORE_HOST, place, at, message);
    }
    if marks.has_ampersand() && url.contains("&amp;") {
        let raw = cx.slice(span).filter(|raw| raw.contains("&amp;amp;"));
        let fix =
            raw.and_then(|raw| replace(span, unescape(raw), "escape it once".to_owned(), Unsafe));
        let message = format!("`&` was escaped twice: {}", excerpt(url));
        cx.report(&URL_DOUBLE_ESCAPED, place, at, message).fix = fix;
    }
    if url.len() != value.len() {
        let raw = cx.slice(span).map(str::trim_ascii);
        let fix = raw.and_then(|raw| replace(span, raw, "remove the white space".to_owned(), Safe));
        cx.report(&URL_WHITESPACE, place, at, "white space around a URL")
            .fix = fix;
    }
}

/// Escapes once what was escaped more often.
pub(super) fn unescape(raw: &str) -> String {
    let mut parts = raw.split("&amp;");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "&amp;" + part.trim_start_matches("amp;")
    })
}

fn scheme(url: &str) -> Option<&str> {
    ["http", "https", "wss"].into_iter().find(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && url[scheme.len()..].starts_with(':')
    })
}

fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    // A template says nothing about the name that it becomes.
    host.split(':').next().filter(|host| !host.contains('{'))
}
