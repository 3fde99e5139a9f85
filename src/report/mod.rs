//! Diagnostics as people, editors and CI systems read them.
//!
//! A [`Reporter`] takes one file after the other and writes as it goes, so that memory does not grow
//! with the number of files. Byte spans become lines and columns here, and nowhere before. What comes
//! from a document is never written raw: control characters cannot reach a terminal.

mod github;
mod json;
mod safe;
mod sarif;
mod text;

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Severity};
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
/// assert_eq!("xml".parse::<Format>().unwrap_err().to_string(), "unknown format `xml`, expected one of: text, json, sarif, github");
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
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: &'static [Format] = &[Self::Text, Self::Json, Self::Sarif, Self::GitHub];

    /// Names the format as the command line spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::GitHub => "github",
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
#[error("unknown format `{0}`, expected one of: text, json, sarif, github")]
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
/// {"file":"reply.xml","code":"TW202","rule":"element-case","severity":"warning","message":"no element `say`","help":null,"url":null,"twilio":null,"span":{"start":1,"end":4},"range":{"start":{"line":1,"column":2},"end":{"line":1,"column":5}},"key":null,"fix":null}
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
}

/// What each format remembers between files.
#[derive(Debug)]
enum State {
    Text(text::Text),
    Json(json::Json),
    Sarif(sarif::Sarif),
    GitHub,
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
        };
        Self {
            out,
            summary: Summary::default(),
            state,
        }
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
        for diagnostic in diagnostics {
            self.summary.count(diagnostic.severity);
            match &mut self.state {
                State::Text(text) => text.diagnostic(&file, diagnostic, &mut self.out)?,
                State::Json(json) => json.diagnostic(&file, diagnostic, &mut self.out)?,
                State::Sarif(sarif) => sarif.diagnostic(&file, diagnostic, &mut self.out)?,
                State::GitHub => github::diagnostic(&file, diagnostic, &mut self.out)?,
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
        match &self.state {
            State::Text(text) => text.finish(self.summary, &mut self.out)?,
            State::Json(json) => json.finish(&mut self.out)?,
            State::Sarif(sarif) => sarif.finish(&mut self.out)?,
            State::GitHub => {}
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
}

impl Summary {
    /// Tells whether there is an error or a warning: exit code 1 on the command line.
    #[must_use]
    pub const fn fails(&self) -> bool {
        self.errors + self.warnings > 0
    }

    fn count(&mut self, severity: Severity) {
        match severity {
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
