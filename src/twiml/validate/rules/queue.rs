//! `<Enqueue>`, `<Task>` and `<Queue>`.

use super::super::checker::{At, Checker, Place, set_twilio};
use super::super::json_text;
use super::super::rule::declare_rules;

declare_rules! {
    /// `<Enqueue>` with a name of 64 or more characters, or with neither name nor `workflowSid`.
    ENQUEUE_NAME = "TW530" "enqueue-name" Error {
        twilio: Some(14204), forbidden: true, on: &[("Enqueue", "#text")],
        bad: "<Enqueue/>",
        good: "<Enqueue>support</Enqueue>",
    }
    /// A `<Queue>` without a name, or with one of 64 or more characters.
    QUEUE_NAME = "TW531" "queue-name" Error {
        twilio: Some(14212), forbidden: true, on: &[("Queue", "#text")],
        bad: "<Dial><Queue/></Dial>",
        good: "<Dial><Queue>support</Queue></Dial>",
    }
    /// A `<Task>` that is not JSON.
    TASK_JSON = "TW532" "task-json" Error {
        twilio: Some(14221),
        bad: "<Enqueue workflowSid=\"WW0123456789abcdef0123456789abcdef\"><Task>{account: 7}</Task></Enqueue>",
        good: "<Enqueue workflowSid=\"WW0123456789abcdef0123456789abcdef\"><Task>{\"account\": 7}</Task></Enqueue>",
    }
}

pub(super) fn enqueue<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let text = place.element.text();
    let name = text.trim_ascii();
    if name.is_empty() && place.attribute("workflowSid").is_none() {
        cx.report(
            &ENQUEUE_NAME,
            place,
            At::Name,
            "expected a name or a `workflowSid` of `<Enqueue>`",
        );
    }
    let max = place
        .spec
        .text
        .as_ref()
        .and_then(|text| text.max)
        .unwrap_or(usize::MAX);
    let length = name.chars().count();
    if length > max {
        let message = format!("expected a name of at most {max} characters, found {length}");
        set_twilio(cx.report(&ENQUEUE_NAME, place, At::Text, message), 14205);
    }
}

pub(super) fn task<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let text = place.element.text();
    if !text.trim_ascii().is_empty() && !json_text::is_json(&text) {
        cx.report(&TASK_JSON, place, At::Text, "expected JSON in `<Task>`");
    }
}
