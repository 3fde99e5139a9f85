//! `wamark rule`: says what a rule of the linter is about, or a loss of Markdown and HTML.

use std::io::{self, Write};
use std::process::ExitCode;

use super::{complain, note, shown};
use crate::diagnostic::Applicability;
use crate::import::LossKind;
use crate::lint::{self, Declared, Meta};
use crate::text::nearest;

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  2  could not run: there is no such rule or loss

Examples:
  wamark rule                               list all rules
  wamark rule FMT002                        say what a rule flags, why, and how to put it right
  wamark rule --format json                 everything, for programs
  wamark rule --losses                      list what `render --losses` may report
  wamark rule LOS401                        say what is lost, why, and what becomes of it";

/// Explain or list rules of the linter, and losses of Markdown and HTML
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Code or name of the rule or the loss; a name of both is taken for the rule's
    #[arg(value_name = "CODE|NAME")]
    rule: Option<String>,
    /// Leave the rules out: list the losses, or look for a name among them alone
    #[arg(long)]
    losses: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Text for people; one by itself in Markdown
    Text,
    /// JSON: an object, or an array of them
    Json,
}

/// The published shape of a rule.
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

/// The published shape of a loss: that of a rule, without what a loss has not.
#[derive(serde::Serialize)]
struct LossShape {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    summary: &'static str,
    documentation: String,
}

impl From<LossKind> for LossShape {
    fn from(kind: LossKind) -> Self {
        Self {
            code: kind.code(),
            name: kind.name(),
            severity: kind.severity().as_str(),
            summary: kind.summary(),
            documentation: documentation(kind),
        }
    }
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let Some(asked) = &args.rule else {
        list(args, out)?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut losses = LossKind::ALL.iter().copied();
    let loss = losses.find(|kind| [kind.code(), kind.name()].contains(&asked.as_str()));
    let rule = lint::rule(asked).filter(|_| !args.losses);
    match (rule, loss, args.format) {
        (Some(rule), _, Format::Json) => json(&Shape::from(rule.meta()), out)?,
        (Some(rule), _, Format::Text) => write!(out, "{}", rule.meta().page())?,
        (None, Some(kind), Format::Json) => json(&LossShape::from(kind), out)?,
        (None, Some(kind), Format::Text) => {
            let (code, severity) = (kind.code(), kind.severity());
            let text = documentation(kind);
            writeln!(out, "# {code} `{kind}`\n\n{severity}, loss\n\n{text}")?;
        }
        (None, None, _) => return Ok(complain(err, &unknown(asked, args.losses))),
    }
    if let (Some(_), Some(kind)) = (rule, loss) {
        let code = kind.code();
        note(
            err,
            &format!("`{kind}` is the name of the loss {code}, too"),
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn list(args: &Args, out: &mut impl Write) -> io::Result<()> {
    let mut rules = lint::rules().map(Declared::meta);
    let mut losses = LossKind::ALL.iter().copied();
    match (args.losses, args.format) {
        (false, Format::Json) => json(&rules.map(Shape::from).collect::<Vec<_>>(), out),
        (false, Format::Text) => rules.try_for_each(|meta| line(meta, out)),
        (true, Format::Json) => json(&losses.map(LossShape::from).collect::<Vec<_>>(), out),
        (true, Format::Text) => losses.try_for_each(|kind| {
            let (code, name, severity) = (kind.code(), kind.name(), kind.severity());
            writeln!(out, "{code}  {name:<32}  {severity:<7}  {}", kind.summary())
        }),
    }
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

/// What a loss is about, in Markdown, as the documentation of a rule is.
fn documentation(kind: LossKind) -> String {
    let sentence = |text: &str| {
        let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
        format!("{}{rest}.", first.to_uppercase())
    };
    let (example, imported) = (kind.example(), kind.import_example());
    let fence = if example.contains("```") {
        "````"
    } else {
        "```"
    };
    format!(
        "{}\n\n## Why\n{}\n\n## What becomes of it\n{}\n\n\
         ## Example\n{fence}markdown\n{example}\n{fence}\nThe message:\n{fence}text\n{}\n{fence}",
        kind.summary(),
        sentence(kind.message()),
        sentence(kind.outcome()),
        imported.document.source(),
    )
}

/// Says what is wrong with what was asked for, and what was meant perhaps.
fn unknown(asked: &str, losses_only: bool) -> String {
    let losses = || LossKind::ALL.iter().copied();
    let rules = lint::rules().flat_map(|rule| [rule.meta().code, rule.meta().name]);
    let names = rules.filter(|_| !losses_only);
    let names = names.chain(losses().flat_map(|kind| [kind.code(), kind.name()]));
    let near = nearest(asked, names);
    let what = if losses_only { "loss" } else { "rule or loss" };

    let upper = asked.to_ascii_uppercase();
    let is_near = near.is_some_and(|near| near.eq_ignore_ascii_case(asked));
    let begins = !upper.is_empty() && losses().any(|kind| kind.code().starts_with(&upper));
    let asked = shown(asked);
    if !is_near && (begins || !losses_only && lint::is_selector(&upper)) {
        return format!("expected one {what}, found `{asked}`, which stands for several");
    }
    let hint = near.map_or(String::new(), |near| format!(", did you mean `{near}`?"));
    format!("no {what} `{asked}`{hint}")
}

fn json(value: &impl serde::Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
