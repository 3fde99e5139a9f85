//! Every message of `tests/cases` in every renderer, as snapshots in `snapshots/render`.

use std::fmt::Write as _;

use wamark::Document;
use wamark::markup::Node;
use wamark::render;
use wamark::render::html::Html;

/// Renders every case and compares it to its snapshot.
fn snapshots(renderer: &str, render: impl Fn(&Document<'_>) -> String) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/render");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("../cases", "*.txt", |path| {
            let file = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
            let message = file
                .strip_suffix('\n')
                .expect("a case ends with a line break");
            insta::assert_snapshot!(renderer, render(&wamark::parse(message)));
        });
    });
}

/// HTML with a line for each line of the message; the renderer writes none.
fn by_line(html: &str) -> String {
    [
        "<br>",
        "</p>",
        "</li>",
        "<ul>",
        "</ol>",
        "</ul>",
        "</blockquote>",
        "</pre>",
    ]
    .into_iter()
    .fold(html.to_owned(), |html, tag| {
        html.replace(tag, &format!("{tag}\n"))
    })
}

#[test]
fn html() {
    snapshots("html", |document| by_line(&render::html(document)));
}

#[test]
fn html_with_options() {
    snapshots("html-options", |document| {
        let html = Html::new().links(true).class_prefix("wa-");
        by_line(&html.render(document).replace(
            "<br class=\"wa-hard_break\">",
            "<br class=\"wa-hard_break\">\n",
        ))
    });
}

#[test]
fn plain() {
    snapshots("plain", render::plain);
}

#[test]
fn markdown() {
    snapshots("markdown", render::markdown);
}

#[test]
fn whatsapp() {
    snapshots("whatsapp", render::whatsapp);
}

#[test]
fn ansi() {
    // A snapshot that somebody prints should not change their terminal.
    snapshots("ansi", |document| {
        render::ansi(document).replace('\x1b', "␛")
    });
}

#[cfg(feature = "serde")]
#[test]
fn json() {
    // A line for each block; `render::json` writes one for each bracket.
    snapshots("json", |document| {
        let blocks = document
            .blocks()
            .map(|block| serde_json::to_string(&block).unwrap());
        blocks.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn tree() {
    snapshots("tree", |document| {
        let mut text = String::new();
        let mut open: Vec<Node<'_>> = Vec::new();
        for node in document.nodes() {
            let span = node.span();
            while open
                .last()
                .is_some_and(|outer| outer.span().end <= span.start && !span.is_empty())
            {
                open.pop();
            }
            let source = &document.source()[span.range()];
            writeln!(
                text,
                "{}{} {:?}",
                "  ".repeat(open.len()),
                node.name(),
                source
            )
            .unwrap();
            open.push(node);
        }
        text
    });
}
