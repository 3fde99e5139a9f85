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
