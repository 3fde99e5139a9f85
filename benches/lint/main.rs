//! `wamark lint` on trees of locale files, cold, beside linters of npm and `PyPI` on the same files.
//!
//! Each linter is a fresh process that reads the tree from the file system's cache, and whose report nobody reads. wamark and another
//! take turns three times, and the best counts; what is slow runs once. `cargo bench --bench lint` measures wamark alone. `cargo xtask bench-lint` installs the others below
//! `target/linters` and runs `-- --peers`; `--write` puts the table into the README.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the table goes to the terminal"
)]

#[path = "../corpus/mod.rs"]
mod corpus;
mod measure;
mod peers;
#[path = "../readme/mod.rs"]
mod readme;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{fs, thread};

use measure::{Cost, measure};

/// Files of the tree that everybody reads, half of them JSON, half YAML.
const FILES: usize = 2_000;

/// Files of the trees that show whether memory grows with them.
const GROWING: [usize; 3] = [250, FILES, 8_000];

const RUNS: usize = 3;

/// What takes longer runs once.
const PATIENCE: Duration = Duration::from_secs(20);

fn main() {
    let has = |flag: &str| std::env::args().any(|argument| argument == flag);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut report = String::new();
    let trees = GROWING.map(|files| {
        let tree = folder.path().join(files.to_string());
        plant(&tree, files);
        (files, tree)
    });

    let alone = trees.each_ref().map(|(_, tree)| {
        let runs = (0..RUNS).map(|_| measure(&mut wamark(tree), None));
        runs.reduce(Cost::best).expect("there are runs")
    });
    let (_, tree) = &trees[1];
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let _infallible = writeln!(
        report,
        "{FILES} files, {} strings, {cores} processors:\n\n\
         | | strings | seconds | of processors | thousand strings a minute | wamark is faster by | peak memory |\n\
         |:--|--:|--:|--:|--:|--:|--:|",
        strings(FILES)
    );
    row(
        &mut report,
        "wamark, all default rules",
        strings(FILES),
        &alone[1],
        None,
    );
    if has("--peers") {
        for peer in peers::PEERS {
            eprintln!("{}", peer.name);
            let files = peer.files(tree);
            let run = || measure(&mut peer.command(tree, &files), Some(peer.finds));
            // In turn, so that what the machine does meanwhile hits both alike.
            let mut ours = measure(&mut wamark(tree), None);
            let mut theirs = run();
            for _ in 1..RUNS {
                ours = ours.best(measure(&mut wamark(tree), None));
                if theirs.wall < PATIENCE {
                    theirs = theirs.best(run());
                }
            }
            row(
                &mut report,
                peer.name,
                strings(files.len()),
                &theirs,
                Some(&ours),
            );
        }
    }
    let _infallible = write!(report, "\nPeak memory of wamark by files:");
    for ((files, _), cost) in trees.iter().zip(&alone) {
        let _infallible = write!(report, " {files}: {}", mebibytes(cost.memory));
        report += if *files == GROWING[2] { ".\n" } else { "," };
    }
    println!("{report}");
    if has("--write") {
        readme::write("bench-lint", &report);
    }
}

fn wamark(tree: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wamark"));
    command.args(["lint", "--exit-zero", "."]).current_dir(tree);
    command
}

/// Writes a tree of locale files, the same each time.
fn plant(tree: &Path, files: usize) {
    for number in 0..files {
        let (path, text) = corpus::locale_file(number);
        let path = tree.join(path);
        let folder = path.parent().expect("files lie in folders");
        fs::create_dir_all(folder).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
}

fn strings(files: usize) -> usize {
    files * corpus::STRINGS
}

/// A row of the table; `ours` is what wamark took meanwhile for the whole tree.
#[expect(
    clippy::cast_precision_loss,
    reason = "figures are rounded to be read anyway"
)]
fn row(out: &mut String, name: &str, strings: usize, cost: &Cost, ours: Option<&Cost>) {
    let each = |cost: &Cost, strings: usize| cost.wall.as_secs_f64() / strings as f64;
    let ratio = ours.map_or(1.0, |ours| {
        each(cost, strings) / each(ours, crate::strings(FILES))
    });
    let _infallible = writeln!(
        out,
        "| {name} | {strings} | {:.2} | {:.2} | {:.0} | {ratio:.1} | {} |",
        cost.wall.as_secs_f64(),
        cost.processor.as_secs_f64(),
        0.06 / each(cost, strings),
        mebibytes(cost.memory)
    );
}

fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}
