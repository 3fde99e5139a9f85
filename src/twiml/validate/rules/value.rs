//! Values of attributes, held against the language table.

use super::super::checker::{At, Checker, Place, replace, set_twilio};
use super::super::marks::Marks;
use super::super::rule::{Rule, declare_rules, rule_on};
use super::{language, number, url};
use crate::diagnostic::Applicability::{Safe, Unsafe};
use crate::diagnostic::Fix;
use crate::twiml::element::Attribute;
use crate::twiml::language::{AttributeSpec, ValueKind};

declare_rules! {
    /// An HTTP method that is neither `GET` nor `POST`.
    METHOD_VALUE = "TW401" "method-value" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Safe),
        bad: "<Redirect method=\"get\">/next</Redirect>",
        good: "<Redirect method=\"GET\">/next</Redirect>",
    }
    /// A value that is neither `true` nor `false` where one of them has to be.
    BOOL_VALUE = "TW402" "bool-value" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Safe),
        bad: "<Dial answerOnBridge=\"True\">+14155550100</Dial>",
        good: "<Dial answerOnBridge=\"true\">+14155550100</Dial>",
    }
    /// Something else where a whole number has to be.
    INT_VALUE = "TW403" "int-value" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Enqueue maxQueueSize=\"1.5\">support</Enqueue>",
        good: "<Enqueue maxQueueSize=\"2\">support</Enqueue>",
    }
    /// A value that is not in the list of those that the attribute takes.
    ENUM_VALUE = "TW404" "enum-value" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Safe),
        bad: "<Dial><Conference record=\"yes\">Room 1</Conference></Dial>",
        good: "<Dial><Conference record=\"record-from-start\">Room 1</Conference></Dial>",
    }
    /// A value of another form than the attribute takes.
    ATTRIBUTE_VALUE = "TW405" "attribute-value" Warning {
        twilio: Some(12200), forbidden: true,
        bad: "<Sms to=\"nobody at all\">Hello</Sms>",
        good: "<Sms to=\"+14155550100\">Hello</Sms>",
    }
    /// A list with commas or brackets.
    ///
    /// The values of a list are separated by spaces. Some libraries write the list as their language prints it.
    LIST_SEPARATOR = "TW406" "list-separator" Warning {
        twilio: Some(13326), forbidden: true, fix: Some(Safe),
        bad: "<Gather input=\"['dtmf', 'speech']\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"dtmf speech\" action=\"/a\"/>\n<Hangup/>",
    }
    /// A `trim` that is neither `trim-silence` nor `do-not-trim`.
    TRIM_VALUE = "TW407" "trim-value" Warning {
        twilio: Some(13699), forbidden: true, fix: Some(Safe), on: &[("*", "trim")],
        bad: "<Dial trim=\"true\">+14155550100</Dial>",
        good: "<Dial trim=\"trim-silence\">+14155550100</Dial>",
    }
    /// A `recordingStatusCallbackEvent` that is none of `in-progress`, `completed` and `absent`.
    RECORDING_EVENT = "TW408" "recording-event" Error {
        twilio: Some(13621), forbidden: true, fix: Some(Safe), on: &[("*", "recordingStatusCallbackEvent")],
        bad: "<Dial recordingStatusCallbackEvent=\"done\">+14155550100</Dial>",
        good: "<Dial recordingStatusCallbackEvent=\"completed\">+14155550100</Dial>",
    }
    /// A `statusCallbackEvent` that the noun does not report.
    STATUS_EVENT = "TW409" "status-event" Warning {
        twilio: Some(12200), forbidden: true, fix: Some(Safe), on: &[("*", "statusCallbackEvent")],
        bad: "<Dial><Number statusCallbackEvent=\"ringing busy\">+14155550100</Number></Dial>",
        good: "<Dial><Number statusCallbackEvent=\"ringing completed\">+14155550100</Number></Dial>",
    }
    /// An identifier that does not have the form of the SIDs it should be one of.
    SID_FORMAT = "TW410" "sid-format" Error {
        twilio: Some(12200), forbidden: true,
        bad: "<Enqueue workflowSid=\"support\"/>",
        good: "<Enqueue workflowSid=\"WW0123456789abcdef0123456789abcdef\"/>",
    }
    /// Answering-machine detection with a mode or threshold that there is not.
    ///
    /// Speech counts from 1,000 to 6,000 ms, its end from 500 to 5,000 ms, silence from 2,000 to 10,000 ms.
    AMD_RANGE = "TW411" "amd-range" Warning {
        twilio: Some(21263), forbidden: true,
        on: &[
            ("*", "machineDetection"), ("*", "machineDetectionSpeechThreshold"),
            ("*", "machineDetectionSpeechEndThreshold"), ("*", "machineDetectionSilenceTimeout"),
            ("*", "machineDetectionTimeout"),
        ],
        bad: "<Dial><Number machineDetectionSpeechThreshold=\"900\">+14155550100</Number></Dial>",
        good: "<Dial><Number machineDetectionSpeechThreshold=\"2400\">+14155550100</Number></Dial>",
    }
    /// A `reason` that is neither `rejected` nor `busy`.
    REJECT_REASON = "TW412" "reject-reason" Warning {
        twilio: Some(13810), forbidden: true, fix: Some(Safe), on: &[("Reject", "reason")],
        bad: "<Reject reason=\"closed\"/>",
        good: "<Reject reason=\"busy\"/>",
    }
    /// A `length` of `<Pause>` that is not a positive whole number.
    PAUSE_LENGTH = "TW413" "pause-length" Warning {
        twilio: Some(13910), forbidden: true, on: &[("Pause", "length")],
        bad: "<Pause length=\"0.5\"/>\n<Hangup/>",
        good: "<Pause length=\"1\"/>\n<Hangup/>",
    }
}

/// Holds a value against the row of its attribute.
pub(super) fn attribute<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    attribute: &'e Attribute,
    spec: &'static AttributeSpec,
    marks: Marks,
) {
    let value = &*attribute.value;
    if marks.has_open_brace() && is_template(value) {
        return;
    }
    let is_bracketed = |c: char| matches!(c, ',' | '[' | ']' | '\'');
    if spec.list && value.contains(is_bracketed) {
        let items: Vec<&str> = value
            .split(|c: char| is_bracketed(c) || c.is_ascii_whitespace())
            .collect();
        let joined = items
            .into_iter()
            .filter(|item| !item.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if spec.check(&joined).is_ok() {
            let message = format!("expected the values of `{}` separated by spaces", spec.name);
            let fix = replace(
                attribute.value_span,
                &*joined,
                format!("write `{joined}`"),
                Safe,
            );
            let diagnostic = cx.report(&LIST_SEPARATOR, place, At::Value(attribute), message);
            diagnostic.fix = fix;
            if let Some(code) = spec.code {
                set_twilio(diagnostic, code);
            }
            return;
        }
    }
    if matches!(spec.value, ValueKind::Url { .. })
        && url::attribute(cx, place, attribute, spec, marks)
    {
        return;
    }
    match spec.check(value) {
        Ok(()) => known(cx, place, attribute, spec),
        Err(expected) => refuse(cx, place, attribute, spec, &expected),
    }
}

/// Looks closer at values that the table lets through.
fn known<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    attribute: &'e Attribute,
    spec: &'static AttributeSpec,
) {
    match spec.value {
        ValueKind::Enum(set) if set.open => language::open(cx, place, attribute, set),
        ValueKind::Address => number::address(cx, place, attribute),
        _ => {}
    }
}

fn refuse<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    attribute: &'e Attribute,
    spec: &'static AttributeSpec,
    expected: &str,
) {
    let rule = rule_on(place.spec.name, spec.name).unwrap_or(match spec.value {
        ValueKind::Method => &METHOD_VALUE,
        ValueKind::Bool => &BOOL_VALUE,
        ValueKind::Integer { .. } => &INT_VALUE,
        ValueKind::Enum(_) => &ENUM_VALUE,
        ValueKind::Sid { .. } => &SID_FORMAT,
        ValueKind::Url { .. } => &url::URL_FORMAT,
        _ => &ATTRIBUTE_VALUE,
    });
    let fix = fix(attribute, spec, rule);
    let found = excerpt(&attribute.value);
    let message = format!("expected {expected} as `{}`, found {found}", spec.name);
    let diagnostic = cx.report(rule, place, At::Value(attribute), message);
    diagnostic.fix = fix;
    if let Some(code) = spec.code {
        set_twilio(diagnostic, code);
    }
}

/// The value that was meant, where it is clear.
fn fix(attribute: &Attribute, spec: &AttributeSpec, rule: &Rule) -> Option<Fix> {
    let declared = rule.fix?;
    let value = attribute.value.trim_ascii();
    let known: &[&str] = match spec.value {
        ValueKind::Method => &["GET", "POST"],
        ValueKind::Bool => &["true", "false"],
        ValueKind::Enum(set) => set.values,
        _ => return None,
    };
    let meant = |item: &str| {
        known
            .iter()
            .copied()
            .find(|known| known.eq_ignore_ascii_case(item))
    };
    let mut how = Safe;
    let text = if spec.list {
        let items: Option<Vec<&str>> = value.split_ascii_whitespace().map(meant).collect();
        items?.join(" ")
    } else if let Some(meant) = meant(value) {
        meant.to_owned()
    } else if matches!(spec.value, ValueKind::Bool) {
        how = Unsafe;
        let is_true = ["1", "yes", "on"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(value));
        let is_false = ["0", "no", "off"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(value));
        if !is_true && !is_false {
            return None;
        }
        is_true.to_string()
    } else {
        return None;
    };
    replace(
        attribute.value_span,
        &*text,
        format!("write `{text}`"),
        how.max(declared),
    )
}

/// A value in backticks, shortened, on one line.
pub(super) fn excerpt(value: &str) -> String {
    if value.is_empty() {
        return "nothing".to_owned();
    }
    let end = value.char_indices().nth(60).map(|(at, _)| at);
    let mut shown = String::from("`");
    for character in value[..end.unwrap_or(value.len())].chars() {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown.push_str(if end.is_some() { "…`" } else { "`" });
    shown
}

/// Tells whether a value holds `{{From}}` or the like, which is filled in before Twilio reads the document:
/// nothing can be said about it yet.
pub(super) fn is_template(value: &str) -> bool {
    value
        .find("{{")
        .is_some_and(|open| value[open..].contains("}}"))
}
