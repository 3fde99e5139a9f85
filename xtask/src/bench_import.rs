//! `cargo xtask bench-import`: wamark beside the converters of npm and `PyPI`, on one document.
//!
//! `--write` puts the table into the README.

use std::io;
use std::process::ExitCode;

use crate::command::{self, cargo};

const PYPI: &[&str] = &["py-whatsapp-formatter==1.0.6"];

const NPM: &[&str] = &[
    "--legacy-peer-deps",
    "openclaw@2026.9.6",
    "slackify-markdown@5.0.0",
];

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &["--quick", "--write"])?;
    for mut installer in command::installers("target/converters", PYPI, NPM) {
        command::run(&mut installer)?;
    }
    let bench = ["bench", "--bench", "import", "--", "--peers"];
    command::run(cargo().args(bench).args(arguments))?;
    Ok(ExitCode::SUCCESS)
}
