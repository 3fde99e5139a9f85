//! `wamark twiml`: build, convert, format and check TwiML.

mod build;
mod check;
mod fmt;
mod json;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::input::{self, Limit};
use super::shown;
use crate::report::{Format, Reporter};
use crate::text::LineIndex;
use crate::twiml::{Context, Document, Layout, read_document, validate_source};

const AFTER_HELP: &str = "\
Examples:
  wamark twiml check reply.xml              find what Twilio would refuse
  wamark twiml fmt reply.xml                lay a document out";

/// Build, convert, format and check TwiML
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Build(build::Args),
    Json(json::Args),
    Fmt(fmt::Args),
    Check(check::Args),
}

/// Runs the command that the arguments name.
pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    match &args.command {
        Command::Build(args) => build::run(args, out, err),
        Command::Json(args) => json::run(args, out, err),
        Command::Fmt(args) => fmt::run(args, out, err),
        Command::Check(args) => check::run(args, out, err),
    }
}

/// Lays a document out, one element a line; `None` for one that cannot be read.
pub(super) fn pretty(source: &str, indent: usize) -> Option<String> {
    let document = read_document(source).ok()?;
    fmt::format(&document, Layout::Pretty { indent }).ok()
}

/// Takes the name of a context.
fn context() -> impl TypedValueParser<Value = Context> {
    PossibleValuesParser::new(Context::ALL.iter().map(|context| context.as_str()))
        .try_map(|name| name.parse::<Context>())
}

/// Reads a file, or standard input for `-`, as text, and gives its name too.
fn text(path: &Path) -> io::Result<(String, String)> {
    let name = input::name(path);
    let text = input::utf8(&name, input::bytes(path, Limit::TWIML)?)?;
    Ok((name, text))
}

/// Reads a TwiML document for a command that needs one; says why where it cannot, and gives `None`.
fn document(path: &Path, err: &mut impl Write) -> io::Result<Option<Document>> {
    let (name, source) = text(path)?;
    if let Ok(document) = read_document(&source) {
        return Ok(Some(document));
    }
    let mut report = Reporter::new(Format::Text, err);
    report.file(&name, &source, &validate_source(&source, Context::Voice))?;
    report.finish()?;
    Ok(None)
}

/// Shows an error with its place in a text that is not TwiML.
fn place(name: &str, source: &str, offset: usize) -> String {
    let at = LineIndex::new(source).line_column(offset);
    format!("{}:{}:{}", shown(name), at.line + 1, at.column + 1)
}
