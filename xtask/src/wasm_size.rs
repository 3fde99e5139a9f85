//! `cargo xtask wasm-size`: how many bytes a page downloads for parsing and HTML.

use std::io;
use std::process::ExitCode;

use crate::command;

const LIMIT: u64 = 80 * 1024;

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &[])?;
    let module = command::build_wasm_example()?;
    let size = std::fs::metadata(&module)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", module.display())))?
        .len();
    println!(
        "{}: {size} bytes, at most {LIMIT} allowed",
        module.display()
    );
    Ok(if size <= LIMIT {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
