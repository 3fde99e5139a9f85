//! What is read, and what is said about input that cannot be.

use std::fs::{self, File};

use super::{Shell, stderr};

#[test]
fn input_comes_from_files_and_standard_input() {
    let mut shell = Shell::new();
    shell.file("a.txt", "*a*\n");
    shell.file("post.MD", "*post*\n");
    shell.feed("render", "*no file*");
    shell.feed("render -", "*a dash*\n");
    shell.feed("render a.txt - -t html", "*both*\n");
    shell.run("render a.txt -f whatsapp");
    shell.run("render post.MD --from whatsapp");
    shell.check("input");
}

#[test]
fn input_that_cannot_be_read_is_named() {
    let mut shell = Shell::new();
    fs::create_dir(shell.path("folder")).unwrap();
    shell.file("a.txt", "*a*\n");
    shell.file("latin1.txt", b"Caf\xc3\xa9\r\n\xe2\x82\xac caf\xe9\n");
    shell.file("cut.txt", &"é🍕".as_bytes()[..4]);
    shell.file("utf16.txt", b"\xff\xfeh\0i\0");
    shell.file("page.htm", "<p>Hi</p>\n");
    File::create(shell.path("huge.txt"))
        .unwrap()
        .set_len(1 << 32)
        .unwrap();
    for arguments in [
        "missing.txt",
        "folder",
        "a.txt/b.txt",
        "latin1.txt",
        "cut.txt",
        "utf16.txt",
        "huge.txt",
        "page.htm",
        "- -f html",
        "missing.txt a.txt folder",
    ] {
        shell.run(&format!("render {arguments}"));
    }
    // Standard input is shown in transcripts, and this is no text.
    let output = shell.feed("render", b"ab\xff");
    assert_eq!(
        stderr(&output),
        "wamark: standard input:1:3: expected UTF-8, found byte `0xff` at offset 2\n"
    );
    assert_eq!(output.status.code(), Some(2));
    shell
        .transcript
        .truncate(shell.transcript.rfind("$ wamark").unwrap());
    shell.check("unreadable-input");
}

#[test]
fn standard_input_is_taken_once() {
    let mut shell = Shell::new();
    shell.file("a.txt", "a\n");
    shell.file("old.txt", "old\n");
    for arguments in ["- -", "- a.txt -", "- - -o old.txt", "-t json - -"] {
        let output = shell.feed(&format!("render {arguments}"), "b");
        assert_eq!(
            stderr(&output),
            "wamark: standard input: expected `-` once, found it again\n"
        );
        assert_eq!((output.stdout.len(), output.status.code()), (0, Some(2)));
    }
    assert_eq!(shell.text("old.txt"), "old\n");
}

#[cfg(unix)]
#[test]
fn input_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let mut shell = Shell::new();
    shell.file("a.txt", "a");
    fs::set_permissions(shell.path("a.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything.
    if File::open(shell.path("a.txt")).is_err() {
        assert_eq!(
            stderr(&shell.run("render a.txt")),
            "wamark: a.txt: permission denied\n"
        );
    }
}

#[test]
fn line_breaks_and_byte_order_marks_of_files_are_not_of_the_message() {
    let mut shell = Shell::new();
    for (name, content) in [
        ("none", "a"),
        ("one", "a\n"),
        ("two", "a\n\n"),
        ("crlf", "- a\r\n- b\r\n"),
        ("bom", "\u{feff}- a\n"),
        ("break", "\n"),
        ("empty", ""),
    ] {
        shell.file(name, content);
        shell.run(&format!("render {name} -t whatsapp"));
        shell.run(&format!("render {name} -t html"));
    }
    shell.run("render empty -t ansi");
    shell.run("render empty -t json");
    shell.check("line-breaks");
}
