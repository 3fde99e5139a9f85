//! The hooks for pre-commit and the GitHub Action run what they say, as the tools that read them would.

use std::path::Path;
use std::process::{Command, Output};

use super::Shell;

const COPY: &str = "Only * two seats * left\n";

/// The values of a key, one for each line that sets it.
fn values<'y>(yaml: &'y str, key: &str) -> Vec<&'y str> {
    let start = format!("{key}: ");
    let lines = yaml.lines().map(|line| line.trim_start_matches([' ', '-']));
    lines
        .filter_map(|line| line.strip_prefix(start.as_str()))
        .collect()
}

#[test]
fn first_hook_changes_nothing_and_second_fixes() {
    let hooks = include_str!("../../../.pre-commit-hooks.yaml");
    assert_eq!(values(hooks, "id"), ["wamark-lint", "wamark-fix"]);
    let entries = values(hooks, "entry");
    let arguments = |at: usize| entries[at].strip_prefix("wamark ").unwrap();
    let mut shell = Shell::new();
    shell.file("a.wa", COPY);
    shell.run(&format!("{} a.wa", arguments(0)));
    assert_eq!(shell.text("a.wa"), COPY);
    let output = shell.run(&format!("{} a.wa", arguments(1)));
    assert_eq!(shell.text("a.wa"), "Only *two seats* left\n");
    assert!(output.status.success());
}

/// Runs the script of the action's last step, with inputs in the variables that it gives it.
fn lint(folder: &Path, inputs: [(&str, &str); 4]) -> Output {
    let action = include_str!("../../../action.yml");
    let (_, script) = action.rsplit_once("run: |\n").unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_wamark")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    Command::new("bash")
        .args(["-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .envs(inputs)
        .output()
        .unwrap()
}

#[test]
fn action_annotates_and_takes_inputs_as_words() {
    let shell = Shell::new();
    shell.file("a.wa", COPY);
    shell.file("b.wa", "fine\n");
    let none = ("INPUT_OUTPUT_FILE", "");
    let output = lint(
        shell.folder.path(),
        [
            ("INPUT_PATHS", "a.wa b.wa"),
            ("INPUT_ARGUMENTS", ""),
            ("INPUT_FORMAT", "github"),
            none,
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    let annotations = String::from_utf8(output.stdout).unwrap();
    assert!(
        annotations.starts_with("::error file=a.wa,line=1,"),
        "{annotations}"
    );

    // What looks like a command is a name.
    let output = lint(
        shell.folder.path(),
        [
            ("INPUT_PATHS", "$(touch owned) ;touch owned *"),
            ("INPUT_ARGUMENTS", "--profile sms"),
            ("INPUT_FORMAT", "text"),
            none,
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(shell.names(), ["a.wa", "b.wa"]);

    let output = lint(
        shell.folder.path(),
        [
            ("INPUT_PATHS", "."),
            ("INPUT_ARGUMENTS", "--exit-zero --select FMT002"),
            ("INPUT_FORMAT", "sarif"),
            ("INPUT_OUTPUT_FILE", "report.sarif"),
        ],
    );
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    assert!(shell.text("report.sarif").contains("FMT002"));
}
