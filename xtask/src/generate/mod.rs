//! `cargo xtask generate`: files that derive from others.
//!
//! Each generator gives a list of files. To add one, add a line to [`generators`].

mod documents;
mod twiml;
mod words;

use std::error::Error;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A generated file: where it lies below the root, and what it holds.
pub(crate) struct Output {
    pub(crate) path: PathBuf,
    pub(crate) content: String,
}

/// A generator: the folder that holds nothing but its files, if there is one, and what makes them.
type Generator = (Option<&'static str>, fn(&Path) -> Result<Vec<Output>>);

fn generators() -> [Generator; 3] {
    [
        (Some("src/twiml/generated"), twiml::generate),
        (None, twiml::generate_calls),
        (None, words::generate),
    ]
}

/// Runs the task: writes everything, or checks it with `--check`.
pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    crate::command::only(arguments, &["--check"])?;
    let tables = if arguments.is_empty() {
        write()
    } else {
        check()
    };
    tables.map_err(|error| io::Error::other(error.to_string()))?;
    documents::run(arguments)
}

/// Writes every generated file, and removes those that are no longer generated.
fn write() -> Result<()> {
    let root = root();
    for (folder, generate) in generators() {
        let outputs = generate(&root)?;
        for stray in strays(&root, folder, &outputs)? {
            fs::remove_file(stray)?;
        }
        for output in outputs {
            let path = root.join(&output.path);
            // An untouched file keeps its time stamp, and Cargo its build.
            if fs::read_to_string(&path).is_ok_and(|old| old == output.content) {
                continue;
            }
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
            fs::write(path, output.content)?;
        }
    }
    Ok(())
}

/// Fails when a generated file is not what [`write()`] would make of it.
fn check() -> Result<()> {
    let root = root();
    let mut stale = Vec::new();
    for (folder, generate) in generators() {
        let outputs = generate(&root)?;
        stale.extend(strays(&root, folder, &outputs)?);
        for output in outputs {
            if !fs::read_to_string(root.join(&output.path)).is_ok_and(|old| old == output.content) {
                stale.push(output.path);
            }
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = stale
        .iter()
        .map(|path| format!("\n  {}", path.display()))
        .collect();
    Err(format!("stale files; run `cargo xtask generate`:{}", list.concat()).into())
}

/// Passes Rust code through rustfmt with the settings of the tree.
pub(crate) fn rustfmt(code: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = code.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    feeder.join().expect("writing does not panic")?;
    if !output.status.success() {
        return Err("rustfmt refused generated code".into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn strays(root: &Path, folder: Option<&str>, outputs: &[Output]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = folder.map(|folder| root.join(folder)).into_iter().collect();
    while let Some(folder) = folders.pop().filter(|folder| folder.exists()) {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !outputs.iter().any(|output| root.join(&output.path) == path) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the root")
        .to_owned()
}
