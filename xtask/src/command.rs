//! Running other programs, in the root of the repository.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The WebAssembly target that the library and its example are built for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the root")
}

/// A program, to be started in the root of the repository.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs this.
pub(crate) fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The commands that install packages of `PyPI` and npm into a folder, none of which runs scripts of theirs.
pub(crate) fn installers(folder: &str, pypi: &[&str], npm: &[&str]) -> [Command; 3] {
    let mut venv = program("python3");
    venv.args(["-m", "venv", folder]);
    let mut pip = program(format!("{folder}/bin/pip"));
    pip.args(["install", "--quiet"]).args(pypi);
    let mut node = program("npm");
    let flags = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"];
    node.arg("install").args(flags).args(["--prefix", folder]);
    node.args(npm);
    [venv, pip, node]
}

/// A command as it would be typed.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem();
    let words = program.into_iter().chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// Refuses arguments that a task does not know.
pub(crate) fn only(arguments: &[String], known: &[&str]) -> io::Result<()> {
    match arguments
        .iter()
        .find(|argument| !known.contains(&argument.as_str()))
    {
        Some(unknown) => Err(io::Error::other(format!("unknown argument `{unknown}`"))),
        None => Ok(()),
    }
}

/// Says what is run, and runs it; it is an error if that ends badly.
pub(crate) fn run(command: &mut Command) -> io::Result<()> {
    eprintln!("$ {}", shown(command));
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("`{}`: {status}", shown(command))))
    }
}

/// Runs a command for what it prints; it is an error if it ends badly.
pub(crate) fn output(command: &mut Command) -> io::Result<String> {
    let Output { status, stdout, .. } = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if !status.success() {
        return Err(io::Error::other(format!("`{}`: {status}", shown(command))));
    }
    String::from_utf8(stdout).map_err(io::Error::other)
}

pub(crate) fn not_started(command: &Command, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot start `{}`: {error}", shown(command)),
    )
}

/// Installs the standard library of the WebAssembly target, unless it is there.
pub(crate) fn install_wasm_target() -> io::Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = output(program(rustc).args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", WASM]))
}

/// Builds `examples/browser.rs` for WebAssembly and says where the module is.
pub(crate) fn build_wasm_example() -> io::Result<PathBuf> {
    install_wasm_target()?;
    let build = [
        "build",
        "--package",
        "wamark",
        "--no-default-features",
        "--example",
        "browser",
    ];
    run(cargo()
        .args(build)
        .args(["--profile", "wasm", "--target", WASM]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    Ok(root()
        .join(target)
        .join(WASM)
        .join("wasm/examples/browser.wasm"))
}
