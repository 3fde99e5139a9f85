//! `<Play>`.

use super::super::checker::{At, Checker, Place};
use super::super::rule::declare_rules;

declare_rules! {
    /// A `loop` of `<Play>` that is not a whole number from 0.
    PLAY_LOOP = "TW480" "play-loop" Warning {
        twilio: Some(13410), forbidden: true, on: &[("Play", "loop")],
        bad: "<Play loop=\"-1\">/hold.mp3</Play>",
        good: "<Play loop=\"0\">/hold.mp3</Play>",
    }
    /// `digits` with anything but keys and `w`.
    PLAY_DIGITS = "TW481" "play-digits" Warning {
        twilio: Some(13430), forbidden: true, on: &[("Play", "digits")],
        bad: "<Play digits=\"1-2\"/>",
        good: "<Play digits=\"1ww2\"/>",
    }
    /// `<Play>` with neither a URL nor `digits`.
    PLAY_EMPTY = "TW482" "play-empty" Warning {
        twilio: Some(13420),
        bad: "<Play></Play>",
        good: "<Play>/hold.mp3</Play>",
    }
}

pub(super) fn play<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let has_digits = place
        .value("digits")
        .is_some_and(|digits| !digits.is_empty());
    if !has_digits && place.element.text().trim_ascii().is_empty() {
        cx.report(
            &PLAY_EMPTY,
            place,
            At::Name,
            "`<Play>` with neither a URL nor `digits`",
        );
    }
}
