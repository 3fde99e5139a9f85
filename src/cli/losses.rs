//! What an input lost on its way from another language: options to show it, and the exit code for it.

use std::io::{self, IsTerminal, Write};

use super::color::Color;
use super::complain;
use super::input::Input;
use crate::diagnostic::Diagnostic;
use crate::import::Loss;
use crate::report::{self, Reporter};

#[derive(Debug, clap::Args)]
pub(super) struct LossOptions {
    /// Report on standard error what of Markdown or HTML a message cannot show, and what became of it
    #[arg(long, value_enum, value_name = "FORMAT")]
    losses: Option<Format>,
    /// Exit with code 1 if there are losses that `--losses` lists
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// With the lines of the source, for people
    Text,
    /// An array of objects
    Json,
}

impl LossOptions {
    /// Reports losses as the options ask; tells whether the exit code is to be 1.
    ///
    /// # Errors
    ///
    /// Those of `err`.
    pub(super) fn report<'i>(
        &self,
        inputs: impl IntoIterator<Item = (&'i Input, &'i [Loss])>,
        err: &mut impl Write,
    ) -> io::Result<bool> {
        let format = match self.losses {
            Some(Format::Text) => report::Format::Text,
            Some(Format::Json) => report::Format::Json,
            None if self.strict => {
                let mut found = false;
                for (input, losses) in inputs {
                    if !losses.is_empty() {
                        found = true;
                        let name = super::shown(input.name());
                        let count = losses.len();
                        let plural = if count == 1 { "loss" } else { "losses" };
                        complain(
                            err,
                            &format!("{name}: {count} {plural}; `--losses text` lists them"),
                        );
                    }
                }
                return Ok(found);
            }
            None => return Ok(false),
        };
        let colored = Color::Auto.is_on(io::stderr().is_terminal());
        let mut reporter = Reporter::new(format, err).colored(colored);
        let mut found = false;
        for (input, losses) in inputs {
            let losses: Vec<_> = losses.iter().copied().map(Diagnostic::from).collect();
            found |= !losses.is_empty();
            reporter.file(input.name(), &input.text, &losses)?;
        }
        reporter.finish()?;
        Ok(found && self.strict)
    }
}
