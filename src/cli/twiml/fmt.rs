//! `wamark twiml fmt`: the same document, laid out for people or for the wire.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::output;
use crate::twiml::{Document, Layout, Node, WriteOptions};

const AFTER_HELP: &str = "\
Examples:
  wamark twiml fmt reply.xml                one element a line
  wamark twiml fmt --compact reply.xml      without the white space between elements";

/// Format TwiML
///
/// Text that is sent or spoken stays as it is: white space changes only where it means nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The document, or - for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Leave out white space between elements instead of putting each on a line
    #[arg(long)]
    compact: bool,
    /// Spaces of one level
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(0..=16), conflicts_with = "compact")]
    indent: u8,
    /// Write to this file, which may be the document
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let Some(document) = super::document(&args.file, err)? else {
        return Ok(ExitCode::from(2));
    };
    let layout = if args.compact {
        Layout::Compact
    } else {
        Layout::Pretty {
            indent: usize::from(args.indent),
        }
    };
    let text = format(&document, layout).map_err(io::Error::other)?;
    output::write(args.output.as_deref(), &text, out)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a document with what stands around its root.
pub(super) fn format(
    document: &Document,
    layout: Layout,
) -> Result<String, crate::twiml::WriteError> {
    let options = WriteOptions::new().layout(layout);
    let mut root = options
        .declaration(document.before.is_empty())
        .write_string(&document.root)?;
    while root.ends_with('\n') {
        root.pop();
    }
    let mut parts: Vec<String> = Vec::new();
    if !document.before.is_empty() {
        parts.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned());
    }
    parts.extend(document.before.iter().map(outside));
    parts.push(root);
    parts.extend(document.after.iter().map(outside));
    let separator = if matches!(layout, Layout::Compact) {
        ""
    } else {
        "\n"
    };
    Ok(parts.join(separator) + "\n")
}

/// A node outside the root, as it was: the reader lets nothing through that cannot be written.
fn outside(node: &Node) -> String {
    match node {
        Node::Comment(comment) => format!("<!--{}-->", comment.content),
        Node::ProcessingInstruction(instruction) if instruction.content.is_empty() => {
            format!("<?{}?>", instruction.target)
        }
        Node::ProcessingInstruction(instruction) => {
            format!("<?{} {}?>", instruction.target, instruction.content)
        }
        // White space alone, which is laid out anew.
        Node::Element(_) | Node::Text(_) => String::new(),
    }
}
