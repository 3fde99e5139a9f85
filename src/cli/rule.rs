//! `wamark rule`: says what a rule of the linter is about.

use std::io::{self, Write};
use std::process::ExitCode;

use super::{complain, shown};
use crate::diagnostic::Applicability;
use crate::lint::{self, Declared, Meta};

const AFTER_HELP: &str = "\
Examples:
  wamark rule                               list all rules
  wamark rule FMT002                        say what a rule flags, why, and how to put it right
  wamark rule --format json                 everything, for programs";

/// Say what a rule of the linter is about, or list all rules
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Code or name of the rule
    #[arg(value_name = "CODE|NAME")]
    rule: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Text for people; a rule by itself in Markdown
    Text,
    /// JSON: an object, or an array of them
    Json,
}

/// The published shape.
#[derive(serde::Serialize)]
struct Shape {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    fix: Option<&'static str>,
    on: Vec<&'static str>,
    summary: String,
    documentation: String,
}

impl From<&'static Meta> for Shape {
    fn from(meta: &'static Meta) -> Self {
        Self {
            code: meta.code,
            name: meta.name,
            severity: meta.severity.as_str(),
            fix: meta.fix.map(Applicability::as_str),
            on: meta.on.iter().map(|on| on.as_str()).collect(),
            summary: meta.summary(),
            documentation: meta.documentation(),
        }
    }
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let Some(asked) = &args.rule else {
        let mut rules = lint::rules().map(Declared::meta);
        match args.format {
            Format::Json => json(&rules.map(Shape::from).collect::<Vec<_>>(), out)?,
            Format::Text => rules.try_for_each(|meta| line(meta, out))?,
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Some(rule) = lint::rule(asked) else {
        let hint = lint::suggest(asked)
            .map_or(String::new(), |meant| format!(", did you mean `{meant}`?"));
        return Ok(complain(err, &format!("no rule `{}`{hint}", shown(asked))));
    };
    match args.format {
        Format::Json => json(&Shape::from(rule.meta()), out)?,
        Format::Text => write!(out, "{}", rule.meta().page())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn line(meta: &Meta, out: &mut impl Write) -> io::Result<()> {
    let fix = meta.fix.map_or("-", |fix| fix.as_str());
    let on = if meta.on.is_empty() { "off" } else { "on" };
    writeln!(
        out,
        "{}  {:<32}  {:<7}  {fix:<6}  {on:<3}  {}",
        meta.code,
        meta.name,
        meta.severity,
        meta.summary()
    )
}

fn json(value: &impl serde::Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
