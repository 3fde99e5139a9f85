//! What HTML and Markdown say, the message shows: the same words in the same styles, on lines of the same kind.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::Document;
use wamark::import::{self, Options};

use crate::generate::for_all;
use crate::styled::{Line, Lines, Place, Style, lines};

/// Words with spaces around them.
#[derive(Clone, Debug)]
enum Piece {
    Word(&'static str),
    Code(&'static str),
    Break,
    /// A style, by its place in `TAGS`.
    Styled(usize, Vec<Piece>),
}

#[derive(Clone, Debug)]
enum Block {
    Paragraph(Vec<Piece>),
    Quote(Vec<Piece>),
    Bullets(Vec<Vec<Piece>>),
    Numbers(u8, Vec<Vec<Piece>>),
    Code(Vec<&'static str>),
}

/// Styles in HTML and in Markdown.
const TAGS: [(&str, &str); 3] = [("b", "**"), ("i", "_"), ("s", "~~")];

/// Text that is to stay text.
const WORDS: &[&str] = &[
    "a", "two", "é", "字", "🎉", "(x)", "*", "_b_", "~", "*c*", "~d~", "2*3*4", "1.", "-", ">",
    "`", "```", "`e`", "#", "&amp;", "<b>", "f_g_h", "**k**", "_", "10.", "!", "don't", "[x](y)",
    "|", "x.",
];

const CODE: &[&str] = &[
    "a", "*b*", "c d", "_e", "~", "1. f", "> g", "a`b", "&lt;", "```", "``h``",
];

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let leaf = prop_oneof![
        8 => select(WORDS).prop_map(Piece::Word),
        1 => select(CODE).prop_map(Piece::Code),
        1 => Just(Piece::Break),
    ];
    let piece = leaf.prop_recursive(4, 16, 4, |piece| {
        (0..TAGS.len(), vec(piece, 1..4)).prop_map(|(tag, content)| Piece::Styled(tag, content))
    });
    vec(piece, 1..6)
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let block = prop_oneof![
        3 => pieces().prop_map(Block::Paragraph),
        2 => pieces().prop_map(Block::Quote),
        1 => vec(pieces(), 1..4).prop_map(Block::Bullets),
        1 => (0..96u8, vec(pieces(), 1..4)).prop_map(|(start, items)| Block::Numbers(start, items)),
        1 => vec(select(CODE), 1..4).prop_map(Block::Code),
    ];
    vec(block, 1..5)
}

/// What a reader of the blocks sees.
fn meant(blocks: &[Block]) -> Vec<Line> {
    fn pieces(lines: &mut Lines, content: &[Piece], style: Style, is_item: bool) {
        for piece in content {
            match piece {
                Piece::Word(word) => lines.text(word, style),
                Piece::Code(code) => lines.text(
                    code,
                    Style {
                        code: true,
                        ..style
                    },
                ),
                // An item is one line.
                Piece::Break if is_item => {}
                Piece::Break => lines.line_break(),
                Piece::Styled(tag, content) => {
                    let mut style = style;
                    match tag {
                        0 => style.strong = true,
                        1 => style.emphasis = true,
                        _ => style.strikethrough = true,
                    }
                    pieces(lines, content, style, is_item);
                }
            }
        }
    }
    let mut lines = Lines::default();
    for block in blocks {
        match block {
            Block::Paragraph(content) => {
                lines.begin(Place::Paragraph);
                pieces(&mut lines, content, Style::default(), false);
            }
            Block::Quote(content) => {
                lines.begin(Place::Quote);
                pieces(&mut lines, content, Style::default(), false);
            }
            Block::Bullets(items) => {
                for item in items {
                    lines.begin(Place::Bullet);
                    pieces(&mut lines, item, Style::default(), true);
                }
            }
            Block::Numbers(start, items) => {
                for (number, item) in (u64::from(*start)..).zip(items) {
                    lines.begin(Place::Number(number));
                    pieces(&mut lines, item, Style::default(), true);
                }
            }
            Block::Code(code) => {
                lines.begin(Place::Code);
                lines.text(
                    &code.join("\n"),
                    Style {
                        code: true,
                        ..Style::default()
                    },
                );
            }
        }
    }
    lines.ink()
}

/// What the message shows, with characters in place of their look-alikes.
fn shown(document: &Document<'_>) -> Vec<Line> {
    let mut lines = lines(document).ink();
    for (character, _) in lines.iter_mut().flat_map(|line| &mut line.characters) {
        *character = match *character {
            '∗' => '*',
            '∼' => '~',
            'ˋ' => '`',
            '‐' => '-',
            '․' => '.',
            '＿' => '_',
            '›' => '>',
            other => other,
        };
    }
    lines
}

fn escaped_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn html_pieces(content: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Word(word) => escaped_html(word),
        Piece::Code(code) => format!("<code>{}</code>", escaped_html(code)),
        Piece::Break => "<br>".to_owned(),
        Piece::Styled(tag, content) => {
            let (name, _) = TAGS[*tag];
            format!("<{name}>{}</{name}>", html_pieces(content))
        }
    };
    content.iter().map(piece).collect::<Vec<_>>().join(" ")
}

fn html(blocks: &[Block]) -> String {
    let items = |items: &[Vec<Piece>]| {
        let item = |item: &Vec<Piece>| format!("<li>{}</li>", html_pieces(item));
        items.iter().map(item).collect::<String>()
    };
    let block = |block: &Block| match block {
        Block::Paragraph(content) => format!("<p>{}</p>", html_pieces(content)),
        Block::Quote(content) => format!("<blockquote>{}</blockquote>", html_pieces(content)),
        Block::Bullets(content) => format!("<ul>{}</ul>", items(content)),
        Block::Numbers(start, content) => format!("<ol start={start}>{}</ol>", items(content)),
        Block::Code(code) => format!("<pre>{}</pre>", escaped_html(&code.join("\n"))),
    };
    blocks.iter().map(block).collect()
}

#[test]
fn html_is_shown_as_it_is_meant() {
    for_all(blocks(), 1_000, |blocks| {
        let page = html(&blocks);
        let document = import::html(&page, &Options::new()).document;
        assert_eq!(
            shown(&document),
            meant(&blocks),
            "{page:?} is {:?}",
            document.source()
        );
    });
}

/// Leaves out line breaks at the edges, which Markdown cannot say, and styles inside themselves.
fn for_markdown(content: Vec<Piece>, open: [bool; 3]) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in content {
        match piece {
            Piece::Styled(tag, content) => {
                let mut inner = open;
                inner[tag] = true;
                let content = for_markdown(content, inner);
                if open[tag] {
                    out.extend(content);
                } else if !content.is_empty() {
                    out.push(Piece::Styled(tag, content));
                }
            }
            Piece::Break if out.is_empty() => {}
            Piece::Word(_) | Piece::Code(_) | Piece::Break => out.push(piece),
        }
    }
    while matches!(out.last(), Some(Piece::Break)) {
        out.pop();
    }
    out
}

fn markdown_pieces(content: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Word(word) => {
            let mut out = String::new();
            for character in word.chars() {
                out.extend(character.is_ascii_punctuation().then_some('\\'));
                out.push(character);
            }
            out
        }
        Piece::Code(code) => format!("```` {code} ````"),
        Piece::Break => "\\\n".to_owned(),
        Piece::Styled(tag, content) => {
            let (_, mark) = TAGS[*tag];
            format!("{mark}{}{mark}", markdown_pieces(content))
        }
    };
    content.iter().map(piece).collect::<Vec<_>>().join(" ")
}

fn markdown(blocks: &[Block]) -> String {
    let indented = |prefix: &str, content: &[Piece], indent: &str| {
        let text = markdown_pieces(content);
        format!("{prefix}{}", text.replace('\n', &format!("\n{indent}")))
    };
    let mut out = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        // Lists with the same marker would be one.
        let (bullet, point) = [("- ", '.'), ("* ", ')')][at % 2];
        out.push(match block {
            Block::Paragraph(content) => markdown_pieces(content),
            Block::Quote(content) => indented("> ", content, "> "),
            Block::Bullets(items) => {
                let items = items.iter().map(|item| indented(bullet, item, "  "));
                items.collect::<Vec<_>>().join("\n")
            }
            Block::Numbers(start, items) => {
                let item = |(number, item): (u8, &Vec<Piece>)| {
                    indented(&format!("{number}{point} "), item, "    ")
                };
                let items = (*start..).zip(items).map(item);
                items.collect::<Vec<_>>().join("\n")
            }
            Block::Code(code) => format!("`````\n{}\n`````", code.join("\n")),
        });
    }
    out.join("\n\n")
}

#[test]
fn markdown_is_shown_as_it_is_meant() {
    for_all(blocks(), 1_000, |mut blocks| {
        for block in &mut blocks {
            match block {
                Block::Paragraph(content) | Block::Quote(content) => {
                    *content = for_markdown(std::mem::take(content), [false; 3]);
                }
                Block::Bullets(items) | Block::Numbers(_, items) => {
                    for item in items {
                        *item = for_markdown(std::mem::take(item), [false; 3]);
                    }
                }
                Block::Code(_) => {}
            }
        }
        let text = markdown(&blocks);
        let document = import::markdown(&text, &Options::new()).document;
        assert_eq!(
            shown(&document),
            meant(&blocks),
            "{text:?} is {:?}",
            document.source()
        );
    });
}
