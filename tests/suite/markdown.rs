//! Markdown that two CommonMark parsers show the way WhatsApp shows the message.

use comrak::nodes::{AstNode, ListType, NodeValue};
use pulldown_cmark::{CodeBlockKind, Event, Options, Tag};
use wamark::render::markdown;

use crate::generate::{for_all, messages};
use crate::styled::{Line, Lines, Place, Style, lines};

/// What pulldown-cmark shows.
fn by_pulldown(markdown: &str) -> Vec<Line> {
    let extensions = Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut lines = Lines::default();
    let mut open: Vec<Tag<'_>> = Vec::new();
    let mut numbers: Option<u64> = None;
    for event in pulldown_cmark::Parser::new_ext(markdown, extensions) {
        let mut style = Style::default();
        for tag in &open {
            match tag {
                Tag::Strong => style.strong = true,
                Tag::Emphasis => style.emphasis = true,
                Tag::Strikethrough => style.strikethrough = true,
                _ => {}
            }
        }
        match event {
            Event::Start(tag) => {
                match &tag {
                    Tag::List(start) => numbers = *start,
                    Tag::Item => {
                        let place = numbers.map_or(Place::Bullet, Place::Number);
                        numbers = numbers.map(|number| number + 1);
                        lines.begin(place);
                    }
                    Tag::Paragraph => match open.last() {
                        None => lines.begin(Place::Paragraph),
                        Some(Tag::BlockQuote(None)) => lines.begin(Place::Quote),
                        outer => panic!("a paragraph in {outer:?}"),
                    },
                    Tag::CodeBlock(CodeBlockKind::Fenced(language))
                        if language.is_empty() && open.is_empty() =>
                    {
                        lines.begin(Place::Code);
                    }
                    Tag::BlockQuote(None) if open.is_empty() => {}
                    Tag::Strong | Tag::Emphasis | Tag::Strikethrough => {}
                    Tag::Link {
                        dest_url, title, ..
                    } => {
                        assert!(title.is_empty() && is_url(dest_url), "{dest_url}");
                    }
                    other => panic!("{other:?}"),
                }
                open.push(tag);
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if matches!(open.last(), Some(Tag::CodeBlock(_))) => {
                lines.text(
                    &text,
                    Style {
                        code: true,
                        ..style
                    },
                );
            }
            Event::Text(text) => lines.text(&text, style),
            Event::Code(text) => lines.text(
                &text,
                Style {
                    code: true,
                    ..style
                },
            ),
            Event::HardBreak => lines.line_break(),
            other => panic!("{other:?}"),
        }
    }
    lines.ink()
}

/// What comrak shows, with everything switched on that GitHub has.
fn by_comrak(markdown: &str) -> Vec<Line> {
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    options.extension.math_code = true;
    let mut lines = Lines::default();
    comrak_node(
        &mut lines,
        comrak::parse_document(&arena, markdown, &options),
        Place::Paragraph,
        Style::default(),
    );
    lines.ink()
}

fn comrak_node<'a>(lines: &mut Lines, node: &'a AstNode<'a>, mut place: Place, mut style: Style) {
    match &node.data.borrow().value {
        NodeValue::Document => {}
        NodeValue::BlockQuote => place = Place::Quote,
        NodeValue::Paragraph => match place {
            // The paragraph of an item: the item began the line.
            Place::Bullet | Place::Number(_) => {}
            Place::Paragraph | Place::Quote => lines.begin(place),
            Place::Code => panic!("a paragraph in code"),
        },
        NodeValue::List(list) => {
            assert!(!list.is_task_list);
            assert!(place == Place::Paragraph, "a list in {place:?}");
        }
        NodeValue::Item(item) => {
            // Of an item comrak keeps the number that it shows.
            place = match item.list_type {
                ListType::Bullet => Place::Bullet,
                ListType::Ordered => Place::Number(item.start as u64),
            };
            lines.begin(place);
        }
        NodeValue::CodeBlock(code) => {
            assert!(code.fenced && code.info.is_empty() && place == Place::Paragraph);
            lines.begin(Place::Code);
            lines.text(
                &code.literal,
                Style {
                    code: true,
                    ..style
                },
            );
        }
        NodeValue::Text(text) => lines.text(text, style),
        NodeValue::Code(code) => lines.text(
            &code.literal,
            Style {
                code: true,
                ..style
            },
        ),
        NodeValue::LineBreak => lines.line_break(),
        NodeValue::Strong => style.strong = true,
        NodeValue::Emph => style.emphasis = true,
        NodeValue::Strikethrough => style.strikethrough = true,
        NodeValue::Link(link) => {
            assert!(link.title.is_empty() && is_url(&link.url), "{}", link.url);
        }
        other => panic!("{other:?}"),
    }
    for child in node.children() {
        comrak_node(lines, child, place, style);
    }
}

/// Whether a link is one of ours, or an address of electronic mail, of which GitHub makes a link.
fn is_url(url: &str) -> bool {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    ["http", "https", "mailto"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}

#[track_caller]
pub(crate) fn shows_the_same(message: &str) {
    let document = wamark::parse(message);
    let expected = lines(&document).ink();
    let markdown = markdown(&document);
    assert_eq!(
        by_pulldown(&markdown),
        expected,
        "pulldown-cmark, {message:?}, {markdown:?}"
    );
    assert_eq!(
        by_comrak(&markdown),
        expected,
        "comrak, {message:?}, {markdown:?}"
    );
}

#[test]
fn found_once_and_never_again() {
    for message in [
        // A link behind `!` is no image.
        "!www.a",
        // Addresses that GitHub would make links of by itself, escapes included.
        "http://x<",
        "ftp://x.y/_a_",
        "_https://x.y/a_> b_",
        "www..",
        "http://&mp;",
        // GitHub looks through `~` for the neighbours of a delimiter.
        "~a~_x_",
        "(*a*_b_~c~)",
        // Line breaks at the ends of monospace.
        "a```\nb```",
        "*a```b\n```*",
        "- a```b\n```\n- c",
        "> ```a\n```b",
        // A byte order mark, and punctuation that is new in Unicode.
        "\u{FEFF}",
        "\u{11BE1}*!*",
    ] {
        shows_the_same(message);
    }
}

#[test]
fn markdown_of_the_specification_shows_the_same() {
    for example in crate::spec::examples() {
        shows_the_same(&example.message);
    }
}

#[test]
fn markdown_of_random_messages_shows_the_same() {
    for_all(messages(), 3_000, |message| shows_the_same(&message));
}
