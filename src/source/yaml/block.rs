//! Block scalars: `|`, whose line breaks are kept, and `>`, whose line breaks are folded.

use super::super::encoding::Encoding;
use super::super::entry::Text;
use super::super::map::{Decoder, PieceKind};
use super::scalar::{Style, behind_properties, break_length, pieces, printable};
use crate::diagnostic::Edit;
use crate::text::Span;

/// `|` and `>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) struct Block {
    is_folded: bool,
    /// Where `|2-` or the like stands.
    header: Span,
    /// Where the first line behind that begins.
    body: usize,
    /// How many spaces begin each line, never 0.
    indent: usize,
    /// How many of them the first line has; fewer where it is empty.
    first: usize,
    /// Whether the header says so.
    has_indicator: bool,
    /// What becomes of the line breaks at the end.
    chomp: Chomp,
    /// Whether a line break that counts ends it, as does not at the end of some files.
    is_ended: bool,
    /// The line break of the file.
    line_break: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chomp {
    /// `-`: none of them is kept.
    Strip,
    /// One of them is.
    Clip,
    /// `+`: all of them are.
    Keep,
}

/// Reads the block scalar whose text begins at a byte, or its properties and header where it has properties or no text.
pub(super) fn read<'s>(
    file: &'s str,
    start: usize,
    is_folded: bool,
    value: &str,
) -> Option<Text<'s>> {
    let header = header_before(file, start).or_else(|| {
        let start = behind_properties(file, start);
        let is_here = file[start..].starts_with(['|', '>']) && is_header(&file[start..]);
        is_here.then_some(start)
    })?;
    let token =
        file[header + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    let header = Span::new(header, file.len() - token.len());
    let token = &file[header.range()];
    let header_end = file[header.end..]
        .find(['\n', '\r'])
        .map(|at| header.end + at)?;
    let body = header_end + break_length(&file[header_end..]);
    // What the first line with text has more than the parser says is the indentation.
    let is_text = |line: &&str| !line.trim_matches([' ', '\r', '\n']).is_empty();
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let line = file[body..].split_inclusive(['\n', '\r']).find(is_text)?;
    let indent = spaces(line).checked_sub(spaces(value.split('\n').find(is_text)?))?;
    if indent == 0 {
        return None;
    }
    let first = spaces(&file[body..]).min(indent);
    let block = Block {
        is_folded,
        first,
        is_ended: false,
        header,
        body,
        indent,
        has_indicator: token.contains(|c: char| c.is_ascii_digit()),
        chomp: match token {
            _ if token.contains('-') => Chomp::Strip,
            _ if token.contains('+') => Chomp::Keep,
            _ => Chomp::Clip,
        },
        line_break: if file[header_end..].starts_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        },
    };
    let begin = body + first;
    let end = begin + block.length(&file[begin..]);
    let block = Block {
        is_ended: file[begin..end].ends_with(['\n', '\r']),
        ..block
    };
    let decoder = block.decode(&file[begin..end], begin)?;
    Some(decoder.text(Encoding::Yaml(Style::Block(block))))
}

/// Whether a header stands here, with nothing behind it but a comment: `|2-  # comment`.
fn is_header(text: &str) -> bool {
    let rest = text[1..].trim_start_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    let behind = rest.trim_start_matches([' ', '\t']);
    behind.is_empty()
        || behind.starts_with(['\n', '\r'])
        || (behind.starts_with('#') && behind.len() < rest.len())
}

/// Finds the header of the block scalar whose text begins at a byte: in the last line with text before that one.
fn header_before(file: &str, start: usize) -> Option<usize> {
    let before = file[..start].trim_end_matches(' ');
    if !before.ends_with(['\n', '\r']) {
        return None;
    }
    let before = before.trim_end_matches([' ', '\n', '\r']);
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut marks = file[line..before.len()].match_indices(['|', '>']);
    marks.find_map(|(at, _)| {
        let at = line + at;
        let stands_alone = file[..at].ends_with([' ', '\t', '\n', '\r', '\u{feff}']) || at == 0;
        (stands_alone && is_header(&file[at..])).then_some(at)
    })
}

/// A line of a block scalar: where its text begins and ends, and where the next line begins.
struct Line {
    start: usize,
    end: usize,
    next: usize,
}

impl Block {
    /// The lines of a block scalar that begins behind the indentation of its first line, up to one that is not part of it; whether
    /// there is none such.
    fn lines(&self, raw: &str) -> (Vec<Line>, bool) {
        let mut lines = Vec::new();
        let mut at = 0;
        let mut indent = self.indent - self.first;
        while at < raw.len() {
            let rest = &raw[at..];
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let spaces = rest[..length].len() - rest[..length].trim_start_matches(' ').len();
            let start = at + spaces.min(indent);
            let end = at + length;
            if spaces < indent && start < end {
                return (lines, false);
            }
            at = end
                + if end < raw.len() {
                    break_length(&raw[end..])
                } else {
                    0
                };
            lines.push(Line {
                start,
                end,
                next: at,
            });
            indent = self.indent;
        }
        (lines, true)
    }

    /// How much of what follows is the scalar, its last line break included where that counts.
    fn length(&self, rest: &str) -> usize {
        let (lines, _) = self.lines(rest);
        let last = lines.iter().rposition(|line| line.start < line.end);
        match (self.chomp, last) {
            (Chomp::Keep, _) => lines.last().map_or(0, |line| line.next),
            (_, None) => 0,
            (Chomp::Strip, Some(last)) => lines[last].end,
            (Chomp::Clip, Some(last)) => lines[last].next,
        }
    }

    fn decode<'s>(&self, raw: &'s str, start: usize) -> Option<Decoder<'s>> {
        let (lines, is_whole) = self.lines(raw);
        if !is_whole {
            return None;
        }
        let texts: Vec<&Line> = lines.iter().filter(|line| line.start < line.end).collect();
        let is_blank = |line: &Line| raw[line.start..].starts_with([' ', '\t']);
        let (first, last) = (*texts.first()?, *texts.last()?);
        // Without an indicator all its spaces would be indentation.
        if !self.has_indicator && raw[first.start..].starts_with(' ') {
            return None;
        }
        let mut decoder = Decoder::new(raw, start);
        let blank = lines.iter().take_while(|line| line.start == line.end);
        let leading: Vec<usize> = blank.map(|line| line.next).collect();
        pieces(
            &mut decoder,
            0,
            &leading,
            first.start,
            "\n",
            PieceKind::Escape,
        );
        let mut index = leading.len();
        for pair in texts.windows(2) {
            let (line, next) = (pair[0], pair[1]);
            // The lines up to the next one with text; each line is looked at once.
            let mut breaks = Vec::new();
            while lines[index].start < next.start {
                breaks.push(lines[index].next);
                index += 1;
            }
            let is_folded = self.is_folded && !is_blank(line) && !is_blank(next);
            let (skipped, text, kind) = match (is_folded, breaks.len()) {
                (false, _) => (0, "\n", PieceKind::Escape),
                (true, 1) => (0, " ", PieceKind::Fold),
                (true, _) => (1, "\n", PieceKind::Fold),
            };
            pieces(
                &mut decoder,
                line.end,
                &breaks[skipped..],
                next.start,
                text,
                kind,
            );
        }
        let trailing = &lines[index..];
        let trailing = trailing.iter().filter(|line| line.next > line.end);
        let trailing: Vec<usize> = trailing.map(|line| line.next).collect();
        let fits = match self.chomp {
            Chomp::Strip => trailing.is_empty(),
            Chomp::Clip => trailing.len() <= 1,
            Chomp::Keep => true,
        };
        pieces(
            &mut decoder,
            last.end,
            &trailing,
            raw.len(),
            "\n",
            PieceKind::Escape,
        );
        fits.then_some(decoder)
    }

    /// Writes text for the middle of the scalar: line breaks with the indentation behind them, but before others.
    pub(super) fn encode(&self, text: &str) -> Option<String> {
        let mut lines = text.split('\n');
        let mut out = printable(lines.next()?)?.to_owned();
        let mut lines = lines.peekable();
        while let Some(line) = lines.next() {
            out.push_str(self.line_break);
            // Between two lines that are folded a break takes two.
            if self.is_folded {
                out.push_str(self.line_break);
            }
            if !line.is_empty() || lines.peek().is_none() {
                out.extend(std::iter::repeat_n(' ', self.indent));
            }
            out.push_str(printable(line)?);
        }
        Some(out)
    }

    pub(super) fn reads_as(&self, raw: &str, text: &str) -> bool {
        // Of spaces alone at the end of a file the parser makes one more line.
        let blank_end = raw.ends_with(' ') && raw.trim_end_matches(' ').ends_with(['\n', '\r']);
        !blank_end
            && raw.ends_with(['\n', '\r']) == self.is_ended
            && self.decode(raw, 0).is_some_and(|it| it.finish().0 == text)
    }

    /// Writes the scalar anew, with a header that fits. A folded one only where all that changes is the line breaks at the end.
    pub(super) fn rewrite(&self, file: &str, span: Span, text: &str) -> Option<Edit> {
        let content = text.trim_end_matches('\n');
        let breaks = text.len() - content.len();
        if content.is_empty() {
            return None;
        }
        let old = &file[span.range()];
        let (old_text, _) = self.decode(old, span.start)?.finish();
        let raw = if old_text.trim_end_matches('\n') == content {
            let (lines, _) = self.lines(old);
            let last = lines.iter().rfind(|line| line.start < line.end)?;
            file[self.body..span.start + last.end].to_owned()
        } else if self.is_folded {
            return None;
        } else {
            let raw = self.encode(content)?;
            let indent = if content.starts_with('\n') {
                0
            } else {
                self.indent
            };
            format!("{}{raw}", " ".repeat(indent))
        };
        // The line break behind the scalar may be part of it, and if not it is one all the same.
        let inside = self.is_ended;
        let outside = !inside && file[span.end..].starts_with(['\n', '\r']);
        let (chomp, mark, wanted) = match breaks {
            0 => (Chomp::Strip, "-", usize::from(inside)),
            1 => (Chomp::Clip, "", usize::from(!outside)),
            _ => (Chomp::Keep, "+", breaks - usize::from(outside)),
        };
        if chomp == Chomp::Keep {
            // Empty lines behind the scalar would become part of it.
            let behind = &file[span.end..];
            let behind = if outside {
                &behind[break_length(behind)..]
            } else {
                behind
            };
            let next = behind.trim_start_matches(' ');
            if next.is_empty() || next.starts_with(['\n', '\r']) {
                return None;
            }
        }
        let header = &file[self.header.range()];
        let indicator = header.trim_matches(|c: char| !c.is_ascii_digit());
        let mut new = format!("{}{indicator}{mark}", &header[..1]);
        new.push_str(&file[self.header.end..self.body]);
        let spaces = raw.len() - raw.trim_start_matches(' ').len();
        let first = spaces.min(self.indent);
        let begin = new.len() + first;
        new.push_str(&raw);
        let end = new.len();
        new.push_str(&self.line_break.repeat(wanted));
        // Read back without the line break that is outside, or no longer part of it.
        let (read, missing) = match chomp {
            Chomp::Strip => (&new[begin..end], ""),
            _ if outside => (&new[begin..], "\n"),
            _ => (&new[begin..], ""),
        };
        let block = Self {
            first,
            chomp,
            ..self.clone()
        };
        let (decoded, _) = block.decode(read, 0)?.finish();
        let same = text.strip_suffix(missing) == Some(&decoded);
        same.then(|| Edit::new(Span::new(self.header.start, span.end), new))
    }
}
