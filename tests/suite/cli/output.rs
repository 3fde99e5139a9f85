//! Where it goes: files that are replaced whole, pipes that close, disks that are full.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Output, Stdio};

use super::{Shell, stderr, wamark};

#[test]
fn output_file_is_written_whole() {
    let mut shell = Shell::new();
    shell.file("a.txt", "*a*\n");
    let output = shell.run("render a.txt -t html -o a.html");
    assert_eq!(
        (
            output.stdout.len(),
            output.stderr.len(),
            output.status.code()
        ),
        (0, 0, Some(0))
    );
    assert_eq!(shell.text("a.html"), "<p><strong>a</strong></p>\n");
    // Not a terminal, so plain; and the input is read before it is replaced.
    shell.run("render a.txt a.html --from whatsapp --output a.txt");
    assert_eq!(
        shell.text("a.txt"),
        "==> a.txt <==\na\n\n==> a.html <==\n<p><strong>a</strong></p>\n"
    );
    assert_eq!(shell.feed("render -o - -t html", "b").stdout, b"<p>b</p>\n");
    shell.feed("render -o a.txt", "");
    assert_eq!(shell.text("a.txt"), "");
    assert_eq!(shell.names(), ["a.html", "a.txt"]);
}

#[test]
fn output_file_that_cannot_be_written_is_left_as_it_was() {
    let mut shell = Shell::new();
    shell.file("a.txt", "*a*\n");
    shell.file("old.txt", "old\n");
    shell.file("bad.txt", b"\xff");
    fs::create_dir(shell.path("folder")).unwrap();
    shell.run("render a.txt missing.txt -o old.txt");
    shell.run("render bad.txt -o old.txt");
    shell.run("render a.txt -o missing/new.txt");
    shell.run("render a.txt -o folder");
    shell.run("render a.txt -o a.txt/new.txt");
    shell.run("render a.txt -o new/");
    shell.check("output-failures");
    assert_eq!(shell.text("old.txt"), "old\n");
    assert_eq!(shell.names(), ["a.txt", "bad.txt", "folder", "old.txt"]);
    assert_eq!(fs::read_dir(shell.path("folder")).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn output_file_keeps_its_mode_and_its_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let mut shell = Shell::new();
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    fs::create_dir(shell.path("folder")).unwrap();
    shell.file("folder/old.txt", "old");
    fs::set_permissions(
        shell.path("folder/old.txt"),
        fs::Permissions::from_mode(0o640),
    )
    .unwrap();
    symlink("folder/old.txt", shell.path("link.txt")).unwrap();
    shell.feed("render -o link.txt", "new");
    assert!(
        fs::symlink_metadata(shell.path("link.txt"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(shell.text("folder/old.txt"), "new\n");
    assert_eq!(mode(shell.path("folder/old.txt")), 0o640);
    shell.feed("render -o new.txt", "new");
    shell.file("like-any-other.txt", "");
    assert_eq!(
        mode(shell.path("new.txt")),
        mode(shell.path("like-any-other.txt"))
    );
    // A device is written to, not replaced.
    let output = shell.feed("render -o /dev/stdout", "new");
    assert_eq!(output.stdout, b"new\n");
}

#[test]
fn closed_pipe_is_success() {
    let shell = Shell::new();
    // More than a pipe holds.
    shell.file("a.txt", "*a* _b_\n".repeat(30_000));
    for arguments in [
        "render a.txt",
        "render a.txt -t json",
        "render a.txt a.txt -t html",
    ] {
        let output = unread(&shell, arguments, |child| drop(child.stdout.take()));
        assert_eq!(
            (stderr(&output), output.status.code()),
            ("", Some(0)),
            "{arguments}"
        );
    }
}

/// Runs the command while nobody reads the pipe that `close` closes.
fn unread(shell: &Shell, arguments: &str, close: impl FnOnce(&mut Child)) -> Output {
    let mut child = wamark(shell.folder.path())
        .args(arguments.split(' '))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    close(&mut child);
    child.wait_with_output().unwrap()
}

#[test]
fn reports_that_nobody_reads_do_not_keep_the_result() {
    let mut shell = Shell::new();
    shell.file("a.md", "# a <u>b</u>\n".repeat(3));
    shell.file("long.txt", "*a* https://x.test/long");
    for (arguments, code) in [
        ("render a.md -t whatsapp --losses json", 0),
        ("render a.md -t whatsapp --losses text --strict", 1),
        ("render a.md -t whatsapp --losses json -o out.txt", 0),
        ("split a.md --losses text", 0),
        ("split long.txt --limit 3", 0),
        ("split long.txt --limit 9 --number", 0),
        ("rule nested-list", 0),
    ] {
        let expected = shell.run(arguments).stdout;
        let _ = fs::remove_file(shell.path("out.txt"));
        let output = unread(&shell, arguments, |child| drop(child.stderr.take()));
        assert_eq!(output.stdout, expected, "{arguments}");
        assert_eq!(output.status.code(), Some(code), "{arguments}");
        if arguments.ends_with("out.txt") {
            assert_eq!(shell.text("out.txt"), "*a b*\n\n*a b*\n\n*a b*\n");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn full_disk_is_an_error() {
    let shell = Shell::new();
    for arguments in ["render", "completions bash", "--help"] {
        let output = wamark(shell.folder.path())
            .args(arguments.split(' '))
            .stdin(
                File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/receipt.txt")).unwrap(),
            )
            .stdout(File::options().write(true).open("/dev/full").unwrap())
            .output()
            .unwrap();
        assert_eq!(
            stderr(&output),
            "wamark: standard output: no space left on device\n",
            "{arguments}"
        );
        assert_eq!(output.status.code(), Some(2), "{arguments}");
    }
}
