//! Development tasks: `cargo xtask TASK`. One file for each task, one line below for each file.
//!
//! A task is `run(arguments) -> io::Result<ExitCode>`. It passes through what its commands print, and
//! ends badly when one of them does.

mod bench_import;
mod bench_lint;
mod bench_table;
mod command;
mod generate;
mod licences;
mod picture;
mod test;
mod wasm_size;

use std::io;
use std::process::ExitCode;

type Task = fn(&[String]) -> io::Result<ExitCode>;

/// All tasks: name, function, what it does.
const TASKS: &[(&str, Task, &str)] = &[
    (
        "test",
        test::run,
        "install what the test suites need, and run all of them",
    ),
    (
        "generate",
        generate::run,
        "write generated files anew; --check fails if one is stale",
    ),
    (
        "bench-table",
        bench_table::run,
        "print the README's speed table; --quick, --check",
    ),
    (
        "bench-import",
        bench_import::run,
        "time the import of Markdown beside converters from npm and PyPI",
    ),
    (
        "bench-lint",
        bench_lint::run,
        "time the linter beside linters from npm and PyPI; --write puts the table into the README",
    ),
    (
        "wasm-size",
        wasm_size::run,
        "build examples/browser.rs for WebAssembly and weigh it",
    ),
    (
        "licences",
        licences::run,
        "check the licences of all dependencies",
    ),
    (
        "picture",
        picture::run,
        "draw docs/receipt.png with headless Chromium",
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, arguments)) = arguments.split_first() else {
        return usage();
    };
    let Some((_, task, _)) = TASKS.iter().find(|(known, ..)| known == name) else {
        eprintln!("xtask: no task `{name}`\n");
        return usage();
    };
    task(arguments).unwrap_or_else(|error| {
        eprintln!("xtask {name}: {error}");
        ExitCode::from(2)
    })
}

fn usage() -> ExitCode {
    eprintln!("Usage: cargo xtask TASK\n\nTasks:");
    for (name, _, purpose) in TASKS {
        eprintln!("  {name:12} {purpose}");
    }
    ExitCode::from(2)
}
