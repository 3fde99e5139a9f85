//! Telephone numbers and other addresses.

use super::super::checker::{At, Checker, Place, replace};
use super::super::rule::declare_rules;
use crate::diagnostic::Applicability::Safe;
use crate::text::Span;
use crate::twiml::element::Attribute;

declare_rules! {
    /// Something that cannot be dialled.
    ///
    /// Write numbers as E.164, `+14155550100`; Twilio reads others as numbers of the United States.
    NUMBER_FORMAT = "TW440" "number-format" Warning {
        twilio: Some(13223), forbidden: true, on: &[("Number", "#text"), ("Dial", "#text"), ("WhatsApp", "#text")],
        bad: "<Dial>+1415CALLME</Dial>",
        good: "<Dial>+14155550100</Dial>",
    }
    /// `sendDigits` with anything but digits, `*`, `#`, `w` and `W`.
    NUMBER_SENDDIGITS = "TW441" "number-senddigits" Warning {
        twilio: Some(13222), forbidden: true, on: &[("Number", "sendDigits")],
        bad: "<Dial><Number sendDigits=\"1,2\">+14155550100</Number></Dial>",
        good: "<Dial><Number sendDigits=\"1ww2\">+14155550100</Number></Dial>",
    }
    /// White space around an address.
    ///
    /// Twilio cuts it off; other programs that read the document may not.
    ADDRESS_WHITESPACE = "TW442" "address-whitespace" Info {
        fix: Some(Safe),
        bad: "<Dial callerId=\" +14155550199\">+14155550100</Dial>",
        good: "<Dial callerId=\"+14155550199\">+14155550100</Dial>",
    }
}

/// Checks the text of `<Number>`.
pub(super) fn number<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    // Twilio dials one number for each noun.
    let text = place.element.text();
    let text = text.trim_ascii();
    if text.contains([',', ';']) && !text.contains(':') {
        cx.report(
            &NUMBER_FORMAT,
            place,
            At::Text,
            "expected one number in `<Number>`, found several",
        )
        .help = Some("write a `<Number>` for each".to_owned());
    }
}

/// Looks closer at an address that the table lets through.
pub(super) fn address<'e>(cx: &mut Checker<'e>, place: Place<'e>, attribute: &'e Attribute) {
    let value = (&*attribute.value, attribute.value_span);
    white_space(cx, place, At::Value(attribute), &attribute.name, value);
}

/// Reports white space around an address.
pub(super) fn white_space<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    at: At<'e>,
    name: &str,
    (value, span): (&str, Span),
) {
    if value.trim_ascii().len() == value.len() {
        return;
    }
    let raw = cx.slice(span).map(str::trim_ascii);
    let fix = raw.and_then(|raw| replace(span, raw, "remove the white space".to_owned(), Safe));
    let message = format!("white space around `{name}`");
    cx.report(&ADDRESS_WHITESPACE, place, at, message).fix = fix;
}
