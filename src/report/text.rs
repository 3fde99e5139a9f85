//! Source frames for people, drawn by annotate-snippets.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{File, Summary, safe, visible};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;

/// Bytes of a line shown on either side of the offender. Documents are often written on one line of
/// 60 kB; drawing it whole for each finding would take quadratic time, and nobody could read it.
const CONTEXT: usize = 120;
/// Lines of a span that are shown; the rest is cut off.
const LINES: usize = 6;

#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) colored: bool,
    shown: bool,
}

impl Text {
    pub(super) fn diagnostic(
        &mut self,
        file: &File<'_>,
        diagnostic: &Diagnostic,
        out: &mut impl Write,
    ) -> io::Result<()> {
        if self.shown {
            writeln!(out)?;
        }
        self.shown = true;
        let renderer = if self.colored {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO.with_name("info"),
        };
        let message = visible(&diagnostic.message);
        let id = visible(&diagnostic.code);
        let title = level.primary_title(message.as_ref()).id(id.as_ref());

        let name = visible(file.name);
        let window = Window::new(file, diagnostic.span);
        let annotation = AnnotationKind::Primary.span(window.span.clone());
        let snippet = Snippet::source(window.text.as_str())
            .line_start(window.line)
            .path(name.as_ref())
            .annotation(annotation);
        let mut group = Group::with_title(title).element(snippet);

        let help = diagnostic.help.as_deref().map(visible);
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help.as_ref()));
        }
        let fix = diagnostic
            .fix
            .as_ref()
            .map(|fix| format!("{} ({})", visible(&fix.message), fix.applicability.as_str()));
        if let Some(fix) = &fix {
            group = group.element(Level::HELP.with_name("fix").message(fix.as_str()));
        }
        let rule = visible(&diagnostic.rule);
        let twilio = diagnostic.twilio.map(|code| format!(" (Twilio {code})"));
        let url = diagnostic
            .url
            .as_deref()
            .map(|url| format!(": {}", visible(url)));
        let note = [
            &*rule,
            &twilio.unwrap_or_default(),
            &url.unwrap_or_default(),
        ]
        .concat();
        group = group.element(Level::NOTE.message(note.as_str()));
        let frame = renderer.render(&[group]);
        writeln!(
            out,
            "{}",
            place(&frame, &name, &window, file, diagnostic.span)
        )
    }

    /// Writes how often each rule was met, the most frequent first.
    pub(super) fn statistics(
        &mut self,
        counts: &BTreeMap<String, (usize, usize, String)>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut rows: Vec<_> = counts.iter().collect();
        rows.sort_by_key(|(_, (count, ..))| std::cmp::Reverse(*count));
        for (code, (count, fixable, rule)) in rows {
            self.shown = true;
            let fix = match fixable {
                0 => String::new(),
                _ => format!(", {fixable} to fix"),
            };
            writeln!(out, "{count:>6}  {}  {}{fix}", visible(code), visible(rule))?;
        }
        Ok(())
    }

    pub(super) fn finish(&self, summary: Summary, out: &mut impl Write) -> io::Result<()> {
        if self.shown {
            writeln!(out, "\n{summary}")
        } else {
            Ok(())
        }
    }
}

/// The lines around a span, cropped, with control characters made visible.
struct Window {
    text: String,
    /// The number of the first line, from 1.
    line: usize,
    /// The span in `text`.
    span: Range<usize>,
}

impl Window {
    fn new(file: &File<'_>, span: Span) -> Self {
        let first = file.lines.line_column(span.start).line;
        let last = file
            .lines
            .line_column(span.end.max(span.start))
            .line
            .min(first + LINES - 1);
        let mut window = Self {
            text: String::new(),
            line: first + 1,
            span: 0..0,
        };
        let (mut start, mut end) = (None, None);
        for number in first..=last {
            let Some(line) = file.lines.line_span(number) else {
                break;
            };
            // The bytes around the part of the span that lies on this line.
            let from = floor(
                file.source,
                span.start.max(line.start).saturating_sub(CONTEXT),
            )
            .max(line.start);
            let to = floor(file.source, span.end.min(line.end).max(from) + CONTEXT).min(line.end);
            if number > first {
                window.text.push('\n');
            }
            if from > line.start {
                window.text.push('…');
            }
            for (at, character) in file.source[from..to].char_indices() {
                let at = from + at;
                if at >= span.start {
                    start.get_or_insert(window.text.len());
                }
                if at >= span.end {
                    end.get_or_insert(window.text.len());
                }
                match character {
                    '\n' | '\r' if to == line.end => {}
                    '\t' => window.text.push('\t'),
                    _ => window
                        .text
                        .push(safe::picture(character).unwrap_or(character)),
                }
            }
            if to < line.end {
                window.text.push('…');
            }
        }
        let start = start.unwrap_or(window.text.len());
        window.span = start..end.unwrap_or(window.text.len()).max(start);
        window
    }
}

/// Corrects the column in the header of a frame: it was counted in the cropped line.
fn place(frame: &str, name: &str, window: &Window, file: &File<'_>, span: Span) -> String {
    let (start, _) = file.range(span);
    let counted = window.text[..window.span.start].chars().count() + 1;
    let header = format!("{name}:{}:{counted}", window.line);
    let found = frame
        .find("-->")
        .and_then(|arrow| Some(arrow + frame[arrow..].find(&header)?));
    match found {
        Some(at) if counted != start.column => {
            let (before, after) = (&frame[..at], &frame[at + header.len()..]);
            format!("{before}{name}:{}:{}{after}", start.line, start.column)
        }
        _ => frame.to_owned(),
    }
}

/// The greatest character boundary up to `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LineIndex;

    fn frame(source: &str, span: Range<usize>) -> String {
        let file = File {
            name: "reply.xml",
            source,
            lines: LineIndex::new(source),
        };
        let found = Diagnostic::new("TW1", "some-rule", Severity::Warning, span.into(), "no `x`")
            .with_help("write `y`")
            .with_url("https://example.com/1")
            .with_twilio(12200);
        let mut out = Vec::new();
        Text::default().diagnostic(&file, &found, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_frame_shows_line_column_help_and_page() {
        insta::assert_snapshot!(frame("<a>\n\t<b x='1'/>\n</a>\n", 8..13), @r"
        warning[TW1]: no `x`
         --> reply.xml:2:5
          |
        2 |     <b x='1'/>
          |        ^^^^^
          |
          = help: write `y`
          = note: some-rule (Twilio 12200): https://example.com/1
        ");
    }

    #[test]
    fn long_lines_are_cropped_around_the_span() {
        let source = format!("{}<b/>{}", "ä".repeat(1000), "ö".repeat(1000));
        let frame = frame(&source, 2000..2004);
        assert!(frame.contains("reply.xml:1:1001"), "{frame}");
        assert!(frame.len() < 2000, "{frame}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let frame = frame("a\u{1b}[2Jb\u{9b}c\rd\u{202e}", 1..5);
        assert!(
            !frame.contains(|c: char| c.is_control() && c != '\n'),
            "{frame:?}"
        );
    }

    #[test]
    fn spans_at_and_behind_the_end_do_not_panic() {
        for (source, span) in [
            ("", 0..0),
            ("a", 1..1),
            ("a\n", 2..2),
            ("a", 5..9),
            ("a\n\n\nb", 0..5),
            ("é", 1..2),
        ] {
            frame(source, span);
        }
    }
}
