//! What is written: formats, their options, several files, terminals.

use std::process::{Command, Stdio};

use super::Shell;

const RECEIPT: &str = include_str!("../../../examples/receipt.txt");

/// A message with a bit of everything.
const MESSAGE: &str = "*Olá* <b> & _snake_case_ ~5~\n- `x`\n2. https://x.example/?a=1&b=2\n> ok\n";

#[test]
fn every_format_renders_the_receipt() {
    for format in ["ansi", "plain", "html", "markdown", "whatsapp"] {
        let mut shell = Shell::new();
        shell.file("receipt.txt", RECEIPT);
        shell.run(&format!("render receipt.txt -t {format}"));
        shell.check(&format!("receipt-{format}"));
    }
}

#[test]
fn formats_and_their_options() {
    let mut shell = Shell::new();
    shell.file("a.txt", MESSAGE);
    shell.run("render a.txt");
    shell.run("render a.txt -t ansi");
    shell.run_with(&["render", "a.txt", "-t", "ansi"], "", &[("NO_COLOR", "1")]);
    shell.run_with(&["render", "a.txt", "-t", "ansi"], "", &[("NO_COLOR", "")]);
    shell.run("render a.txt --to html");
    shell.run("render a.txt -t html --links --class-prefix wa-");
    shell.run("render a.txt -t html --class-prefix \"><b>");
    shell.run("render a.txt -t markdown");
    shell.run("render a.txt -t whatsapp");
    shell.feed("render -t json", "*a*");
    shell.run("render a.txt --links");
    shell.run("render a.txt -t json --class-prefix wa-");
    shell.run("render a.txt -t pdf");
    shell.check("formats");
}

#[test]
fn several_files_are_told_apart() {
    let mut shell = Shell::new();
    shell.file("a.txt", "*a*\n- b\n");
    shell.file("empty.txt", "");
    shell.file("_c_&\".txt", "c\nd\n");
    for format in ["plain", "ansi", "whatsapp", "markdown", "html", "json"] {
        shell.run(&format!("render a.txt empty.txt _c_&\".txt -t {format}"));
    }
    shell.check("several-files");
}

#[test]
fn several_trees_are_one_json_document() {
    let mut shell = Shell::new();
    shell.file("a.txt", "*a*\n");
    let output = shell.feed("render a.txt - missing.txt -t json", "b");
    let trees: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(trees.as_array().unwrap().len(), 2);
    assert_eq!(trees[0]["file"], "a.txt");
    assert_eq!(
        trees[0]["document"],
        serde_json::to_value(wamark::parse("*a*")).unwrap()
    );
    assert_eq!(trees[1]["file"], "-");
    assert_eq!(output.status.code(), Some(2));
    let output = shell.run("render a.txt -t json");
    let tree: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(tree, serde_json::to_value(wamark::parse("*a*")).unwrap());
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let mut shell = Shell::new();
    let names = [
        "a\u{1b}[2J\r\u{9b}31m\u{202e}.txt",
        "b\nwamark: c.txt: fine",
    ];
    for name in names {
        shell.file(
            name,
            "*a*\u{1b}]0;title\u{7} `b\u{8}` \u{9b}2J c\r\n\0 d\te",
        );
    }
    shell.run_with(&["render", names[0], names[1], "-t", "ansi"], "", &[]);
    shell.run_with(&["render", names[0], names[1], "-t", "html"], "", &[]);
    shell.run_with(&["render", "\u{1b}[2J\u{8}.txt", "\u{1b}[2J.md"], "", &[]);
    shell.run_with(&["render", "--\u{1b}[2J\u{7}"], "", &[]);
    shell.run_with(&["render", "a", "-o", "\u{1b}[2J/b"], "", &[]);
    shell.check("control-characters");
}

#[cfg(target_os = "linux")]
#[test]
fn terminal_is_shown_styles() {
    let shell = Shell::new();
    shell.file("a.txt", "*a*\n");
    let run = |arguments: &str| {
        // `script` runs a command on a terminal; it is no part of this package's needs.
        let command = format!("{} render a.txt {arguments}", env!("CARGO_BIN_EXE_wamark"));
        let mut script = Command::new("script");
        script
            .current_dir(shell.folder.path())
            .args(["-qec", &command, "/dev/null"])
            .env_remove("NO_COLOR");
        script
            .stdin(Stdio::null())
            .output()
            .ok()
            .map(|output| String::from_utf8(output.stdout).unwrap())
    };
    let Some(styled) = run("") else { return };
    assert_eq!(styled, "\u{1b}[1ma\u{1b}[22m\r\n");
    assert_eq!(run("-t plain").unwrap(), "a\r\n");
    assert_eq!(run("-o b.txt").unwrap(), "");
    assert_eq!(shell.text("b.txt"), "a\n");
}
