//! `cargo xtask test`: installs what the test suites need, runs all of them, and counts.

use std::io::{self, BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use crate::command::{self, cargo, program};

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &[])?;
    println!(
        "Everything, with all features: unit tests, tests/suite, documentation examples, this tool"
    );
    // One package at a time: together they would share the features of their dependencies.
    let mut total = Count::default();
    for package in ["wamark", "xtask"] {
        total += counted(cargo().args([
            "test",
            "--package",
            package,
            "--all-features",
            "--no-fail-fast",
        ]))?;
    }

    println!("\nTwiML against Twilio's own libraries, and against libxml2");
    total += peers()?;

    println!("\nThe library by itself, without any feature");
    let bare = [
        "test",
        "--package",
        "wamark",
        "--no-default-features",
        "--no-fail-fast",
    ];
    total += counted(cargo().args(bare).arg("--lib"))?;
    total += counted(cargo().args(bare).arg("--doc"))?;

    println!("\nThe WebAssembly example, in Node");
    total += match command::build_wasm_example() {
        Ok(module) => counted(
            program("node")
                .args([
                    "--test",
                    "--test-reporter=tap",
                    "tests/wasm/browser.test.mjs",
                ])
                .env("WAMARK_WASM", module),
        )?,
        Err(error) => {
            println!("{error}");
            Count {
                passed: 0,
                failed: 1,
            }
        }
    };

    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Installs the peers from `PyPI` and npm below `target/`, and runs the tests that ask them.
fn peers() -> io::Result<Count> {
    const PYPI: &[&str] = &["twilio==9.13.0", "lxml==6.1.0", "pygls==2.1.1"];
    const NPM: &[&str] = &["twilio@6.2.0", "commonmark-spec@0.31.2"];
    for mut installer in command::installers("target/sdk", PYPI, NPM) {
        println!("$ {}", command::shown(&installer));
        match installer.status() {
            Ok(status) if status.success() => continue,
            Ok(status) => println!("`{}`: {status}", command::shown(&installer)),
            Err(error) => println!("{}", command::not_started(&installer, &error)),
        }
        return Ok(Count {
            passed: 0,
            failed: 1,
        });
    }
    let mut tests = cargo();
    tests.args([
        "test",
        "--package",
        "wamark",
        "--all-features",
        "--test",
        "suite",
        "--",
    ]);
    tests.args([
        "--ignored",
        "twiml_sdk",
        "twiml_lxml",
        "pygls",
        "commonmark",
    ]);
    tests.env("WAMARK_LXML_PYTHON", "target/sdk/bin/python");
    counted(&mut tests)
}

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs a test command, passes its output through and adds up the results that it reports.
///
/// A command that ends badly without a failed test (it did not compile, it could not be started), or well without any
/// test, counts as one failure.
fn counted(command: &mut Command) -> io::Result<Count> {
    println!("$ {}", command::shown(command));
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => {
            println!("{}", command::not_started(command, &error));
            return Ok(Count {
                passed: 0,
                failed: 1,
            });
        }
    };
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().expect("it is piped")).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        // Not by way of `io::stdout`: in the tests below it would reach whoever counts their results.
        println!("{line}");
        count += results(&line);
    }
    let status = child.wait()?;
    if !status.success() && count.failed == 0 {
        println!("`{}`: {status}", command::shown(command));
        count.failed = 1;
    } else if status.success() && (count.failed > 0 || count.passed == 0) {
        println!(
            "`{}` ended well with {} passed, {} failed",
            command::shown(command),
            count.passed,
            count.failed
        );
        count.failed = count.failed.max(1);
    }
    Ok(count)
}

/// Reads a line of results: `test result: ok. 3 passed; 0 failed; …` of cargo's, `# pass 3`, `# fail 0` of Node's.
fn results(line: &str) -> Count {
    let mut count = Count::default();
    if let Some((_, results)) = line
        .strip_prefix("test result: ")
        .and_then(|rest| rest.split_once(". "))
    {
        for result in results.split("; ") {
            match result.split_once(' ') {
                Some((number, "passed")) => count.passed = number.parse().unwrap_or(0),
                Some((number, "failed")) => count.failed = number.parse().unwrap_or(0),
                _ => {}
            }
        }
    } else if let Some(number) = line.strip_prefix("# pass ") {
        count.passed = number.parse().unwrap_or(0);
    } else if let Some(number) = line
        .strip_prefix("# fail ")
        .or_else(|| line.strip_prefix("# cancelled "))
    {
        count.failed = number.parse().unwrap_or(0);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: u32, failed: u32) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn results_of_cargo_and_node_are_read() {
        let line =
            "test result: FAILED. 30 passed; 2 failed; 1 ignored; 0 measured; finished in 0.00s";
        assert_eq!(results(line), count(30, 2));
        assert_eq!(results("# pass 4"), count(4, 0));
        assert_eq!(results("# fail 1"), count(0, 1));
        assert_eq!(results("test name ... ok"), count(0, 0));
    }

    #[cfg(unix)]
    #[test]
    fn command_without_results_is_a_failure() {
        let sh = |script: &str| {
            counted(Command::new("sh").args(["-c", script])).expect("its output can be read")
        };
        assert_eq!(sh("exit 101"), count(0, 1));
        assert_eq!(sh("echo nothing to do"), count(0, 1));
        assert_eq!(sh("echo '# pass 2'; exit 1"), count(2, 1));
        assert_eq!(sh("echo '# fail 2'; exit 0"), count(0, 2));
        assert_eq!(sh("echo '# pass 2'"), count(2, 0));
        let missing = counted(&mut Command::new("no-such-program")).expect("a failure is counted");
        assert_eq!(missing, count(0, 1));
    }
}
