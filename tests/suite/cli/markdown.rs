//! Markdown as input, and what is said of what it lost.

use super::Shell;

const POST: &str = "# Menu\n\n- [Tea](https://x.test/tea_1) **new**\n  - *green*\n\n| Key | Value |\n|---|---|\n| Open | 9-17 |\n";

#[test]
fn markdown_is_made_a_message() {
    let mut shell = Shell::new();
    shell.file("post.md", POST);
    shell.file("plain.markdown", "**a**\n");
    for format in ["whatsapp", "plain", "html", "markdown", "json"] {
        shell.run(&format!("render post.md -t {format}"));
    }
    shell.feed("render -f markdown -t whatsapp", "**a** \\*b\\*\n");
    shell.run("render post.md -f whatsapp");
    shell.run("render plain.markdown post.md -t whatsapp");
    shell.check("markdown");
}

#[test]
fn losses_are_reported_when_asked_for() {
    let mut shell = Shell::new();
    shell.file("post.md", POST);
    shell.file("plain.md", "**a**\n");
    shell.file("message.txt", "*a*\n");
    shell.run("render post.md -t whatsapp --losses text");
    shell.run("render post.md -t whatsapp --losses json");
    shell.run("render post.md -t whatsapp --losses text --strict");
    shell.run("render plain.md post.md message.txt -t whatsapp --strict");
    shell.run("render plain.md message.txt -t whatsapp --strict --losses json");
    shell.run("render post.md -t whatsapp --strict -o out.txt");
    shell.run("render out.txt missing.md post.md --strict");
    shell.check("losses");
}

#[test]
fn losses_are_told_by_bytes_of_the_file() {
    let mut shell = Shell::new();
    shell.file("mark.md", "\u{feff}# a\n");
    shell.file("mark.html", "\u{feff}<u>a</u>\n");
    shell.file("mark.txt", "\u{feff}*a*\n");
    shell.run("render mark.md mark.html mark.txt -t whatsapp --losses json");
    shell.check("byte_order_mark");
}

#[test]
fn losses_come_in_the_order_of_the_text_with_lines_and_characters() {
    let mut shell = Shell::new();
    shell.file(
        "crlf.md",
        "# A\r\n\r\n日本 **a**b <u>é</u>\r\n👍 <u>x</u>\r\n",
    );
    let output = shell.run("render crlf.md --losses json");
    let losses: Vec<serde_json::Value> = serde_json::from_slice(&output.stderr).unwrap();
    let places: Vec<_> = losses
        .iter()
        .map(|loss| {
            let start = &loss["range"]["start"];
            let number = |name: &str| start[name].as_u64().unwrap();
            (
                loss["rule"].as_str().unwrap(),
                number("line"),
                number("column"),
            )
        })
        .collect();
    let expected = [
        ("heading-level", 1, 1),
        ("mid-word", 3, 4),
        ("underline", 3, 11),
        ("underline", 4, 3),
    ];
    assert_eq!(places, expected);
}
