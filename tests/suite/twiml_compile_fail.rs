//! What must not compile, and what the compiler says about it.
//!
//! `tests/compile_fail/*.stderr` are messages of rustc 1.95, and compared as a whole with that compiler only:
//! `TRYBUILD=overwrite cargo +1.95.0 test --all-features --test suite twiml_compile_fail` writes them anew.
//! Another compiler has to refuse the same programs with the same codes and with our own words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What compared the messages last; raise it together with them.
const COMPILER: &str = "rustc 1.95.";
const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/compile_fail");
const COPIES: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/compile_fail");

#[test]
fn wrong_nesting_does_not_compile() {
    if compiler().starts_with(COMPILER) {
        return trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
    }
    // Beside copies there are no messages yet, so that those of this compiler are written there.
    let _ = fs::remove_dir_all(COPIES);
    fs::create_dir_all(COPIES).unwrap();
    for case in cases("rs") {
        fs::copy(&case, Path::new(COPIES).join(case.file_name().unwrap())).unwrap();
    }
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "twiml_compile_fail::copies"])
        .env("TRYBUILD", "overwrite")
        .output()
        .unwrap();
    let log = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success(),
        "a program compiles, or none could be compiled:\n{log}"
    );
    for case in cases("stderr") {
        let expected = fs::read_to_string(&case).unwrap();
        let name = case.file_name().unwrap();
        let found = fs::read_to_string(Path::new(COPIES).join(name)).unwrap();
        for words in ours(&expected) {
            assert!(
                found.contains(words),
                "{name:?}: expected `{words}`, found\n{found}"
            );
        }
    }
}

/// Refuses the copies; the other test runs this one.
#[test]
#[ignore = "part of wrong_nesting_does_not_compile"]
fn copies() {
    if Path::new(COPIES).exists() {
        trybuild::TestCases::new().compile_fail(format!("{COPIES}/*.rs"));
    }
}

/// What of a message is not the compiler's wording: its codes and our sentences.
fn ours(message: &str) -> impl Iterator<Item = &str> {
    message.lines().filter_map(|line| {
        let sentence = |start| line.find(start).map(|at| &line[at..]);
        let code = || Some(&line[..line.starts_with("error[").then_some("error[E0000]".len())?]);
        sentence("may not stand in")
            .or_else(|| sentence("takes `").filter(|_| line.contains("= note: `<")))
            .or_else(code)
    })
}

fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-V").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn cases(extension: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(CASES)
        .unwrap()
        .map(|file| file.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|found| found == extension))
        .collect()
}

#[test]
fn own_words_are_taken_out_of_messages() {
    let message = "error[E0277]: `voice::Say` may not stand in `<Dial>`\n  |\n  = note: `<Dial>` takes `voice::Number`\n\
                   error[E0308]: mismatched types\n";
    let expected = [
        "may not stand in `<Dial>`",
        "takes `voice::Number`",
        "error[E0308]",
    ];
    assert_eq!(ours(message).collect::<Vec<_>>(), expected);
}
