//! `wamark lint`: finds what is wrong with message copy, and fixes it.

mod baseline;
mod run;
mod walk;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueHint;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::color::Color;
use super::{complain, output, shown};
use crate::diagnostic::Applicability;
use crate::lint::{self, Category, Overrides, Profile, Workspace};
use crate::report::Format;

const AFTER_HELP: &str = "\
Comments in the files suppress findings; a reason may follow:
  wamark-ignore FMT002, LEN -- reason       of the next string, or that in the same line
  wamark-ignore-file FMT002                 of the file
  wamark-ignore-start FMT002                up to `wamark-ignore-end FMT002`

Exit codes:
  0  no error or warning is left
  1  an error or warning is left
  2  something could not be checked: a file that cannot be read, a wrong configuration; the rest was

Examples:
  wamark lint                               check the folder and all below it
  wamark lint --fix locales                 fix what can be fixed safely
  wamark lint --diff locales                show the fixes instead
  wamark lint --profile sms sms/*.txt       check text messages
  wamark lint --write-baseline old.json     accept what there is; later: --baseline old.json
  wamark rule FMT002                        say more about a rule";

/// Check message copy, and fix it
///
/// Reads plain text, Markdown, JSON, YAML, TOML, PO, Fluent, CSV, TwiML, templates and Studio flows. Folders are walked without what
/// .gitignore names, hidden files and links. Files that differ from another one only in the locale of their path are compared with the
/// one in the source locale. Settings are those of the nearest wamark.toml, upward from each file.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(super) struct Args {
    /// Files and folders to check, `-` for standard input [default: the current folder]
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// How to report
    #[arg(long, value_parser = format(), default_value = "text")]
    format: Format,
    /// Apply safe fixes; what was read from standard input goes to standard output, the report to standard error
    #[arg(long)]
    fix: bool,
    /// Apply all fixes, also those that somebody should look at
    #[arg(long)]
    unsafe_fixes: bool,
    /// Show the fixes as a diff, and write nothing
    #[arg(long)]
    diff: bool,
    /// What messages are sent as, where their container does not tell
    #[arg(long, value_name = "NAME", value_parser = named(Profile::ALL, Profile::as_str))]
    profile: Option<Profile>,
    /// Category of the templates, where they do not tell
    #[arg(long, value_name = "NAME", value_parser = named(Category::ALL, Category::as_str))]
    category: Option<Category>,
    /// Locale of the copy, where its container does not tell
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// Ask these rules only: codes, names, or beginnings of codes, whatever the configuration selects or ignores
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    select: Vec<String>,
    /// Ask these rules besides
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    extend_select: Vec<String>,
    /// Do not ask these rules
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Take standard input for this file: for its format, its settings and the report
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
    /// Take the settings from this file, and look for no other
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Look for no configuration
    #[arg(long)]
    no_config: bool,
    /// Leave out the findings that this file lists, and take out of it those that were fixed; `--diff` and standard input leave it
    /// as it is
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found to this file, to be left out from now on; what it lists of files that were not checked stays
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// End with 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
    /// Show how often each rule was met in place of the findings
    #[arg(long)]
    statistics: bool,
    /// Write the report to this file
    #[arg(short, long, value_name = "FILE")]
    output_file: Option<PathBuf>,
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

/// Takes the name of a value.
fn named<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|&value| name(value))).map(move |given| {
        let known = all.iter().find(|&&value| name(value) == given);
        *known.expect("the parser lets nothing else through")
    })
}

fn format() -> impl TypedValueParser<Value = Format> {
    named(Format::ALL, Format::as_str)
}

pub(super) fn run(args: &Args, out: &mut impl Write, err: &mut impl Write) -> io::Result<ExitCode> {
    if args.statistics && args.format != Format::Text {
        return Ok(complain(
            err,
            "expected `--format text` with `--statistics`",
        ));
    }
    let workspace = match args.workspace() {
        Ok(workspace) => workspace,
        Err(error) => return Ok(complain(err, &*shown(&run::relative_error(&error)))),
    };
    let Some(workspace) = args.check_selectors(workspace, err) else {
        return Ok(ExitCode::from(super::FAILURE));
    };
    let mut baseline = match args
        .baseline
        .as_deref()
        .map(baseline::Baseline::read)
        .transpose()
    {
        Ok(baseline) => baseline.unwrap_or_default(),
        Err(error) => return Ok(complain(err, &error)),
    };
    let old = match args.write_baseline.as_deref().filter(|path| path.exists()) {
        Some(path) => match baseline::Baseline::read(path) {
            Ok(old) => Some(old),
            Err(error) => return Ok(complain(err, &error)),
        },
        None => None,
    };
    let mut written = args.write_baseline.as_deref().map(baseline::Baseline::at);
    let Some(path) = &args.output_file else {
        let ended = if args.reports_aside() {
            let mut report = Vec::new();
            let ended = run::run(
                args,
                workspace,
                &mut baseline,
                &mut written,
                &mut report,
                Some(out),
                err,
            )?;
            if args.diff {
                writeln!(err, "wamark: {}", ended.summary)?;
            } else {
                err.write_all(&report)?;
            }
            ended
        } else {
            run::run(args, workspace, &mut baseline, &mut written, out, None, err)?
        };
        return args.end(&ended, baseline, written, old, err);
    };
    let mut report = Vec::new();
    let ended = run::run(
        args,
        workspace,
        &mut baseline,
        &mut written,
        &mut report,
        Some(out),
        err,
    )?;
    output::replace(path, &report)?;
    args.end(&ended, baseline, written, old, err)
}

impl Args {
    /// What is fixed, if anything.
    fn fixes(&self) -> Option<Applicability> {
        match (self.fix || self.diff, self.unsafe_fixes) {
            (_, true) => Some(Applicability::Unsafe),
            (true, false) => Some(Applicability::Safe),
            (false, false) => None,
        }
    }

    /// The paths to check; the current folder where none is given.
    fn paths(&self) -> Vec<&Path> {
        match self.paths[..] {
            [] => vec![Path::new(".")],
            _ => self.paths.iter().map(PathBuf::as_path).collect(),
        }
    }

    /// Whether something else than the report goes to standard output: a diff, or fixed standard input.
    fn reports_aside(&self) -> bool {
        let stdin = self.paths.iter().any(|path| super::input::is_stdin(path));
        self.diff || (self.fixes().is_some() && stdin)
    }

    /// Whether it is standard input that is checked, with or without other files.
    fn reads_stdin(&self) -> bool {
        self.stdin_filename.is_some() || self.paths.iter().any(|path| super::input::is_stdin(path))
    }

    fn is_colored(&self) -> bool {
        let plain = self.output_file.is_some() || self.format != Format::Text;
        !plain
            && self
                .color
                .is_on(io::stdout().is_terminal() && !self.reports_aside())
    }

    fn workspace(&self) -> Result<Workspace, lint::ConfigError> {
        let given = |list: &Vec<String>| (!list.is_empty()).then(|| list.clone());
        let workspace = Workspace::new(Overrides {
            profile: self.profile,
            category: self.category,
            locale: self.locale.clone(),
            select: given(&self.select),
            extend_select: self.extend_select.clone(),
            ignore: self.ignore.clone(),
        });
        match &self.config {
            Some(path) => workspace.with_file(path),
            None if self.no_config => Ok(workspace.without_files()),
            None => Ok(workspace),
        }
    }

    /// Refuses arguments that name no rule, neither one of ours nor one of the configuration.
    fn check_selectors(&self, mut workspace: Workspace, err: &mut impl Write) -> Option<Workspace> {
        let given = [
            ("--select", &self.select),
            ("--extend-select", &self.extend_select),
            ("--ignore", &self.ignore),
        ];
        for (option, list) in given {
            for selector in list.iter().filter(|it| !lint::is_selector(it)) {
                let mut roots = self.paths().into_iter();
                let is_custom = roots.any(|root| {
                    let file = root.join("x.txt");
                    let config = workspace
                        .settings(&file)
                        .ok()
                        .and_then(|it| it.config(&file, ""));
                    config.is_some_and(|config| {
                        config
                            .custom
                            .iter()
                            .any(|rule| rule.is_selected_by(selector))
                    })
                });
                if !is_custom {
                    let hint = lint::suggest(selector)
                        .map_or(String::new(), |meant| format!(", did you mean `{meant}`?"));
                    complain(
                        err,
                        &format!("{option}: no rule `{}`{hint}", shown(selector)),
                    );
                    return None;
                }
            }
        }
        Some(workspace)
    }

    /// Whether the arguments leave a rule among those that are asked.
    fn asks(&self, code: &str) -> bool {
        let named = |selectors: &[String]| {
            selectors.iter().any(|selector| {
                code.starts_with(selector.as_str())
                    || lint::rule(code).is_some_and(|rule| rule.meta().is_selected_by(selector))
            })
        };
        (self.select.is_empty() || named(&self.select) || named(&self.extend_select))
            && !named(&self.ignore)
    }

    /// Writes the baseline, or takes out of it what was fixed, and tells the exit code.
    fn end(
        &self,
        ended: &run::Ended,
        mut baseline: baseline::Baseline,
        written: Option<baseline::Baseline>,
        old: Option<baseline::Baseline>,
        err: &mut impl Write,
    ) -> io::Result<ExitCode> {
        if let (Some(path), Some(mut written)) = (&self.write_baseline, written) {
            if let Some(old) = old {
                written.keep_unchecked(old);
            }
            output::replace(path, written.to_json().as_bytes())?;
            let (count, name) = (written.count(), path.to_string_lossy());
            let findings = if count == 1 { "finding" } else { "findings" };
            writeln!(
                err,
                "wamark: {count} {findings} accepted in {}",
                shown(&name)
            )?;
        } else if let Some(path) = &self.baseline
            && !self.diff
            && !self.reads_stdin()
        {
            let gone = baseline.prune(|code| self.asks(code));
            if gone > 0 {
                output::replace(path, baseline.to_json().as_bytes())?;
                let name = path.to_string_lossy();
                let (findings, verb) = if gone == 1 {
                    ("finding", "is")
                } else {
                    ("findings", "are")
                };
                writeln!(
                    err,
                    "wamark: {gone} {findings} of {} {verb} there no more and taken out",
                    shown(&name)
                )?;
            }
        }
        Ok(if !ended.could_run {
            ExitCode::from(super::FAILURE)
        } else if ended.summary.fails() && !self.exit_zero && self.write_baseline.is_none() {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }
}
