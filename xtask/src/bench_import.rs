//! `cargo xtask bench-import`: wamark beside the converters of npm and `PyPI`, on one document.
//!
//! `--write` puts the table into the README.

use std::io;
use std::process::ExitCode;

use crate::command::{self, cargo, program};

/// What is installed, below `target/converters`.
const STEPS: &[(&str, &[&str])] = &[
    ("python3", &["-m", "venv", "target/converters"]),
    (
        "target/converters/bin/pip",
        &["install", "--quiet", "py-whatsapp-formatter==1.0.6"],
    ),
    (
        "npm",
        &[
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--legacy-peer-deps",
            "--prefix",
            "target/converters",
            "openclaw@2026.9.6",
            "slackify-markdown@5.0.0",
        ],
    ),
];

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &["--quick", "--write"])?;
    for (name, arguments) in STEPS {
        command::run(program(name).args(*arguments))?;
    }
    let bench = ["bench", "--bench", "import", "--", "--peers"];
    command::run(cargo().args(bench).args(arguments))?;
    Ok(ExitCode::SUCCESS)
}
