//! The `wamark` command: one file for each subcommand.
//!
//! A subcommand is its `Args`, whose doc comments are the help text, and
//! `run(&Args, out, err) -> io::Result<ExitCode>`. It writes results to `out` and complaints to `err`; an
//! error that it returns ends the program with code 2, one of a closed pipe with success.

mod color;
mod completions;
mod input;
mod lint;
mod losses;
mod lsp;
mod manual;
mod output;
mod render;
mod rule;
mod split;
mod twiml;

use std::borrow::Cow;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

/// The exit code for "done, with findings".
const FINDINGS: u8 = 1;

/// The exit code for "could not run".
const FAILURE: u8 = 2;

const AFTER_HELP: &str = "\
Exit codes:
  0  done, and nothing found; also when the reader of the output closes it early
  1  done, with findings: for commands that check
  2  could not run: wrong arguments, input that cannot be read, output that cannot be written

Examples:
  wamark render message.txt                 show a message on the terminal
  wamark render -t html message.txt         convert it to HTML
  wamark split message.txt                  cut it into parts that Twilio takes
  wamark render -t whatsapp answer.md       convert Markdown to a message
  wamark lint --fix locales                 check message copy, and fix what can be fixed safely
  wamark completions bash                   make tab completion for a shell
  wamark render --help                      say more about a command";

/// A compiler toolkit for WhatsApp messages
#[derive(Debug, Parser)]
#[command(name = "wamark", bin_name = "wamark", version, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Makes the enum of subcommands from the modules that hold them.
macro_rules! commands {
    ($($name:ident => $module:ident,)*) => {
        #[derive(Debug, clap::Subcommand)]
        enum Command {
            $($name($module::Args),)*
        }

        impl Command {
            fn run(&self, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
                match self {
                    $(Self::$name(args) => $module::run(args, out, err),)*
                }
            }
        }
    };
}

commands! {
    Render => render,
    Split => split,
    Lint => lint,
    Rule => rule,
    Twiml => twiml,
    Lsp => lsp,
    Completions => completions,
}

/// Runs the command that the arguments of the process name.
#[must_use]
pub fn main() -> ExitCode {
    let mut err = io::stderr().lock();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error, &mut err),
    };
    let mut out = output::Stdout::new();
    let result = cli.command.run(&mut out, &mut err);
    match result.and_then(|code| out.flush().map(|()| code)) {
        Ok(code) => code,
        // Whoever reads the output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => complain(&mut err, &error),
    }
}

/// Shows the help that was asked for, or what is wrong with the arguments.
fn usage(error: &clap::Error, err: &mut impl Write) -> ExitCode {
    if error.use_stderr() {
        // Arguments may be file names of strangers, filled in by the shell.
        let text = error.render().to_string();
        let text: Vec<_> = text.trim_end().lines().map(shown).collect();
        let text = text.join("\n");
        if let Some(what) = text.strip_prefix("error: ") {
            return complain(err, what);
        }
        // The help, for want of a command. Nowhere is left to complain when this fails.
        let _ = writeln!(err, "{text}");
        return ExitCode::from(FAILURE);
    }
    match error.print() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(err, &named("standard output", &error))
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Says what is wrong, and gives the exit code for it.
fn complain(err: &mut impl Write, what: &(impl std::fmt::Display + ?Sized)) -> ExitCode {
    note(err, what);
    ExitCode::from(FAILURE)
}

/// Says what is worth knowing.
fn note(err: &mut impl Write, what: &(impl std::fmt::Display + ?Sized)) {
    // Nowhere is left to complain when this fails.
    let _ = writeln!(err, "wamark: {what}");
}

/// Puts the name of the file in front of an error of the operating system.
fn named(name: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {}", shown(name), cause(error)))
}

/// Words an error of the operating system as our own are.
fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "expected a file, found a directory".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let mut characters = text.chars();
            let first = characters.next().map(|first| first.to_ascii_lowercase());
            first.into_iter().chain(characters).collect()
        }
    }
}

/// A name as it can be shown on a terminal: control characters, those that turn the direction of writing
/// too, become escapes such as `\u{1b}`.
fn shown(name: &str) -> Cow<'_, str> {
    let hostile = |character: char| {
        character.is_control()
            || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !name.contains(hostile) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len() + 8);
    for character in name.chars() {
        if hostile(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// The definition of the program, for manuals and completions.
fn definition() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definition_of_the_arguments_is_consistent() {
        definition().debug_assert();
    }

    #[test]
    fn names_are_shown_without_control_characters() {
        assert_eq!(shown("menú 🍕.txt"), "menú 🍕.txt");
        assert_eq!(
            shown("a\u{1b}[2J\n\u{9b}\u{202e}.txt"),
            "a\\u{1b}[2J\\n\\u{9b}\\u{202e}.txt"
        );
    }

    #[test]
    fn errors_of_the_system_are_worded_as_our_own() {
        let error = io::Error::from_raw_os_error(28);
        assert_eq!(named("a", &error).kind(), error.kind());
        let missing = io::Error::from(io::ErrorKind::NotFound);
        assert_eq!(
            named("a\r", &missing).to_string(),
            "a\\r: no such file or directory"
        );
    }
}
