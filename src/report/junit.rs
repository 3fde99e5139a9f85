//! `JUnit` XML: one suite a file, one failed test case a finding, a passed one for a file without.

use std::io::{self, Write};

use super::{File, visible};
use crate::diagnostic::{Diagnostic, Severity};

#[derive(Debug, Default)]
pub(super) struct JUnit {
    begun: bool,
}

impl JUnit {
    /// Writes a file with its findings, of which there may be none.
    pub(super) fn file(
        &mut self,
        file: &File<'_>,
        diagnostics: &[Diagnostic],
        out: &mut impl Write,
    ) -> io::Result<()> {
        self.begin(out)?;
        let name = escape(file.name);
        let failures = diagnostics.iter().filter(|it| it.severity.fails()).count();
        let tests = diagnostics.len().max(1);
        writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
        )?;
        if diagnostics.is_empty() {
            writeln!(out, "    <testcase name=\"{name}\" classname=\"{name}\"/>")?;
        }
        for diagnostic in diagnostics {
            case(file, &name, diagnostic, out)?;
        }
        writeln!(out, "  </testsuite>")
    }

    pub(super) fn finish(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "</testsuites>")
    }

    fn begin(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{}\">\n",
            env!("CARGO_PKG_NAME")
        )
    }
}

fn case(
    file: &File<'_>,
    name: &str,
    diagnostic: &Diagnostic,
    out: &mut impl Write,
) -> io::Result<()> {
    let (start, _) = file.range(diagnostic.span);
    let code = escape(&diagnostic.code);
    let rule = escape(&diagnostic.rule);
    let message = escape(&diagnostic.message);
    writeln!(
        out,
        "    <testcase name=\"{code} {rule}\" classname=\"{name}\" line=\"{}\">",
        start.line
    )?;
    // Advice is no failure.
    if diagnostic.severity == Severity::Info {
        writeln!(
            out,
            "      <system-out>{}:{}: {message}</system-out>",
            start.line, start.column
        )?;
    } else {
        let help = diagnostic
            .help
            .as_deref()
            .map_or(String::new(), |help| format!(" ({})", escape(help)));
        writeln!(
            out,
            "      <failure message=\"{message}\" type=\"{}\">line {}, column {}: {message}{help}</failure>",
            diagnostic.severity, start.line, start.column
        )?;
    }
    writeln!(out, "    </testcase>")
}

/// Escapes text for content and attributes; what XML 1.0 does not allow is made visible.
fn escape(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(character),
        }
    }
    out
}
