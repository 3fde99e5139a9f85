//! The `wamark` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    wamark::cli::main()
}
