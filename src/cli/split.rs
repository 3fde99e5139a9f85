//! `wamark split`: a message in parts that a channel takes.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueHint;

use super::input::{Input, Language};
use super::losses::LossOptions;
use super::{FINDINGS, complain, note, shown};
use crate::render::split::{Limit, Numbers, Part, Split};

const AFTER_HELP: &str = "\
Environment:
  NO_COLOR  when set and not empty, `--losses text` writes no escape sequences

Exit codes:
  0  done
  1  done, but something was lost: only with --strict
  2  could not run: wrong arguments, input that cannot be read

Examples:
  wamark split answer.txt                              show the parts for Twilio
  wamark split --limit template --number answer.txt    shorter ones, each with its number
  wamark split --json answer.txt | jq -r '.[0]'        the first part
  wamark split -0 answer.txt | xargs -0 -n 1 send      give each part to a program
  wamark split --losses text answer.md                 split Markdown, and list what it lost";

/// Split a message into parts that a channel takes
///
/// Parts are cut between blocks, lines, sentences or words; formatting that is cut is closed and opened again. A
/// message that fits is written as it is; a blank one has no parts. Several parts have a line `==> 1/3 <==` above
/// each, with an empty line between them. Where the limit leaves no room for the formatting, the numbers, or for a URL, a
/// variable or a grapheme, a note on standard error says so.
///
/// Markdown and HTML become a message first, as `wamark render` makes it.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// File to read; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// Language of the input [default: by extension (.md, .markdown, .html, .htm), else whatsapp]
    #[arg(short, long, value_enum, value_name = "LANGUAGE")]
    from: Option<Language>,
    /// The most characters of a part: a number, twilio (1600), cloud-api (4096) or template (1024)
    #[arg(long, value_name = "LIMIT", default_value = "1600", value_parser = limit)]
    limit: Limit,
    /// Give each of several parts a line such as (1/3), before or behind its text
    #[arg(long, value_enum, value_name = "PLACE", num_args = 0..=1, require_equals = true, default_missing_value = "before")]
    number: Option<Place>,
    /// Write the parts as a JSON array of strings
    #[arg(long, conflicts_with = "nul")]
    json: bool,
    /// Write nothing but the parts, with NUL between them
    #[arg(short = '0', long = "null")]
    nul: bool,
    #[command(flatten)]
    losses: LossOptions,
}

/// Where a part has its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Place {
    Before,
    Behind,
}

fn limit(text: &str) -> Result<Limit, &'static str> {
    match text {
        "twilio" => Ok(Limit::TWILIO),
        "cloud-api" => Ok(Limit::CLOUD_API),
        "template" => Ok(Limit::TEMPLATE_BODY),
        _ => match text.parse() {
            Ok(count) if count > 0 => Ok(Limit::characters(count)),
            _ => Err("expected a number from 1 on, `twilio`, `cloud-api` or `template`"),
        },
    }
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    let input = Input::read(&args.file, args.from)?;
    let numbers = match args.number {
        None => Numbers::None,
        Some(Place::Before) => Numbers::Before,
        Some(Place::Behind) => Numbers::Behind,
    };
    let (document, losses) = input.document();
    if args.nul && document.source().contains('\0') {
        let place = input.place(input.text.find('\0').unwrap_or_default());
        let place = shown(&place);
        let what = "expected a message without U+0000 with `-0`; use `--json`";
        return Ok(complain(err, &format!("{place}: {what}")));
    }
    let code = if args.losses.report(&[(&input, losses.as_slice())], err)? {
        ExitCode::from(FINDINGS)
    } else {
        ExitCode::SUCCESS
    };
    let parts = Split::new(args.limit).numbers(numbers).parts(&document);
    let count = parts.len();
    if let Some(first) = parts.iter().position(|part| !part.is_exact()) {
        let lossy = parts.iter().filter(|part| !part.is_exact()).count();
        let what = format!(
            "{lossy} of {count} parts, from part {} on, lose formatting or hold a piece of a URL, a variable or a grapheme",
            first + 1
        );
        note(err, &what);
    }
    let texts: Vec<_> = parts.iter().map(Part::text).collect();
    let number = format!("(1/{count})");
    let is_numbered = |text: &&str| match numbers {
        Numbers::None => true,
        Numbers::Before => text.starts_with(&number),
        Numbers::Behind => text.ends_with(&number),
    };
    if count > 1 && !texts.first().is_some_and(is_numbered) {
        note(
            err,
            &format!("the limit has no room for the numbers of {count} parts"),
        );
    }
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &texts)?;
        out.write_all(b"\n")?;
    } else if args.nul {
        out.write_all(texts.join("\0").as_bytes())?;
    } else if let [text] = texts[..] {
        writeln!(out, "{text}")?;
    } else {
        for (at, text) in texts.iter().enumerate() {
            let above = if at == 0 { "" } else { "\n" };
            writeln!(out, "{above}==> {}/{count} <==\n{text}", at + 1)?;
        }
    }
    Ok(code)
}
