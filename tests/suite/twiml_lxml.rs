//! Our reader and libxml2 agree on what is well-formed, over mutants of good documents.
//!
//! Needs Python with lxml: `python3 -m venv target/lxml && target/lxml/bin/pip install lxml==6.1.0`, or any
//! other interpreter named by `WAMARK_LXML_PYTHON`. Ignored by default; `.ci/run` runs it.

use std::process::Command;

use wamark::twiml;

const COUNT: usize = 24_000;

/// Where we are stricter than libxml2, or it than us, on purpose.
///
/// TwiML has no DOCTYPE, and a text that was decoded as UTF-8 can declare nothing else. libxml2 knows
/// encodings by name and takes a version `1.`; it checks that a namespace is a URI and that an
/// `xml:id` is a name used once, which is not well-formedness.
fn is_known_difference(text: &str, ours: Result<(), &twiml::ReadError>, theirs: &str) -> bool {
    match ours {
        Err(error) => {
            error.is_doctype()
                || error.is_encoding()
                || text.contains("version=\"1.\"")
                || text.contains("version='1.'")
        }
        Ok(()) => {
            theirs.contains("is not a valid URI")
                || theirs.starts_with("xml:id")
                || theirs.starts_with("ID ")
        }
    }
}

#[test]
#[ignore = "needs lxml, see the head of this file"]
fn libxml2_agrees_on_mutants() {
    let root = env!("CARGO_MANIFEST_DIR");
    let python = std::env::var("WAMARK_LXML_PYTHON")
        .unwrap_or_else(|_| format!("{root}/target/lxml/bin/python"));
    let mut documents: Vec<_> = std::fs::read_dir(format!("{root}/tests/cases/twiml"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    documents.sort();
    assert!(documents.len() > 10);
    let output = Command::new(&python)
        .arg(format!("{root}/tests/lxml/mutants.py"))
        .args(["20261122", &COUNT.to_string()])
        .args(&documents)
        .output()
        .unwrap_or_else(|error| panic!("{python}: {error}"));
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );

    let mutants: Vec<(String, bool, String)> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(mutants.len(), COUNT);
    let (mut agreed, mut known, mut well_formed, mut differences) = (0, 0, 0, Vec::new());
    for (text, theirs, message) in &mutants {
        let ours = twiml::read(text);
        well_formed += usize::from(*theirs);
        if ours.is_ok() == *theirs {
            agreed += 1;
        } else if is_known_difference(text, ours.as_ref().map(drop), message) {
            known += 1;
        } else {
            differences.push(format!(
                "{text:?}\n  ours: {:?}\n  libxml2: {theirs} {message}",
                ours.err().map(|e| e.to_string())
            ));
        }
    }
    // Most of both kinds, or the mutations have lost their point.
    assert!(well_formed > COUNT / 10 && agreed + known + differences.len() == COUNT);
    assert!(
        differences.is_empty(),
        "{} differ, the first:\n{}",
        differences.len(),
        differences[..differences.len().min(5)].join("\n")
    );
}
