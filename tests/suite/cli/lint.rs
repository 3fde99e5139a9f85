//! `wamark lint` and `wamark rule`: reports, fixes, baselines, walking, and files that mean harm.

use std::fs;

use super::{Shell, stderr};

const BAD: &str = "Only * two seats * left\n";

/// A folder with copy in several formats, a configuration, and what is not to be checked.
fn project() -> Shell {
    let shell = Shell::new();
    fs::create_dir_all(shell.path("locales")).unwrap();
    shell.file("a.txt", BAD);
    shell.file("README.md", BAD);
    shell.file(".hidden.txt", BAD);
    shell.file("build.txt", BAD);
    shell.file(".gitignore", "build.txt\n");
    shell.file(
        "locales/en.json",
        "{\n  // wamark-ignore FMT002 -- the old client shows it so\n  \"hi\": \"Only * two * left, {{name}}\",\n  \"bye\": \"Bye, *all*\"\n}\n",
    );
    shell.file(
        "locales/es.json",
        "{\n  \"hi\": \"Solo * dos *, {{nombre}}\"\n}\n",
    );
    shell.file("wamark.toml", "ignore = [\"FMT0022\"]\n\n[[rules]]\ncode = \"ACME1\"\nmessage = \"the brand is `ACME`\"\nwords = [\"acme\"]\n");
    shell
}

#[test]
fn reports_frames_a_summary_and_statistics() {
    let mut shell = project();
    shell.run("lint");
    shell.run("lint --statistics");
    shell.run("lint --select LOC locales");
    shell.run("lint --exit-zero a.txt");
    shell.run("lint --ignore FMT,SUP --no-config a.txt");
    shell.check("lint-text");
}

#[test]
fn reports_in_every_format() {
    let mut shell = project();
    for format in ["json", "github", "gitlab", "junit"] {
        shell.run(&format!("lint --format {format} a.txt locales"));
    }
    shell.run("lint --format json --no-config README.md");
    shell.check("lint-formats");
}

#[test]
fn sarif_is_what_its_schema_says() {
    let mut shell = project();
    shell.file(
        "b.xml",
        "<Response><Message>Mac & cheese</Message></Response>",
    );
    let output = shell.run("lint --format sarif");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let schema = include_str!("../../schemas/sarif-2.1.0.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let run = &report["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(
            rule["help"]["markdown"].is_string() || rule["id"] == "ACME1",
            "{rule}"
        );
    }
}

#[test]
fn templates_of_a_folder_are_compared() {
    let mut shell = Shell::new();
    let template = |name: &str| {
        format!(
            "{{\"name\": \"{name}\", \"language\": \"en\", \"category\": \"UTILITY\", \"components\": [{{\"type\": \"BODY\", \"text\": \"Your order is ready for you.\"}}]}}\n"
        )
    };
    shell.file("a.json", template("ready"));
    shell.file("b.json", template("ready_2"));
    shell.file("c.json", "{\"hi\": \"Your order is ready for you.\"}\n");
    let output = shell.run("lint --format github");
    let report = String::from_utf8(output.stdout).unwrap();
    assert_eq!(report.matches("CMP014").count(), 1, "{report}");
    assert!(report.contains("file=b.json"), "{report}");
    let output = shell.run("lint --format github b.json");
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains("`ready` in a.json"), "{report}");
}

#[test]
fn fixes_are_shown_or_made() {
    let mut shell = project();
    shell.run("lint --diff");
    assert_eq!(shell.text("a.txt"), BAD, "a diff writes nothing");
    shell.run("lint --fix");
    shell.run("lint --fix");
    assert_eq!(shell.text("a.txt"), "Only *two seats* left\n");
    assert_eq!(
        shell.text("locales/es.json"),
        "{\n  \"hi\": \"Solo *dos*, {{nombre}}\"\n}\n"
    );
    assert_eq!(shell.text("build.txt"), BAD);
    assert!(
        shell
            .text("wamark.toml")
            .starts_with("ignore = [\"FMT002\"]")
    );
    shell.check("lint-fix");
}

#[test]
fn standard_input_is_checked_and_fixed() {
    let mut shell = project();
    shell.feed("lint -", BAD);
    shell.feed(
        "lint --format github --stdin-filename locales/es.json -",
        "{\"hi\": \"* a *\"}",
    );
    shell.feed("lint --fix -", BAD);
    assert!(
        shell.text("wamark.toml").contains("FMT0022"),
        "no other file is fixed"
    );
    shell.feed("lint --diff --no-config -", BAD);
    shell.feed("lint --fix --stdin-filename x.png -", "left as it is");
    shell.check("lint-stdin");
}

#[test]
fn baseline_leaves_out_what_was_accepted() {
    let mut shell = project();
    shell.run("lint --select FMT,LOC --write-baseline known.json a.txt locales");
    let known = shell.text("known.json");
    shell.note("known.json: ", &known);
    shell.run("lint --select FMT,LOC --baseline known.json a.txt locales");
    // Another of the same kind is new; lines may move.
    shell.file("a.txt", format!("\n\n{BAD}{BAD}"));
    shell.run("lint --select FMT,LOC --baseline known.json a.txt");
    shell.file("a.txt", "in order\n");
    // Rules that were not asked, and what is only looked at, take nothing out.
    shell.run("lint --select LOC --baseline known.json a.txt");
    shell.run("lint --diff --select FMT,LOC --baseline known.json a.txt");
    assert!(shell.text("known.json").contains("a.txt"));
    shell.run("lint --select FMT,LOC --baseline known.json a.txt locales");
    assert!(!shell.text("known.json").contains("a.txt"));
    shell.file("a.txt", BAD);
    shell.run("lint --select FMT --baseline known.json a.txt");
    shell.file("a.txt", "in order\n");
    shell.run("lint --select FMT,LOC --write-baseline known.json a.txt");
    assert!(
        !shell.text("known.json").contains("a.txt") && shell.text("known.json").contains("es.json")
    );
    shell.file("known.json", "{}");
    shell.run("lint --baseline known.json");
    shell.check("lint-baseline");
}

#[test]
fn wrong_arguments_and_configurations_could_not_run() {
    let mut shell = project();
    shell.run("lint --select FMT3,ACME1");
    shell.run("lint --ignore space-inside-marke");
    shell.run("lint --profile fax");
    shell.run("lint --statistics --format json");
    shell.run("lint --config none.toml");
    shell.run("lint none.txt a.txt");
    shell.run("lint --select ACME1 a.txt");
    shell.file("wamark.toml", "profil = \"sms\"\n");
    shell.run("lint");
    shell.run("rule FMT0002");
    shell.check("lint-wrong");
}

#[test]
fn rules_are_explained() {
    let mut shell = Shell::new();
    shell.run("rule FMT002");
    shell.run("rule --format json unused-suppression");
    shell.run("rule TW202");
    shell.run("rule TWI001");
    shell.check("rule");
    let output = shell.run("rule");
    let list = String::from_utf8(output.stdout).unwrap();
    assert!(list.lines().count() > 150 && list.lines().all(|line| line.len() > 40));
    let output = shell.run("rule --format json");
    let list: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(list.len() > 150);
}

#[test]
fn report_goes_to_a_file() {
    let mut shell = project();
    let output = shell.run("lint --format json --output-file report.json a.txt");
    assert!(output.stdout.is_empty() && output.status.code() == Some(1));
    let report: serde_json::Value = serde_json::from_str(&shell.text("report.json")).unwrap();
    assert_eq!(report[1]["code"], "FMT002");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let mut shell = Shell::new();
    fs::create_dir(shell.path("in")).unwrap();
    shell.file("outside.txt", BAD);
    shell.file("in/a.txt", BAD);
    fs::set_permissions(shell.path("in/a.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("..", shell.path("in/loop")).unwrap();
    symlink("../outside.txt", shell.path("in/link.txt")).unwrap();
    symlink("nowhere", shell.path("in/dangling.txt")).unwrap();
    let output = shell.run("lint --fix in");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(shell.text("outside.txt"), BAD);
    assert_eq!(shell.text("in/a.txt"), "Only *two seats* left\n");
    let mode = fs::metadata(shell.path("in/a.txt"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    // One that is named is meant: what it leads to is fixed, and it stays a link.
    shell.run("lint --fix in/link.txt");
    assert_eq!(shell.text("outside.txt"), "Only *two seats* left\n");
    assert!(
        fs::symlink_metadata(shell.path("in/link.txt"))
            .unwrap()
            .is_symlink()
    );
}

#[test]
fn hostile_files_end_in_an_error_and_are_not_written() {
    let mut shell = Shell::new();
    let deep = "[".repeat(200_000);
    let utf16: &[u8] = b"\xff\xfeh\0i\0";
    for (name, content) in [
        ("deep.json", deep.as_bytes()),
        ("deep.yaml", deep.as_bytes()),
        ("utf16.txt", utf16),
        ("latin1.po", b"msgid \"a\"\nmsgstr \"gr\xfc\xdfe\"\n"),
        ("cut.json", b"{\"a\": \"* b *\", "),
        ("cut.xml", b"<Response><Message>* a b *"),
    ] {
        shell.file(name, content);
        let output = shell.run(&format!("lint --fix --no-config {name}"));
        assert_ne!(output.status.code(), Some(0), "{name}");
        assert!(
            matches!(output.status.code(), Some(1 | 2)),
            "{name}: {}",
            stderr(&output)
        );
        assert_eq!(fs::read(shell.path(name)).unwrap(), content, "{name}");
    }
}

#[test]
fn strange_files_are_checked_all_the_same() {
    let mut shell = Shell::new();
    let long = format!("{{\"a\": \"{}\"}}", "x * y z * ".repeat(100_000));
    shell.file("long.json", &long);
    shell.file("nul.txt", "a\0b");
    shell.file("empty.json", "");
    shell.file("empty.txt", "");
    shell.file("\u{1b}[2J.txt", BAD);
    let output = shell.run("lint --format github --no-config --select FMT002,UNI005,SUP .");
    let report = std::str::from_utf8(&output.stdout).unwrap();
    assert!(
        report.contains("UNI005") && report.contains("FMT002"),
        "{report}"
    );
    assert!(!report.contains('\u{1b}') && !stderr(&output).contains('\u{1b}'));
}

#[test]
fn every_file_is_reported_in_the_same_order() {
    let mut shell = Shell::new();
    for number in 0..300 {
        let folder = shell.path(&format!("f{}", number % 7));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{number}.txt")), BAD).unwrap();
    }
    let first = shell.run("lint --format json --no-config");
    let lines = String::from_utf8(first.stdout.clone()).unwrap();
    assert_eq!(lines.matches("FMT002").count(), 300);
    for _ in 0..3 {
        assert_eq!(
            shell.run("lint --format json --no-config").stdout,
            first.stdout
        );
    }
}

#[test]
fn configuration_of_the_nearest_folder_holds() {
    let mut shell = Shell::new();
    for (name, content) in [
        ("wamark.toml", "ignore = ['FMT002']\n"),
        (
            "sub/wamark.toml",
            "extends = ['../wamark.toml']\n[[files]]\npaths = ['*.copy']\nformat = 'text'\nextend-select = ['FMT']\n",
        ),
        ("other/wamark.toml", "exclude = ['old/**']\n"),
        ("a.txt", BAD),
        ("sub/b.txt", BAD),
        ("other/c.txt", BAD),
        ("other/old/d.txt", BAD),
        ("other/e.copy", BAD),
    ] {
        fs::create_dir_all(shell.path(name).parent().unwrap()).unwrap();
        shell.file(name, content);
    }
    let output = shell.run("lint --format github");
    let report = String::from_utf8(output.stdout).unwrap();
    assert_eq!(report.matches("FMT002").count(), 1, "{report}");
    assert!(report.contains("file=other/c.txt"), "{report}");
}
