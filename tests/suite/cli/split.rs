//! `wamark split`: the parts and how they are told apart.

use super::Shell;

const MESSAGE: &str =
    "*Your order is on its way.* It arrives today.\n\n- 2 × pizza _with everything on it_\n- tea\n";

#[test]
fn parts_are_told_apart() {
    let mut shell = Shell::new();
    shell.file("order.txt", MESSAGE);
    shell.run("split order.txt");
    shell.run("split order.txt --limit 50");
    shell.run("split order.txt --limit 30 --number");
    shell.run("split order.txt --limit 30 --number=behind --json");
    shell.run("split order.txt --limit 50 -0");
    shell.feed("split --limit 4", "*one* two\n");
    shell.feed("split --limit 3", "*no* www.x.org\n");
    shell.feed("split - -f whatsapp --limit 6 --json", "- a b c d");
    shell.feed("split --limit 6 --number", "one two three");
    shell.feed("split", "");
    shell.feed("split --json", " \n\n");
    shell.feed("split --limit twilio --json", "a");
    shell.check("split");
}

#[test]
fn what_cannot_be_split_is_named() {
    let mut shell = Shell::new();
    shell.file("post.md", "# Hi\n");
    for arguments in [
        "missing.txt",
        "--limit 0",
        "--limit -1",
        "--limit sms",
        "--limit 99999999999999999999999",
        "--number=middle",
        "--json -0",
        "a b",
    ] {
        shell.run(&format!("split {arguments}"));
    }
    shell.feed("split -0", "*é*\r\na\0b");
    shell.file("nul.txt", "\0");
    shell.run("split nul.txt -0");
    shell.check("split-failures");
}

#[test]
fn losses_of_the_input_are_reported_as_render_does() {
    let mut shell = Shell::new();
    shell.file("post.md", "# Menu\n\n- [Tea](https://x.test)\n");
    shell.file("page.html", "<u>a</u>\n");
    shell.file("plain.md", "**a** b\n");
    shell.run("split post.md");
    shell.run("split post.md --losses text");
    shell.run("split post.md --losses json --json");
    shell.run("split page.html --losses json --strict");
    shell.run("split post.md --strict -0");
    shell.run("split plain.md --strict --losses json");
    // What the limit costs is no loss of the input.
    shell.run("split plain.md --strict --limit 2");
    shell.feed("split -f markdown --strict --limit 4", "## a b\n");
    shell.feed("split -f markdown --strict -0", "# a\0b\n");
    shell.check("split-losses");
    let losses = |arguments: &str, shell: &mut Shell| shell.run(arguments).stderr;
    assert_eq!(
        losses("split post.md --losses json", &mut shell),
        losses("render post.md --losses json", &mut shell)
    );
}

#[test]
fn names_of_limits_are_numbers() {
    let mut shell = Shell::new();
    let text = "ab ".repeat(4_000);
    for (name, most) in [("twilio", 1_600), ("cloud-api", 4_096), ("template", 1_024)] {
        let output = shell.feed(&format!("split --json --limit {name}"), &text);
        let parts: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
        let longest = parts.iter().map(|part| part.chars().count()).max().unwrap();
        assert!(longest <= most && longest + 3 >= most, "{name}: {longest}");
        let number = shell.feed(&format!("split --json --limit {most}"), &text);
        assert_eq!(number.stdout, output.stdout);
    }
}
