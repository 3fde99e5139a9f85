//! HTML, read back with the parser of a browser.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use wamark::Document;
use wamark::markup::Node;
use wamark::render::html::{Attributes, Html};

use crate::generate::{for_all, messages};
use crate::styled::{Lines, Place, Style, lines};

/// Elements and the attributes that they may have, apart from those that the options ask for.
const ALLOWED: [(&str, &[&str]); 13] = [
    ("p", &[]),
    ("br", &[]),
    ("strong", &[]),
    ("em", &[]),
    ("del", &[]),
    ("code", &["class"]),
    ("pre", &[]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &["value"]),
    ("blockquote", &[]),
    ("a", &["href", "rel"]),
    ("html", &[]),
];

/// Reads a fragment as the content of a `<div>`.
fn read(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(
        RcDom::default(),
        ParseOpts::default(),
        context,
        Vec::new(),
        false,
    );
    let dom = dom.one(html);
    assert!(
        dom.errors.borrow().is_empty(),
        "{:?} in {html:?}",
        dom.errors.borrow()
    );
    dom
}

/// Walks what a browser made of the HTML.
struct Reader<'o> {
    lines: Lines,
    /// The value that all extra attributes have.
    extra: Option<&'o str>,
    links: bool,
    number: u64,
}

impl Reader<'_> {
    fn node(&mut self, node: &Handle, mut place: Place, mut style: Style) {
        match &node.data {
            NodeData::Document => {}
            NodeData::Text { contents } => self.lines.text(&contents.borrow(), style),
            NodeData::Element { name, attrs, .. } => {
                let name = &*name.local;
                let attribute = |wanted: &str| {
                    let attributes = attrs.borrow();
                    let found = attributes
                        .iter()
                        .find(|attribute| &*attribute.name.local == wanted);
                    found.map(|found| found.value.to_string())
                };
                let (_, allowed) = ALLOWED
                    .iter()
                    .find(|(known, _)| *known == name)
                    .expect(name);
                for attribute in attrs.borrow().iter() {
                    let known = match &*attribute.name.local {
                        "data-extra" => self.extra == Some(&*attribute.value),
                        "class" if self.extra.is_some() => true,
                        name => allowed.contains(&name),
                    };
                    assert!(known, "{attribute:?} of <{name}>");
                }
                match name {
                    "p" => self.begin(Place::Paragraph, &mut place),
                    "blockquote" => self.begin(Place::Quote, &mut place),
                    "pre" => self.begin(Place::Code, &mut place),
                    "ul" => place = Place::Bullet,
                    "ol" => {
                        place = Place::Number(0);
                        self.number = attribute("start").map_or(1, |start| start.parse().unwrap());
                    }
                    "li" => {
                        if let Some(value) = attribute("value") {
                            self.number = value.parse().unwrap();
                        }
                        let ordered = place != Place::Bullet;
                        self.begin(
                            if ordered {
                                Place::Number(self.number)
                            } else {
                                Place::Bullet
                            },
                            &mut place,
                        );
                        self.number += 1;
                    }
                    "br" => self.lines.line_break(),
                    "strong" => style.strong = true,
                    "em" => style.emphasis = true,
                    "del" => style.strikethrough = true,
                    "code" => style.code = true,
                    "a" => {
                        assert!(self.links);
                        let url = attribute("href").unwrap().to_ascii_lowercase();
                        assert!(
                            url.starts_with("http://") || url.starts_with("https://"),
                            "{url}"
                        );
                        assert_eq!(
                            attribute("rel").unwrap(),
                            "noopener noreferrer nofollow ugc"
                        );
                    }
                    "html" => {}
                    other => unreachable!("{other} is not allowed"),
                }
            }
            other => panic!("{other:?}"),
        }
        for child in node.children.borrow().iter() {
            self.node(child, place, style);
        }
        let is = |node: &Handle, wanted: &str| matches!(&node.data, NodeData::Element { name, .. } if &*name.local == wanted);
        if is(node, "p")
            && node
                .children
                .borrow()
                .last()
                .is_some_and(|last| is(last, "br"))
        {
            // Behind a line break at the end of a block there is no line.
            self.lines.discard();
        }
    }

    fn begin(&mut self, new: Place, place: &mut Place) {
        self.lines.begin(new);
        *place = new;
    }
}

/// Checks that a browser shows the document, with all its spaces, and nothing else.
#[track_caller]
fn shows_the_same(document: &Document<'_>, html: &Html<'_>, extra: Option<&str>, links: bool) {
    let html = html.render(document);
    let mut reader = Reader {
        lines: Lines::default(),
        extra,
        links,
        number: 0,
    };
    reader.node(&read(&html).document, Place::Paragraph, Style::default());
    reader.lines.end();
    assert_eq!(reader.lines.done, lines(document).done, "{html:?}");
}

#[test]
fn browser_shows_the_message() {
    for_all(messages(), 2_000, |message| {
        shows_the_same(&wamark::parse(&message), &Html::new(), None, false);
    });
}

#[test]
fn browser_shows_examples_of_the_specification() {
    for example in crate::spec::examples() {
        let document = wamark::parse(&example.message);
        shows_the_same(&document, &Html::new().links(true), None, true);
    }
}

#[test]
fn options_let_nothing_of_the_message_in() {
    // Values of attributes are the caller's; they may hold what a stranger wrote.
    for_all((messages(), messages()), 800, |(message, value)| {
        let document = wamark::parse(&message);
        let set = |_: Node<'_>, attributes: &mut Attributes| attributes.set("data-extra", &value);
        let html = Html::new()
            .links(true)
            .class_prefix(&message)
            .attributes(&set);
        // As a browser reads it.
        let shown = value
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\0', "\u{FFFD}");
        shows_the_same(&document, &html, Some(&shown), true);
    });
}

#[test]
fn writers_agree() {
    for_all(messages(), 500, |message| {
        let document = wamark::parse(&message);
        let html = Html::new().links(true);
        let mut text = String::from("<main>");
        html.write(&mut text, &document).unwrap();
        let mut bytes = b"<main>".to_vec();
        html.write_io(&mut bytes, &document).unwrap();
        assert_eq!(text, format!("<main>{}", html.render(&document)));
        assert_eq!(bytes, text.as_bytes());
    });
}

#[test]
fn error_of_the_output_is_given_back() {
    let mut full = [0; 8];
    let error = Html::new().write_io(&mut &mut full[..], &wamark::parse("a long message"));
    assert_eq!(error.unwrap_err().kind(), std::io::ErrorKind::WriteZero);
}

#[test]
fn class_joins_those_of_the_prefix() {
    let set = |node: Node<'_>, attributes: &mut Attributes| attributes.set("class", node.name());
    let html = Html::new().class_prefix("x-").attributes(&set);
    assert_eq!(
        html.render(&wamark::parse("*a*")),
        r#"<p class="x-paragraph paragraph"><strong class="x-strong strong">a</strong></p>"#
    );
}

#[test]
fn attribute_in_capitals_is_the_same_attribute() {
    let set = |_: Node<'_>, attributes: &mut Attributes| {
        attributes.set("Class", "a");
        attributes.set("class", "b");
    };
    let html = Html::new().attributes(&set).render(&wamark::parse("x"));
    assert_eq!(html, r#"<p class="a b">x</p>"#);
}

#[test]
#[should_panic(expected = "`href` is written by the renderer")]
fn attribute_of_the_renderer_is_refused_in_capitals_too() {
    Attributes::default().set("HREF", "javascript:alert(1)");
}
