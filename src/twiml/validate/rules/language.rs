//! Sets that Twilio adds to: voices, languages, models. An unknown value is likely a slip, and not an error.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::super::checker::{At, Checker, Place, replace, set_twilio};
use super::super::rule::{Rule, declare_rules};
use super::connect::RELAY_PROVIDER;
use super::value::excerpt;
use crate::diagnostic::Applicability::{Safe, Unsafe};
use crate::twiml::element::Attribute;
use crate::twiml::language::{self, TypeSpec};

declare_rules! {
    /// A voice that Twilio does not have.
    ///
    /// Voices are `man`, `woman`, and those of Amazon (`Polly.…`) and Google (`Google.…`).
    SAY_VOICE = "TW500" "say-voice" Warning {
        twilio: Some(13511), fix: Some(Unsafe),
        bad: "<Say voice=\"Poly.Joanna\">Hello</Say>",
        good: "<Say voice=\"Polly.Joanna\">Hello</Say>",
    }
    /// The voice `alice`.
    ///
    /// It is retired: Twilio speaks with a voice of Amazon's in its place.
    SAY_VOICE_ALICE = "TW501" "say-voice-alice" Info {
        bad: "<Say voice=\"alice\">Hello</Say>",
        good: "<Say voice=\"Polly.Joanna\">Hello</Say>",
    }
    /// A `language` that is not that of the voice.
    SAY_VOICE_LANGUAGE = "TW502" "say-voice-language" Warning {
        bad: "<Say voice=\"Google.de-DE-Standard-A\" language=\"en-US\">Hello</Say>",
        good: "<Say voice=\"Google.en-US-Standard-A\" language=\"en-US\">Hello</Say>",
    }
    /// A language or voice in the wrong case.
    SAY_LANG_CASE = "TW503" "say-lang-case" Warning {
        twilio: Some(12200), fix: Some(Safe),
        bad: "<Say language=\"en-us\">Hello</Say>",
        good: "<Say language=\"en-US\">Hello</Say>",
    }
    /// A language that Twilio does not speak or understand.
    ///
    /// Most languages need their region: `en-US`, not `en`.
    GATHER_LANGUAGE = "TW504" "gather-language" Warning {
        twilio: Some(13331), fix: Some(Unsafe),
        bad: "<Gather input=\"speech\" language=\"en\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" language=\"en-US\" action=\"/a\"/>\n<Hangup/>",
    }
    /// A model of speech recognition that is not known.
    GATHER_MODEL = "TW505" "gather-model" Warning {
        twilio: Some(13334), fix: Some(Unsafe),
        bad: "<Gather input=\"speech\" speechModel=\"phonecall\" action=\"/a\"/>\n<Hangup/>",
        good: "<Gather input=\"speech\" speechModel=\"phone_call\" action=\"/a\"/>\n<Hangup/>",
    }
}

/// Looks closer at a value of an open set.
pub(super) fn open<'e>(
    cx: &mut Checker<'e>,
    place: Place<'e>,
    attribute: &'e Attribute,
    set: &'static TypeSpec,
) {
    let value = &*attribute.value;
    if is_known(set, value) {
        if set.name == "Voice" {
            voice(cx, place, attribute);
        }
        return;
    }
    let same = |known: &&&str| known.eq_ignore_ascii_case(value);
    if let Some(known) = set.values.iter().find(same) {
        // Twilio's own examples write `google`.
        if matches!(set.name, "TtsProvider" | "TranscriptionProvider") {
            return;
        }
        let message = format!("expected `{known}`, found `{value}`: values are case-sensitive");
        let fix = replace(
            attribute.value_span,
            *known,
            format!("write `{known}`"),
            Safe,
        );
        cx.report(&SAY_LANG_CASE, place, At::Value(attribute), message)
            .fix = fix;
        return;
    }
    let rule: &Rule = match set.name {
        "Voice" => &SAY_VOICE,
        "SpeechModel" => &GATHER_MODEL,
        "TtsProvider" | "TranscriptionProvider" => &RELAY_PROVIDER,
        _ => &GATHER_LANGUAGE,
    };
    let meant = cx.nearest(value, set.values);
    // A supplier's new voice is not a mistake, unless it is nearly the name of a known one.
    let is_supplied = set.prefixes.iter().any(|prefix| value.starts_with(prefix));
    if is_supplied && meant.is_none_or(|meant| is_sibling(value, meant)) {
        return;
    }
    let (message, meant) = if rule.code == GATHER_LANGUAGE.code {
        let region = format!("{value}-");
        let meant = meant.or_else(|| {
            set.values
                .iter()
                .copied()
                .find(|known| known.starts_with(&region))
        });
        (
            format!(
                "expected a language that Twilio knows, found {}",
                excerpt(value)
            ),
            meant,
        )
    } else {
        (
            format!(
                "expected a known `{}`, found {}",
                attribute.name,
                excerpt(value)
            ),
            meant,
        )
    };
    let diagnostic = cx.report(rule, place, At::Value(attribute), message);
    if let Some(meant) = meant {
        diagnostic.help = Some(format!("did you mean `{meant}`?"));
        diagnostic.fix = replace(
            attribute.value_span,
            meant,
            format!("write `{meant}`"),
            Unsafe,
        );
    }
    if rule.code == GATHER_LANGUAGE.code && place.spec.name != "Gather" {
        set_twilio(diagnostic, 13512);
    }
}

fn voice<'e>(cx: &mut Checker<'e>, place: Place<'e>, attribute: &'e Attribute) {
    if attribute.value == "alice" {
        cx.report(
            &SAY_VOICE_ALICE,
            place,
            At::Value(attribute),
            "the voice `alice` is retired",
        );
    }
    let (Some(name), Some(language)) = (
        attribute.value.strip_prefix("Google."),
        place.attribute("language"),
    ) else {
        return;
    };
    // `Google.en-GB-Standard-A`: two parts are the language of the voice.
    let end = name
        .match_indices('-')
        .nth(1)
        .map_or(name.len(), |(at, _)| at);
    let spoken = &name[..end];
    if !spoken.eq_ignore_ascii_case(&language.value) {
        let message = format!(
            "the voice speaks `{spoken}`, and `language` says {}",
            excerpt(&language.value)
        );
        cx.report(&SAY_VOICE_LANGUAGE, place, At::Value(language), message);
    }
}

/// Tells whether two voices differ in their letter alone: `Google.en-US-Standard-K` may be new.
fn is_sibling(a: &str, b: &str) -> bool {
    let split = |voice: &str| {
        voice
            .rsplit_once('-')
            .map(|(voice, letter)| (voice.to_owned(), letter.len()))
    };
    matches!((split(a), split(b)), (Some((a, 1)), Some((b, 1))) if a == b)
}

/// Tells whether a set holds a value, at a cost that does not grow with the 900 voices.
fn is_known(set: &'static TypeSpec, value: &str) -> bool {
    static KNOWN: OnceLock<HashSet<(&'static str, &'static str)>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let open = language::types().iter().filter(|set| set.open);
        open.flat_map(|set| set.values.iter().map(|value| (set.name, *value)))
            .collect()
    });
    known.contains(&(set.name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_letters_are_new_voices_and_other_slips_are_slips() {
        assert!(is_sibling(
            "Google.en-US-Standard-K",
            "Google.en-US-Standard-A"
        ));
        assert!(!is_sibling(
            "Google.en-US-Standrad-A",
            "Google.en-US-Standard-A"
        ));
        assert!(!is_sibling("Polly.Joana", "Polly.Joanna"));
    }
}
