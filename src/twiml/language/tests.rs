//! The rows, and the values they take.

use super::*;

/// Asserts what an attribute takes, and what it says it expects.
#[track_caller]
fn takes(key: &str, attribute: &str, good: &[&str], bad: &[&str], expected: &str) {
    let row = element(key)
        .and_then(|row| row.attribute(attribute))
        .unwrap();
    for value in good {
        assert_eq!(row.check(value), Ok(()), "{value}");
    }
    for value in bad {
        assert_eq!(row.check(value).unwrap_err(), expected, "{value}");
    }
}

#[test]
fn values_are_held_against_their_kind() {
    let not_bool = ["True", "1", "yes", "", " true"];
    takes(
        "Gather",
        "bargeIn",
        &["true", "false"],
        &not_bool,
        "`true` or `false`",
    );
    takes(
        "Pay",
        "maxAttempts",
        &["1", "3"],
        &["0", "4", "+1", "1.0"],
        "a whole number from 1 to 3",
    );
    let not_auto = ["0", "Auto", "-1", "1.5", "", "99999999999"];
    takes(
        "Gather",
        "speechTimeout",
        &["auto", "1"],
        &not_auto,
        "`auto` or a whole number from 1",
    );
    let not_amount = ["-1", "1e3", "1,5", "", ".", "1000000.01", "NaN", "inf"];
    takes(
        "Pay",
        "chargeAmount",
        &["0", "20.45", "1000000"],
        &not_amount,
        "a number from 0 to 1000000",
    );
    takes(
        "Play",
        "digits",
        &["", "1wW#*A"],
        &["1 2", "e"],
        "characters of `0123456789ABCDWw#*`",
    );
    takes(
        "Dial",
        "callReason",
        &["é"],
        &[&"é".repeat(51)],
        "at most 50 characters",
    );
}

#[test]
fn sids_have_a_prefix_and_hexadecimal_digits() {
    takes(
        "Enqueue",
        "workflowSid",
        &["WW0123456789abcdef0123456789abcdef"],
        &[
            "",
            "WW",
            "WR0123456789abcdef0123456789abcdef",
            "WW0123456789abcdef0123456789abcdeg",
        ],
        "`WW` and 32 hexadecimal digits",
    );
}

#[test]
fn open_sets_take_any_name_and_closed_ones_do_not() {
    takes(
        "Say",
        "voice",
        &["Polly.Amy", "Polly.Nobody", "x"],
        &[""],
        "a name",
    );
    let both = "`trim-silence` or `do-not-trim`";
    takes(
        "Record",
        "trim",
        &["trim-silence"],
        &["", "Trim-Silence", "true"],
        both,
    );
    takes("Pay", "input", &["dtmf"], &["speech"], "`dtmf`");
}

#[test]
fn lists_are_separated_by_white_space() {
    let expected = "`dtmf` or `speech`, separated by spaces";
    takes(
        "Gather",
        "input",
        &["", "dtmf", "speech dtmf"],
        &["dtmf,speech", "['dtmf']"],
        expected,
    );
    let expected = "a whole number from 1, separated by spaces";
    takes("Prompt", "attempt", &["1 2"], &["1,2", "0"], expected);
}

#[test]
fn texts_are_counted_in_characters() {
    let text = element("Queue").and_then(|row| row.text.as_ref()).unwrap();
    assert_eq!(text.check(&"é".repeat(63)), Ok(()));
    assert_eq!(
        text.check(&"é".repeat(64)).unwrap_err(),
        "at most 63 characters"
    );
    assert_eq!(text.check("").unwrap_err(), "text");
}

#[test]
fn rows_are_consistent() {
    for row in elements() {
        assert!(std::ptr::eq(element(row.key).unwrap(), *row), "{}", row.key);
        assert!(
            row.doc.ends_with('.') && row.docs.starts_with("https://"),
            "{}",
            row.key
        );
        for attribute in row.attributes {
            let id = format!("{}@{}", row.key, attribute.name);
            assert!(attribute.doc.ends_with(['.', '`']), "{id}");
            let twins = row
                .attributes
                .iter()
                .filter(|twin| twin.setter == attribute.setter);
            assert_eq!(twins.count(), 1, "{id}");
        }
        let mut names: Vec<&str> = row
            .children
            .iter()
            .map(|child| child.element.name)
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(
            names.len(),
            row.children.len(),
            "{}: a name leads to one row",
            row.key
        );
    }
    for context in CONTEXTS {
        assert!(
            context
                .allowed
                .iter()
                .all(|verb| named(verb).next().is_some()),
            "{}",
            context.name
        );
    }
}
