//! Flow: verbs that are never reached, calls that go round in circles.

use super::super::checker::{At, Checker, Place};
use super::super::rule::{Rule, declare_rules};
use super::nesting::elements;
use crate::twiml::element::Element;
use crate::twiml::language::Flow;
use crate::twiml::validate::Context;

declare_rules! {
    /// Verbs behind `<Redirect>`.
    ///
    /// The document that it asks for takes the place of this one.
    UNREACHABLE_AFTER_REDIRECT = "TW301" "unreachable-after-redirect" Warning {
        bad: "<Redirect>/next</Redirect>\n<Say>Hello</Say>",
        good: "<Say>Hello</Say>\n<Redirect>/next</Redirect>",
    }
    /// Verbs behind `<Hangup>`, `<Reject>` or `<Leave>`.
    UNREACHABLE_AFTER_HANGUP = "TW302" "unreachable-after-hangup" Warning {
        bad: "<Hangup/>\n<Say>Goodbye</Say>",
        good: "<Say>Goodbye</Say>\n<Hangup/>",
    }
    /// Verbs behind `<Record>`.
    ///
    /// It always goes on with its `action`, and with this document's own URL where it has none.
    UNREACHABLE_AFTER_RECORD = "TW303" "unreachable-after-record" Warning {
        bad: "<Record action=\"/done\"/>\n<Say>Thank you</Say>",
        good: "<Say>Speak after the tone</Say>\n<Record action=\"/done\"/>",
    }
    /// Verbs behind `<Pay>`.
    ///
    /// It always goes on with its `action`, and with this document's own URL where it has none.
    UNREACHABLE_AFTER_PAY = "TW304" "unreachable-after-pay" Warning {
        bad: "<Pay action=\"https://example.com/paid\"/>\n<Say>Thank you</Say>",
        good: "<Pay action=\"https://example.com/paid\"/>",
    }
    /// Verbs behind a verb with `action`.
    ///
    /// When `<Dial>`, `<Enqueue>`, `<Connect>` or `<Refer>` is done, its `action` takes the place of this document.
    UNREACHABLE_AFTER_DIAL_ACTION = "TW305" "unreachable-after-dial-action" Warning {
        bad: "<Dial action=\"/after\">+14155550100</Dial>\n<Say>Goodbye</Say>",
        good: "<Dial>+14155550100</Dial>\n<Say>Goodbye</Say>",
    }
    /// Verbs behind a `<Message>` with `action`.
    UNREACHABLE_AFTER_MESSAGE_ACTION = "TW306" "unreachable-after-message-action" Warning {
        context: Context::Messaging,
        bad: "<Message action=\"/sent\">One</Message>\n<Message>Two</Message>",
        good: "<Message>One</Message>\n<Message action=\"/sent\">Two</Message>",
    }
    /// Verbs behind a `<Connect>` that holds a `<Stream>`.
    ///
    /// They are carried out when the other end closes the socket, and not before.
    UNREACHABLE_AFTER_CONNECT_STREAM = "TW307" "unreachable-after-connect-stream" Info {
        bad: "<Connect><Stream url=\"wss://example.com/audio\"/></Connect>\n<Say>Goodbye</Say>",
        good: "<Connect><Stream url=\"wss://example.com/audio\"/></Connect>",
    }
    /// `<Reject>` that is not the first verb.
    ///
    /// Any verb before it answers the call, which is then paid for.
    REJECT_NOT_FIRST = "TW308" "reject-not-first" Warning {
        bad: "<Say>We are closed</Say>\n<Reject/>",
        good: "<Reject reason=\"busy\"/>",
    }
    /// `<Pause>` before `<Reject>`.
    ///
    /// The pause only delays the rejection.
    PAUSE_BEFORE_REJECT = "TW309" "pause-before-reject" Warning {
        bad: "<Pause length=\"5\"/>\n<Reject/>",
        good: "<Reject/>",
    }
    /// `<Gather>` without `action`.
    ///
    /// Twilio sends the input to this document's own URL: the call goes round in circles unless that URL looks for it.
    GATHER_NO_ACTION = "TW310" "gather-no-action" Info {
        bad: "<Gather><Say>Press 1</Say></Gather>\n<Hangup/>",
        good: "<Gather action=\"/menu\"><Say>Press 1</Say></Gather>\n<Hangup/>",
    }
    /// `<Record>` without `action`.
    ///
    /// Twilio sends the recording to this document's own URL: the call goes round in circles unless that URL looks for it.
    RECORD_NO_ACTION = "TW311" "record-no-action" Info {
        bad: "<Record/>",
        good: "<Record action=\"/recorded\"/>",
    }
    /// Nothing behind a `<Gather>`.
    ///
    /// When the caller gives no input the call ends without a word.
    GATHER_NO_FALLBACK = "TW312" "gather-no-fallback" Info {
        bad: "<Gather action=\"/menu\"><Say>Press 1</Say></Gather>",
        good: "<Gather action=\"/menu\"><Say>Press 1</Say></Gather>\n<Say>We did not hear you</Say>",
    }
    /// `<Leave>` outside a document that is heard while waiting in a queue.
    LEAVE_OUTSIDE_QUEUE = "TW313" "leave-outside-queue" Warning {
        bad: "<Say>Goodbye</Say>\n<Leave/>",
        good: "<Say>Goodbye</Say>\n<Hangup/>",
    }
    /// `<Redirect>` without a URL.
    ///
    /// It asks for this document's own URL again and again, until Twilio stops it.
    REDIRECT_SELF = "TW314" "redirect-self" Warning {
        twilio: Some(14107), context: Context::Messaging, forbidden: true,
        bad: "<Redirect/>",
        good: "<Redirect>/next</Redirect>",
    }
}

/// Checks the order of the verbs in a document.
pub(super) fn response<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let verbs: Vec<(usize, &Element)> = elements(place.element)
        .filter(|(_, verb)| place.spec.child(&verb.name).is_some())
        .collect();
    let mut is_reached = true;
    let mut only_pauses = true;
    for (at, &(index, verb)) in verbs.iter().enumerate() {
        let next = verbs.get(at + 1).map(|&(index, _)| index);
        if is_reached && let (Some(next), Some((rule, why))) = (next, ends(place, verb)) {
            let message = format!("never reached: `<{}>` {why}", verb.name);
            let message = if rule.code == UNREACHABLE_AFTER_CONNECT_STREAM.code {
                "reached only when the other end closes the socket of `<Connect>`".to_owned()
            } else {
                message
            };
            cx.report(rule, place, At::Child(next), message);
            // One finding is enough: what follows is unreachable for the same reason.
            is_reached = rule.code == UNREACHABLE_AFTER_CONNECT_STREAM.code;
        }
        match &*verb.name {
            "Reject" if at > 0 && only_pauses => {
                let message = "`<Pause>` before `<Reject>` only delays the rejection";
                cx.report(&PAUSE_BEFORE_REJECT, place, At::Child(verbs[0].0), message);
            }
            "Reject" if at > 0 => {
                let message =
                    "`<Reject>` behind other verbs: the call is answered before, and paid for";
                cx.report(&REJECT_NOT_FIRST, place, At::Child(index), message);
            }
            "Gather" => gather(cx, place, index, verb, next.is_some()),
            "Record" if verb.attribute("action").is_none() => {
                let message = "`<Record>` without `action`: Twilio asks for this document again";
                cx.report(&RECORD_NO_ACTION, place, At::Child(index), message);
            }
            "Leave" if cx.context != Context::EnqueueWait => {
                let message = "`<Leave>` means something while waiting in a queue only";
                cx.report(&LEAVE_OUTSIDE_QUEUE, place, At::Child(index), message);
            }
            // Those who wait hear the same document again: there it is meant.
            "Redirect" if verb.text().trim_ascii().is_empty() && !is_waiting(cx.context) => {
                let message = "`<Redirect>` without a URL asks for this document again";
                let is_call = cx.context != Context::Messaging;
                let diagnostic = cx.report(&REDIRECT_SELF, place, At::Child(index), message);
                if is_call {
                    diagnostic.twilio = None;
                    diagnostic.url = None;
                }
            }
            _ => {}
        }
        only_pauses &= verb.name == "Pause";
    }
}

const fn is_waiting(context: Context) -> bool {
    matches!(context, Context::ConferenceWait | Context::EnqueueWait)
}

fn gather<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    index: usize,
    gather: &Element,
    is_followed: bool,
) {
    if gather.attribute("action").is_none() {
        let message =
            "`<Gather>` without `action`: Twilio sends the input to this document's own URL";
        cx.report(&GATHER_NO_ACTION, place, At::Child(index), message);
    }
    let falls_through = gather.attribute("actionOnEmptyResult") != Some("true");
    if !is_followed && falls_through {
        let message = "nothing behind `<Gather>`: without input the call ends without a word";
        cx.report(&GATHER_NO_FALLBACK, place, At::Child(index), message);
    }
}

/// Tells whether the verbs behind this one are reached; if not, by which rule, and why.
fn ends(place: Place<'_>, verb: &Element) -> Option<(&'static Rule, &'static str)> {
    let spec = place.spec.child(&verb.name)?;
    let has_action = verb.attribute("action").is_some();
    match (spec.flow, &*verb.name) {
        (Flow::Ends, "Redirect") => {
            Some((&UNREACHABLE_AFTER_REDIRECT, "goes on with another document"))
        }
        (Flow::Ends, _) => Some((&UNREACHABLE_AFTER_HANGUP, "ends the document")),
        (Flow::MovesOn, "Pay") => Some((&UNREACHABLE_AFTER_PAY, "goes on with its `action`")),
        (Flow::MovesOn, _) => Some((&UNREACHABLE_AFTER_RECORD, "goes on with its `action`")),
        (Flow::Action, "Message") if has_action => Some((
            &UNREACHABLE_AFTER_MESSAGE_ACTION,
            "goes on with its `action`",
        )),
        (Flow::Action, _) if has_action => {
            Some((&UNREACHABLE_AFTER_DIAL_ACTION, "goes on with its `action`"))
        }
        (Flow::Action, "Connect") if verb.elements().any(|noun| noun.name == "Stream") => {
            Some((&UNREACHABLE_AFTER_CONNECT_STREAM, ""))
        }
        (Flow::Action | Flow::Next, _) => None,
    }
}
