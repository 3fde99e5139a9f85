//! What an input lost on its way from another language: options to show it, and the exit code for it.

use std::io::{self, IsTerminal, Write};

use super::color::Color;
use super::input::Input;
use super::note;
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
    /// Those of `err`, but not that nobody reads it.
    pub(super) fn report(
        &self,
        inputs: &[(&Input, &[Loss])],
        err: &mut impl Write,
    ) -> io::Result<bool> {
        let found = inputs.iter().any(|(_, losses)| !losses.is_empty());
        let format = match self.losses {
            Some(Format::Text) => report::Format::Text,
            Some(Format::Json) => report::Format::Json,
            None if self.strict => {
                for (input, losses) in inputs {
                    let (name, count) = (super::shown(input.name()), losses.len());
                    let plural = if count == 1 { "loss" } else { "losses" };
                    if count > 0 {
                        let what = format!("{name}: {count} {plural}; `--losses text` lists them");
                        note(err, &what);
                    }
                }
                return Ok(found);
            }
            None => return Ok(false),
        };
        match write(format, inputs, err) {
            // Whoever reads the report has read enough; the result is for somebody else.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            result => result?,
        }
        Ok(found && self.strict)
    }
}

/// Writes the losses of each input, in the order of its text.
fn write(
    format: report::Format,
    inputs: &[(&Input, &[Loss])],
    err: &mut impl Write,
) -> io::Result<()> {
    let colored = Color::Auto.is_on(io::stderr().is_terminal());
    let mut reporter = Reporter::new(format, err).colored(colored);
    for (input, losses) in inputs {
        let mut losses: Vec<_> = losses.iter().copied().map(Diagnostic::from).collect();
        losses.sort_by_key(|loss| (loss.span.start, loss.span.end));
        reporter.file(input.name(), &input.text, &losses)?;
    }
    reporter.finish()?;
    Ok(())
}
