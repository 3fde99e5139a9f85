//! A browser's parser finds no error and nothing but our elements and the text of the message.
#![no_main]

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use libfuzzer_sys::fuzz_target;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use wamark::markup::{BlockKind, InlineKind, Node};
use wamark::render::html::Html;

fn read(node: &Handle, text: &mut String) {
    match &node.data {
        NodeData::Document => {}
        NodeData::Text { contents } => text.push_str(&contents.borrow()),
        NodeData::Element { name, attrs, .. } => {
            let allowed = [
                "html",
                "p",
                "br",
                "strong",
                "em",
                "del",
                "code",
                "pre",
                "ul",
                "ol",
                "li",
                "blockquote",
                "a",
            ];
            assert!(allowed.contains(&&*name.local), "<{}>", &*name.local);
            for attribute in attrs.borrow().iter() {
                let value = &*attribute.value;
                match &*attribute.name.local {
                    "href" => {
                        let url = value.to_ascii_lowercase();
                        assert!(url.starts_with("http://") || url.starts_with("https://"));
                    }
                    "rel" => assert_eq!(value, "noopener noreferrer nofollow ugc"),
                    "class" => assert!(value.starts_with("wa-")),
                    "start" | "value" => assert!(value.parse::<u8>().is_ok()),
                    other => panic!("attribute `{other}`"),
                }
            }
        }
        other => panic!("{other:?}"),
    }
    node.children
        .borrow()
        .iter()
        .for_each(|child| read(child, text));
}

fuzz_target!(|message: &str| {
    let document = wamark::parse(message);
    let html = Html::new()
        .links(true)
        .class_prefix("wa-")
        .render(&document);
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(
        RcDom::default(),
        ParseOpts::default(),
        context,
        Vec::new(),
        false,
    )
    .one(&*html);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let mut text = String::new();
    read(&dom.document, &mut text);
    let mut expected = String::new();
    for node in document.nodes() {
        match node {
            Node::Block(block) => {
                if let BlockKind::Monospace(text) = block.kind() {
                    expected.push_str(&text);
                }
            }
            Node::ListItem(_) => {}
            Node::Inline(inline) => match inline.kind() {
                InlineKind::Text(text) | InlineKind::Link(text) | InlineKind::InlineCode(text) => {
                    expected.push_str(text);
                }
                InlineKind::Monospace(text) => expected.push_str(&text),
                InlineKind::HardBreak
                | InlineKind::Strong(_)
                | InlineKind::Emphasis(_)
                | InlineKind::Strikethrough(_) => {}
            },
        }
    }
    assert_eq!(text, expected.replace('\0', "\u{FFFD}"));
});
