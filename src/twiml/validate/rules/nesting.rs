//! Nesting: which element may hold which, how many, and what has to be there.

use super::super::checker::{At, Checker, Place, set_twilio};
use super::super::rule::{Rule, declare_rules};
use crate::twiml::element::Element;
use crate::twiml::language::{ElementSpec, Kind, is_same_name};
use crate::twiml::validate::Context;

declare_rules! {
    /// A noun directly below `<Response>`.
    ///
    /// Nouns say what a verb acts on: without the verb nothing happens.
    NOUN_AT_TOP_LEVEL = "TW220" "noun-at-top-level" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Number>+14155550100</Number>",
        good: "<Dial><Number>+14155550100</Number></Dial>",
    }
    /// A verb inside a verb that does not take it.
    VERB_NESTED_IN_VERB = "TW221" "verb-nested-in-verb" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Dial><Say>Connecting</Say></Dial>",
        good: "<Say>Connecting</Say>\n<Dial>+14155550100</Dial>",
    }
    /// An element in another that does not take it.
    MISPLACED_ELEMENT = "TW222" "misplaced-element" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Enqueue>support<Number>+14155550100</Number></Enqueue>",
        good: "<Enqueue>support</Enqueue>",
    }
    /// A verb for calls in the reply to a message, or the other way round.
    MIXED_CHANNEL = "TW223" "mixed-channel" Error {
        twilio: Some(14110), forbidden: true, context: Context::Messaging,
        bad: "<Say>Hello</Say>",
        good: "<Message>Hello</Message>",
    }
    /// `<Gather>` with anything but `<Say>`, `<Play>` and `<Pause>` in it.
    GATHER_CHILD = "TW224" "gather-child" Warning {
        twilio: Some(13320), forbidden: true,
        bad: "<Gather action=\"/a\"><Number>+14155550100</Number></Gather>\n<Hangup/>",
        good: "<Gather action=\"/a\"><Say>Press 1</Say></Gather>\n<Hangup/>",
    }
    /// `<Dial>` with something in it that cannot be dialled.
    DIAL_CHILD = "TW225" "dial-child" Warning {
        twilio: Some(13215), forbidden: true,
        bad: "<Dial><Room>daily</Room></Dial>",
        good: "<Dial><Conference>daily</Conference></Dial>",
    }
    /// `<Connect>` that does not hold exactly one of its nouns.
    CONNECT_CHILD = "TW226" "connect-child" Error {
        twilio: Some(12200), forbidden: true,
        bad: "<Connect><Number>+14155550100</Number></Connect>",
        good: "<Connect><Room>daily</Room></Connect>",
    }
    /// `<Start>` or `<Stop>` with something in it that cannot be started or stopped.
    ///
    /// `<Recording>` can be started and not stopped.
    START_STOP_CHILD = "TW227" "start-stop-child" Error {
        twilio: Some(14300), forbidden: true,
        bad: "<Stop><Recording/></Stop>\n<Hangup/>",
        good: "<Stop><Stream name=\"a\" url=\"wss://example.com/audio\"/></Stop>\n<Hangup/>",
    }
    /// `<Start>` as the last verb.
    ///
    /// Nothing follows, so the call ends, and what was started with it.
    START_LAST_VERB = "TW228" "start-last-verb" Warning {
        bad: "<Start><Stream url=\"wss://example.com/audio\"/></Start>",
        good: "<Start><Stream url=\"wss://example.com/audio\"/></Start>\n<Dial>+14155550100</Dial>",
    }
    /// Something to stop that is not named.
    STOP_WITHOUT_NAME = "TW229" "stop-without-name" Warning {
        bad: "<Stop><Siprec/></Stop>\n<Hangup/>",
        good: "<Stop><Siprec name=\"a\"/></Stop>\n<Hangup/>",
    }
    /// `<Refer>` that does not hold exactly one `<Sip>`.
    REFER_CHILD = "TW230" "refer-child" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Refer/>",
        good: "<Refer><Sip>sip:ann@example.com</Sip></Refer>",
    }
    /// `<Pay>` with anything but `<Prompt>` and `<Parameter>` in it.
    PAY_CHILD = "TW231" "pay-child" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Pay><Say>Your card number?</Say></Pay>",
        good: "<Pay><Prompt for=\"payment-card-number\"><Say>Your card number?</Say></Prompt></Pay>",
    }
    /// `<Prompt>` with anything but `<Say>`, `<Play>` and `<Pause>` in it.
    PROMPT_CHILD = "TW232" "prompt-child" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Pay><Prompt><Hangup/></Prompt></Pay>",
        good: "<Pay><Prompt><Pause/></Prompt></Pay>",
    }
    /// `<Prompt>` directly below `<Response>`.
    ///
    /// Libraries let it pass; it means something in `<Pay>` only.
    PROMPT_OUTSIDE_PAY = "TW233" "prompt-outside-pay" Warning {
        twilio: Some(12200),
        bad: "<Prompt><Say>Your card number?</Say></Prompt>",
        good: "<Pay><Prompt><Say>Your card number?</Say></Prompt></Pay>",
    }
    /// `<Queue>` directly below `<Response>`.
    ///
    /// Libraries let it pass; it means something in `<Dial>` only.
    QUEUE_OUTSIDE_DIAL = "TW234" "queue-outside-dial" Warning {
        twilio: Some(12200),
        bad: "<Queue>support</Queue>",
        good: "<Dial><Queue>support</Queue></Dial>",
    }
    /// Speech markup nested in a way that SSML does not allow.
    SAY_NESTED_SSML = "TW235" "say-nested-ssml" Warning {
        twilio: Some(13520), forbidden: true,
        bad: "<Say><s>One <p>two</p></s></Say>",
        good: "<Say><p>One <s>two</s></p></Say>",
    }
    /// `<Annotate>` that does not hold exactly one `<BillingReferenceTag>`, of at most 128 characters.
    ANNOTATE_CHILD = "TW236" "annotate-child" Error {
        twilio: Some(13110), forbidden: true, on: &[("BillingReferenceTag", "#text")],
        bad: "<Annotate/>\n<Hangup/>",
        good: "<Annotate><BillingReferenceTag>team-7</BillingReferenceTag></Annotate>\n<Hangup/>",
    }
    /// More of an element than its parent takes.
    TOO_MANY_CHILDREN = "TW237" "too-many-children" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Dial><Client><Identity>ann</Identity><Identity>bob</Identity></Client></Dial>",
        good: "<Dial><Client><Identity>ann</Identity></Client></Dial>",
    }
    /// More than five `<Uri>` in a `<Sip>`.
    SIP_TOO_MANY_URIS = "TW238" "sip-too-many-uris" Warning {
        twilio: Some(13250), forbidden: true,
        bad: "<Dial><Sip><Uri>sip:1@example.com</Uri><Uri>sip:2@example.com</Uri><Uri>sip:3@example.com</Uri><Uri>sip:4@example.com</Uri><Uri>sip:5@example.com</Uri><Uri>sip:6@example.com</Uri></Sip></Dial>",
        good: "<Dial><Sip><Uri>sip:1@example.com</Uri><Uri>sip:2@example.com</Uri></Sip></Dial>",
    }
}

/// Reports a child that the language has, and not here.
pub(super) fn misplaced<'e>(
    cx: &mut Checker<'e>,
    parent: Place<'e>,
    index: usize,
    child: &'static ElementSpec,
) {
    let is_root = parent.spec.kind == Kind::Root;
    let is_verb = child.kind == Kind::Verb;
    let rule: &Rule = match parent.spec.name {
        _ if child.kind == Kind::Root => &MISPLACED_ELEMENT,
        _ if is_root && child.domain != parent.spec.domain && is_verb => &MIXED_CHANNEL,
        _ if is_root => &NOUN_AT_TOP_LEVEL,
        "Gather" if !is_verb => &GATHER_CHILD,
        "Dial" if !is_verb => &DIAL_CHILD,
        "Connect" => &CONNECT_CHILD,
        "Start" | "Stop" => &START_STOP_CHILD,
        "Refer" => &REFER_CHILD,
        "Pay" => &PAY_CHILD,
        "Prompt" => &PROMPT_CHILD,
        "Annotate" => &ANNOTATE_CHILD,
        "Say" => &SAY_NESTED_SSML,
        _ if parent.spec.kind == Kind::Ssml => &SAY_NESTED_SSML,
        _ if is_verb => &VERB_NESTED_IN_VERB,
        _ => &MISPLACED_ELEMENT,
    };
    let where_ = match rule.name {
        "mixed-channel" if cx.context == Context::Messaging => {
            "in the reply to a message".to_owned()
        }
        "mixed-channel" => "in instructions for a call".to_owned(),
        "noun-at-top-level" => "directly in `<Response>`".to_owned(),
        _ => format!("in `<{}>`", parent.spec.name),
    };
    let message = format!("`<{}>` cannot stand {where_}", child.name);
    let diagnostic = cx.report(rule, parent, At::Child(index), message);
    diagnostic.help = may_hold(parent.spec);
    if rule.name == "verb-nested-in-verb"
        && let Some(code) = parent.spec.nesting_code
    {
        set_twilio(diagnostic, code);
    }
}

/// Says what an element may hold.
pub(super) fn may_hold(spec: &ElementSpec) -> Option<String> {
    let names: Vec<String> = spec
        .children
        .iter()
        .map(|child| format!("`<{}>`", child.element.name))
        .collect();
    match names.len() {
        0 => None,
        _ => Some(format!("expected one of {}", names.join(", "))),
    }
}

/// Checks how many children of each kind an element has.
pub(super) fn element<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let element = place.element;
    for child in place.spec.children {
        let Some(max) = child.max else { continue };
        let name = child.element.name;
        let Some((index, _)) = named(element, name).nth(max) else {
            continue;
        };
        // More than ten media have a rule of their own.
        let rule: &Rule = match name {
            "Media" => continue,
            "Uri" => &SIP_TOO_MANY_URIS,
            _ => &TOO_MANY_CHILDREN,
        };
        let found = named(element, name).count();
        let message = format!(
            "expected at most {max} `<{name}>` in `<{}>`, found {found}",
            place.spec.name
        );
        cx.report(rule, place, At::Child(index), message);
    }
    match place.spec.name {
        "Connect" => exactly_one(cx, place, &CONNECT_CHILD, "noun"),
        "Refer" => exactly_one(cx, place, &REFER_CHILD, "`<Sip>`"),
        "Annotate" => exactly_one(cx, place, &ANNOTATE_CHILD, "`<BillingReferenceTag>`"),
        "Start" | "Stop" if element.elements().next().is_none() => {
            let message = format!(
                "expected one noun at least in `<{}>`, found none",
                place.spec.name
            );
            let diagnostic = cx.report(&START_STOP_CHILD, place, At::Name, message);
            diagnostic.help = may_hold(place.spec);
        }
        "Stop" => {
            for (index, child) in elements(element) {
                if place.spec.child(&child.name).is_some() && child.attribute("name").is_none() {
                    let message = format!(
                        "`<{}>` without a `name`: Twilio cannot tell which to stop",
                        child.name
                    );
                    cx.report(&STOP_WITHOUT_NAME, place, At::Child(index), message);
                }
            }
        }
        "Response" => {
            for (index, child) in elements(element) {
                let rule: &Rule = match &*child.name {
                    "Prompt" => &PROMPT_OUTSIDE_PAY,
                    "Queue" => &QUEUE_OUTSIDE_DIAL,
                    _ => continue,
                };
                let parent = if child.name == "Prompt" {
                    "Pay"
                } else {
                    "Dial"
                };
                if place.spec.child(&child.name).is_some() {
                    let message =
                        format!("`<{}>` means something in `<{parent}>` only", child.name);
                    cx.report(rule, place, At::Child(index), message);
                }
            }
            if let Some((index, _)) = elements(element)
                .last()
                .filter(|(_, last)| last.name == "Start")
            {
                let message =
                    "`<Start>` is the last verb: the call ends, and what was started with it";
                cx.report(&START_LAST_VERB, place, At::Child(index), message);
            }
        }
        _ => {}
    }
}

/// Reports when there is no child, or a second one that is allowed.
fn exactly_one<'e>(cx: &mut Checker<'e>, place: Place<'e>, rule: &'static Rule, what: &str) {
    let name = place.spec.name;
    let mut allowed =
        elements(place.element).filter(|(_, child)| place.spec.child(&child.name).is_some());
    let (first, second) = (allowed.next(), allowed.next());
    if let Some((index, _)) = second {
        cx.report(
            rule,
            place,
            At::Child(index),
            format!("expected one {what} in `<{name}>`, found another"),
        );
    } else if first.is_none() && place.element.elements().next().is_none() {
        let diagnostic = cx.report(
            rule,
            place,
            At::Name,
            format!("expected one {what} in `<{name}>`, found none"),
        );
        diagnostic.help = may_hold(place.spec);
    }
}

/// The child elements with their numbers among all nodes.
pub(super) fn elements(element: &Element) -> impl Iterator<Item = (usize, &Element)> {
    element
        .children
        .iter()
        .enumerate()
        .filter_map(|(index, node)| Some((index, node.as_element()?)))
}

/// The child elements of a name.
pub(super) fn named<'e>(
    element: &'e Element,
    name: &str,
) -> impl Iterator<Item = (usize, &'e Element)> {
    elements(element).filter(move |(_, child)| is_same_name(&child.name, name))
}
