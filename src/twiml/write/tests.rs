//! What the writer writes and refuses.

use super::escape::is_name;
use super::*;
use crate::twiml::element::{Attribute, Comment, Node, ProcessingInstruction, Text};
use crate::twiml::read;

fn fragment(element: &Element) -> String {
    WriteOptions::new()
        .declaration(false)
        .write_string(element)
        .unwrap()
}

#[test]
fn only_what_must_be_escaped_is() {
    let element = Element::new("Say")
        .with_attribute("a", "<&>\"'\t\n\r")
        .with_text("<&>\"'\t\n\r]]>");
    assert_eq!(
        fragment(&element),
        "<Say a=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13;\">&lt;&amp;&gt;\"'\t\n&#13;]]&gt;</Say>"
    );
    assert_eq!(read(&fragment(&element)).unwrap(), element);
}

#[test]
fn every_character_is_written_or_refused() {
    for character in (0..=0x1_FFFF).filter_map(char::from_u32) {
        let element = Element::new("A")
            .with_attribute("b", character)
            .with_text(character);
        let written = WriteOptions::new().write_string(&element);
        match written {
            Ok(xml) => assert_eq!(read(&xml).unwrap(), element, "{character:?}"),
            Err(error) => {
                assert!(error.is_invalid_character());
                assert!(
                    matches!(character, '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'),
                    "{character:?}"
                );
            }
        }
    }
}

#[test]
fn invalid_characters_name_their_place() {
    let options = WriteOptions::new();
    let error = |element| options.write_string(&element).unwrap_err().to_string();
    assert_eq!(
        error(Element::new("Play").with_attribute("digits", "1\u{1B}")),
        "XML cannot hold the character U+001B, found in `digits` of `<Play>`"
    );
    let inner = Element::new("Gather")
        .with_child(Element::new("Say"))
        .with_text("\u{FFFF}");
    assert_eq!(
        error(inner),
        "XML cannot hold the character U+FFFF, found in the text of `<Gather>`"
    );
}

#[test]
fn invalid_characters_are_replaced_or_stripped_everywhere() {
    let mut element = Element::new("A")
        .with_attribute("b", "1\u{0}\u{FFFE}2")
        .with_text("\u{0}\u{FFFF}x");
    element.push(Comment::new("a--\u{2}b---"));
    element.push(Text {
        is_cdata: true,
        ..Text::new("c\u{3}d")
    });
    let options = WriteOptions::new().declaration(false);
    assert_eq!(
        options
            .invalid(Invalid::Replace)
            .write_string(&element)
            .unwrap(),
        "<A b=\"1\u{FFFD}\u{FFFD}2\">\u{FFFD}\u{FFFD}x<!--a- -\u{FFFD}b- - - -->c\u{FFFD}d</A>"
    );
    assert_eq!(
        options
            .invalid(Invalid::Strip)
            .write_string(&element)
            .unwrap(),
        "<A b=\"12\">x<!--a-b-->cd</A>"
    );
}

#[test]
fn comments_and_instructions_that_would_end_early_are_refused() {
    let with = |node: Node| WriteOptions::new().write_string(&Element::new("A").with_child(node));
    for bad in ["--", "a--b", "-", "a-"] {
        assert_eq!(
            with(Comment::new(bad).into()).unwrap_err().to_string(),
            "a comment may not hold `--` or end in `-`, found in `<A>`"
        );
    }
    assert!(with(Comment::new("- - -b").into()).is_ok());
    assert!(with(ProcessingInstruction::new("x", "?>").into()).is_err());
    assert!(
        with(ProcessingInstruction::new("XML", "").into())
            .unwrap_err()
            .is_invalid_name()
    );
    assert!(
        with(ProcessingInstruction::new("fold", "open").into())
            .unwrap()
            .contains("<?fold open?>")
    );
}

#[test]
fn cdata_stays_cdata_where_it_can() {
    let cdata = |text: &str| {
        fragment(&Element::new("A").with_child(Text {
            is_cdata: true,
            ..Text::new(text)
        }))
    };
    assert_eq!(cdata("a<b"), "<A><![CDATA[a<b]]></A>");
    assert_eq!(cdata("a]]>b"), "<A>a]]&gt;b</A>");
    assert_eq!(cdata("\r"), "<A>&#13;</A>");
}

#[test]
fn names_are_those_of_xml() {
    for good in ["Say", "say-as", "xml:lang", "_x", "Ünicode", "a.1"] {
        assert!(is_name(good), "{good}");
    }
    for bad in [
        "", "1a", "-a", "a b", "a:b:c", ":a", "a:", "a>", "a\u{0}", "a/",
    ] {
        assert!(!is_name(bad), "{bad}");
    }
    let mut twice = Element::new("A");
    twice.attributes = vec![Attribute::new("a", "1"), Attribute::new("a", "2")];
    let error = WriteOptions::new().write_string(&twice).unwrap_err();
    assert_eq!(error.to_string(), "`<A>` has the attribute `a` twice");
}

#[test]
fn pretty_leaves_mixed_content_alone() {
    let source = "<Response>\n<Say>Hello <break/> <emphasis>you</emphasis></Say><!-- c --><Gather>  \
                  <Say> </Say><Play/></Gather> <Pause> </Pause></Response>";
    let tree = read(source).unwrap();
    let options = WriteOptions::new().declaration(false);
    let pretty = options
        .layout(Layout::Pretty { indent: 2 })
        .write_string(&tree)
        .unwrap();
    assert_eq!(
        pretty,
        "<Response>\n  <Say>Hello <break/> <emphasis>you</emphasis></Say>\n  <!-- c -->\n  <Gather>\n    \
         <Say> </Say>\n    <Play/>\n  </Gather>\n  <Pause/>\n</Response>\n"
    );
    let again = read(&pretty).unwrap();
    assert_eq!(
        options
            .layout(Layout::Pretty { indent: 2 })
            .write_string(&again)
            .unwrap(),
        pretty
    );
    assert_eq!(
        options
            .layout(Layout::Compact)
            .write_string(&again)
            .unwrap(),
        "<Response><Say>Hello <break/> <emphasis>you</emphasis></Say><!-- c --><Gather><Say> </Say>\
         <Play/></Gather><Pause/></Response>"
    );
}

#[test]
fn prefixes_have_to_be_declared() {
    let write = |element: Element| {
        WriteOptions::new()
            .declaration(false)
            .write_string(&element)
    };
    let error = write(Element::new("A").with_child(Element::new("x:b"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected a declared namespace prefix, found `x`, in `<x:b>`"
    );
    let declared = Element::new("A")
        .with_attribute("xmlns:x", "urn:x")
        .with_child(Element::new("x:b").with_child(Element::new("x:c")));
    assert!(write(declared).is_ok());
    let sibling = Element::new("A")
        .with_child(
            Element::new("b")
                .with_attribute("xmlns:x", "urn:x")
                .with_text("x"),
        )
        .with_child(Element::new("c").with_attribute("x:d", ""));
    assert!(write(sibling).is_err());
    let empty_sibling = Element::new("A")
        .with_child(Element::new("b").with_attribute("xmlns:x", "urn:x"))
        .with_child(Element::new("c").with_attribute("x:d", ""));
    assert!(write(empty_sibling).is_err());
    assert!(write(Element::new("lang").with_attribute("xml:lang", "de-DE")).is_ok());
}

#[test]
fn depth_costs_no_stack() {
    let deep = (0..100_000).fold(Element::new("W"), |inner, _| {
        Element::new("W").with_child(inner)
    });
    let xml = fragment(&deep);
    assert_eq!(xml.len(), 100_000 * 7 + 4);
}

#[test]
fn many_attributes_take_linear_time() {
    let mut element = Element::new("A");
    element.attributes = (0..100_000)
        .map(|at| Attribute::new(format!("a{at}"), ""))
        .collect();
    assert!(WriteOptions::new().write_string(&element).is_ok());
    element.attributes.push(Attribute::new("a7", ""));
    let error = WriteOptions::new().write_string(&element).unwrap_err();
    assert_eq!(error.to_string(), "`<A>` has the attribute `a7` twice");
}

#[test]
fn errors_of_the_sink_are_passed_on() {
    struct Full;

    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::other("disk full"))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl fmt::Write for Full {
        fn write_str(&mut self, _: &str) -> fmt::Result {
            Err(fmt::Error)
        }
    }

    let tree = Element::new("Response").with_text("a".repeat(2_000));
    let error = WriteOptions::new().write_io(&tree, Full).unwrap_err();
    assert_eq!(error.to_string(), "disk full");
    assert!(WriteOptions::new().write_fmt(&tree, &mut Full).is_err());
}

#[test]
fn long_texts_pass_the_buffer() {
    for length in [0, 1, 470, 511, 512, 513, 1_023, 5_000] {
        let tree = Element::new("A").with_text("é".repeat(length));
        let mut bytes = Vec::new();
        WriteOptions::new().write_io(&tree, &mut bytes).unwrap();
        let string = WriteOptions::new().write_string(&tree).unwrap();
        assert_eq!(string.as_bytes(), bytes);
        assert_eq!(read(&string).unwrap(), tree);
    }
}
