//! Streams, conversation relay and their parameters.

use std::collections::HashSet;

use super::super::checker::{At, Checker, Place};
use super::super::rule::declare_rules;
use super::nesting::{elements, named};
use super::value::excerpt;
use crate::diagnostic::Applicability::{Safe, Unsafe};
use crate::twiml::element::Attribute;

declare_rules! {
    /// `<Stream>` without a `url` that begins with `wss:`.
    STREAM_URL_SCHEME = "TW540" "stream-url-scheme" Error {
        twilio: Some(31920), forbidden: true, on: &[("Stream", "url")],
        bad: "<Connect><Stream url=\"https://example.com/audio\"/></Connect>",
        good: "<Connect><Stream url=\"wss://example.com/audio\"/></Connect>",
    }
    /// A query in the `url` of `<Stream>`.
    ///
    /// Twilio drops it. Give values with `<Parameter>`.
    STREAM_URL_QUERY = "TW541" "stream-url-query" Warning {
        bad: "<Connect><Stream url=\"wss://example.com/audio?order=7\"/></Connect>",
        good: "<Connect><Stream url=\"wss://example.com/audio\"><Parameter name=\"order\" value=\"7\"/></Stream></Connect>",
    }
    /// A `track` other than `inbound_track` on a `<Stream>` in `<Connect>`.
    STREAM_CONNECT_TRACK = "TW542" "stream-connect-track" Error {
        twilio: Some(31941),
        bad: "<Connect><Stream url=\"wss://example.com/audio\" track=\"both_tracks\"/></Connect>",
        good: "<Connect><Stream url=\"wss://example.com/audio\" track=\"inbound_track\"/></Connect>",
    }
    /// A `<Parameter>` of a `<Stream>` with 500 or more characters in name and value.
    STREAM_PARAMETER_LENGTH = "TW543" "stream-parameter-length" Warning {
        bad: "<Connect><Stream url=\"wss://example.com/audio\"><Parameter name=\"note\" value=\"{x*496}\"/></Stream></Connect>",
        good: "<Connect><Stream url=\"wss://example.com/audio\"><Parameter name=\"note\" value=\"{x*400}\"/></Stream></Connect>",
    }
    /// Two `<Parameter>` of one name.
    DUPLICATE_PARAMETER = "TW544" "duplicate-parameter" Info {
        bad: "<Connect><Stream url=\"wss://example.com/audio\"><Parameter name=\"a\" value=\"1\"/><Parameter name=\"a\" value=\"2\"/></Stream></Connect>",
        good: "<Connect><Stream url=\"wss://example.com/audio\"><Parameter name=\"a\" value=\"1\"/><Parameter name=\"b\" value=\"2\"/></Stream></Connect>",
    }
    /// `<ConversationRelay>` without a `url` that begins with `wss:`.
    RELAY_URL = "TW545" "relay-url" Error {
        forbidden: true, on: &[("ConversationRelay", "url")],
        bad: "<Connect><ConversationRelay/></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\"/></Connect>",
    }
    /// `reportInputDuringAgentSpeech` with `true` or `false`.
    ///
    /// Libraries make it a yes or no; Twilio documents `none`, `dtmf`, `speech` and `any`.
    RELAY_REPORT_INPUT = "TW546" "relay-report-input" Warning {
        bad: "<Connect><ConversationRelay url=\"wss://example.com/talk\" reportInputDuringAgentSpeech=\"true\"/></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\" reportInputDuringAgentSpeech=\"any\"/></Connect>",
    }
    /// A value that conversation relay does not have.
    RELAY_ENUM = "TW547" "relay-enum" Warning {
        twilio: Some(64101), forbidden: true, fix: Some(Safe),
        on: &[
            ("ConversationRelay", "interruptible"), ("ConversationRelay", "welcomeGreetingInterruptible"),
            ("ConversationRelay", "interruptSensitivity"), ("ConversationRelay", "reportInputDuringAgentSpeech"),
        ],
        bad: "<Connect><ConversationRelay url=\"wss://example.com/talk\" interruptible=\"Speech\"/></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\" interruptible=\"speech\"/></Connect>",
    }
    /// The language `multi` with suppliers that do not have it.
    ///
    /// Only speech of ElevenLabs and recognition of Deepgram switch between languages.
    RELAY_MULTI_LANGUAGE = "TW548" "relay-multi-language" Error {
        bad: "<Connect><ConversationRelay url=\"wss://example.com/talk\" ttsProvider=\"Google\"><Language code=\"multi\"/></ConversationRelay></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\" ttsProvider=\"ElevenLabs\" transcriptionProvider=\"Deepgram\"><Language code=\"multi\"/></ConversationRelay></Connect>",
    }
    /// Two `<Language>` with one code.
    RELAY_LANGUAGE_DUPLICATE = "TW549" "relay-language-duplicate" Info {
        bad: "<Connect><ConversationRelay url=\"wss://example.com/talk\"><Language code=\"de-DE\"/><Language code=\"de-DE\"/></ConversationRelay></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\"><Language code=\"de-DE\"/><Language code=\"en-US\"/></ConversationRelay></Connect>",
    }
    /// The number of a payment card in conversation relay.
    ///
    /// What stands there is kept in logs.
    RELAY_PCI_DATA = "TW550" "relay-pci-data" Info {
        bad: "<Connect><ConversationRelay url=\"wss://example.com/talk\"><Parameter name=\"card\" value=\"4111 1111 1111 1111\"/></ConversationRelay></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\"><Parameter name=\"card\" value=\"ends in 1111\"/></ConversationRelay></Connect>",
    }
    /// A supplier of speech or speech recognition that conversation relay does not have.
    RELAY_PROVIDER = "TW551" "relay-provider" Warning {
        twilio: Some(64101), fix: Some(Unsafe),
        bad: "<Connect><ConversationRelay url=\"wss://example.com/talk\" ttsProvider=\"Googel\"/></Connect>",
        good: "<Connect><ConversationRelay url=\"wss://example.com/talk\" ttsProvider=\"Google\"/></Connect>",
    }
}

/// Characters of name and value that Twilio takes for a parameter of a stream, and one more.
const PARAMETER_LIMIT: usize = 500;

pub(super) fn stream<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    // To stop a stream its name is enough.
    if place.attribute("url").is_none() && place.parent_name() != "Stop" {
        cx.report(
            &STREAM_URL_SCHEME,
            place,
            At::Name,
            "expected the attribute `url` on `<Stream>`",
        );
    }
    if let Some(url) = place.attribute("url")
        && url.value.contains('?')
    {
        let diagnostic = cx.report(
            &STREAM_URL_QUERY,
            place,
            At::Value(url),
            "a query in the `url` of `<Stream>` is dropped",
        );
        diagnostic.help = Some("give the values with `<Parameter>`".to_owned());
    }
    if place.parent_name() == "Connect"
        && let Some(track) = place.attribute("track")
        && matches!(&*track.value, "outbound_track" | "both_tracks")
    {
        let message = format!(
            "expected `inbound_track` in `<Connect>`, found `{}`",
            track.value
        );
        cx.report(&STREAM_CONNECT_TRACK, place, At::Value(track), message);
    }
    for (index, parameter) in named(place.element, "Parameter") {
        let length = |name| {
            parameter
                .attribute(name)
                .unwrap_or_default()
                .chars()
                .count()
        };
        let found = length("name") + length("value");
        if found >= PARAMETER_LIMIT {
            let message = format!(
                "expected fewer than {PARAMETER_LIMIT} characters in name and value, found {found}"
            );
            cx.report(&STREAM_PARAMETER_LENGTH, place, At::Child(index), message);
        }
    }
}

/// Checks the names of the parameters of any element.
pub(super) fn parameters<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let mut parameters = named(place.element, "Parameter").peekable();
    if parameters.peek().is_none() || place.spec.child("Parameter").is_none() {
        return;
    }
    let mut seen = HashSet::new();
    for (index, parameter) in parameters {
        if let Some(name) = parameter.attribute("name")
            && !seen.insert(name)
        {
            cx.report(
                &DUPLICATE_PARAMETER,
                place,
                At::Child(index),
                format!("a second parameter {}", excerpt(name)),
            );
        }
    }
}

pub(super) fn relay<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    if let Some(report) = place.attribute("reportInputDuringAgentSpeech")
        && matches!(&*report.value, "true" | "false")
    {
        let message = format!(
            "expected `none`, `dtmf`, `speech` or `any`, found `{}`",
            report.value
        );
        cx.report(&RELAY_REPORT_INPUT, place, At::Value(report), message);
    }
    let mut codes = HashSet::new();
    for (index, language) in named(place.element, "Language") {
        let Some(code) = language.attribute("code") else {
            continue;
        };
        if !codes.insert(code) {
            cx.report(
                &RELAY_LANGUAGE_DUPLICATE,
                place,
                At::Child(index),
                format!("a second language {}", excerpt(code)),
            );
        }
        if code == "multi" {
            let provider = |name: &str, default| {
                language
                    .attribute(name)
                    .or(place.element.attribute(name))
                    .unwrap_or(default)
            };
            let speech = provider("ttsProvider", "ElevenLabs");
            let recognition = provider("transcriptionProvider", "Deepgram");
            if speech != "ElevenLabs" || recognition != "Deepgram" {
                let message = "the language `multi` needs `ttsProvider=\"ElevenLabs\"` and `transcriptionProvider=\"Deepgram\"`";
                cx.report(&RELAY_MULTI_LANGUAGE, place, At::Child(index), message);
            }
        }
    }
    for name in ["welcomeGreeting", "hints"] {
        if let Some(attribute) = place
            .attribute(name)
            .filter(|attribute| has_card(&attribute.value))
        {
            card(cx, place, At::Value(attribute), name);
        }
    }
    for (index, child) in elements(place.element) {
        let has_card = |attribute: &Attribute| has_card(&attribute.value);
        if child.attributes.iter().any(has_card) {
            card(cx, place, At::Child(index), &child.name);
        }
    }
}

fn card<'e>(cx: &mut Checker<'e>, place: Place<'e>, at: At<'e>, name: &str) {
    let message = format!("`{name}` holds what looks like the number of a payment card");
    let diagnostic = cx.report(&RELAY_PCI_DATA, place, at, message);
    diagnostic.help = Some("take payments with `<Pay>`".to_owned());
}

/// Tells whether a text holds 13 to 19 digits whose check digit is right.
fn has_card(text: &str) -> bool {
    let mut digits: Vec<u32> = Vec::new();
    for c in text.chars().chain(['x']) {
        match c.to_digit(10) {
            Some(digit) => digits.push(digit),
            None if matches!(c, ' ' | '-') => {}
            None => {
                if is_card(&digits) {
                    return true;
                }
                digits.clear();
            }
        }
    }
    false
}

fn is_card(digits: &[u32]) -> bool {
    // The same digit throughout passes the check as well.
    let is_long =
        (13..=19).contains(&digits.len()) && digits.iter().any(|digit| *digit != digits[0]);
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &d)| if at % 2 == 1 { doubled(d) } else { d })
        .sum();
    is_long && sum.is_multiple_of(10)
}
