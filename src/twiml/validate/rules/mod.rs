//! The rules, one file for each family. To add a rule, declare it in its file with a bad and a good
//! document and report it there; the lists below name the files only.

pub(super) mod connect;
pub(super) mod context;
pub(super) mod dial;
pub(super) mod envelope;
pub(super) mod flow;
pub(super) mod gather;
pub(super) mod language;
pub(super) mod message;
pub(super) mod nesting;
pub(super) mod number;
pub(super) mod pay;
pub(super) mod play;
pub(super) mod queue;
pub(super) mod record;
pub(super) mod say;
pub(super) mod sip;
pub(super) mod text;
pub(super) mod url;
pub(super) mod value;
pub(super) mod vocabulary;

use super::Rule;
use super::checker::{Checker, Place};

/// The rules of every file.
pub(super) static FAMILIES: &[&[&Rule]] = &[
    envelope::RULES,
    vocabulary::RULES,
    nesting::RULES,
    message::RULES,
    flow::RULES,
    context::RULES,
    value::RULES,
    dial::RULES,
    number::RULES,
    sip::RULES,
    gather::RULES,
    play::RULES,
    say::RULES,
    language::RULES,
    record::RULES,
    queue::RULES,
    connect::RULES,
    pay::RULES,
    url::RULES,
    text::RULES,
];

/// Asks the rules about one element.
pub(super) fn check<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    vocabulary::attributes(cx, place);
    text::element(cx, place);
    nesting::element(cx, place);
    match place.spec.key {
        "MessagingResponse" | "VoiceResponse" | "FaxResponse" => {
            message::response(cx, place);
            flow::response(cx, place);
            context::response(cx, place);
            gather::response(cx, place);
        }
        "Message" => message::message(cx, place),
        "Dial" => dial::dial(cx, place),
        "Conference" => dial::conference(cx, place),
        "Number" => number::number(cx, place),
        "Sip" | "ReferSip" | "Uri" => sip::sip(cx, place),
        "Headers" => sip::headers(cx, place),
        "Gather" => gather::gather(cx, place),
        "Play" => play::play(cx, place),
        "Say" => say::say(cx, place),
        "Break" => say::pause(cx, place),
        "Prosody" => say::prosody(cx, place),
        "Record" => record::record(cx, place),
        "Enqueue" => queue::enqueue(cx, place),
        "Task" => queue::task(cx, place),
        "Stream" => connect::stream(cx, place),
        "ConversationRelay" => connect::relay(cx, place),
        "Pay" => pay::pay(cx, place),
        _ => {}
    }
    connect::parameters(cx, place);
}
