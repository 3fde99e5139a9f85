//! Linters of npm and `PyPI` that read message copy, or the files that it is in.
//!
//! None knows what WhatsApp formats. eslint's plug-in reads locale files, as JSON; textlint and the linters of prose take the files for plain text, and need
//! not find the strings in them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `cargo xtask bench-lint` installs them.
const HOME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/linters");
const CONFIG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/lint");

/// A linter.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// The program, below [`HOME`].
    program: &'static str,
    /// Its arguments; `CONFIG` is the folder of this file.
    arguments: &'static [&'static str],
    /// The endings of the files that it reads.
    reads: &'static [&'static str],
    /// The code with which it ends when it has found something.
    pub(crate) finds: i32,
}

pub(crate) const PEERS: &[Peer] = &[
    Peer {
        name: "eslint 8.57.1, eslint-plugin-i18n-json 4.0.1: valid-json, valid-message-syntax, identical-keys; the JSON half",
        program: "node_modules/.bin/eslint",
        arguments: &["--no-eslintrc", "--no-ignore", "--config=CONFIG/eslint.cjs"],
        reads: &["json"],
        finds: 1,
    },
    Peer {
        name: "textlint 15.8.0: terminology 5.2.16, common-misspellings 1.0.1, no-todo 2.0.1",
        program: "node_modules/.bin/textlint",
        arguments: &["--config=CONFIG/textlint.json"],
        reads: &["json", "yml"],
        finds: 1,
    },
    Peer {
        name: "alex 11.0.1",
        program: "node_modules/.bin/alex",
        arguments: &["--text"],
        reads: &["json", "yml"],
        finds: 1,
    },
    Peer {
        name: "proselint 0.16.0",
        program: "bin/proselint",
        arguments: &["check"],
        reads: &["json", "yml"],
        finds: 1,
    },
    Peer {
        name: "codespell 2.4.3",
        program: "bin/codespell",
        arguments: &[],
        reads: &["json", "yml"],
        finds: 65,
    },
    Peer {
        name: "yamllint 1.38.0; the YAML half",
        program: "bin/yamllint",
        arguments: &[],
        reads: &["yml"],
        finds: 1,
    },
];

impl Peer {
    /// The files that it reads, from the tree.
    pub(crate) fn files(&self, tree: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![tree.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the tree can be read") {
                let path = entry.expect("the tree can be read").path();
                if path.is_dir() {
                    folders.push(path);
                } else if self
                    .reads
                    .iter()
                    .any(|it| path.extension().is_some_and(|has| has == *it))
                {
                    files.push(path.strip_prefix(tree).expect("it is below").to_owned());
                }
            }
        }
        files.sort();
        files
    }

    pub(crate) fn command(&self, tree: &Path, files: &[PathBuf]) -> Command {
        let mut command = Command::new(Path::new(HOME).join(self.program));
        let arguments = self.arguments.iter().map(|it| it.replace("CONFIG", CONFIG));
        command.args(arguments).args(files).current_dir(tree);
        // Where eslint and textlint look for plug-ins and rules.
        command.env("NODE_PATH", Path::new(HOME).join("node_modules"));
        command
    }
}
