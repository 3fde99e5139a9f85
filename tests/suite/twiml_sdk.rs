//! The typed builder writes what Twilio's own libraries write for the same calls.
//!
//! Ignored by default; `.ci/run` runs it. It needs the libraries, in folders that `WAMARK_SDK_PYTHON`
//! (an interpreter) and `WAMARK_SDK_NODE` (a folder with `node_modules`) may name:
//!
//! ```text
//! python3 -m venv target/sdk && target/sdk/bin/pip install twilio==9.13.0
//! npm install --prefix target/sdk twilio@6.2.0
//! ```
//!
//! Documents are compared as canonical XML is: references resolved, attributes in order of their
//! names. Where the libraries write something else on purpose or by mistake, `tests/sdk/known.json`
//! says so by name; the test fails too when one of those comes to agree.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use wamark::twiml::{Element, Node, messaging, read};

use crate::twiml_calls::calls;

#[test]
#[ignore = "needs twilio from PyPI, see the head of this file"]
fn twilio_python_writes_the_same() {
    let root = env!("CARGO_MANIFEST_DIR");
    let python = std::env::var("WAMARK_SDK_PYTHON")
        .unwrap_or_else(|_| format!("{root}/target/sdk/bin/python"));
    let mut command = Command::new(python);
    command.arg(format!("{root}/tests/sdk/calls.py"));
    compare("python", command);
}

#[test]
#[ignore = "needs twilio from npm, see the head of this file"]
fn twilio_node_writes_the_same() {
    let root = env!("CARGO_MANIFEST_DIR");
    let folder = std::env::var("WAMARK_SDK_NODE").unwrap_or_else(|_| format!("{root}/target/sdk"));
    let mut command = Command::new("node");
    command
        .arg(format!("{root}/tests/sdk/calls.mjs"))
        .current_dir(folder);
    compare("node", command);
}

#[expect(clippy::unwrap_used, reason = "part of the tests")]
fn compare(library: &str, mut command: Command) {
    let cases = calls();
    let input: Vec<Value> = cases
        .iter()
        .map(|call| {
            let is_messaging = messaging::Response::try_from(&call.tree).is_ok()
                && !call.id.starts_with("Voice")
                && !call.id.starts_with("Sms");
            json!({
                "id": call.id,
                "domain": if is_messaging { "messaging" } else { "voice" },
                "attribute": call.attribute,
                "kind": call.kind,
                "tree": json_of(&call.tree),
            })
        })
        .collect();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder =
        std::thread::spawn(move || stdin.write_all(Value::from(input).to_string().as_bytes()));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    assert!(output.status.success(), "{command:?}");

    let lines = String::from_utf8(output.stdout).unwrap();
    let theirs: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(theirs.len(), cases.len());
    let mut found = BTreeMap::new();
    for (call, theirs) in cases.iter().zip(&theirs) {
        assert_eq!(theirs["id"], call.id);
        let ours = canonical(call.tree.clone());
        let what = match theirs["xml"].as_str() {
            None => theirs["error"].as_str().unwrap().to_owned(),
            Some(xml) => match read(xml) {
                Ok(tree) if canonical(tree.clone()) == ours => continue,
                Ok(_) => xml
                    .split_once("?>")
                    .map_or(xml, |(_, tree)| tree)
                    .to_owned(),
                Err(error) => error.to_string(),
            },
        };
        found.insert(call.id.to_owned(), what);
    }
    let path = format!("{}/tests/sdk/known.json", env!("CARGO_MANIFEST_DIR"));
    let known: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let known: BTreeMap<String, String> = serde_json::from_value(known[library].clone()).unwrap();
    assert_eq!(
        found,
        known,
        "{}",
        serde_json::to_string_pretty(&found).unwrap()
    );
}

fn json_of(element: &Element) -> Value {
    let attributes: serde_json::Map<String, Value> = element
        .attributes
        .iter()
        .map(|attribute| (attribute.name.to_string(), attribute.value.as_str().into()))
        .collect();
    let children: Vec<Value> = element
        .children
        .iter()
        .map(|node| match node {
            Node::Element(child) => json_of(child),
            other => other.as_text().unwrap_or_default().into(),
        })
        .collect();
    json!({ "name": element.name, "attributes": attributes, "children": children })
}

fn canonical(mut element: Element) -> Element {
    element.attributes.sort_by(|a, b| a.name.cmp(&b.name));
    let children = std::mem::take(&mut element.children);
    element.children = children
        .into_iter()
        .map(|node| match node {
            Node::Element(child) => canonical(child).into(),
            other => other,
        })
        .collect();
    element
}
