//! The command line, as its users see it: transcripts in `snapshots/cli/`, and what they cannot show.
//!
//! In a transcript `$` is a command, `<` its standard input, `!` a line of standard error, and control characters
//! are written as escapes.

#![allow(
    clippy::unwrap_used,
    reason = "what fails in a helper fails the test that uses it"
)]

mod ci;
mod formats;
mod input;
mod lint;
mod manual;
mod markdown;
mod output;
mod rule;
mod split;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of its own and the transcript of what is run in it.
struct Shell {
    folder: TempDir,
    transcript: String,
}

impl Shell {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            transcript: String::new(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the folder, in order.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn run(&mut self, arguments: &str) -> Output {
        self.run_with(&arguments.split_whitespace().collect::<Vec<_>>(), "", &[])
    }

    fn feed(&mut self, arguments: &str, stdin: impl AsRef<[u8]>) -> Output {
        self.run_with(
            &arguments.split_whitespace().collect::<Vec<_>>(),
            stdin,
            &[],
        )
    }

    fn run_with(
        &mut self,
        arguments: &[&str],
        stdin: impl AsRef<[u8]>,
        environment: &[(&str, &str)],
    ) -> Output {
        let stdin = stdin.as_ref();
        let mut child = wamark(self.folder.path())
            .args(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Messages of these tests fit into a pipe. A program that does not read them is fine.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        let mut command = String::from("$");
        for (name, value) in environment {
            let _ = write!(command, " {name}={value}");
        }
        let _ = write!(command, " wamark {}", arguments.join(" "));
        self.note("", command.trim_end());
        self.note("< ", &String::from_utf8_lossy(stdin));
        self.note("", std::str::from_utf8(&output.stdout).unwrap());
        self.note("! ", std::str::from_utf8(&output.stderr).unwrap());
        let _ = writeln!(
            self.transcript,
            "[exit {}]\n",
            output.status.code().unwrap()
        );
        output
    }

    /// Adds text to the transcript, its control characters made visible.
    fn note(&mut self, prefix: &str, text: &str) {
        for line in text.split_inclusive('\n') {
            self.transcript.push_str(prefix);
            for character in line.trim_end_matches('\n').chars() {
                match character {
                    '\u{1b}' => self.transcript.push_str("\\e"),
                    _ if character.is_control() || character == '\u{202e}' => {
                        self.transcript.extend(character.escape_default());
                    }
                    _ => self.transcript.push(character),
                }
            }
            self.transcript.push('\n');
        }
    }

    /// Compares the transcript with its snapshot.
    #[track_caller]
    fn check(&self, name: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../snapshots/cli");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, self.transcript));
    }
}

/// The program, in a folder, with nothing of our environment.
fn wamark(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wamark"));
    command.current_dir(folder).env_clear();
    command
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}
