//! `wamark completions`: scripts for shells, and the manual pages.

use std::io::{self, Write};
use std::process::ExitCode;

use clap_complete::Shell;

use super::{definition, manual};

const AFTER_HELP: &str = "\
Examples:
  wamark completions bash > ~/.local/share/bash-completion/completions/wamark
  wamark completions fish > ~/.config/fish/completions/wamark.fish
  wamark completions zsh > ~/.zfunc/_wamark
  wamark completions man > ~/.local/share/man/man1/wamark.1";

/// Make tab completion for a shell, or the manual pages
///
/// The script goes to standard output; put it where the shell looks for it. `man` gives one page for the
/// program and one for each command, one after the other in one file.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// What to make
    #[arg(value_enum)]
    target: Target,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Target {
    /// Completion for Bash
    Bash,
    /// Completion for Elvish
    Elvish,
    /// Completion for fish
    Fish,
    #[value(help = "Completion for PowerShell")]
    Powershell,
    /// Completion for Zsh
    Zsh,
    /// Manual pages
    Man,
}

pub(super) fn run(
    args: &Args,
    out: &mut impl Write,
    _err: &mut impl Write,
) -> io::Result<ExitCode> {
    let shell = match args.target {
        Target::Bash => Shell::Bash,
        Target::Elvish => Shell::Elvish,
        Target::Fish => Shell::Fish,
        Target::Powershell => Shell::PowerShell,
        Target::Zsh => Shell::Zsh,
        Target::Man => {
            manual::pages(out)?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    let mut script = Vec::new();
    // Into memory first: the generator panics when it cannot write.
    clap_complete::generate(shell, &mut definition(), "wamark", &mut script);
    out.write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}
