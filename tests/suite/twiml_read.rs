//! What the reader refuses, what it keeps, and where it says things stand.

use wamark::text::Span;
use wamark::twiml::{self, Node, ReadError, ReadOptions};

fn error(source: &str) -> ReadError {
    match twiml::read(source) {
        Ok(element) => panic!("{source:?} was read as {element:?}"),
        Err(error) => error,
    }
}

/// Asserts the message and the bytes it points at, which `[` and `]` mark in `marked`.
#[track_caller]
fn refuses(before: &str, at: &str, after: &str, message: &str) -> ReadError {
    let error = error(&format!("{before}{at}{after}"));
    assert_eq!(error.to_string(), message);
    assert_eq!(
        error.span(),
        Span::new(before.len(), before.len() + at.len()),
        "{before}|{at}|{after}"
    );
    error
}

/// The documents that a lenient XML parser takes and Twilio does not, by the predicate that names each.
#[test]
fn well_formedness_holes_are_closed() {
    let e = "expected one of `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, found `&nbsp;`";
    assert!(refuses("<Say>a", "&nbsp;", "b</Say>", e).is_reference()); // 1: undefined entity
    let e = "expected `]]&gt;` in text, found `]]>`";
    assert!(refuses("<Say>a", "]]>", "b</Say>", e).is_syntax()); // 2: end of CDATA in text
    let e = "expected a character that XML allows, found U+0001";
    assert!(refuses("<Say>a", "\u{1}", "b</Say>", e).is_character()); // 3: control character
    let e = "expected a character that XML allows, found `&#1;`";
    assert!(refuses("<Say>a", "&#1;", "b</Say>", e).is_character()); // 4: the same as a reference
    let e = "expected the end of the document, found another root element";
    assert!(refuses("<Response/>", "<", "Response/>", e).is_syntax()); // 5: two roots
    let e = "expected the end of the document, found text behind the root element";
    assert!(refuses("<Response/>\n", "b", "ye", e).is_syntax()); // 6: text outside the root
    let e = "expected `</Say>`, found the end of the document";
    assert!(refuses("<Response><", "Say", ">Hi", e).is_syntax()); // 7: unclosed at the end
    let e = "expected `&lt;` in an attribute's value, found `<`";
    assert!(refuses("<Say voice=\"a", "<", "b\"/>", e).is_syntax()); // 8: `<` in a value
    let e = "expected `-->`, found `--` inside the comment";
    assert!(refuses("<Response><!-- a ", "--", " b --></Response>", e).is_syntax()); // 9: `--` in a comment
    let e = "expected the XML declaration at the very beginning, found white space before it";
    assert!(refuses("", "\n ", "<?xml version=\"1.0\"?><Response/>", e).is_before_declaration()); // 10
    let e = "expected the name of an element, found `1`";
    assert!(refuses("<", "1", "st/>", e).is_syntax()); // 11: a name that begins with a digit
    let e = "expected an element, found a document type declaration, which TwiML does not allow";
    let rest = " r [<!ENTITY a \"b\">]><Response>&a;</Response>";
    assert!(refuses("", "<!DOCTYPE", rest, e).is_doctype()); // 12: DOCTYPE with entities
    let e = "expected `<Response>`, found an empty document";
    assert!(refuses("", " \n", "", e).is_empty()); // 13: an empty document
    let e = "expected encoding `UTF-8`, found `ISO-8859-1`";
    let before = "<?xml version=\"1.0\" encoding=\"";
    assert!(refuses(before, "ISO-8859-1", "\"?><Response/>", e).is_encoding()); // 14: another encoding
}

#[test]
fn tags_are_checked() {
    for (before, at, after, message) in [
        ("<A><B></", "A", ">", "expected `</B>`, found `</A>`"),
        (
            "<A",
            "=",
            "/>",
            "expected white space, `>` or `/>`, found `=`",
        ),
        (
            "<A b",
            ">",
            "</A>",
            "expected `=` behind the name of the attribute, found `>`",
        ),
        (
            "<A b=",
            "c",
            "/>",
            "expected a quote before the value of the attribute, found `c`",
        ),
        (
            "<A b=\"1\"",
            "c",
            "=\"2\"/>",
            "expected white space, `>` or `/>`, found `c`",
        ),
        (
            "<A b=\"1\" ",
            "b",
            "=\"2\"/>",
            "expected each attribute once, found `b` again",
        ),
        (
            "<A b=\"1",
            "",
            "",
            "expected a closing `\"`, found the end of the document",
        ),
        ("<A", "", "", "expected `>`, found the end of the document"),
        ("<A/", " ", ">", "expected `>` behind `/`, found ` `"),
        (
            "<A></A",
            "",
            "",
            "expected `>` at the end of the end tag, found the end of the document",
        ),
        (
            "<",
            " ",
            "A/>",
            "expected the name of an element, found ` `",
        ),
        (
            "<A><",
            "",
            "",
            "expected the name of an element, found the end of the document",
        ),
        (
            "<A>",
            "<!",
            "B></A>",
            "expected an element, a comment or a CDATA section, found `<!`",
        ),
        ("", "H", "i", "expected the root element, found `H`"),
        (
            "<!-- only -->",
            "",
            "",
            "expected the root element, found the end of the document",
        ),
        (
            "<A>",
            "<!",
            "-- b",
            "expected `-->`, found the end of the document",
        ),
        (
            "<A>",
            "<!",
            "[CDATA[ b",
            "expected `]]>`, found the end of the document",
        ),
    ] {
        refuses(before, at, after, message);
    }
}

#[test]
fn references_are_checked() {
    for (before, at, after, message) in [
        (
            "<A>R",
            "&",
            "D</A>",
            "expected a reference such as `&amp;`, found a bare `&`",
        ),
        (
            "<A>https://x.y?a=1",
            "&",
            "b=2</A>",
            "expected a reference such as `&amp;`, found a bare `&`",
        ),
        (
            "<A b=\"",
            "&amp",
            "\"/>",
            "expected a `;` at the end of the reference `&amp`",
        ),
        (
            "<A>",
            "&#65",
            " </A>",
            "expected a `;` at the end of the reference `&#65`",
        ),
        (
            "<A>",
            "&#xD800;",
            "</A>",
            "expected a character that XML allows, found `&#xD800;`",
        ),
        (
            "<A>",
            "&#xFFFE;",
            "</A>",
            "expected a character that XML allows, found `&#xFFFE;`",
        ),
        (
            "<A>",
            "&#99999999999;",
            "</A>",
            "expected a character that XML allows, found `&#99999999999;`",
        ),
        (
            "<A>",
            "\u{ffff}",
            "</A>",
            "expected a character that XML allows, found U+FFFF",
        ),
        (
            "<A><!-- ",
            "\u{0}",
            " --></A>",
            "expected a character that XML allows, found U+0000",
        ),
        (
            "<A",
            "\u{b}",
            "/>",
            "expected a character that XML allows, found U+000B",
        ),
    ] {
        refuses(before, at, after, message);
    }
    let text = twiml::read("<A b='&#9;&#xA;&quot;'>&lt;&gt;&amp;&apos;&#x1F355;&#13;</A>").unwrap();
    assert_eq!(text.attribute("b"), Some("\t\n\""));
    assert_eq!(text.text(), "<>&'🍕\r");
}

#[test]
fn declarations_are_checked() {
    for source in [
        "<?xml version=\"1.0\"?><A/>",
        "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<A/>",
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?><A/>",
        "<?xml  version = \"1.1\"?><A/>",
    ] {
        assert!(
            twiml::read_document(source).unwrap().declaration.is_some(),
            "{source}"
        );
    }
    for source in [
        "<?xml?><A/>",
        "<?xml encoding=\"UTF-8\"?><A/>",
        "<?xml version=\"2.0\"?><A/>",
        "<?xml version=\"1.0\"encoding=\"UTF-8\"?><A/>",
        "<?xml version=\"1.0\" standalone=\"maybe\"?><A/>",
        "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?><A/>",
        "<?xml version=\"1.0\"><A/>",
        "<?xml version=\"1.0\"?><?xml version=\"1.0\"?><A/>",
        "<?XML version=\"1.0\"?><A/>",
        "<A><?xml version=\"1.0\"?></A>",
        "<A/><?xml version=\"1.0\"?>",
    ] {
        error(source);
    }
    for source in [
        "junk<?xml version=\"1.0\"?><A/>",
        "<!-- a --><?xml version=\"1.0\"?><A/>",
    ] {
        assert!(error(source).is_before_declaration(), "{source}");
    }
}

#[test]
fn namespaces_are_checked() {
    for source in [
        "<A xml:lang=\"en\"/>",
        "<A xmlns=\"urn:a\" xmlns:b=\"urn:b\"><b:C b:d=\"1\" d=\"2\"/></A>",
        "<A><B xmlns:c=\"urn:c\"/><B xmlns:c=\"urn:d\" c:e=\"\"/></A>",
    ] {
        twiml::read(source).unwrap();
    }
    for source in [
        "<a:B/>",
        "<A b:c=\"1\"/>",
        "<A><B xmlns:c=\"urn:c\"/><c:D/></A>",
        "<A><B xmlns:c=\"urn:c\"></B><c:D/></A>",
        "<a:b:c xmlns:a=\"urn:a\"/>",
        "<:a/>",
        "<a:/>",
        "<A xmlns:b=\"\"/>",
        "<A xmlns:xml=\"urn:a\"/>",
        "<A xmlns:xmlns=\"urn:a\"/>",
        "<A xmlns=\"http://www.w3.org/XML/1998/namespace\"/>",
        "<A xmlns:a=\"http://www.w3.org/2000/xmlns/\"/>",
        "<A xmlns:a=\"urn:x\" xmlns:b=\"urn:x\" a:c=\"\" b:c=\"\"/>",
        "<?a:b c?><A/>",
    ] {
        assert!(error(source).is_syntax(), "{source}");
    }
}

#[test]
fn nothing_is_lost() {
    let source = "<!--1--><R  b = '1'  a=\"2\" >x<!-- 2 --><Un:k xmlns:Un=\"u\"/><?go now?><![CDATA[<&>]]>y&amp;z</R ><!--3-->";
    let document = twiml::read_document(source).unwrap();
    assert_eq!((document.before.len(), document.after.len()), (1, 1));
    let root = &document.root;
    let names: Vec<&str> = root.attributes.iter().map(|a| a.name.as_ref()).collect();
    assert_eq!(names, ["b", "a"]);
    let kinds: Vec<String> = root
        .children
        .iter()
        .map(|node| source[node.span().range()].to_owned())
        .collect();
    assert_eq!(
        kinds,
        [
            "x",
            "<!-- 2 -->",
            "<Un:k xmlns:Un=\"u\"/>",
            "<?go now?>",
            "<![CDATA[<&>]]>",
            "y&amp;z"
        ]
    );
    assert_eq!(&source[root.attributes[0].value_span.range()], "1");
    assert_eq!(&source[root.attributes[1].name_span.range()], "a");
    assert_eq!(&source[root.name_span().range()], "R");
    assert_eq!(root.text(), "x<&>y&z");
    let Node::Comment(comment) = &root.children[1] else {
        panic!()
    };
    assert_eq!(comment.content, " 2 ");
    let Node::ProcessingInstruction(instruction) = &root.children[3] else {
        panic!()
    };
    assert_eq!((&*instruction.target, &*instruction.content), ("go", "now"));
}

#[test]
fn texts_next_to_each_other_are_one() {
    let root = twiml::read("<A>a<![CDATA[]]>b&lt;c</A>").unwrap();
    assert_eq!(root.children.len(), 1);
    assert_eq!(root.text(), "ab<c");
    assert_eq!(
        twiml::read("<A><![CDATA[]]></A>").unwrap().children.len(),
        0
    );
}

#[test]
fn line_ends_and_white_space_are_normalized_as_xml_says() {
    let root = twiml::read("<A b=\"1\r\n2\t3\r4\">a\r\nb\rc\n<![CDATA[\r\n]]></A>").unwrap();
    assert_eq!(root.attribute("b"), Some("1 2 3 4"));
    assert_eq!(root.text(), "a\nb\nc\n\n");
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = |n: usize| format!("{}{}", "<W>".repeat(n), "</W>".repeat(n));
    assert!(twiml::read(&deep(256)).is_ok());
    let error = error(&deep(100_000));
    assert!(error.is_limit());
    assert_eq!(
        error.to_string(),
        "expected at most 256 elements inside each other, found one more"
    );
    let mut options = ReadOptions::default();
    options.max_bytes = 10;
    let error = options.read("<Response/>").unwrap_err();
    assert_eq!(error.to_string(), "expected at most 10 bytes, found 11");
    assert!(error.is_limit());
}

/// Each input is long and worst for some part; none may take more than a moment.
#[test]
fn hostile_documents_take_linear_time() {
    let attributes = (0..20_000).fold(String::new(), |all, n| all + &format!(" a{n}=\"\""));
    let prefixes = (0..10_000).fold(String::new(), |all, n| {
        all + &format!(" xmlns:a{n}=\"u{n}\" a{n}:b=\"\"")
    });
    let start = std::time::Instant::now();
    for source in [
        format!("<A{attributes}/>"),
        format!("<A{prefixes}/>"),
        format!("<A>{}</A>", "<![CDATA[]]>a".repeat(50_000)),
        format!("<A>{}</A>", "&amp;\u{ff01}]]".repeat(50_000)),
        format!("<A b='{}'/>", "&#x1F355;\"\r\n".repeat(50_000)),
        format!("<A>{}</A>", "<B/>".repeat(100_000)),
    ] {
        twiml::read(&source).unwrap();
    }
    for source in [
        "<!--".repeat(100_000),
        "<A>".to_owned() + &"<![CDATA[".repeat(100_000),
        "<A ".repeat(100_000),
    ] {
        error(&source);
    }
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
