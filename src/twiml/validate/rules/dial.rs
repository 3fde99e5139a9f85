//! `<Dial>` and `<Conference>`.

use super::super::checker::{At, Checker, Place};
use super::super::rule::declare_rules;
use super::nesting::{elements, named};

declare_rules! {
    /// `<Conference>` together with other nouns.
    ///
    /// A call joins one conference, and nobody else.
    DIAL_CONFERENCE_MIXED = "TW420" "dial-conference-mixed" Warning {
        twilio: Some(13000),
        bad: "<Dial><Conference>Room 1</Conference><Number>+14155550100</Number></Dial>",
        good: "<Dial><Conference>Room 1</Conference></Dial>",
    }
    /// `<Queue>` together with other nouns.
    DIAL_QUEUE_MIXED = "TW421" "dial-queue-mixed" Warning {
        twilio: Some(13215),
        bad: "<Dial><Queue>support</Queue><Client>ann</Client></Dial>",
        good: "<Dial><Queue>support</Queue></Dial>",
    }
    /// More than ten `<Number>` and `<Client>` in a `<Dial>`.
    DIAL_TOO_MANY_NOUNS = "TW422" "dial-too-many-nouns" Error {
        bad: "<Dial><Client>1</Client><Client>2</Client><Client>3</Client><Client>4</Client><Client>5</Client><Client>6</Client><Client>7</Client><Client>8</Client><Client>9</Client><Client>10</Client><Client>11</Client></Dial>",
        good: "<Dial><Client>1</Client><Client>2</Client></Dial>",
    }
    /// A number as the text of `<Dial>` beside nouns.
    DIAL_TEXT_AND_NOUNS = "TW423" "dial-text-and-nouns" Warning {
        twilio: Some(12200),
        bad: "<Dial>+14155550100<Client>ann</Client></Dial>",
        good: "<Dial><Number>+14155550100</Number><Client>ann</Client></Dial>",
    }
    /// `<Dial>` with nobody to dial.
    DIAL_EMPTY = "TW424" "dial-empty" Warning {
        twilio: Some(13223),
        bad: "<Dial timeout=\"20\"/>",
        good: "<Dial timeout=\"20\">+14155550100</Dial>",
    }
    /// A `timeout` of `<Dial>` that is not a positive whole number.
    DIAL_TIMEOUT = "TW425" "dial-timeout" Warning {
        twilio: Some(13212), forbidden: true, on: &[("Dial", "timeout")],
        bad: "<Dial timeout=\"20s\">+14155550100</Dial>",
        good: "<Dial timeout=\"20\">+14155550100</Dial>",
    }
    /// A `timeLimit` of `<Dial>` that is not a positive whole number.
    DIAL_TIMELIMIT = "TW426" "dial-timelimit" Warning {
        twilio: Some(13216), forbidden: true, on: &[("Dial", "timeLimit")],
        bad: "<Dial timeLimit=\"0\">+14155550100</Dial>",
        good: "<Dial timeLimit=\"600\">+14155550100</Dial>",
    }
    /// A `record` of `<Dial>` that Twilio does not have.
    DIAL_RECORD = "TW427" "dial-record" Warning {
        twilio: Some(13217), forbidden: true, on: &[("Dial", "record")],
        bad: "<Dial record=\"always\">+14155550100</Dial>",
        good: "<Dial record=\"record-from-answer\">+14155550100</Dial>",
    }
    /// A `ringTone` that Twilio does not have.
    DIAL_RINGTONE = "TW428" "dial-ringtone" Warning {
        twilio: Some(13220), forbidden: true, on: &[("Dial", "ringTone")],
        bad: "<Dial ringTone=\"germany\">+14155550100</Dial>",
        good: "<Dial ringTone=\"de\">+14155550100</Dial>",
    }
    /// A `callerId` that is no telephone number and no client or SIP name.
    DIAL_CALLERID_FORMAT = "TW429" "dial-callerid-format" Warning {
        twilio: Some(13214), forbidden: true, on: &[("Dial", "callerId")],
        bad: "<Dial callerId=\"+1 415 CALL ME\">+14155550100</Dial>",
        good: "<Dial callerId=\"+14155550199\">+14155550100</Dial>",
    }
    /// A `callReason` of more than 50 characters.
    DIAL_CALLREASON_LENGTH = "TW430" "dial-callreason-length" Warning {
        forbidden: true, on: &[("Dial", "callReason")],
        bad: "<Dial callReason=\"{x*51}\">+14155550100</Dial>",
        good: "<Dial callReason=\"Your order is ready\">+14155550100</Dial>",
    }
    /// A `<Conference>` without a name.
    CONFERENCE_NAME = "TW431" "conference-name" Warning {
        twilio: Some(13237), forbidden: true, on: &[("Conference", "#text")],
        bad: "<Dial><Conference/></Dial>",
        good: "<Dial><Conference>Room 1</Conference></Dial>",
    }
    /// A `beep` that is none of `true`, `false`, `onEnter` and `onExit`.
    CONFERENCE_BEEP = "TW432" "conference-beep" Warning {
        twilio: Some(13235), forbidden: true, on: &[("Conference", "beep")],
        bad: "<Dial><Conference beep=\"never\">Room 1</Conference></Dial>",
        good: "<Dial><Conference beep=\"false\">Room 1</Conference></Dial>",
    }
    /// A `participantLabel` of more than 128 characters, with a slash, or that is the SID of a call.
    CONFERENCE_LABEL = "TW433" "conference-label" Error {
        twilio: Some(16023), forbidden: true, on: &[("Conference", "participantLabel")],
        bad: "<Dial><Conference participantLabel=\"sales/ann\">Room 1</Conference></Dial>",
        good: "<Dial><Conference participantLabel=\"ann\">Room 1</Conference></Dial>",
    }
    /// A `maxParticipants` outside 1 to 250.
    CONFERENCE_MAX = "TW434" "conference-max" Warning {
        forbidden: true, on: &[("Conference", "maxParticipants")],
        bad: "<Dial><Conference maxParticipants=\"500\">Room 1</Conference></Dial>",
        good: "<Dial><Conference maxParticipants=\"250\">Room 1</Conference></Dial>",
    }
    /// A `coach` that is not the SID of a call.
    CONFERENCE_COACH = "TW435" "conference-coach" Error {
        twilio: Some(13240), forbidden: true, on: &[("Conference", "coach")],
        bad: "<Dial><Conference coach=\"ann\">Room 1</Conference></Dial>",
        good: "<Dial><Conference coach=\"CA0123456789abcdef0123456789abcdef\">Room 1</Conference></Dial>",
    }
    /// A `waitUrl` that is no URL.
    ///
    /// An empty one is legal: those who wait hear nothing.
    CONFERENCE_WAITURL = "TW436" "conference-waiturl" Warning {
        twilio: Some(13233), forbidden: true, on: &[("Conference", "waitUrl")],
        bad: "<Dial><Conference waitUrl=\"ftp://example.com/a.mp3\">Room 1</Conference></Dial>",
        good: "<Dial><Conference waitUrl=\"\">Room 1</Conference></Dial>",
    }
}

/// Nouns that one `<Dial>` calls at once.
const MAX_NOUNS: usize = 10;

pub(super) fn dial<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let element = place.element;
    let nouns = || elements(element);
    let has_text = !element.text().trim_ascii().is_empty();
    for (name, rule) in [
        ("Conference", &DIAL_CONFERENCE_MIXED),
        ("Queue", &DIAL_QUEUE_MIXED),
    ] {
        if nouns().count() > 1
            && let Some((index, _)) = named(element, name).next()
        {
            cx.report(
                rule,
                place,
                At::Child(index),
                format!("`<{name}>` has to be alone in `<Dial>`"),
            );
        }
    }
    let is_counted = |name: &str| matches!(name, "Number" | "Client");
    let mut counted = nouns().filter(|(_, noun)| is_counted(&noun.name));
    if let Some((index, _)) = counted.nth(MAX_NOUNS) {
        let found = MAX_NOUNS + 1 + counted.count();
        let message = format!(
            "expected at most {MAX_NOUNS} `<Number>` and `<Client>` in `<Dial>`, found {found}"
        );
        cx.report(&DIAL_TOO_MANY_NOUNS, place, At::Child(index), message);
    }
    match (has_text, nouns().next().is_some()) {
        (true, true) => {
            let message = "a number beside nouns: Twilio takes one or the other";
            let diagnostic = cx.report(&DIAL_TEXT_AND_NOUNS, place, At::Text, message);
            diagnostic.help = Some("put the number into a `<Number>`".to_owned());
        }
        (false, false) => {
            cx.report(&DIAL_EMPTY, place, At::Name, "`<Dial>` with nobody to dial");
        }
        _ => {}
    }
}

pub(super) fn conference<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let Some(label) = place.attribute("participantLabel") else {
        return;
    };
    let value = &*label.value;
    let is_call = value.len() == 34
        && value.starts_with("CA")
        && value[2..].bytes().all(|b| b.is_ascii_hexdigit());
    let message = if is_call {
        "a `participantLabel` cannot be the SID of a call"
    } else if value.contains('/') || value.to_ascii_lowercase().contains("%2f") {
        "a `participantLabel` cannot hold a slash"
    } else {
        return;
    };
    cx.report(&CONFERENCE_LABEL, place, At::Value(label), message);
}
