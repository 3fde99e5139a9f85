//! The rules of formatting, markup and whitespace on copy as people write it, and on hostile text.

use std::path::Path;

use wamark::diagnostic::{Applicability, Diagnostic, Fix};
use wamark::lint::{Config, Profile, check};

use crate::generate::{for_all, messages};
use crate::pathological::corpus;

const FAMILIES: [&str; 4] = ["FMT", "MKD", "WSP", "CMP"];

/// Cases that show near misses, with what is found in them.
const NEAR_MISSES: [(&str, &[&str]); 4] = [
    ("chinese", &["FMT003"]),
    ("delivery", &["FMT011"]),
    ("hindi", &["FMT003"]),
    ("reply-with-quotes", &["FMT024"]),
];

fn families(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // What is in order on one channel: on WhatsApp an offer need not say how to stop it, and only templates have few emoji.
    let is_of_channel = |it: &Diagnostic| ["CMP001", "CMP004"].contains(&&*it.code);
    let is_ours = |it: &Diagnostic| FAMILIES.iter().any(|family| it.code.starts_with(family));
    let ours = |it: &Diagnostic| is_ours(it) && !is_of_channel(it);
    found.into_iter().filter(ours).collect()
}

fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|it| it == "txt"));
    let mut texts: Vec<_> = texts
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn good_copy_has_no_finding() {
    for (name, text) in texts("copy") {
        for &profile in Profile::ALL {
            let config = Config {
                profile,
                ..Config::default()
            };
            assert_eq!(families(check(&text, &config)), [], "{name} as {profile}");
        }
    }
}

#[test]
fn cases_have_only_the_findings_that_they_show() {
    for (name, text) in texts("cases")
        .into_iter()
        .filter(|it| it.0 != "near-misses")
    {
        let found = families(check(&text, &Config::default()));
        let mut codes: Vec<&str> = found.iter().map(|it| &*it.code).collect();
        codes.sort_unstable();
        codes.dedup();
        let expected = NEAR_MISSES
            .iter()
            .find(|it| it.0 == name)
            .map_or(&[][..], |it| it.1);
        assert_eq!(codes, expected, "{name}: {found:#?}");
    }
}

/// Applies all fixes that do not overlap.
fn apply(text: &str, fixes: &[&Fix]) -> String {
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut edits = Vec::new();
    for fix in fixes {
        let spans = fix.edits.iter().map(|it| (it.span.start, it.span.end));
        let hull = (
            spans.clone().map(|it| it.0).min().unwrap(),
            spans.map(|it| it.1).max().unwrap(),
        );
        if taken.iter().all(|it| hull.1 < it.0 || it.1 < hull.0) {
            taken.push(hull);
            edits.extend(fix.edits.iter().cloned());
        }
    }
    Fix::new("all", Applicability::Safe, edits)
        .apply(text)
        .unwrap()
}

#[test]
fn safe_fixes_converge_and_none_is_left() {
    for_all(messages(), 300, |message| {
        let config = Config {
            select: Some(FAMILIES.map(str::to_owned).to_vec()),
            ..Config::default()
        };
        let mut text = message.clone();
        for round in 0.. {
            assert!(
                round < 100,
                "fixes of {message:?} do not converge: {text:?}"
            );
            let found = check(&text, &config);
            let fixes: Vec<&Fix> = found.iter().filter_map(|it| it.fix.as_ref()).collect();
            for fix in &fixes {
                assert_ne!(
                    fix.apply(&text).as_deref(),
                    Some(&*text),
                    "{fix:?} of {text:?}"
                );
            }
            let safe = |it: &&&Fix| it.applicability == Applicability::Safe;
            let safe: Vec<&Fix> = fixes.iter().filter(safe).copied().collect();
            if safe.is_empty() {
                break;
            }
            text = apply(&text, &safe);
        }
    });
}

#[test]
fn a_safe_fix_takes_its_finding_away() {
    for_all(messages(), 300, |message| {
        for family in FAMILIES {
            let config = Config {
                select: Some(vec![family.to_owned()]),
                ..Config::default()
            };
            for found in check(&message, &config) {
                let Some(fix) = found
                    .fix
                    .filter(|it| it.applicability == Applicability::Safe)
                else {
                    continue;
                };
                let fixed = fix.apply(&message).unwrap();
                // `&amp;amp;` becomes `&amp;`.
                let same = |it: &Diagnostic| {
                    it.code == found.code
                        && it.span.start == found.span.start
                        && it.code != "MKD015"
                };
                let again = check(&fixed, &config);
                assert!(
                    !again.iter().any(same),
                    "{} in {message:?}, fixed {fixed:?}",
                    found.code
                );
            }
        }
    });
}

#[test]
fn hostile_text_is_read() {
    for family in corpus::FAMILIES {
        let text = family.text(8 * 1024);
        let config = Config {
            select: Some(FAMILIES.map(str::to_owned).to_vec()),
            ..Config::default()
        };
        for found in check(&text, &config) {
            assert!(
                text.get(found.span.range()).is_some(),
                "{}: {found:?}",
                family.name
            );
        }
    }
}
