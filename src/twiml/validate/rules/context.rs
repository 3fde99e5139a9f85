//! Contexts: verbs that are not carried out where the document is used.

use super::super::checker::{At, Checker, Place, set_twilio};
use super::super::rule::{Rule, declare_rules};
use super::nesting::elements;
use crate::twiml::language::CONTEXTS;
use crate::twiml::validate::Context;

declare_rules! {
    /// A verb that is not carried out while waiting for a conference.
    ///
    /// Those who wait hear `<Play>`, `<Say>` and `<Pause>`; `<Redirect>` goes on with another document.
    CONTEXT_CONFERENCE_WAIT = "TW320" "context-conference-wait" Error {
        twilio: Some(13238), context: Context::ConferenceWait,
        bad: "<Dial>+14155550100</Dial>",
        good: "<Say>One moment, please</Say>",
    }
    /// A verb that is not carried out while waiting in a queue.
    CONTEXT_ENQUEUE_WAIT = "TW321" "context-enqueue-wait" Error {
        context: Context::EnqueueWait,
        bad: "<Dial>+14155550100</Dial>",
        good: "<Say>One moment, please</Say>\n<Leave/>",
    }
    /// A verb that is not carried out before two calls are joined.
    ///
    /// The dialled party can be told and asked something; it cannot be connected with somebody else.
    CONTEXT_DIAL_WHISPER = "TW322" "context-dial-whisper" Error {
        twilio: Some(13201), context: Context::DialWhisper,
        bad: "<Dial>+14155550100</Dial>",
        good: "<Say>A call from the shop</Say>",
    }
    /// A verb that cannot stand in the prompt of a payment.
    CONTEXT_PAY_PROMPT = "TW323" "context-pay-prompt" Error {
        twilio: Some(12200), context: Context::PayPrompt,
        bad: "<Hangup/>",
        good: "<Say>Your card number, please</Say>",
    }
    /// A relative URL in TwiML that is given as a parameter.
    ///
    /// There is no document that the URL could be relative to.
    CALL_PARAM_RELATIVE_URL = "TW324" "call-param-relative-url" Error {
        twilio: Some(15004), context: Context::CallParameter,
        bad: "<Gather action=\"/menu\"><Say>Press 1</Say></Gather>\n<Hangup/>",
        good: "<Gather action=\"https://example.com/menu\"><Say>Press 1</Say></Gather>\n<Hangup/>",
    }
}

/// Checks that each verb is carried out in the context.
pub(super) fn response<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let rule: &Rule = match cx.context {
        Context::ConferenceWait => &CONTEXT_CONFERENCE_WAIT,
        Context::EnqueueWait => &CONTEXT_ENQUEUE_WAIT,
        Context::DialWhisper => &CONTEXT_DIAL_WHISPER,
        Context::PayPrompt => &CONTEXT_PAY_PROMPT,
        Context::Messaging | Context::Voice | Context::CallParameter => return,
    };
    let name = cx.context.as_str();
    let Some(spec) = CONTEXTS.iter().find(|spec| spec.name == name) else {
        return;
    };
    for (index, verb) in elements(place.element) {
        // A verb that the language does not have here is reported as such.
        if spec.allowed.contains(&&*verb.name) || place.spec.child(&verb.name).is_none() {
            continue;
        }
        let where_ = match cx.context {
            Context::ConferenceWait => "while waiting for a conference",
            Context::EnqueueWait => "while waiting in a queue",
            Context::DialWhisper => "before two calls are joined",
            _ => "in the prompt of a payment",
        };
        let allowed: Vec<String> = spec
            .allowed
            .iter()
            .map(|name| format!("`<{name}>`"))
            .collect();
        let message = format!("`<{}>` is not carried out {where_}", verb.name);
        let diagnostic = cx.report(rule, place, At::Child(index), message);
        diagnostic.help = Some(format!("expected one of {}", allowed.join(", ")));
        if let Some(code) = spec.code {
            set_twilio(diagnostic, code);
        }
    }
}
