//! Checks files in parallel and reports them in order, with a bounded number of them in memory.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, thread};

use indicatif::ProgressBar;
use similar::TextDiff;

use super::Args;
use super::baseline::Baseline;
use super::walk::{Check, Job, Walk, is_template};
use crate::cli::input::{self, Limit};
use crate::cli::{complain, output, shown};
use crate::diagnostic::Diagnostic;
use crate::lint::{self, Declared, Fixed, Siblings, Workspace};
use crate::report::{Reporter, RuleInfo, Summary, visible};
use crate::source::Format;

/// How many files may wait for their turn to be reported.
const WINDOW: usize = 128;

/// How long work takes before there is a progress bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is said about a whole run.
pub(super) struct Ended {
    pub(super) summary: Summary,
    /// Whether all files could be checked.
    pub(super) could_run: bool,
}

/// What became of one file.
enum Outcome {
    Checked(Checked),
    Complaint(String),
    Note(String),
    Nothing,
}

struct Checked {
    name: String,
    /// The text that the findings are in.
    text: String,
    found: Vec<Diagnostic>,
    /// What goes to standard output besides: a diff, or fixed standard input.
    aside: Option<String>,
    applied: usize,
}

/// Work for a thread: a job, and where its outcome goes.
type Task = (Job, Sender<Outcome>);

/// Checks what the arguments name. The report goes to `report`; diffs and fixed standard input to `aside`.
pub(super) fn run<R: Write>(
    args: &Args,
    workspace: Workspace,
    baseline: &mut Baseline,
    written: &mut Option<Baseline>,
    report: &mut R,
    mut aside: Option<&mut dyn Write>,
    err: &mut impl Write,
) -> io::Result<Ended> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (tasks, queue) = sync_channel::<Task>(threads * 2);
    let queue = Mutex::new(queue);
    let (turns, ordered) = sync_channel::<Receiver<Outcome>>(WINDOW);
    let mut reporter = Reporter::new(args.format, &mut *report)
        .colored(args.is_colored())
        .describing(descriptions(args.format));
    if args.statistics {
        reporter = reporter.counting();
    }
    let mut could_run = true;
    let mut applied = 0;
    thread::scope(|scope| -> io::Result<()> {
        // Owned here, so that the threads end when reporting fails.
        let ordered = ordered;
        let paths = args.paths();
        scope.spawn(move || {
            let mut send = |job: Job| {
                let (outcome, turn) = channel();
                turns.send(turn).is_ok() && tasks.send((job, outcome)).is_ok()
            };
            Walk::new(workspace, args.stdin_filename.as_deref(), &mut send).run(&paths);
        });
        for _ in 0..threads {
            scope.spawn(|| work(args, &queue));
        }
        let mut progress = Progress::new();
        for turn in &ordered {
            let Ok(outcome) = turn.recv() else { continue };
            match outcome {
                Outcome::Checked(mut checked) => {
                    if let Some(written) = written {
                        written.add(&checked.name, &checked.text, &checked.found);
                        // They are accepted.
                        checked.found.clear();
                    }
                    baseline.take_out(&checked.name, &checked.text, &mut checked.found);
                    applied += checked.applied;
                    progress.hide();
                    reporter.file(&checked.name, &checked.text, &checked.found)?;
                    if let (Some(text), Some(aside)) = (checked.aside, aside.as_deref_mut()) {
                        aside.write_all(text.as_bytes())?;
                    }
                }
                Outcome::Complaint(what) => {
                    progress.hide();
                    complain(err, &what);
                    could_run = false;
                }
                Outcome::Note(what) => {
                    progress.hide();
                    writeln!(err, "wamark: {what}")?;
                }
                Outcome::Nothing => {}
            }
            progress.step();
        }
        progress.end();
        Ok(())
    })?;
    let summary = reporter.finish()?;
    if args.format == crate::report::Format::Text && args.fixes().is_none() && summary.fixable > 0 {
        writeln!(report, "{} can be fixed with `--fix`", summary.fixable)?;
    }
    if applied > 0 && !args.diff {
        let (fixes, verb) = if applied == 1 {
            ("fix", "was")
        } else {
            ("fixes", "were")
        };
        writeln!(err, "wamark: {applied} {fixes} {verb} applied")?;
    }
    Ok(Ended { summary, could_run })
}

/// What reports say about our rules.
fn descriptions(format: crate::report::Format) -> Vec<RuleInfo> {
    if format != crate::report::Format::Sarif {
        return Vec::new();
    }
    let rules = lint::rules().map(Declared::meta);
    rules
        .map(|meta| RuleInfo {
            code: meta.code.to_owned(),
            summary: meta.summary(),
            documentation: meta.documentation(),
        })
        .collect()
}

/// Takes tasks until there are no more.
fn work(args: &Args, queue: &Mutex<Receiver<Task>>) {
    loop {
        // A thread that panicked left the queue as it was.
        let task = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((job, outcome)) = task else { return };
        // Nobody waits for it any more when reporting failed.
        let _ = outcome.send(perform(args, job));
    }
}

fn perform(args: &Args, job: Job) -> Outcome {
    let result = match job {
        Job::Check(check) => self::check(args, &check),
        Job::Config { path, is_asked } => config(args, &path, is_asked),
        Job::Complain(what) => return Outcome::Complaint(what),
        Job::Note(what) => return Outcome::Note(what),
    };
    result.unwrap_or_else(|error| Outcome::Complaint(error.to_string()))
}

fn check(args: &Args, check: &Check) -> io::Result<Outcome> {
    let is_stdin = input::is_stdin(&check.path);
    let text = input::text(&check.path, Limit::COPY)?;
    let config = if is_stdin && input::is_stdin(&check.taken_for) {
        check.settings.config_as(Format::Text)
    } else {
        match check.settings.config(&check.taken_for, &text) {
            Some(config) => config,
            None => return Ok(skipped(args, check, text)),
        }
    };
    let name = if is_stdin && input::is_stdin(&check.taken_for) {
        input::name(&check.path)
    } else {
        check.taken_for.to_string_lossy().into_owned()
    };
    let mut config = config;
    if is_template(config.format) {
        let templates = check.folder.templates();
        config.siblings = Some(Siblings::new(templates, &check.taken_for));
    }
    let reference = check.source.as_ref().and_then(|slot| slot.get());
    let Some(up_to) = args.fixes() else {
        let found = lint::check_translation(&text, &config, reference);
        return Ok(Outcome::Checked(Checked {
            name,
            text,
            found,
            aside: None,
            applied: 0,
        }));
    };
    let fixed = lint::fix_translation(&text, &config, reference, up_to);
    let unfixed = || lint::check_translation(&text, &config, reference);
    finish(args, name, &check.path, &text, fixed, unfixed)
}

/// A file whose content is of no format that holds copy.
fn skipped(args: &Args, check: &Check, text: String) -> Outcome {
    let name = check.taken_for.to_string_lossy();
    if input::is_stdin(&check.path) && args.fixes().is_some() && !args.diff {
        // Whoever fixes through a pipe wants the text back.
        let name = name.into_owned();
        return Outcome::Checked(Checked {
            name,
            aside: Some(text),
            text: String::new(),
            found: Vec::new(),
            applied: 0,
        });
    }
    if check.is_named {
        return Outcome::Note(format!(
            "{}: not known to hold copy, not checked",
            shown(&name)
        ));
    }
    Outcome::Nothing
}

fn config(args: &Args, path: &Path, is_asked: bool) -> io::Result<Outcome> {
    let text = input::text(path, Limit::COPY)?;
    let name = relative(path);
    if args.fixes().is_none() || !is_asked {
        let found = lint::check_config(&text);
        return Ok(Outcome::Checked(Checked {
            name,
            text,
            found,
            aside: None,
            applied: 0,
        }));
    }
    let fixed = lint::fix_config(&text);
    finish(args, name, path, &text, fixed, || lint::check_config(&text))
}

/// Writes what was fixed, or shows it.
fn finish(
    args: &Args,
    name: String,
    path: &Path,
    text: &str,
    fixed: Fixed,
    unfixed: impl Fn() -> Vec<Diagnostic>,
) -> io::Result<Outcome> {
    let Fixed {
        text: after,
        applied,
        left,
        ..
    } = fixed;
    let is_stdin = input::is_stdin(path);
    let mut checked = Checked {
        name,
        text: after,
        found: left,
        aside: None,
        applied,
    };
    if args.diff {
        if checked.text != text {
            checked.aside = Some(diff(&checked.name, text, &checked.text));
        }
        // Nothing is written, so that everything is left.
        checked.found = unfixed();
        text.clone_into(&mut checked.text);
    } else if is_stdin {
        checked.aside = Some(checked.text.clone());
    } else if checked.text != text {
        unchanged(path, text)?;
        output::replace(path, checked.text.as_bytes())?;
    }
    Ok(Outcome::Checked(checked))
}

/// Fails where somebody else wrote to a file since it was read.
fn unchanged(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path)? == text.as_bytes() {
        return Ok(());
    }
    let name = path.to_string_lossy();
    Err(io::Error::other(format!(
        "{}: not fixed, as it changed meanwhile",
        shown(&name)
    )))
}

/// A unified diff, whose control characters cannot steer a terminal.
fn diff(name: &str, before: &str, after: &str) -> String {
    let name = shown(name);
    let diff = TextDiff::configure()
        .timeout(Duration::from_secs(5))
        .diff_lines(before, after);
    let text = diff.unified_diff().header(&name, &name).to_string();
    if !io::stdout().is_terminal() {
        return text;
    }
    let lines = text.lines().map(|line| visible(line).into_owned() + "\n");
    lines.collect()
}

/// A path relative to the current folder, where it lies below.
fn relative(path: &Path) -> String {
    let here = std::env::current_dir().and_then(fs::canonicalize);
    let path = path.strip_prefix(here.unwrap_or_default()).unwrap_or(path);
    path.to_string_lossy().into_owned()
}

/// An error with its path relative to the current folder.
pub(super) fn relative_error(error: &lint::ConfigError) -> String {
    let text = error.to_string();
    let path = error.path().display().to_string();
    match text.strip_prefix(&path) {
        Some(rest) => relative(error.path()) + rest,
        None => text,
    }
}

/// A progress bar, if somebody watches and it takes long.
struct Progress {
    began: Instant,
    is_watched: bool,
    bar: Option<ProgressBar>,
    count: u64,
}

impl Progress {
    fn new() -> Self {
        Self {
            began: Instant::now(),
            is_watched: io::stderr().is_terminal(),
            bar: None,
            count: 0,
        }
    }

    /// One more file is done.
    fn step(&mut self) {
        self.count += 1;
        if self.is_watched && self.began.elapsed() > PATIENCE {
            let bar = self.bar.get_or_insert_with(ProgressBar::new_spinner);
            bar.set_message("files checked");
            bar.set_position(self.count);
            bar.set_message(format!("{} files checked", self.count));
        }
    }

    /// Makes room for what is written.
    fn hide(&self) {
        if let Some(bar) = &self.bar {
            bar.suspend(|| {});
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
