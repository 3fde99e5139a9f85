//! What holds for whatever copy is linted: fixes come to an end, keep the container, and leave nothing to fix safely.

use proptest::collection::vec;
use wamark::diagnostic::{Applicability, Diagnostic};
use wamark::lint::{self, Config, Profile};
use wamark::source::{self, Format};

use crate::generate::{for_all, messages};

fn config(format: Format, profile: Profile) -> Config {
    Config {
        format,
        profile,
        ..Config::default()
    }
}

fn is_safe(found: &Diagnostic) -> bool {
    found
        .fix
        .as_ref()
        .is_some_and(|fix| fix.applicability == Applicability::Safe)
}

/// Checks what must be true of findings in a text.
fn hold(text: &str, found: &[Diagnostic]) {
    for it in found {
        assert!(text.get(it.span.range()).is_some(), "{it:?} in {text:?}");
        if let Some(fix) = &it.fix {
            assert!(fix.apply(text).is_some(), "{fix:?} in {text:?}");
        }
    }
    assert!(found.is_sorted_by_key(|it| it.span), "{found:?}");
}

#[test]
fn no_safe_fix_is_left_after_fixing() {
    for_all(messages(), 300, |message| {
        for &profile in Profile::ALL {
            let config = config(Format::Text, profile);
            hold(&message, &lint::check(&message, &config));
            for up_to in [Applicability::Safe, Applicability::Unsafe] {
                let fixed = lint::fix(&message, &config, up_to);
                let left = fixed.left.iter().find(|it| is_safe(it));
                assert!(
                    left.is_none(),
                    "{left:?} in {:?}, which was {message:?}",
                    fixed.text
                );
                assert_eq!(lint::check(&fixed.text, &config), fixed.left);
            }
        }
    });
}

#[test]
fn fixed_containers_hold_the_same_but_for_fixed_strings() {
    for_all(vec(messages(), 1..4), 60, |strings| {
        let map: serde_json::Map<String, serde_json::Value> = strings
            .iter()
            .enumerate()
            .map(|(at, text)| (format!("k{at}"), text.as_str().into()))
            .collect();
        let json = serde_json::to_string_pretty(&map).unwrap();
        // JSON is YAML, in its double-quoted style.
        for format in [Format::Json, Format::Yaml] {
            let Ok(before) = source::read(format, &json) else {
                continue;
            };
            let config = config(format, Profile::default());
            let fixed = lint::fix(&json, &config, Applicability::Safe);
            let left = fixed.left.iter().find(|it| is_safe(it));
            assert!(left.is_none(), "{left:?} in {}", fixed.text);
            let after = source::read(format, &fixed.text).unwrap();
            let keys = |source: &source::Source<'_>| -> Vec<String> {
                source
                    .entries
                    .iter()
                    .map(|entry| entry.key.clone())
                    .collect()
            };
            assert_eq!(keys(&before), keys(&after));
            // What had no finding with a fix is as it was.
            let found = lint::check(&json, &config);
            for (old, new) in before.entries.iter().zip(&after.entries) {
                let was_fixed = found
                    .iter()
                    .any(|it| it.key.as_deref() == Some(&old.key) && is_safe(it));
                assert!(
                    was_fixed || old.text == new.text,
                    "{:?} became {:?}",
                    old.text,
                    new.text
                );
            }
        }
    });
}

#[test]
fn any_text_can_be_read_as_any_format() {
    for_all(messages(), 200, |text| {
        for &format in Format::ALL {
            let config = config(format, Profile::default());
            hold(&text, &lint::check(&text, &config));
        }
    });
}
