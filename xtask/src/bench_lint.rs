//! `cargo xtask bench-lint`: `wamark lint` beside linters of npm and `PyPI`, on one tree of locale files.
//!
//! `--write` puts the table into the README.

use std::io;
use std::process::ExitCode;

use crate::command::{self, cargo};

// `benches/lint/peers.rs` names the versions in the table.
const PYPI: &[&str] = &["codespell==2.4.3", "proselint==0.16.0", "yamllint==1.38.0"];

const NPM: &[&str] = &[
    "@textlint/textlint-plugin-text@15.8.0",
    "alex@11.0.1",
    "eslint@8.57.1",
    "eslint-plugin-i18n-json@4.0.1",
    "textlint@15.8.0",
    "textlint-rule-common-misspellings@1.0.1",
    "textlint-rule-no-todo@2.0.1",
    "textlint-rule-terminology@5.2.16",
];

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &["--write"])?;
    for mut installer in command::installers("target/linters", PYPI, NPM) {
        command::run(&mut installer)?;
    }
    let bench = ["bench", "--bench", "lint", "--", "--peers"];
    command::run(cargo().args(bench).args(arguments))?;
    Ok(ExitCode::SUCCESS)
}
