//! Markdown in chunks gives the text that Markdown at once gives.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::import::{Literals, MarkdownStream, Options, markdown};

use crate::generate::for_all;
use crate::import_markdown::texts;

/// Imports a text in chunks that end at these places, as far as they are places in it.
fn in_chunks(text: &str, ends: &[usize], options: &Options) -> String {
    let mut stream = MarkdownStream::new(options.clone());
    let mut message = String::new();
    let mut start = 0;
    for end in ends.iter().copied().chain([text.len()]) {
        if end >= start && text.is_char_boundary(end) {
            message += &stream.push(&text[start..end]);
            start = end;
        }
    }
    message + &stream.finish().0
}

#[track_caller]
fn agrees(text: &str, ends: &[usize]) {
    let options = Options::new();
    let whole = markdown(text, &options);
    assert_eq!(
        in_chunks(text, ends, &options),
        whole.document.source(),
        "{text:?} cut at {ends:?}"
    );
}

#[test]
fn cuts_make_no_difference() {
    for text in [
        "# a\n\nb *c*\n\n- d\n- e\n\nf\n",
        "[a][x] b\n\nc\n\n[x]: https://x.y\n\nd [x]\n",
        "[a]\n\n[a]: /b\n\"title\n\nend\" [a]\n",
        "[A]: /1\n\n[a]: /2\n\n[a] and [A]\n\nb\n",
        "a[^1] b[^2]\n\n[^2]: two\n\nc\n\n[^1]: one\n\n    more\n\nd[^1]\n",
        "[^n]: note\n\n    code\n\na[^N]\n\n    indented\n",
        "[^1 x]: o\n\n[^1 ] [^ 1 \t x ] N\n\nc\n\n[^1]: p\n",
        "[^a\\]b]: o\n\n[^c|d]: p\n\n[^a\\]b]\n\n| [^c\\|d] |\n|---|\n\nc\n",
        "a\nb\n===\n\nc\n---\n",
        ">|\n|a\n>-|\nb\n\nc\n",
        "a\n| b | c |\n|---|---|\n| d | e |\n\nf\n",
        "```markdown\n# a\n\n```js\nx\n```\n\nb\n```\n",
        "```markdown\n# a\n```\nb\n",
        "```\na\n\nb\n```\n\n~~~\nc\n",
        "---\na: b\n---\nc\n",
        "---\n\na\n\n---\n",
        "---\na: b\nc\n---\nd\n",
        "a\0\n\n\0\n",
        "\u{feff}# a\n\nb\n",
        "<div>\n\n**a**\n\n</div>\n\n<script>\n\nx\n\n</script>\n\nb\n",
        "> a\nb\n\n> c\n\n1. d\n\n   e\n\n2. f\ng\n",
        "a\r\n\r\nb\r\n***\r\nc\rd\n\n\n\n    e\n",
        "a\n#\nb\n#c\n",
    ] {
        let all: Vec<usize> = (0..text.len()).collect();
        agrees(text, &all);
        for cut in 0..text.len() {
            agrees(text, &[cut]);
        }
        let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        agrees(text, &lines);
    }
}

#[test]
fn cuts_make_no_difference_anywhere() {
    let ends = vec(0..300_usize, 0..40).prop_map(|mut ends| {
        ends.sort_unstable();
        ends
    });
    let texts =
        prop_oneof![3 => texts(), 1 => vec(block(), 0..12).prop_map(|blocks| blocks.concat())];
    for_all((texts, ends), 2000, |(text, ends)| {
        agrees(&text, &ends);
        let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        agrees(&text, &lines);
    });
}

/// Blocks that hang on each other.
fn block() -> impl Strategy<Value = &'static str> {
    select(&[
        "a\n",
        "a [b] c\n",
        "[b]\n",
        "[b]: /x\n",
        "[B]: /y 't'\n",
        "\n",
        "\n\n",
        "[^1]\n",
        "[^1]: d\n",
        "    e\n",
        "- f\n",
        "  g\n",
        "> h\n",
        "===\n",
        "---\n",
        "***\n",
        "# i\n",
        "```\n",
        "```md\n",
        "| j | k |\n",
        "|---|---|\n",
        "<div>\n",
        "</div>\n",
        "<!--\n",
        "-->\n",
        "<pre>\n",
        "</pre>\n",
        "1. l\n",
        "\"m\"\n",
        "[n][b]\n",
        "![b]\n",
        "(o)\n",
        "\r\n",
        "[^",
        "[",
        "*p\n",
        "q*\n",
        "**r:**s\n",
        "https://t.u/_v_\n",
        "\\",
        "\t",
        ".",
        "]\n",
        ": w\n",
    ])
}

#[test]
fn settled_blocks_come_at_once() {
    let mut stream = MarkdownStream::new(Options::new());
    assert_eq!(stream.push("**a**\n"), "");
    assert_eq!(stream.push("\nb"), "");
    assert_eq!(stream.push("\n"), "*a*");
    assert_eq!(stream.push("\n- c\n- d\n\ne"), "\n\nb");
    assert_eq!(stream.push("\n\n```\nf\n"), "\n\n- c\n- d\n\ne");
    assert_eq!(stream.finish().0, "\n\n```f```");
}

#[test]
fn losses_are_those_of_the_whole() {
    for text in [
        "# a\n\nb ![c](d) \\*e\\*\n\n[f](https://g.h \"t\")\n\n| i | j |\n|---|---|\n| k | l |\n",
        "[^1]: x\n<p>[^1]\n<u>b</u>\n\nfoo",
        "[^1]: x\n<p>[^1]\n<u>b</u>\n\nfoo _b_ <u>d</u>",
        "\0a <u>b\0</u>\n\n\0 \\*c\\*\n",
    ] {
        let options = Options::new().literals(Literals::LookAlikes);
        let mut stream = MarkdownStream::new(options.clone());
        for line in text.split_inclusive('\n') {
            stream.push(line);
        }
        assert_eq!(
            stream.finish().1,
            markdown(text, &options).losses,
            "{text:?}"
        );
    }
}
