//! Markdown as WhatsApp messages: `tests/cases/markdown-to-whatsapp.jsonl`, and what must hold for any Markdown.

use wamark::import::{Options, markdown};

/// The WhatsApp text of Markdown, with default options.
fn message(text: &str) -> String {
    markdown(text, &Options::new()).document.source().to_owned()
}

#[test]
fn cases_come_out_as_written_down() {
    let cases = include_str!("../cases/markdown-to-whatsapp.jsonl");
    let mut wrong = Vec::new();
    for case in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(case).unwrap();
        let text = |key: &str| case[key].as_str().unwrap();
        let found = message(text("markdown"));
        if found != text("whatsapp") {
            wrong.push(format!(
                "{}: {:?}\n  expected {:?}\n  found    {found:?} ({})",
                text("id"),
                text("markdown"),
                text("whatsapp"),
                text("why")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
