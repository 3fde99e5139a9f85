//! `wamark twiml build`: JSON tree in, TwiML out, validated.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::{output, shown};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::visible;
use crate::twiml::{Context, Element, Layout, WriteOptions, json, rule, validate, write};

const AFTER_HELP: &str = "\
Examples:
  wamark twiml build reply.json             write TwiML from a JSON tree
  wamark twiml build reply.json -o reply.xml";

/// Build TwiML from its JSON tree
///
/// An element is {"name": "Say", "attributes": {"loop": "2"}, "children": ["text" or element, ...]}; the root
/// is named Response. Nothing is written when the tree holds what TwiML does not have: unknown names, wrong
/// nesting, impossible values, missing attributes. Other findings are shown as warnings.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The JSON tree, or - for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Where the document is going to be used [default: by its verbs, messaging or voice]
    #[arg(long, value_parser = super::context())]
    context: Option<Context>,
    /// Put each element on a line of its own
    #[arg(long)]
    pretty: bool,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let (name, source) = super::text(&args.file)?;
    // A byte order mark is the file's, not the tree's.
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    let root = match json::from_str(source) {
        Ok(root) => root,
        Err(error) => {
            let place = super::place(&name, source, error.span().start);
            writeln!(err, "error: {}\n --> {place}", visible(&error.to_string()))?;
            return Ok(ExitCode::from(2));
        }
    };
    let context = args.context.unwrap_or_else(|| Context::of(&root));
    let found = validate(&root, context);
    let is_forbidden = |found: &Diagnostic| rule(&found.code).is_some_and(|rule| rule.forbidden);
    for found in &found {
        let severity = match found.severity {
            _ if is_forbidden(found) => Severity::Error,
            Severity::Info => Severity::Info,
            Severity::Warning | Severity::Error => Severity::Warning,
        };
        show(severity, found, &name, err)?;
    }
    if found.iter().any(is_forbidden) {
        return Ok(ExitCode::FAILURE);
    }
    let layout = if args.pretty {
        Layout::Pretty { indent: 2 }
    } else {
        Layout::Verbatim
    };
    match WriteOptions::new().layout(layout).write_string(&root) {
        Ok(mut text) => {
            if !text.ends_with('\n') {
                text.push('\n');
            }
            output::write(args.output.as_deref(), &text, out)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            writeln!(
                err,
                "error: {}\n --> {}: {}",
                visible(&error.to_string()),
                shown(&name),
                unwritable(&root)
            )?;
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The path of the innermost element that cannot be written.
fn unwritable(root: &Element) -> String {
    let mut key = "$".to_owned();
    let mut element = root;
    loop {
        let nodes = element.children.iter().enumerate();
        let mut children = nodes.filter_map(|(index, node)| Some((index, node.as_element()?)));
        let Some((index, child)) = children.find(|(_, child)| write(child).is_err()) else {
            return key;
        };
        key.extend([".children[", &index.to_string(), "]"]);
        element = child;
    }
}

/// Shows a finding with its path in the tree: the tree has no lines of TwiML.
fn show(
    severity: Severity,
    found: &Diagnostic,
    name: &str,
    err: &mut impl Write,
) -> io::Result<()> {
    writeln!(
        err,
        "{severity}[{}]: {}",
        found.code,
        visible(&found.message)
    )?;
    writeln!(
        err,
        " --> {}: {}",
        shown(name),
        visible(found.key.as_deref().unwrap_or("$"))
    )?;
    if let Some(help) = &found.help {
        writeln!(err, "  = help: {}", visible(help))?;
    }
    Ok(())
}
