//! `<Record>`.

use super::super::checker::{At, Checker, Place, set_twilio};
use super::super::rule::declare_rules;

declare_rules! {
    /// A `timeout` of `<Record>` that is not a whole number from 0.
    RECORD_TIMEOUT = "TW520" "record-timeout" Warning {
        twilio: Some(13611), forbidden: true, on: &[("Record", "timeout")],
        bad: "<Record timeout=\"-5\" action=\"/a\"/>",
        good: "<Record timeout=\"5\" action=\"/a\"/>",
    }
    /// A `maxLength` outside 2 to 86,400 seconds.
    RECORD_MAXLENGTH = "TW521" "record-maxlength" Warning {
        twilio: Some(13612), forbidden: true, on: &[("Record", "maxLength")],
        bad: "<Record maxLength=\"1\" action=\"/a\"/>",
        good: "<Record maxLength=\"60\" action=\"/a\"/>",
    }
    /// A `maxLength` of more than 120 seconds with transcription.
    ///
    /// Longer recordings are not transcribed.
    RECORD_MAXLENGTH_TRANSCRIBE = "TW522" "record-maxlength-transcribe" Warning {
        twilio: Some(13615),
        bad: "<Record maxLength=\"300\" transcribe=\"true\" action=\"/a\"/>",
        good: "<Record maxLength=\"120\" transcribe=\"true\" action=\"/a\"/>",
    }
    /// A `finishOnKey` of `<Record>` with anything but digits, `*` and `#`.
    RECORD_FINISHONKEY = "TW523" "record-finishonkey" Warning {
        twilio: Some(13613), forbidden: true, on: &[("Record", "finishOnKey")],
        bad: "<Record finishOnKey=\"any\" action=\"/a\"/>",
        good: "<Record finishOnKey=\"*#\" action=\"/a\"/>",
    }
    /// A `transcribe` that is neither `true` nor `false`.
    RECORD_TRANSCRIBE = "TW524" "record-transcribe" Warning {
        twilio: Some(13614), forbidden: true, on: &[("Record", "transcribe")],
        bad: "<Record transcribe=\"de\" action=\"/a\"/>",
        good: "<Record transcribe=\"true\" action=\"/a\"/>",
    }
    /// A `maxLength` of more than 14,400 seconds.
    ///
    /// Longer recordings need a setting of the account.
    RECORD_MAXLENGTH_ACCOUNT = "TW525" "record-maxlength-account" Info {
        twilio: Some(13612),
        bad: "<Record maxLength=\"20000\" action=\"/a\"/>",
        good: "<Record maxLength=\"14400\" action=\"/a\"/>",
    }
}

/// The longest recording without a setting of the account.
const MAX_LENGTH: u32 = 14_400;
/// The longest recording that is transcribed.
const MAX_TRANSCRIBED: u32 = 120;

pub(super) fn record<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let Some(length) = place.attribute("maxLength") else {
        return;
    };
    let Ok(seconds) = length.value.trim_ascii().parse::<u32>() else {
        return;
    };
    let callback = place.attribute("transcribeCallback").is_some();
    if seconds > MAX_TRANSCRIBED && (callback || place.value("transcribe") == Some("true")) {
        let message = format!(
            "expected a `maxLength` of at most {MAX_TRANSCRIBED} with transcription, found {seconds}"
        );
        let diagnostic = cx.report(
            &RECORD_MAXLENGTH_TRANSCRIBE,
            place,
            At::Value(length),
            message,
        );
        set_twilio(diagnostic, if callback { 13617 } else { 13615 });
    }
    // Beyond a day the table refuses it.
    if seconds > MAX_LENGTH && seconds <= 86_400 {
        let message = format!("a `maxLength` over {MAX_LENGTH} needs a setting of the account");
        cx.report(&RECORD_MAXLENGTH_ACCOUNT, place, At::Value(length), message);
    }
}
