//! Workflow commands: GitHub Actions shows them beside the changed lines.

use std::io::{self, Write};

use super::{File, visible};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) fn diagnostic(
    file: &File<'_>,
    diagnostic: &Diagnostic,
    out: &mut impl Write,
) -> io::Result<()> {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) = file.range(diagnostic.span);
    write!(
        out,
        "::{command} file={},line={},",
        property(file.name),
        start.line
    )?;
    // GitHub shows nothing when columns are given for a span over more than one line.
    if start.line == end.line {
        write!(out, "col={},endColumn={},", start.column, end.column)?;
    } else {
        write!(out, "endLine={},", end.line)?;
    }
    let title = format!("{} {}", diagnostic.code, diagnostic.rule);
    write!(
        out,
        "title={}::{}",
        property(&title),
        data(&diagnostic.message)
    )?;
    if let Some(help) = &diagnostic.help {
        write!(out, "%0A{}", data(help))?;
    }
    writeln!(out)
}

/// A message: a line break or `%` would end or garble the command.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// A property: `,` and `:` would end it as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LineIndex, Span};

    fn line(source: &str, name: &str, found: &Diagnostic) -> String {
        let mut out = Vec::new();
        diagnostic(
            &File {
                name,
                source,
                lines: LineIndex::new(source),
            },
            found,
            &mut out,
        )
        .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hostile_text_cannot_start_another_command() {
        let found = Diagnostic::new(
            "TW1",
            "r",
            Severity::Error,
            Span::new(0, 1),
            "100% `a\n::error::b`",
        )
        .with_help("x");
        assert_eq!(
            line("ab", "a,b:c\n.xml", &found),
            "::error file=a%2Cb%3Ac␊.xml,line=1,col=1,endColumn=2,title=TW1 r::100%25 `a␊::error::b`%0Ax\n"
        );
    }

    #[test]
    fn spans_over_lines_have_no_columns() {
        let found = Diagnostic::new("TW1", "r", Severity::Info, Span::new(0, 3), "m");
        assert_eq!(
            line("a\nb", "f", &found),
            "::notice file=f,line=1,endLine=2,title=TW1 r::m\n"
        );
    }
}
