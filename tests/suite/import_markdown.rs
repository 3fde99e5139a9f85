//! Markdown as WhatsApp messages: `tests/cases/markdown-to-whatsapp.jsonl`, and what must hold for any Markdown.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::import::{Options, markdown};

use crate::generate::{for_all, messages};

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

/// Markdown: mostly of trouble.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => vec(piece(), 0..12).prop_map(|pieces| pieces.concat()),
        2 => vec(piece(), 0..40).prop_map(|pieces| pieces.concat()),
        1 => messages(),
    ]
}

/// A bit of Markdown.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        14 => select(&["*", "**", "_", "__", "~", "~~", "`", "``", "***", "```", "\\", "\\*"]),
        8 => select(&["**a**", "*b*", "_c_", "~~d~~", "`e`", "**a *b* c**", "***x***", "**N:**t", "2*3*4"]),
        12 => select(&["a", "b c", "7", "é", "字", "@", ".", ":", "!", "(", ")", "🎉", "\u{301}"]),
        10 => Just(" "),
        8 => select(&["\n", "\n\n", "  \n", "\\\n", "\r\n", "\n\n\n"]),
        8 => select(&["\n- ", "\n  - ", "\n1. ", "\n   2) ", "\n> ", "\n> > ", "\n- [x] ", "\n* ", "- ", "> ", "\n100. ", "\\- ", "1\\. "]),
        6 => select(&["\n# ", "\n## x", "\n---\n", "\nx\n===\n", "\n```js\ny\n```\n", "\n    z\n", "\n~~~\nw `\n~~~\n", "````\n```\n````\n"]),
        6 => select(&["[a](https://x.y)", "[b][1]", "\n\n[1]: https://r.s\n", "![c](d.png \"t\")", "<https://x.y/a_b>", "https://x.y/_a_*b*", "www.x", "[^1]", "\n\n[^1]: note\n", "<a@b.cc>", "[x](#y)"]),
        4 => select(&["| a | b |\n|---|--:|\n| **c** | `d` |\n", "\n|k|v|\n|-|-|\n|x|y|\n"]),
        6 => select(&["<b>", "</b>", "<i>", "</i>", "<br>", "<code>", "</code>", "<!-- x -->", "\n<div>\n", "</div>", "<u>y</u>", "<table><tr><td>q</table>", "<ul><li>w<li>v</ul>", "<pre>", "</pre>", "<script>", "</script>", "&amp;", "&#42;", "&#10;", "&nbsp;", "<"]),
    ]
}

#[test]
fn documents_are_what_their_source_says() {
    for_all(texts(), 2000, |text| {
        let document = markdown(&text, &Options::new()).document;
        assert_eq!(wamark::parse(document.source()), document);
    });
}
