//! `wamark twiml json`: TwiML in, JSON tree out.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::output;
use crate::twiml::{Layout, WriteOptions, json, read};

const AFTER_HELP: &str = "\
Examples:
  wamark twiml json reply.xml               show TwiML as a JSON tree";

/// Convert TwiML to its JSON tree
///
/// White space between elements is left out; comments are kept as {"comment": "..."}.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The document, or - for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Write the tree on one line
    #[arg(long)]
    compact: bool,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let Some(document) = super::document(&args.file, err)? else {
        return Ok(ExitCode::from(2));
    };
    // The writer knows which white space means nothing.
    let compact = WriteOptions::new()
        .layout(Layout::Compact)
        .write_string(&document.root);
    let root = compact
        .map_err(io::Error::other)
        .and_then(|text| read(&text).map_err(io::Error::other))?;
    let mut text = if args.compact {
        json::to_string(&root)
    } else {
        json::to_string_pretty(&root)
    }
    .map_err(io::Error::other)?;
    text.push('\n');
    output::write(args.output.as_deref(), &text, out)?;
    Ok(ExitCode::SUCCESS)
}
