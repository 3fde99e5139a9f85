//! `wamark twiml check`: says what is wrong with TwiML.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::color::Color;
use crate::cli::files::Input;
use crate::report::{Format, Reporter};
use crate::twiml::{Context, read, validate_bytes};

const AFTER_HELP: &str = "\
Examples:
  wamark twiml check reply.xml
  wamark twiml check --context messaging --format sarif reply.xml";

/// Check TwiML
///
/// Exit code 1 when there is an error or a warning, 2 when a document could not be opened.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The documents, or - for standard input
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
    /// Where the documents are going to be used [default: by their verbs, messaging or voice]
    #[arg(long, value_parser = super::context())]
    context: Option<Context>,
    /// How to report
    #[arg(long, value_parser = format(), default_value = "text")]
    format: Format,
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.as_str()))
        .try_map(|name| name.parse::<Format>())
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let mut report =
        Reporter::new(args.format, out).colored(args.color.is_on(io::stdout().is_terminal()));
    let mut could_run = true;
    for path in &args.files {
        let input = match Input::read(path) {
            Ok(input) => input,
            Err(error) => {
                writeln!(err, "error: {error}")?;
                could_run = false;
                continue;
            }
        };
        let text = String::from_utf8_lossy(&input.bytes);
        let guess = || read(&text).map_or(Context::Voice, |root| Context::of(&root));
        let found = validate_bytes(&input.bytes, args.context.unwrap_or_else(guess));
        report.file(&input.name, &text, &found)?;
    }
    let summary = report.finish()?;
    Ok(match (could_run, summary.fails()) {
        (false, _) => ExitCode::from(2),
        (true, true) => ExitCode::FAILURE,
        (true, false) => ExitCode::SUCCESS,
    })
}
