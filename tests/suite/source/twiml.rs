//! TwiML.

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::source::{self, Format, Role};

use super::{change, changes, comments, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

const F: Format = Format::Twiml;

#[test]
fn bodies_of_messages_are_copy() {
    let file = "\u{feff}<?xml version=\"1.0\"?>\n<!-- c --><Response>\n  <Message to=\"x\">Hi &amp; <!-- x -->bye</Message>\r\n\
        <Say>No</Say><Message>\n <Body>a<![CDATA[<b>&amp;]]>&#x1F389;\r\nc</Body><Body/> <Media>https://example.com/a.png</Media></Message>\n\
        <Sms>z</Sms><Message/></Response>";
    holds(
        F,
        file,
        &[
            ("Response/Message[0]", "Hi & bye"),
            ("Response/Message[1]/Body[0]", "a<b>&amp;🎉\nc"),
            ("Response/Message[1]/Media[0]", "https://example.com/a.png"),
            ("Response/Sms[0]", "z"),
        ],
    );
    let source = read(F, file);
    spans_hold(&source);
    assert_eq!(source.entries[2].role, Role::MediaUrl);
    let units: Vec<_> = source
        .units
        .iter()
        .map(|it| (it.key.as_str(), it.entries.clone()))
        .collect();
    assert_eq!(
        units,
        [
            ("Response/Message[0]", 0..1),
            ("Response/Message[1]", 1..3),
            ("Response/Sms[0]", 3..4)
        ]
    );
}

#[test]
fn text_around_tags_is_one_string_each() {
    holds(
        F,
        "<Response><Message> a <Media>u</Media> b </Message></Response>",
        &[
            ("Response/Message[0]", " a "),
            ("Response/Message[0]/Media[0]", "u"),
            ("Response/Message[0]", " b "),
        ],
    );
}

#[test]
fn comments_cover_what_follows() {
    comments(
        F,
        "<Response>\n  <!-- one -->\n  <Message>\n<Body>x</Body></Message>\n</Response>",
        &[("one", "\n  <Message>\n<Body>x</Body></Message>")],
    );
}

#[test]
fn the_root_tells_twiml() {
    let of = |name: &str, text| Format::of(Path::new(name), text);
    for text in [
        "<Response/>",
        "\u{feff}<?xml version='1.0'?>\n<!-- <x> --> <Response>",
        "<Response\n x='y'>",
    ] {
        assert_eq!(of("a.xml", text), Some(F), "{text}");
    }
    for text in [
        "",
        "<resources/>",
        "<Responses/>",
        "<!-- <Response>",
        "x<Response/>",
    ] {
        assert_eq!(of("a.xml", text), None, "{text}");
    }
    assert_eq!(of("a.twiml", ""), Some(F));
}

#[test]
fn what_is_no_xml_is_refused() {
    refuses(
        F,
        "<Response><Message>",
        "",
        "expected `</Message>`, found the end of the file",
    );
    refuses(
        F,
        "<Response>&nbsp;</Response>",
        "&nbsp;",
        "expected an entity such as `&amp;`, found `&nbsp;`",
    );
    for file in [
        "<Response></Message>",
        "<Response>&#xD800;</Response>",
        "<Response",
        "<Response><![CDATA[x</Response>",
        "<!-- x",
        "a & b",
    ] {
        assert!(source::read(F, file).is_err(), "{file}");
    }
    refuses(
        F,
        &"<a>".repeat(1000),
        "<a>",
        "expected at most 128 levels, found one more",
    );
}

#[test]
fn edits_are_escaped() {
    let one = |text: &str, old, new| {
        let file = format!("<Response><Message>{text}</Message></Response>");
        let replaced = replaced(F, &file, old, new)[0].clone().unwrap();
        replaced["<Response><Message>".len()..replaced.len() - "</Message></Response>".len()]
            .to_owned()
    };
    assert_eq!(one("a x", "x", "<&>\"'\r\n"), "a &lt;&amp;&gt;\"'&#13;\n");
    assert_eq!(one("<![CDATA[a x]]>", "x", "<&>"), "<![CDATA[a <&>]]>");
    assert_eq!(
        one("<![CDATA[x]]>", "x", "a]]>b"),
        "<![CDATA[]]>a]]&gt;b<![CDATA[]]>"
    );
    assert_eq!(
        one("<![CDATA[]]x>]]>", "x", ""),
        "<![CDATA[]]]]><![CDATA[>]]>"
    );
    assert_eq!(
        one("a<![CDATA[b]]>c<!-- d -->e", "abce", "x&"),
        "x&amp;<![CDATA[]]><!-- d -->"
    );
    let control = "<Response><Message>x</Message></Response>";
    assert_eq!(replaced(F, control, "x", "\u{1}"), [None]);
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let piece = select(&[
        "a",
        "*b*",
        " ",
        "\n",
        "\r\n",
        "é",
        "🎉",
        "漢",
        "&amp;",
        "&lt;",
        "&#10;",
        "&#x1F389;",
        "&#13;",
        "]",
        "\"",
        "'",
        "<![CDATA[x]]>",
        "<![CDATA[]]>",
        "<![CDATA[]]]]>",
        "<![CDATA[<&>\r\n]]>",
        "<![CDATA[ > y]]>",
        "<!-- - -->",
        "<?p i?>",
    ]);
    let body = (vec(piece, 1..9), any::<bool>()).prop_map(|(pieces, nested)| {
        let text = pieces.concat();
        if nested {
            format!("<Message>\n<Body>{text}</Body><Media>u</Media></Message>")
        } else {
            format!("<Message>{text}</Message>")
        }
    });
    for_all((vec(body, 1..3), changes()), 400, |(bodies, changes)| {
        let file = format!("\u{feff}<Response>\r\n{}</Response>", bodies.concat());
        let source = read(F, &file);
        spans_hold(&source);
        change(&source, &changes);
    });
}
