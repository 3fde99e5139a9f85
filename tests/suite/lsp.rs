//! `wamark lsp`, driven by a script of messages, and by a real client.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Sends messages, closes the input, and waits.
fn converse(messages: &[Value]) -> Output {
    let mut input = String::new();
    for message in messages {
        let message = message.to_string();
        write!(input, "Content-Length: {}\r\n\r\n{message}", message.len()).unwrap();
    }
    exchange(input.as_bytes())
}

fn exchange(input: &[u8]) -> Output {
    let mut server = Command::new(env!("CARGO_BIN_EXE_wamark"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    server.stdin.take().unwrap().write_all(input).unwrap();
    server.wait_with_output().unwrap()
}

/// The messages of an output, without their headers.
fn messages(output: &Output) -> Vec<Value> {
    let text = str::from_utf8(&output.stdout).unwrap();
    let parts = text.split("Content-Length: ").skip(1);
    let parts = parts.map(|part| part.split_once("\r\n\r\n").unwrap());
    parts
        .map(|(length, message)| {
            assert_eq!(length.parse(), Ok(message.len()));
            serde_json::from_str(message).unwrap()
        })
        .collect()
}

fn request(id: i32, method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
}

fn notification(method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

fn open(uri: &str, text: &str) -> Value {
    let item = json!({"uri": uri, "languageId": "plaintext", "version": 1, "text": text});
    notification("textDocument/didOpen", &json!({"textDocument": item}))
}

#[test]
fn shutdown_and_exit_end_it_well() {
    let output = converse(&[
        request(1, "initialize", &json!({"capabilities": {}})),
        request(2, "shutdown", &Value::Null),
        notification("exit", &Value::Null),
    ]);
    assert_eq!(output.status.code(), Some(0));
    let answers = messages(&output);
    assert_eq!(
        answers[0]["result"]["capabilities"]["positionEncoding"],
        "utf-16"
    );
    assert_eq!(
        answers[1],
        json!({"jsonrpc": "2.0", "id": 2, "result": null})
    );
}

#[test]
fn end_without_shutdown_is_a_failure() {
    assert_eq!(converse(&[]).status.code(), Some(1));
    let exit = notification("exit", &Value::Null);
    assert_eq!(converse(&[exit]).status.code(), Some(1));
}

#[test]
fn columns_are_bytes_where_the_editor_prefers_them() {
    let general = json!({"general": {"positionEncodings": ["utf-8", "utf-16"]}});
    let output = converse(&[
        request(1, "initialize", &json!({"capabilities": general})),
        open("file:///a.txt", "😀 * two seats *"),
    ]);
    let answers = messages(&output);
    let found = &answers[1]["params"]["diagnostics"][0];
    assert_eq!(found["code"], "FMT002");
    assert_eq!(found["range"]["start"], json!({"line": 0, "character": 5}));
}

#[test]
fn unknown_and_malformed_requests_are_answered_with_errors() {
    let output = converse(&[
        request(1, "textDocument/rename", &json!({})),
        request(2, "textDocument/hover", &json!({"position": 1})),
        notification("textDocument/didOpen", &json!({"nonsense": true})),
        notification("$/unheardOf", &json!({})),
        request(3, "shutdown", &Value::Null),
    ]);
    let answers = messages(&output);
    assert_eq!(answers[0]["error"]["code"], -32601);
    assert_eq!(answers[1]["error"]["code"], -32602);
    assert_eq!(answers[2]["id"], 3);
    assert_eq!(answers.len(), 3);
}

#[test]
fn hostile_edits_do_not_break_it() {
    let uri = "file:///a.txt";
    let change = |start: (u32, u32), end: (u32, u32), text: &str| {
        let range = json!({
            "start": {"line": start.0, "character": start.1},
            "end": {"line": end.0, "character": end.1},
        });
        let params = json!({
            "textDocument": {"uri": uri, "version": 2},
            "contentChanges": [{"range": range, "text": text}],
        });
        notification("textDocument/didChange", &params)
    };
    let output = converse(&[
        open(uri, "😀é\r\n"),
        change((0, 1), (0, 1), "x"),
        change((9, 9), (0, 0), "* y *"),
        change((u32::MAX, u32::MAX), (0, u32::MAX), ""),
        request(1, "shutdown", &Value::Null),
        notification("exit", &Value::Null),
    ]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(messages(&output).len(), 5);
}

#[test]
fn input_that_is_no_protocol_is_an_error() {
    let output = exchange(b"hello\r\n\r\n");
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(
        complaint.starts_with("wamark: standard input: "),
        "{complaint}"
    );
}

#[test]
#[ignore = "needs pygls: `python3 -m venv target/sdk && target/sdk/bin/pip install pygls==2.1.1`"]
fn pygls_client_is_served() {
    let root = env!("CARGO_MANIFEST_DIR");
    let folder = tempfile::tempdir().unwrap();
    let python = std::env::var("WAMARK_LSP_PYTHON")
        .unwrap_or_else(|_| format!("{root}/target/sdk/bin/python"));
    let output = Command::new(python)
        .arg(format!("{root}/tests/lsp/client.py"))
        .arg(env!("CARGO_BIN_EXE_wamark"))
        .arg(folder.path())
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
}
