//! `cargo xtask licences`: every dependency, for whatever platform, may be used under a licence of the list.

use std::collections::BTreeSet;
use std::io;
use std::process::ExitCode;

use crate::command;

/// Licences that ask for no more than to be named, and go with `MIT OR Apache-2.0`.
const ALLOWED: &[&str] = &[
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MIT-0",
    "NCSA",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// What tells the package from its licence in cargo's output.
const SEPARATOR: char = '|';

pub(crate) fn run(arguments: &[String]) -> io::Result<ExitCode> {
    command::only(arguments, &[])?;
    let mut packages = BTreeSet::new();
    let format = format!("{{p}}{SEPARATOR}{{l}}");
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        if !command::root().join(manifest).is_file() {
            continue;
        }
        let mut cargo = command::cargo();
        cargo.args([
            "tree",
            "--manifest-path",
            manifest,
            "--workspace",
            "--all-features",
            "--target",
            "all",
        ]);
        cargo.args(["--prefix", "none", "--no-dedupe", "--format", &format]);
        let tree = command::output(&mut cargo)?;
        let ours = format!("({}", command::root().display());
        let others = tree
            .lines()
            .filter(|line| !line.is_empty() && !line.contains(&ours));
        packages.extend(others.map(str::to_owned));
    }
    let mut refused = 0;
    for line in &packages {
        let (package, licence) = line.split_once(SEPARATOR).unwrap_or((line, ""));
        if !is_allowed(licence) {
            println!("{package}: licence `{licence}` is not in the list of xtask/src/licences.rs");
            refused += 1;
        }
    }
    println!("{} packages, {refused} refused", packages.len());
    Ok(if refused == 0 && !packages.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Whether an SPDX expression lets us choose licences of the list. One that cannot be read does not.
fn is_allowed(expression: &str) -> bool {
    // Before SPDX `/` stood for OR.
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    either(&mut words) == Some(true) && words.next().is_none()
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn either(words: &mut Words<'_>) -> Option<bool> {
    let mut allowed = both(words)?;
    while words.next_if_eq(&"OR").is_some() {
        allowed |= both(words)?;
    }
    Some(allowed)
}

fn both(words: &mut Words<'_>) -> Option<bool> {
    let mut allowed = one(words)?;
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words)?;
    }
    Some(allowed)
}

fn one(words: &mut Words<'_>) -> Option<bool> {
    let word = words.next()?;
    if word == "(" {
        let allowed = either(words)?;
        return (words.next()? == ")").then_some(allowed);
    }
    let mut licence = word.to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        licence = format!("{word} WITH {}", words.next()?);
    }
    Some(ALLOWED.contains(&licence.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expressions_are_understood() {
        for allowed in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
            "MIT AND (ISC OR GPL-2.0)",
        ] {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in [
            "",
            "GPL-3.0-only",
            "MIT AND GPL-2.0",
            "MIT OR GPL-2.0 AND",
            "(MIT",
            "MIT)",
            "MIT Apache-2.0",
            "MIT WITH GPL-exception",
            "(MIT OR Apache-2.0) AND OpenSSL",
        ] {
            assert!(!is_allowed(refused), "{refused}");
        }
    }
}
