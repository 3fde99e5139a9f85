//! Fixes, applied until nothing changes.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Config, Reference, check_translation};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::source::Format;

/// The most rounds of checking and applying. Each round applies every fix that overlaps no other, so that
/// real files need two or three.
const ROUNDS: usize = 50;

/// What fixing made of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed {
    /// The text after it.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is left to find.
    pub left: Vec<Diagnostic>,
}

/// Checks a file and applies fixes until nothing changes: the safe ones, or all.
///
/// Where the edits of two fixes overlap, the first goes first, and the other waits for the next round. A round that
/// would leave a container that cannot be read is not made.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Applicability;
/// use wamark::lint::{self, Config};
///
/// let fixed = lint::fix("Only * two seats * left", &Config::default(), Applicability::Safe);
/// assert_eq!((fixed.text.as_str(), fixed.applied), ("Only *two seats* left", 1));
/// assert!(fixed.left.is_empty());
/// ```
#[must_use]
pub fn fix(source: &str, config: &Config, up_to: Applicability) -> Fixed {
    fix_translation(source, config, None, up_to)
}

/// Applies fixes as [`fix`] does to a file that is a translation.
#[must_use]
pub fn fix_translation(
    source: &str,
    config: &Config,
    reference: Option<&Reference>,
    up_to: Applicability,
) -> Fixed {
    // In these, what an edit has to be depends on the rest of the string.
    let is_touchy = matches!(
        config.format,
        Format::Yaml | Format::Toml | Format::Po | Format::Fluent | Format::Csv
    );
    let check = |text: &str| check_translation(text, config, reference);
    fix_with(source, up_to, is_touchy, check)
}

/// Applies the fixes of a configuration file, as [`check_config`](super::check_config) finds them.
#[must_use]
pub fn fix_config(source: &str) -> Fixed {
    fix_with(source, Applicability::Safe, false, super::check_config)
}

/// Applies fixes; `check` says what there is to find in a text, and with `one_by_one` a string gets one fix in a round.
fn fix_with(
    source: &str,
    up_to: Applicability,
    one_by_one: bool,
    check: impl Fn(&str) -> Vec<Diagnostic>,
) -> Fixed {
    let mut fixed = Fixed {
        text: source.to_owned(),
        applied: 0,
        left: check(source),
    };
    let mut seen = HashSet::from([hash(source)]);
    // A replacement that holds what it replaces would grow without end.
    let longest = source.len().saturating_mul(2).saturating_add(1 << 16);
    let unreadable = |found: &[Diagnostic]| found.iter().filter(|it| is_unreadable(it)).count();
    let rounds = if one_by_one { 10 * ROUNDS } else { ROUNDS };
    for _ in 0..rounds {
        let (text, applied) = round(&fixed.text, &fixed.left, up_to, one_by_one);
        if applied == 0 || text.len() > longest || !seen.insert(hash(&text)) {
            break;
        }
        let left = check(&text);
        if unreadable(&left) > unreadable(&fixed.left) {
            break;
        }
        fixed = Fixed {
            text,
            applied: fixed.applied + applied,
            left,
        };
    }
    fixed
}

/// Whether a finding says that the container cannot be read.
fn is_unreadable(found: &Diagnostic) -> bool {
    matches!(&*found.code, "SUP005" | "TW101" | "TW103" | "TW104")
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Applies the fixes that overlap no other, the first of the file first; counts them.
fn round(
    text: &str,
    found: &[Diagnostic],
    up_to: Applicability,
    one_by_one: bool,
) -> (String, usize) {
    let mut fixes: Vec<(&Fix, Option<&str>)> = found
        .iter()
        .filter_map(|it| Some((it.fix.as_ref()?, it.key.as_deref())))
        .filter(|(fix, _)| fix.applicability <= up_to && !fix.edits.is_empty())
        .collect();
    fixes.sort_by_key(|(fix, _)| fix.edits[0].span);
    let mut keys = HashSet::new();
    let mut edits: Vec<&Edit> = Vec::new();
    let (mut done, mut applied) = (None::<(usize, bool)>, 0);
    for (fix, key) in fixes {
        let first = fix.edits[0].span.start;
        // Where one ends another may begin, but two insertions at one place could not tell their order.
        let is_free = done.is_none_or(|(end, was_insertion)| {
            first > end || (first == end && !was_insertion && !fix.edits[0].span.is_empty())
        });
        let is_turn = !one_by_one || key.is_none_or(|key| keys.insert(key));
        if !is_free || !fits(text, fix) || !is_turn {
            continue;
        }
        edits.extend(&fix.edits);
        let last = fix.edits[fix.edits.len() - 1].span;
        done = Some((last.end, last.is_empty()));
        applied += 1;
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    (out, applied)
}

/// Whether the edits of a fix lie in the text, in order, and change something.
fn fits(text: &str, fix: &Fix) -> bool {
    let mut at = 0;
    let in_order = fix.edits.iter().all(|edit| {
        let fits = edit.span.start >= at && text.get(edit.span.range()).is_some();
        at = edit.span.end;
        fits
    });
    in_order
        && fix
            .edits
            .iter()
            .any(|edit| text[edit.span.range()] != edit.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::text::Span;

    fn finding(edits: &[(usize, usize, &str)], applicability: Applicability) -> Diagnostic {
        let edits = edits
            .iter()
            .map(|&(start, end, text)| Edit::new(Span::new(start, end), text));
        Diagnostic::new("X1", "x", Severity::Error, Span::new(0, 0), "x").with_fix(Fix::new(
            "x",
            applicability,
            edits.collect(),
        ))
    }

    /// Finds each `a` and would write `b`.
    fn letters(text: &str) -> Vec<Diagnostic> {
        let places = text.match_indices('a').map(|(at, _)| at);
        places
            .map(|at| finding(&[(at, at + 1, "b")], Applicability::Safe))
            .collect()
    }

    #[test]
    fn all_fixes_of_a_round_are_applied_together() {
        let fixed = fix_with("a-a-a", Applicability::Safe, false, letters);
        assert_eq!(
            (fixed.text.as_str(), fixed.applied, fixed.left.len()),
            ("b-b-b", 3, 0)
        );
    }

    #[test]
    fn first_of_overlapping_fixes_wins_its_round() {
        let found = [
            finding(&[(1, 3, "x")], Applicability::Safe),
            finding(&[(0, 2, "y")], Applicability::Safe),
            finding(&[(3, 3, "!")], Applicability::Safe),
            finding(&[(3, 3, "?")], Applicability::Safe),
        ];
        assert_eq!(
            round("abc", &found, Applicability::Safe, false),
            ("yc!".to_owned(), 2)
        );
    }

    #[test]
    fn unsafe_fixes_are_not_applied_unasked() {
        let check = |text: &str| {
            if text == "a" {
                vec![finding(&[(0, 1, "b")], Applicability::Unsafe)]
            } else {
                Vec::new()
            }
        };
        assert_eq!(fix_with("a", Applicability::Safe, false, check).text, "a");
        assert_eq!(fix_with("a", Applicability::Unsafe, false, check).text, "b");
    }

    #[test]
    fn fixes_that_undo_each_other_or_grow_come_to_an_end() {
        let swap = |text: &str| {
            vec![finding(
                &[(0, 1, if text == "a" { "b" } else { "a" })],
                Applicability::Safe,
            )]
        };
        assert_eq!(fix_with("a", Applicability::Safe, false, swap).applied, 1);
        let grow = |text: &str| {
            vec![finding(
                &[(0, text.len(), &text.repeat(2))],
                Applicability::Safe,
            )]
        };
        assert!(fix_with("ab", Applicability::Safe, false, grow).text.len() <= (1 << 16) + 4);
    }

    #[test]
    fn a_fix_that_breaks_the_container_is_not_applied() {
        let check = |text: &str| match text {
            "{}" => vec![finding(&[(0, 1, "")], Applicability::Safe)],
            _ => vec![Diagnostic::new(
                "SUP005",
                "",
                Severity::Error,
                Span::new(0, 0),
                "",
            )],
        };
        assert_eq!(fix_with("{}", Applicability::Safe, false, check).text, "{}");
    }

    #[test]
    fn edits_outside_the_text_are_left_out() {
        for edits in [&[(0, 9, "")][..], &[(1, 2, "")], &[(2, 1, "")], &[]] {
            let found = [finding(edits, Applicability::Safe)];
            assert_eq!(
                round("é!", &found, Applicability::Safe, false).1,
                0,
                "{edits:?}"
            );
        }
    }
}
