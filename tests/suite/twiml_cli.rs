//! What `wamark twiml` prints and returns, command by command.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use insta_cmd::assert_cmd_snapshot;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

fn wamark(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wamark"));
    command
        .current_dir(CASES)
        .env_remove("NO_COLOR")
        .arg("twiml")
        .args(args);
    command
}

/// Runs a command with a text as its standard input.
fn feed(args: &[&str], text: impl AsRef<[u8]>) -> Output {
    let mut command = wamark(args);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    stdin.write_all(text.as_ref()).expect("the command reads");
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

/// Compares a transcript with its snapshot in `snapshots/twiml/`.
macro_rules! transcript {
    ($name:literal, $command:expr) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../snapshots/twiml");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| assert_cmd_snapshot!($name, $command));
    }};
}

#[test]
fn check_draws_frames_and_fails() {
    transcript!("check-text", wamark(&["check", "twiml-bad/menu.xml"]));
}

#[test]
fn check_reports_in_every_format() {
    transcript!(
        "check-json",
        wamark(&["check", "--format", "json", "twiml-bad/menu.xml"])
    );
    transcript!(
        "check-sarif",
        wamark(&["check", "--format", "sarif", "twiml-bad/ampersand.xml"])
    );
    transcript!(
        "check-github",
        wamark(&[
            "check",
            "--format",
            "github",
            "twiml-bad/menu.xml",
            "twiml-bad/ampersand.xml"
        ])
    );
}

#[test]
fn check_is_silent_about_good_documents() {
    let output = wamark(&["check", "twiml/message-media.xml", "twiml/menu.xml"])
        .output()
        .unwrap();
    assert!(
        output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(),
        "{output:?}"
    );
    let output = wamark(&["check", "--format", "json", "twiml/menu.xml"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "[]\n");
}

#[test]
fn check_takes_a_context() {
    transcript!("check-context", wamark(&["check", "--context", "conference-wait"]).pass_stdin(
        "<?xml version=\"1.0\"?>\n<Response><Say>One moment</Say><Dial>+14155550100</Dial></Response>"
    ));
    transcript!(
        "check-unknown-context",
        wamark(&["check", "--context", "sms"])
    );
}

#[test]
fn advice_alone_does_not_fail() {
    let output = wamark(&["check", "twiml/empty.xml"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("info[TW112]")
    );
}

#[test]
fn hostile_documents_cannot_steer_the_terminal() {
    for format in ["text", "json", "sarif", "github"] {
        for file in ["twiml-bad/escape.xml", "twiml-bad/latin1.xml"] {
            let output = wamark(&["check", "--format", format, file])
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(1));
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(
                !text.contains(|c: char| c.is_control() && c != '\n'),
                "{format}: {text:?}"
            );
        }
    }
    let output = feed(
        &["check", "--format", "json"],
        "<Response><Foo voice='\u{202e}\u{9b}\u{2028}'>\u{9b}</Foo><Pause length='\u{9b}'/></Response>",
    );
    assert!(
        !String::from_utf8(output.stdout)
            .unwrap()
            .contains(['\u{202e}', '\u{9b}', '\u{2028}'])
    );
}

#[test]
fn documents_that_cannot_be_opened_are_exit_code_2() {
    transcript!(
        "check-missing",
        wamark(&["check", "no-such-file.xml", "twiml/empty.xml"])
    );
    transcript!("fmt-malformed", wamark(&["fmt", "twiml-bad/ampersand.xml"]));
    transcript!("json-latin1", wamark(&["json", "twiml-bad/latin1.xml"]));
}

#[test]
fn json_and_build_are_inverse() {
    transcript!("json", wamark(&["json", "twiml/two-replies.xml"]));
    for entry in fs::read_dir(format!("{CASES}/twiml")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap();
        let json = wamark(&["json", name]).output().unwrap().stdout;
        let compact = wamark(&["fmt", "--compact", name]).output().unwrap().stdout;
        let built = feed(&["build"], json);
        if name.ends_with("unknown.xml") {
            assert_eq!(built.status.code(), Some(1), "{name}");
        } else {
            // CDATA is text in JSON, so trees are compared and not texts.
            let read = |bytes| wamark::twiml::read(&String::from_utf8(bytes).unwrap()).unwrap();
            assert_eq!(read(built.stdout), read(compact), "{name}");
        }
    }
}

#[test]
fn build_refuses_what_the_table_forbids_with_the_path() {
    let tree = r#"{"name": "Response", "children": [
        {"name": "Gather", "attributes": {"numDigits": "four"}, "children": [{"name": "Dial"}]},
        {"name": "Connect", "children": [{"name": "ConversationRelay", "attributes": {"interruptible": "always"}}]},
        {"name": "Sya", "children": ["Hello"]}
    ]}"#;
    transcript!("build-refused", wamark(&["build"]).pass_stdin(tree));
    transcript!(
        "build-shape",
        wamark(&["build"]).pass_stdin("{\"name\": \"Response\",\n \"childs\": []}")
    );
    transcript!(
        "build-control",
        wamark(&["build"]).pass_stdin(
            r#"{"name":"Response","children":[{"name":"Message","children":["a\u0001"]}]}"#
        )
    );
}

#[test]
fn build_reads_behind_a_byte_order_mark() {
    let output = feed(&["build"], "\u{feff}{\"name\": \"Response\"}");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn build_warns_and_writes() {
    let tree = r#"{"name": "Response", "children": [
        {"name": "Say", "attributes": {"voice": "Poly.Amy", "loop": 2}, "children": ["Fish & chips"]},
        {"name": "Hangup"}, {"name": "Say", "children": ["never"]}
    ]}"#;
    transcript!(
        "build-warned",
        wamark(&["build", "--pretty"]).pass_stdin(tree)
    );
}

#[test]
fn fmt_lays_out_and_keeps_what_it_must() {
    transcript!("fmt-pretty", wamark(&["fmt", "twiml/unknown.xml"]));
    transcript!(
        "fmt-mixed",
        wamark(&["fmt", "--indent", "4", "twiml/ssml.xml"])
    );
    transcript!(
        "fmt-compact",
        wamark(&["fmt", "--compact", "twiml/stream-crlf.xml"])
    );
}

#[test]
fn fmt_is_idempotent_and_changes_no_meaning() {
    use wamark::twiml::{Layout, WriteOptions, read};
    let compact = |source: &str| {
        WriteOptions::new()
            .layout(Layout::Compact)
            .write_string(&read(source).unwrap())
            .unwrap()
    };
    for entry in fs::read_dir(format!("{CASES}/twiml")).unwrap() {
        let path = entry.unwrap().path();
        let once = wamark(&["fmt", path.to_str().unwrap()])
            .output()
            .unwrap()
            .stdout;
        let twice = feed(&["fmt"], &once).stdout;
        assert_eq!(once, twice, "{}", path.display());
        let source = fs::read_to_string(&path).unwrap();
        assert_eq!(
            compact(&String::from_utf8(once).unwrap()),
            compact(&source),
            "{}",
            path.display()
        );
    }
}

#[test]
fn output_replaces_a_file_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reply.xml");
    let name = file.to_str().unwrap();
    fs::write(&file, "<Response><Message>Hi</Message></Response>").unwrap();
    assert!(
        wamark(&["fmt", name, "-o", name])
            .status()
            .unwrap()
            .success()
    );
    let pretty = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n  <Message>Hi</Message>\n</Response>\n";
    assert_eq!(fs::read_to_string(&file).unwrap(), pretty);

    assert_eq!(
        wamark(&["fmt", "twiml-bad/ampersand.xml", "-o", name])
            .output()
            .unwrap()
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        pretty,
        "a failure leaves the file alone"
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no temporary file is left"
    );

    let missing = folder.path().join("no/such/folder.xml");
    let output = wamark(&["fmt", name, "-o", missing.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .ends_with("to write to\n")
    );
}

#[cfg(unix)]
#[test]
fn output_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (
        folder.path().join("reply.xml"),
        folder.path().join("link.xml"),
    );
    fs::write(&file, "<Response/>").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    assert!(
        wamark(&["fmt", link.to_str().unwrap(), "-o", link.to_str().unwrap()])
            .status()
            .unwrap()
            .success()
    );
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(fs::read_to_string(&file).unwrap().starts_with("<?xml"));
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let mut child = wamark(&["check", "--format", "json", "twiml-bad/menu.xml"]);
    let mut child = child.stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_ne!(child.wait().unwrap().code(), Some(2));
}
