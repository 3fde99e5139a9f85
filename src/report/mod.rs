//! Diagnostics as people, editors and CI systems read them.
//!
//! A [`Reporter`] takes one file after the other and writes as it goes, so that memory does not grow
//! with the number of files. Byte spans become lines and columns here, and nowhere before. What comes
//! from a document is never written raw: control characters cannot reach a terminal.

mod github;
mod gitlab;
mod json;
mod junit;
mod safe;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::text::{LineColumn, LineIndex, Span};

pub use safe::visible;

/// The formats of a report.
///
/// # Examples
///
/// ```
/// use wamark::report::Format;
///
/// assert_eq!("sarif".parse(), Ok(Format::Sarif));
/// assert_eq!(Format::GitHub.to_string(), "github");
/// assert_eq!("xml".parse::<Format>().unwrap_err().to_string(), "unknown format `xml`, expected one of: text, json, sarif, github, gitlab, junit");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Source frames for people, with a summary at the end.
    #[default]
    Text,
    /// One JSON array of objects; the shape is that of [`Reporter`]'s example.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands that GitHub Actions shows as annotations.
    GitHub,
    /// The JSON array that GitLab shows as code quality.
    GitLab,
    /// `JUnit` XML: a failed test case for each error and warning.
    JUnit,
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: &'static [Format] = &[
        Self::Text,
        Self::Json,
        Self::Sarif,
        Self::GitHub,
        Self::GitLab,
        Self::JUnit,
    ];

    /// Names the format as the command line spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::GitHub => "github",
            Self::GitLab => "gitlab",
            Self::JUnit => "junit",
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let known = Self::ALL
            .iter()
            .copied()
            .find(|format| format.as_str() == name);
        known.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// The name of a format that there is none of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{0}`, expected one of: text, json, sarif, github, gitlab, junit")]
pub struct UnknownFormat(String);

/// Writes diagnostics in one of the [`Format`]s.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::{Diagnostic, Severity};
/// use wamark::report::{Format, Reporter};
/// use wamark::text::Span;
///
/// let found = [Diagnostic::new("TW202", "element-case", Severity::Warning, Span::new(1, 4), "no element `say`")];
/// let mut out = Vec::new();
/// let mut report = Reporter::new(Format::Json, &mut out);
/// report.file("reply.xml", "<say/>", &found)?;
/// let summary = report.finish()?;
/// assert_eq!((summary.errors, summary.warnings, summary.infos), (0, 1, 0));
/// assert_eq!(
///     String::from_utf8(out).unwrap(),
///     r#"[
/// {"file":"reply.xml","code":"TW202","rule":"element-case","severity":"warning","message":"no element `say`","help":null,"url":null,"span":{"start":1,"end":4},"range":{"start":{"line":1,"column":2},"end":{"line":1,"column":5}},"key":null,"fix":null}
/// ]
/// "#
/// );
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Reporter<W> {
    out: W,
    summary: Summary,
    state: State,
    /// By code: how many, how many that can be fixed safely, and the name of the rule.
    statistics: Option<BTreeMap<String, (usize, usize, String)>>,
}

/// What each format remembers between files.
#[derive(Debug)]
enum State {
    Text(text::Text),
    Json(json::Json),
    Sarif(sarif::Sarif),
    GitHub,
    GitLab(gitlab::GitLab),
    JUnit(junit::JUnit),
}

/// What is known about a rule, for reports that describe the rules that they name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleInfo {
    /// The code.
    pub code: String,
    /// What the rule flags, in one sentence.
    pub summary: String,
    /// The documentation, Markdown.
    pub documentation: String,
}

impl<W: Write> Reporter<W> {
    /// Starts a report; nothing is written before the first file or the end.
    #[must_use]
    pub fn new(format: Format, out: W) -> Self {
        let state = match format {
            Format::Text => State::Text(text::Text::default()),
            Format::Json => State::Json(json::Json::default()),
            Format::Sarif => State::Sarif(sarif::Sarif::default()),
            Format::GitHub => State::GitHub,
            Format::GitLab => State::GitLab(gitlab::GitLab::default()),
            Format::JUnit => State::JUnit(junit::JUnit::default()),
        };
        Self {
            out,
            summary: Summary::default(),
            state,
            statistics: None,
        }
    }

    /// Describes rules: [`Format::Sarif`] takes summary and help from here.
    #[must_use]
    pub fn describing(mut self, rules: impl IntoIterator<Item = RuleInfo>) -> Self {
        if let State::Sarif(sarif) = &mut self.state {
            let rules = rules.into_iter().map(|rule| (rule.code.clone(), rule));
            sarif.described = rules.collect();
        }
        self
    }

    /// Counts findings by rule, and in [`Format::Text`] writes the counts in place of the findings.
    #[must_use]
    pub fn counting(mut self) -> Self {
        self.statistics = Some(BTreeMap::new());
        self
    }

    /// Colours the source frames of [`Format::Text`]; the other formats have no colours.
    #[must_use]
    pub fn colored(mut self, yes: bool) -> Self {
        if let State::Text(text) = &mut self.state {
            text.colored = yes;
        }
        self
    }

    /// Writes what was found in one file.
    ///
    /// `name` is shown as it is given; `source` is the text that the spans point into.
    ///
    /// # Errors
    ///
    /// Fails when the writer does.
    pub fn file(&mut self, name: &str, source: &str, diagnostics: &[Diagnostic]) -> io::Result<()> {
        self.summary.files += 1;
        let file = File {
            name,
            source,
            lines: LineIndex::new(source),
        };
        match &mut self.state {
            State::GitLab(gitlab) => gitlab.file(),
            State::JUnit(junit) => junit.file(&file, diagnostics, &mut self.out)?,
            _ => {}
        }
        for diagnostic in diagnostics {
            self.summary.count(diagnostic);
            if let Some(counts) = &mut self.statistics {
                let rule = diagnostic.rule.to_string();
                let row = counts
                    .entry(diagnostic.code.to_string())
                    .or_insert((0, 0, rule));
                row.0 += 1;
                row.1 += usize::from(has_safe_fix(diagnostic));
                if matches!(self.state, State::Text(_)) {
                    continue;
                }
            }
            match &mut self.state {
                State::Text(text) => text.diagnostic(&file, diagnostic, &mut self.out)?,
                State::Json(json) => json.diagnostic(&file, diagnostic, &mut self.out)?,
                State::Sarif(sarif) => sarif.diagnostic(&file, diagnostic, &mut self.out)?,
                State::GitHub => github::diagnostic(&file, diagnostic, &mut self.out)?,
                State::GitLab(gitlab) => gitlab.diagnostic(&file, diagnostic, &mut self.out)?,
                State::JUnit(_) => {}
            }
        }
        Ok(())
    }

    /// Ends the report and tells how much was found.
    ///
    /// # Errors
    ///
    /// Fails when the writer does.
    pub fn finish(mut self) -> io::Result<Summary> {
        match &mut self.state {
            State::Text(text) => {
                if let Some(counts) = &self.statistics {
                    text.statistics(counts, &mut self.out)?;
                }
                text.finish(self.summary, &mut self.out)?;
            }
            State::Json(json) => json.finish(&mut self.out)?,
            State::Sarif(sarif) => sarif.finish(&mut self.out)?,
            State::GitHub => {}
            State::GitLab(gitlab) => gitlab.finish(&mut self.out)?,
            State::JUnit(junit) => junit.finish(&mut self.out)?,
        }
        self.out.flush()?;
        Ok(self.summary)
    }
}

/// How much a report holds.
///
/// # Examples
///
/// ```
/// use wamark::report::Summary;
///
/// let summary = Summary { errors: 2, infos: 1, ..Summary::default() };
/// assert_eq!(summary.to_string(), "2 errors, 1 note");
/// assert!(summary.fails());
/// assert_eq!(Summary::default().to_string(), "nothing found");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files reported on, those without a finding included.
    pub files: usize,
    /// Findings of [`Severity::Error`].
    pub errors: usize,
    /// Findings of [`Severity::Warning`].
    pub warnings: usize,
    /// Findings of [`Severity::Info`].
    pub infos: usize,
    /// Findings that a safe fix removes.
    pub fixable: usize,
}

impl Summary {
    /// Tells whether there is an error or a warning: exit code 1 on the command line.
    #[must_use]
    pub const fn fails(&self) -> bool {
        self.errors + self.warnings > 0
    }

    fn count(&mut self, diagnostic: &Diagnostic) {
        self.fixable += usize::from(has_safe_fix(diagnostic));
        match diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counts = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.infos, "note"),
        ];
        let mut separator = "";
        for (count, noun) in counts.into_iter().filter(|(count, _)| *count > 0) {
            write!(
                f,
                "{separator}{count} {noun}{}",
                if count == 1 { "" } else { "s" }
            )?;
            separator = ", ";
        }
        if separator.is_empty() {
            f.write_str("nothing found")
        } else {
            Ok(())
        }
    }
}

fn has_safe_fix(diagnostic: &Diagnostic) -> bool {
    let fix = diagnostic.fix.as_ref();
    fix.is_some_and(|fix| fix.applicability == Applicability::Safe)
}

/// A file while it is reported on.
struct File<'a> {
    name: &'a str,
    source: &'a str,
    lines: LineIndex<'a>,
}

impl File<'_> {
    /// The ends of a span as people count: lines and columns in characters, from 1.
    fn range(&self, span: Span) -> (LineColumn, LineColumn) {
        let from_one = |offset| {
            let place = self.lines.line_column(offset);
            LineColumn {
                line: place.line + 1,
                column: place.column + 1,
            }
        };
        (from_one(span.start), from_one(span.end))
    }
}
