//! `cargo xtask bench-table`: measures, and prints the README's speed table.
//!
//! `--quick` takes few rounds, `--check` fails when a target is missed. The work is done by
//! `benches/table`, which needs the library's release build.

use std::process::{Command, ExitCode};

/// Runs the benchmark `table` with the given arguments and passes its output through.
///
/// # Errors
///
/// If cargo cannot be started.
pub(crate) fn run(arguments: &[String]) -> std::io::Result<ExitCode> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "bench",
            "--quiet",
            "--package",
            "wamark",
            "--no-default-features",
            "--bench",
            "table",
            "--",
        ])
        .args(arguments)
        .status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
