//! A JSON array, one diagnostic per line.

use std::io::{self, Write};

use super::{File, safe};
use crate::diagnostic::Diagnostic;
use crate::text::LineColumn;

/// Remembers whether a diagnostic was written, for the comma.
#[derive(Debug, Default)]
pub(super) struct Json {
    begun: bool,
}

impl Json {
    pub(super) fn diagnostic(
        &mut self,
        file: &File<'_>,
        diagnostic: &Diagnostic,
        out: &mut impl Write,
    ) -> io::Result<()> {
        out.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        self.begun = true;
        let line = Line::new(file, diagnostic);
        out.write_all(safe::escape_json(serde_json::to_string(&line)?).as_bytes())
    }

    pub(super) fn finish(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })
    }
}

/// The published shape; fields in the order in which they are documented.
#[derive(serde::Serialize)]
struct Line<'a> {
    file: &'a str,
    code: &'a str,
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    twilio: Option<u32>,
    span: crate::text::Span,
    range: Range,
    key: Option<&'a str>,
    fix: Option<FixShape<'a>>,
}

#[derive(serde::Serialize)]
struct FixShape<'a> {
    applicability: &'a str,
    message: &'a str,
    edits: Vec<EditShape<'a>>,
}

#[derive(serde::Serialize)]
struct EditShape<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn new(file: &'a File<'_>, diagnostic: &'a Diagnostic) -> Self {
        let (start, end) = file.range(diagnostic.span);
        Self {
            file: file.name,
            code: &diagnostic.code,
            rule: &diagnostic.rule,
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            url: diagnostic.url.as_deref(),
            twilio: diagnostic.twilio,
            span: diagnostic.span,
            range: Range {
                start: start.into(),
                end: end.into(),
            },
            key: diagnostic.key.as_deref(),
            fix: diagnostic.fix.as_ref().map(|fix| FixShape {
                applicability: fix.applicability.as_str(),
                message: &fix.message,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| EditShape {
                        start: edit.span.start,
                        end: edit.span.end,
                        text: &edit.text,
                    })
                    .collect(),
            }),
        }
    }
}

#[derive(serde::Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(serde::Serialize)]
struct Place {
    line: usize,
    column: usize,
}

impl From<LineColumn> for Place {
    fn from(place: LineColumn) -> Self {
        Self {
            line: place.line,
            column: place.column,
        }
    }
}
