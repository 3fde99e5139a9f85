//! `cargo xtask generate`: writes what is generated from the code, or checks it with `--check`.
//!
//! Each generated file is held fresh by a test, and the test writes it when it is told so.

use std::io;
use std::process::ExitCode;

use crate::command;

/// Generated files, and the unit tests that write them.
const GENERATED: &[(&str, &str)] = &[
    ("docs/cli.md", "cli::manual::tests::reference_is_fresh"),
    (
        "docs/losses.md",
        "import::loss::tests::page_of_losses_is_fresh",
    ),
    (
        "docs/rules.md",
        "lint::rules::tests::page_of_rules_is_fresh",
    ),
    (
        "schema/wamark.toml.json",
        "lint::config::tests::schema_is_fresh",
    ),
];

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &["--check"])?;
    let check = !arguments.is_empty();
    for (file, test) in GENERATED {
        let mut cargo = command::cargo();
        cargo.args([
            "test",
            "--quiet",
            "--package",
            "wamark",
            "--all-features",
            "--lib",
        ]);
        cargo.args(["--", "--exact", test]);
        if check {
            cargo.env_remove("WAMARK_UPDATE");
        } else {
            cargo.env("WAMARK_UPDATE", "1");
        }
        let report = command::output(&mut cargo)?;
        // A test that was renamed would pass by not being there.
        if !report.contains("1 passed") {
            return Err(io::Error::other(format!("no test `{test}`")));
        }
        println!("{file}: {}", if check { "fresh" } else { "written" });
    }
    Ok(ExitCode::SUCCESS)
}
