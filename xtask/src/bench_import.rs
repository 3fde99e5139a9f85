//! `cargo xtask bench-import`: wamark beside the converters of npm and `PyPI`, on one document.

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

const DOCUMENT: &str = "target/converters/document.md";

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &[])?;
    for (name, arguments) in STEPS {
        command::run(program(name).args(*arguments))?;
    }
    let bench = ["bench", "--bench", "import", "--all-features"];
    command::run(cargo().args(bench).args(["--", "--write", DOCUMENT]))?;
    command::run(cargo().args(bench))?;
    command::run(program("node").args(["benches/converters/npm.mjs", DOCUMENT]))?;
    command::run(
        program("target/converters/bin/python").args(["benches/converters/pypi.py", DOCUMENT]),
    )?;
    Ok(ExitCode::SUCCESS)
}
