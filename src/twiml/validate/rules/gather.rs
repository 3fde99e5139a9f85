//! `<Gather>`.

use super::super::checker::{At, Checker, Place};
use super::super::rule::declare_rules;
use super::nesting::named;

declare_rules! {
    /// `<Play digits>` in `<Gather>`.
    ///
    /// Twilio would hear its own keys.
    GATHER_PLAY_DIGITS = "TW460" "gather-play-digits" Error {
        twilio: Some(13320),
        bad: "<Gather action=\"/a\"><Play digits=\"1\"/></Gather>\n<Hangup/>",
        good: "<Gather action=\"/a\"><Play>/menu.mp3</Play></Gather>\n<Hangup/>",
    }
    /// A `finishOnKey` that is not one key.
    ///
    /// An empty one is legal: no key ends the input.
    GATHER_FINISHONKEY = "TW461" "gather-finishonkey" Warning {
        twilio: Some(13310), forbidden: true, on: &[("Gather", "finishOnKey")],
        bad: "<Gather finishOnKey=\"##\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather finishOnKey=\"#\" action=\"/a\"/>\n<Hangup/>",
    }
    /// A `numDigits` that is not a positive whole number.
    GATHER_NUMDIGITS = "TW462" "gather-numdigits" Warning {
        twilio: Some(13314), forbidden: true, on: &[("Gather", "numDigits")],
        bad: "<Gather numDigits=\"0\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather numDigits=\"1\" action=\"/a\"/>\n<Hangup/>",
    }
    /// A `timeout` of `<Gather>` that is not a positive whole number.
    GATHER_TIMEOUT = "TW463" "gather-timeout" Warning {
        twilio: Some(13313), forbidden: true, on: &[("Gather", "timeout")],
        bad: "<Gather timeout=\"auto\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather timeout=\"5\" action=\"/a\"/>\n<Hangup/>",
    }
    /// An `input` with anything but `dtmf` and `speech`.
    GATHER_INPUT = "TW464" "gather-input" Warning {
        twilio: Some(13326), forbidden: true, on: &[("Gather", "input")],
        bad: "<Gather input=\"voice\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" action=\"/a\"/>\n<Hangup/>",
    }
    /// Attributes of speech recognition on a `<Gather>` that takes keys only.
    GATHER_SPEECH_ATTR_WITHOUT_SPEECH = "TW465" "gather-speech-attr-without-speech" Info {
        bad: "<Gather hints=\"yes, no\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" hints=\"yes, no\" action=\"/a\"/>\n<Hangup/>",
    }
    /// A `speechTimeout` that is neither `auto` nor a positive whole number.
    GATHER_SPEECHTIMEOUT = "TW466" "gather-speechtimeout" Warning {
        twilio: Some(13327), forbidden: true, on: &[("Gather", "speechTimeout")],
        bad: "<Gather input=\"speech\" speechTimeout=\"never\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" speechTimeout=\"3\" action=\"/a\"/>\n<Hangup/>",
    }
    /// `speechTimeout="auto"` with the default model.
    ///
    /// Only other models find the end of speech by themselves.
    GATHER_SPEECHTIMEOUT_AUTO_MODEL = "TW467" "gather-speechtimeout-auto-model" Warning {
        twilio: Some(13335),
        bad: "<Gather input=\"speech\" speechTimeout=\"auto\" speechModel=\"default\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" speechTimeout=\"auto\" speechModel=\"phone_call\" action=\"/a\"/>\n<Hangup/>",
    }
    /// A `maxSpeechTime` that is not a positive whole number.
    GATHER_MAXSPEECHTIME = "TW468" "gather-maxspeechtime" Warning {
        twilio: Some(13328), forbidden: true, on: &[("Gather", "maxSpeechTime")],
        bad: "<Gather input=\"speech\" maxSpeechTime=\"-1\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" maxSpeechTime=\"30\" action=\"/a\"/>\n<Hangup/>",
    }
    /// More than 500 hints, or one of more than 100 characters.
    GATHER_HINTS = "TW469" "gather-hints" Warning {
        twilio: Some(13330), on: &[("Gather", "hints")],
        bad: "<Gather input=\"speech\" hints=\"{x*101}\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" hints=\"sales, support\" action=\"/a\"/>\n<Hangup/>",
    }
    /// `enhanced` without the model that has it.
    ///
    /// It works with `speechModel="phone_call"` only, and Twilio has deprecated it.
    GATHER_ENHANCED = "TW470" "gather-enhanced" Info {
        bad: "<Gather input=\"speech\" enhanced=\"true\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" enhanced=\"true\" speechModel=\"phone_call\" action=\"/a\"/>\n<Hangup/>",
    }
    /// An unencrypted `action` in a document that takes payments.
    GATHER_PCI_HTTP = "TW471" "gather-pci-http" Error {
        twilio: Some(13337),
        bad: "<Gather action=\"http://example.com/zip\"/>\n<Pay action=\"https://example.com/paid\"/>",
        good: "<Gather action=\"https://example.com/zip\"/>\n<Pay action=\"https://example.com/paid\"/>",
    }
}

/// What means something for speech only.
const SPEECH: &[&str] = &[
    "hints",
    "language",
    "speechTimeout",
    "maxSpeechTime",
    "speechModel",
    "enhanced",
    "profanityFilter",
    "partialResultCallback",
    "partialResultCallbackMethod",
];
const MAX_HINTS: usize = 500;
const MAX_HINT: usize = 100;

/// Notes whether the document takes payments.
pub(super) fn response<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    cx.takes_payments = named(place.element, "Pay").next().is_some();
}

pub(super) fn gather<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    for (index, play) in named(place.element, "Play") {
        if play.attribute("digits").is_some() {
            cx.report(
                &GATHER_PLAY_DIGITS,
                place,
                At::Child(index),
                "`<Play digits>` cannot stand in `<Gather>`",
            );
        }
    }
    let takes_speech = place
        .value("input")
        .is_some_and(|input| input.contains("speech"));
    if !takes_speech {
        for attribute in place
            .element
            .attributes
            .iter()
            .filter(|attribute| SPEECH.contains(&&*attribute.name))
        {
            let message = format!(
                "`{}` does nothing: this `<Gather>` takes keys only",
                attribute.name
            );
            let diagnostic = cx.report(
                &GATHER_SPEECH_ATTR_WITHOUT_SPEECH,
                place,
                At::Attribute(attribute),
                message,
            );
            diagnostic.help = Some("add `input=\"dtmf speech\"`".to_owned());
        }
    }
    let model = place.value("speechModel").unwrap_or("default");
    if let Some(timeout) = place
        .attribute("speechTimeout")
        .filter(|timeout| timeout.value == "auto")
        && place.attribute("speechModel").is_some()
        && model == "default"
    {
        let message = "`speechTimeout=\"auto\"` does not work with `speechModel=\"default\"`";
        cx.report(
            &GATHER_SPEECHTIMEOUT_AUTO_MODEL,
            place,
            At::Value(timeout),
            message,
        );
    }
    if let Some(enhanced) = place
        .attribute("enhanced")
        .filter(|enhanced| enhanced.value == "true")
        && model != "phone_call"
    {
        let message = "`enhanced` works with `speechModel=\"phone_call\"` only";
        cx.report(&GATHER_ENHANCED, place, At::Attribute(enhanced), message);
    }
    if let Some(hints) = place.attribute("hints") {
        let count = hints.value.split(',').count();
        if count > MAX_HINTS {
            let message = format!("expected at most {MAX_HINTS} hints, found {count}");
            cx.report(&GATHER_HINTS, place, At::Value(hints), message);
        } else if hints
            .value
            .split(',')
            .any(|hint| hint.trim().chars().count() > MAX_HINT)
        {
            let message = format!("expected hints of at most {MAX_HINT} characters");
            cx.report(&GATHER_HINTS, place, At::Value(hints), message);
        }
    }
    if let Some(action) = place
        .attribute("action")
        .filter(|action| cx.takes_payments && action.value.starts_with("http:"))
    {
        let message = "expected `https:` in a document that takes payments, found `http:`";
        cx.report(&GATHER_PCI_HTTP, place, At::Value(action), message);
    }
}
