//! What the program says about itself: help, complaints about arguments, completions, manuals.

use std::process::Command;

use super::{Shell, stderr};

#[test]
fn wrong_arguments_are_explained() {
    let mut shell = Shell::new();
    shell.run("rendr");
    shell.run("render --form html");
    shell.run("render -o");
    shell.run("completions");
    shell.run("completions tcsh");
    let output = shell.run("");
    assert_eq!(output.status.code(), Some(2));
    shell.check("wrong-arguments");
}

#[test]
fn help_tells_the_whole_command_line() {
    let mut shell = Shell::new();
    shell.run("--help");
    shell.run("render -h");
    shell.check("help");
    let long = shell.run("render --help").stdout;
    assert_eq!(shell.run("help render").stdout, long);
    let output = shell.run("--version");
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        concat!("wamark ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn completions_are_made_for_every_shell() {
    let mut shell = Shell::new();
    for target in ["bash", "elvish", "fish", "powershell", "zsh", "man"] {
        let output = shell.run(&format!("completions {target}"));
        let script = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0));
        for word in ["render", "class", "whatsapp", "completions"] {
            assert!(script.contains(word), "{target}: {word}");
        }
        shell.file(target, script);
    }
    for (checker, arguments) in [
        ("bash", ["-n", "bash"].as_slice()),
        ("fish", &["--no-execute", "fish"]),
        ("zsh", &["-n", "zsh"]),
        ("groff", &["-man", "-Tutf8", "-ww", "-z", "man"]),
    ] {
        // Checked where the shell is there.
        let Ok(output) = Command::new(checker)
            .args(arguments)
            .current_dir(shell.folder.path())
            .output()
        else {
            continue;
        };
        assert_eq!(
            (stderr(&output), output.status.success()),
            ("", true),
            "{checker}"
        );
    }
}

#[test]
fn manual_pages_cover_every_command() {
    let output = Shell::new().run("completions man");
    let pages = String::from_utf8(output.stdout).unwrap();
    let titles: Vec<_> = pages
        .lines()
        .filter_map(|line| line.strip_prefix(".TH ")?.split(' ').next())
        .collect();
    assert_eq!(
        titles,
        [
            "wamark",
            "wamark-render",
            "wamark-lint",
            "wamark-rule",
            "wamark-twiml",
            "wamark-twiml-build",
            "wamark-twiml-json",
            "wamark-twiml-fmt",
            "wamark-twiml-check",
            "wamark-completions"
        ]
    );
    assert_eq!(pages.matches(".SH EXAMPLES\n").count(), titles.len());
    assert!(!pages.contains("EXTRA"));
}
