//! `<Say>` and its speech markup.

use super::super::checker::{At, Checker, Place, replace};
use super::super::rule::declare_rules;
use super::value::excerpt;
use crate::diagnostic::Applicability::Safe;
use crate::twiml::element::Attribute;

declare_rules! {
    /// A `loop` of `<Say>` that is not a whole number from 0.
    SAY_LOOP = "TW490" "say-loop" Warning {
        twilio: Some(13510), forbidden: true, on: &[("Say", "loop")],
        bad: "<Say loop=\"forever\">Hello</Say>",
        good: "<Say loop=\"0\">Hello</Say>",
    }
    /// `<Say>` with nothing to say.
    SAY_EMPTY = "TW491" "say-empty" Warning {
        twilio: Some(13520),
        bad: "<Say> </Say>",
        good: "<Say>Hello</Say>",
    }
    /// More text than a voice speaks at once.
    ///
    /// That is 4,096 characters, 3,000 with a voice of Amazon's, and 4,500 when the text is encoded as in a URL.
    /// Markup does not count.
    SAY_TOO_LONG = "TW492" "say-too-long" Warning {
        twilio: Some(13521),
        bad: "<Say>{x*4097}</Say>",
        good: "<Say>{x*1000}</Say>",
    }
    /// `role` on `<say-as>`.
    ///
    /// The attribute is called `format`; Twilio refuses the old name.
    SAY_AS_ROLE = "TW493" "say-as-role" Warning {
        twilio: Some(13520), forbidden: true, fix: Some(Safe),
        bad: "<Say><say-as interpret-as=\"date\" role=\"mdy\">12/31/2026</say-as></Say>",
        good: "<Say><say-as interpret-as=\"date\" format=\"mdy\">12/31/2026</say-as></Say>",
    }
    /// A `time` of `<break>` that is not a number of `s` or `ms`.
    SSML_BREAK_TIME = "TW494" "ssml-break-time" Warning {
        twilio: Some(13520),
        bad: "<Say>One<break time=\"2\"/>two</Say>",
        good: "<Say>One<break time=\"2s\"/>two</Say>",
    }
    /// A `rate`, `pitch` or `volume` that SSML does not have.
    PROSODY_VALUE = "TW495" "prosody-value" Warning {
        twilio: Some(13520),
        bad: "<Say><prosody volume=\"11\">Hello</prosody></Say>",
        good: "<Say><prosody volume=\"+6dB\" rate=\"slow\" pitch=\"-10%\">Hello</prosody></Say>",
    }
}

/// The most characters for voices of Amazon's.
const MAX_POLLY: usize = 3000;
/// The most characters of the text as it stands in a URL.
const MAX_ENCODED: usize = 4500;

pub(super) fn say<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    // Inside another one it is reported already, and its text counts there.
    if !matches!(place.parent_name(), "Response" | "Gather" | "Prompt") {
        return;
    }
    let is_plain = place.element.elements().next().is_none();
    let text = if is_plain {
        place.element.text()
    } else {
        place.element.text_content().into()
    };
    let text = text.trim_ascii();
    if text.is_empty() {
        // Markup can be heard: `<Say><break/></Say>`.
        if is_plain {
            cx.report(&SAY_EMPTY, place, At::Name, "`<Say>` with nothing to say");
        }
        return;
    }
    let max = place
        .spec
        .text
        .as_ref()
        .and_then(|text| text.max)
        .unwrap_or(usize::MAX);
    let is_polly = place
        .value("voice")
        .is_some_and(|voice| voice.starts_with("Polly."));
    let max = if is_polly { MAX_POLLY } else { max };
    // Most texts are short; each byte is three characters of a URL at most.
    if text.len() * 3 <= MAX_ENCODED.min(max) {
        return;
    }
    let characters = text.chars().count();
    let is_unreserved = |b: u8| b.is_ascii_alphanumeric() || b"-._~ ".contains(&b);
    let encoded: usize = text
        .bytes()
        .map(|b| if is_unreserved(b) { 1 } else { 3 })
        .sum();
    if characters > max {
        let message = format!("expected at most {max} characters to say, found {characters}");
        cx.report(&SAY_TOO_LONG, place, At::Text, message);
    } else if encoded > MAX_ENCODED {
        let message = format!(
            "expected at most {MAX_ENCODED} characters to say when encoded as in a URL, found {encoded}"
        );
        cx.report(&SAY_TOO_LONG, place, At::Text, message);
    }
}

/// Reports an attribute that has another name today.
pub(super) fn renamed<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    attribute: &'e Attribute,
    now: &'static str,
) {
    let message = format!("`{}` is called `{now}` today", attribute.name);
    let is_free = place.is_free(now, attribute);
    let fix = replace(attribute.name_span, now, format!("write `{now}`"), Safe).filter(|_| is_free);
    cx.report(&SAY_AS_ROLE, place, At::Attribute(attribute), message)
        .fix = fix;
}

pub(super) fn pause<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let Some(time) = place.attribute("time") else {
        return;
    };
    let is_time = |value: &str| {
        let number = value.strip_suffix("ms").or_else(|| value.strip_suffix('s'));
        number.is_some_and(|number| is_number(number.strip_prefix('+').unwrap_or(number)))
    };
    if !is_time(&time.value) {
        let message = format!(
            "expected a time such as `500ms` or `2s`, found {}",
            excerpt(&time.value)
        );
        cx.report(&SSML_BREAK_TIME, place, At::Value(time), message);
    }
}

pub(super) fn prosody<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    for attribute in &place.element.attributes {
        let (words, units): (&[&str], &[&str]) = match &*attribute.name {
            "rate" => (
                &["x-slow", "slow", "medium", "fast", "x-fast", "default"],
                &["%", ""],
            ),
            "pitch" => (
                &["x-low", "low", "medium", "high", "x-high", "default"],
                &["%", "Hz", "st"],
            ),
            "volume" => (
                &[
                    "silent", "x-soft", "soft", "medium", "loud", "x-loud", "default",
                ],
                &["dB"],
            ),
            _ => continue,
        };
        let value = attribute.value.trim_ascii();
        let number = value.strip_prefix(['+', '-']).unwrap_or(value);
        let is_measure = units
            .iter()
            .any(|unit| number.strip_suffix(unit).is_some_and(is_number));
        if !words.contains(&value) && !is_measure {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let message = format!(
                "expected a {} of SSML, found {}",
                attribute.name,
                excerpt(value)
            );
            let diagnostic = cx.report(&PROSODY_VALUE, place, At::Value(attribute), message);
            let unit = units.first().copied().unwrap_or_default();
            diagnostic.help = Some(format!(
                "expected one of {}, or a number with `{unit}`",
                words.join(", ")
            ));
        }
    }
}

/// A number with or without decimals.
fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && text.parse::<f64>().is_ok()
}
