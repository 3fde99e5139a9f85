//! The import table of ARCHITECTURE.md: which part of `src/` may use which, and which outside crate.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each part with those that it may use. A part is a folder or a file right under `src/`.
const PARTS: [(&str, &str); 15] = [
    ("text", ""),
    ("diagnostic", "text"),
    ("whatsapp", ""),
    ("markup", "text"),
    ("render", "markup diagnostic text"),
    ("import", "markup diagnostic text"),
    ("twiml", "whatsapp diagnostic text"),
    ("twilio", "whatsapp twiml"),
    ("source", "text diagnostic"),
    (
        "lint",
        "markup render twiml whatsapp source diagnostic text",
    ),
    ("report", "diagnostic text"),
    ("preview", "markup render lint twiml"),
    ("cli", ANY),
    ("main", "cli"),
    ("lib", ANY),
];

/// Instead of the names of all parts.
const ANY: &str = "*";

/// Outside crates and the parts that may name them.
const CRATES: &[(&str, &str)] = &[
    ("pest", "markup"),
    ("pest_derive", "markup"),
    ("quick_xml", "twiml source"),
    ("unicode_segmentation", "render"),
    ("pulldown_cmark", "import"),
    ("html5gum", "import"),
    ("annotate_snippets", "report"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    // The linter only in tests.
    ("tempfile", "cli lint"),
    ("ignore", "cli"),
    ("indicatif", "cli"),
    ("similar", "cli"),
    ("lsp_server", "cli"),
    ("gen_lsp_types", "cli"),
    ("unicode_width", "import"),
    ("unicase", "import"),
    ("saphyr_parser", "source"),
    ("fluent_syntax", "source"),
    ("toml_parser", "source"),
    ("toml", "lint"),
    ("globset", "lint"),
    ("aho_corasick", "lint"),
    ("regex", "lint"),
    ("hmac", "twilio"),
    ("sha1", "twilio"),
    ("axum", "twiml"),
    ("actix_web", "twiml"),
    ("unicode_normalization", "lint"),
    ("unicode_properties", "lint"),
    ("unicode_script", "lint"),
    ("unicode_security", "lint"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder, if there is one.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code of a file, without comments: they may name what they like.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let code = text
        .lines()
        .map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    code.collect::<Vec<_>>().join("\n")
}

/// The files of `src/`: the part, the modules that lead to the items of the file, and its code.
fn sources() -> Vec<(String, Vec<String>, String)> {
    let src = root().join("src");
    let source = |path: PathBuf| {
        let inside = path.strip_prefix(&src).unwrap().with_extension("");
        let mut modules: Vec<String> = inside
            .iter()
            .map(|name| name.to_str().unwrap().to_owned())
            .collect();
        let part = modules[0].clone();
        modules.retain(|name| !["mod", "lib", "main"].contains(&name.as_str()));
        (part, modules, code(&path))
    };
    files(&src).into_iter().map(source).collect()
}

fn name(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    &text[..end]
}

/// The names that stand right behind a path, those of `{a, b::c}` too, each at its place.
fn names_behind<'t>(code: &'t str, path: &str) -> Vec<&'t str> {
    let mut names = Vec::new();
    if path.is_empty() {
        return names;
    }
    for (at, _) in code.match_indices(path) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + path.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(name(rest));
            continue;
        };
        let mut depth = 0;
        let end = group.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth < 0
        });
        let mut depth = 0;
        let outer = |c: char| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == ',' && depth == 0
        };
        names.extend(
            group[..end.unwrap()]
                .split(outer)
                .map(|path| name(path.trim())),
        );
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The parts that a file uses: what stands behind `crate::`, and behind as many `super::` as lead out of its part.
fn used<'c>(modules: &[String], code: &'c str) -> BTreeSet<&'c str> {
    let out = "super::".repeat(modules.len());
    let outside = |name: &&str| PARTS.iter().any(|(part, _)| part == name);
    let by_super = names_behind(code, &out).into_iter().filter(outside);
    names_behind(code, "crate::")
        .into_iter()
        .chain(by_super)
        .collect()
}

#[test]
fn parts_use_only_what_the_table_allows() {
    for (part, modules, code) in sources() {
        let row = PARTS.iter().find(|(known, _)| *known == part);
        let (_, allowed) = row.unwrap_or_else(|| panic!("`{part}` is not in the table"));
        for other in used(&modules, &code) {
            let known = other == part || allowed.split(' ').any(|name| name == other);
            let file = modules.join("/");
            assert!(known || *allowed == ANY, "src/{file} uses `{other}`");
        }
    }
}

#[test]
fn outside_crates_stay_behind_their_part() {
    let sources = sources();
    // A module that has the name of a crate, as `source::toml`, is what the name means beside it.
    let own: BTreeSet<Vec<String>> = sources.iter().map(|it| it.1.clone()).collect();
    for (part, modules, code) in &sources {
        for &(name, owner) in CRATES {
            let mut beside = modules.clone();
            beside.push(name.to_owned());
            let imported = names_behind(code, "super::").contains(&name);
            if own.contains(&beside) || imported {
                continue;
            }
            let by_path = !names_behind(code, &format!("{name}::")).is_empty();
            let used = by_path || code.contains(&format!("use {name};"));
            let file = modules.join("/");
            assert!(
                !used || owner.split(' ').any(|it| it == part),
                "src/{file} uses `{name}`"
            );
        }
    }
}

#[test]
fn only_the_command_line_prints() {
    for (part, modules, code) in sources() {
        for printer in [
            "print!",
            "println!",
            "eprint!",
            "eprintln!",
            "dbg!",
            "io::stdout",
            "io::stderr",
        ] {
            assert!(
                part == "cli" || !code.contains(printer),
                "src/{} uses `{printer}`",
                modules.join("/")
            );
        }
    }
}

#[test]
fn everybody_else_uses_the_public_interface() {
    let private = ["..", "src", ""].join("/");
    for folder in [
        "benches",
        "examples",
        "tests",
        "fuzz/fuzz_targets",
        "bindings",
    ] {
        for path in files(&root().join(folder)) {
            let code = code(&path);
            assert!(
                !code.contains(&private),
                "{} includes a file of src/",
                path.display()
            );
            // Public for `main.rs` and for what is generated from it.
            let cli = names_behind(&code, "wamark::").contains(&"cli");
            assert!(
                !cli || path.starts_with(root().join("tests/suite/cli")),
                "{} uses the cli",
                path.display()
            );
        }
    }
}

#[test]
fn names_are_found_behind_paths() {
    let code =
        "use crate::{a, b::{c, d}}; crate::e::f(); mycrate::g; use super::super::{h}; $crate::i!()";
    assert_eq!(names_behind(code, "crate::"), ["a", "b", "e", "i"]);
    assert_eq!(names_behind(code, "super::super::"), ["h"]);
    let module = |depth: usize| vec![String::new(); depth];
    let code = "crate::x; super::text::y; super::super::cli";
    assert_eq!(
        used(&module(1), code).into_iter().collect::<Vec<_>>(),
        ["text", "x"]
    );
    assert_eq!(
        used(&module(2), code).into_iter().collect::<Vec<_>>(),
        ["cli", "x"]
    );
}
