//! The five ways to write a string in YAML, read a second time for the places of what they stand for.
//!
//! The parser gives the text of a scalar; this gives its pieces. Where the two disagree about the text, the parser is right and
//! the string cannot be edited.

use std::borrow::Cow;
use std::fmt::Write as _;

use saphyr_parser::ScalarStyle;

use super::super::encoding::Encoding;
use super::super::entry::Text;
use super::super::map::{Decoder, PieceKind, SourceMap};
use crate::diagnostic::Edit;
use crate::text::Span;

/// How a scalar is written, as far as edits of it have to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) enum Style {
    Flow(Flow),
    Block(Block),
    /// In a way that is not understood: not to be edited.
    Opaque,
}

/// Without quotes, or in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) struct Flow {
    quotes: Quotes,
    /// Whether it stands in brackets.
    in_brackets: bool,
    /// How many spaces begin each line but the first.
    indent: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotes {
    None,
    Single,
    Double,
}

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

/// A text that cannot be edited.
pub(super) fn opaque(text: Cow<'_, str>, span: Span) -> Text<'_> {
    Text {
        map: SourceMap::opaque(&text, span, Encoding::Yaml(Style::Opaque)),
        text,
        span,
    }
}

/// Reads the scalar at a span, properties included, whose text the parser says is `value`.
pub(super) fn read<'s>(
    file: &'s str,
    span: Span,
    style: ScalarStyle,
    value: Cow<'s, str>,
    flow: bool,
) -> Text<'s> {
    let start = behind_properties(file, span.start).min(span.end);
    let found = match style {
        ScalarStyle::Plain => Flow::read(file, start, span.end, Quotes::None, flow),
        ScalarStyle::SingleQuoted => Flow::read(file, start, span.end, Quotes::Single, flow),
        ScalarStyle::DoubleQuoted => Flow::read(file, start, span.end, Quotes::Double, flow),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let is_folded = style == ScalarStyle::Folded;
            block(file, span.start, is_folded, &value)
        }
    };
    // At the end of a file without a line break the parser adds one.
    let agrees = |text: &Text<'_>| {
        text.text == value
            || (text.span.end == file.len() && value.strip_suffix('\n') == Some(&text.text))
    };
    match found.filter(agrees) {
        Some(text) => text,
        None => opaque(value, Span::new(start, span.end.max(start))),
    }
}

/// Skips anchors and tags, and the space and comments behind them.
pub(super) fn behind_properties(file: &str, start: usize) -> usize {
    let mut at = start;
    while file[at..].starts_with(['&', '!']) {
        let rest = &file[at..];
        at += rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len());
        loop {
            let rest = &file[at..];
            let space = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            at += rest.len() - space.len();
            if !space.starts_with('#') {
                break;
            }
            at += space.find('\n').unwrap_or(space.len());
        }
    }
    at
}

impl Flow {
    /// Reads the scalar from a byte on; without quotes up to `end`.
    fn read(
        file: &str,
        start: usize,
        end: usize,
        quotes: Quotes,
        in_brackets: bool,
    ) -> Option<Text<'_>> {
        let span = match quotes {
            Quotes::None => Span::new(start, end),
            // What the parser says is the end may lie behind a comment.
            _ => Span::new(start + 1, closing_quote(file, start + 1, quotes)?),
        };
        let raw = &file[span.range()];
        let mut flow = Self {
            quotes,
            in_brackets,
            indent: 0,
        };
        flow.indent = flow.least_indent(raw).unwrap_or_default();
        let decoder = flow.decode(raw, span.start)?;
        Some(decoder.text(Encoding::Yaml(Style::Flow(flow))))
    }

    /// The fewest spaces before the text of a line, or before the quotes that end the last one.
    fn least_indent(&self, raw: &str) -> Option<usize> {
        let mut lines = raw.split(['\n', '\r']).skip(1).peekable();
        let mut least = None;
        while let Some(line) = lines.next() {
            let rest = line.trim_start_matches(' ');
            if !rest.trim_start_matches('\t').is_empty() || lines.peek().is_none() {
                let spaces = line.len() - rest.len();
                least = Some(least.map_or(spaces, |least: usize| least.min(spaces)));
            }
        }
        least
    }

    /// Decodes escapes, and line breaks that are folded.
    fn decode<'s>(&self, raw: &'s str, start: usize) -> Option<Decoder<'s>> {
        let mut decoder = Decoder::new(raw, start);
        let bytes = raw.as_bytes();
        // Space before this is not trimmed.
        let mut kept = 0;
        let mut at = 0;
        while at < bytes.len() {
            match (bytes[at], self.quotes) {
                (b'\n' | b'\r', _) => {
                    let space = raw[kept..at].trim_end_matches([' ', '\t']).len();
                    at = fold(&mut decoder, raw, kept + space, at, false);
                    kept = at;
                }
                (b'\'', Quotes::Single) => {
                    if bytes.get(at + 1) != Some(&b'\'') {
                        return None;
                    }
                    decoder.escape(at..at + 2, '\'');
                    at += 2;
                }
                (b'"', Quotes::Double) => return None,
                (b'\\', Quotes::Double) => {
                    if let Some(b'\n' | b'\r') = bytes.get(at + 1) {
                        at = fold(&mut decoder, raw, at, at + 1, true);
                    } else {
                        let (length, character) = unescape(&raw[at..])?;
                        decoder.escape(at..at + length, character);
                        at += length;
                    }
                    kept = at;
                }
                _ => at += 1,
            }
        }
        Some(decoder)
    }

    fn encode(&self, text: &str) -> Option<String> {
        match self.quotes {
            Quotes::None => Some(printable(one_line(text)?)?.to_owned()),
            Quotes::Single => Some(printable(one_line(text)?)?.replace('\'', "''")),
            Quotes::Double => Some(escape(text)),
        }
    }

    fn reads_as(&self, raw: &str, text: &str) -> bool {
        let mut lines = raw.split(['\n', '\r']).skip(1);
        let ends_document = |line: &str| line.starts_with("---") || line.starts_with("...");
        let is_plain = self.quotes != Quotes::None || is_plain(text, self.in_brackets);
        is_plain
            && !lines.any(ends_document)
            && self
                .least_indent(raw)
                .is_none_or(|least| least >= self.indent)
            && self.decode(raw, 0).is_some_and(|it| it.finish().0 == text)
    }

    /// Writes the scalar anew on one line, in quotes.
    fn rewrite(&self, span: Span, text: &str) -> Edit {
        let outer = match self.quotes {
            Quotes::None => span,
            _ => Span::new(span.start - 1, span.end + 1),
        };
        // In double quotes, unless those take escapes that single ones do not.
        let new = match one_line(text).and_then(printable) {
            Some(text) if text.contains(['"', '\\']) => format!("'{}'", text.replace('\'', "''")),
            _ => format!("\"{}\"", escape(text)),
        };
        Edit::new(outer, new)
    }
}

/// Where the quote stands that ends a scalar.
fn closing_quote(file: &str, start: usize, quotes: Quotes) -> Option<usize> {
    let bytes = file.as_bytes();
    let mut at = start;
    loop {
        match (bytes.get(at)?, bytes.get(at + 1), quotes) {
            (b'\'', Some(b'\''), Quotes::Single) | (b'\\', _, Quotes::Double) => at += 2,
            (b'\'', _, Quotes::Single) | (b'"', _, Quotes::Double) => return Some(at),
            _ => at += 1,
        }
    }
}

/// Adds the line breaks from `at` on, and the space around them from `start` on; one that is escaped stands for nothing, as the
/// first of several does. Gives where the next line begins.
fn fold(decoder: &mut Decoder<'_>, raw: &str, start: usize, at: usize, is_escaped: bool) -> usize {
    let mut ends = Vec::new();
    let mut at = at;
    while raw[at..].starts_with(['\n', '\r']) {
        at += break_length(&raw[at..]);
        ends.push(at);
        at += raw[at..].len() - raw[at..].trim_start_matches([' ', '\t']).len();
    }
    let first = if is_escaped {
        ""
    } else if ends.len() == 1 {
        " "
    } else {
        "\n"
    };
    let skipped = usize::from(!is_escaped && ends.len() > 1);
    pieces(decoder, start, &ends[skipped..], at, first, PieceKind::Fold);
    at
}

/// Adds a piece for each line break that counts; the last one takes what is before the text of the next line.
fn pieces(
    decoder: &mut Decoder<'_>,
    start: usize,
    ends: &[usize],
    next: usize,
    first: &str,
    kind: PieceKind,
) {
    let mut from = start;
    for (index, &end) in ends.iter().enumerate() {
        let to = if index + 1 == ends.len() { next } else { end };
        let text = if index == 0 { first } else { "\n" };
        decoder.piece(from..to, text, kind);
        from = to;
    }
}

fn break_length(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { 1 }
}

/// Reads an escape of a string in double quotes.
fn unescape(raw: &str) -> Option<(usize, char)> {
    let hex = |digits: usize| {
        let text = raw.get(2..2 + digits)?;
        let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = is_hex.then(|| u32::from_str_radix(text, 16).ok())??;
        Some((2 + digits, char::from_u32(code)?))
    };
    let character = match *raw.as_bytes().get(1)? {
        b'0' => '\0',
        b'a' => '\u{7}',
        b'b' => '\u{8}',
        b't' | b'\t' => '\t',
        b'n' => '\n',
        b'v' => '\u{b}',
        b'f' => '\u{c}',
        b'r' => '\r',
        b'e' => '\u{1b}',
        byte @ (b' ' | b'"' | b'/' | b'\\') => char::from(byte),
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        b'x' => return hex(2),
        b'u' => return hex(4),
        b'U' => return hex(8),
        _ => return None,
    };
    Some((2, character))
}

/// Reads the block scalar whose text begins at a byte, or its properties and header where it has properties or no text.
fn block<'s>(file: &'s str, start: usize, is_folded: bool, value: &str) -> Option<Text<'s>> {
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
    fn encode(&self, text: &str) -> Option<String> {
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

    fn reads_as(&self, raw: &str, text: &str) -> bool {
        raw.ends_with(['\n', '\r']) == self.is_ended
            && self.decode(raw, 0).is_some_and(|it| it.finish().0 == text)
    }

    /// Writes the scalar anew, with a header that fits. A folded one only where all that changes is the line breaks at the end.
    fn rewrite(&self, file: &str, span: Span, text: &str) -> Option<Edit> {
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
            chomp,
            first,
            ..self.clone()
        };
        let (decoded, _) = block.decode(read, 0)?.finish();
        let same = text.strip_suffix(missing) == Some(&decoded);
        same.then(|| Edit::new(Span::new(self.header.start, span.end), new))
    }
}

impl Style {
    pub(in crate::source) fn encode(&self, text: &str) -> Option<String> {
        match self {
            Self::Flow(flow) => flow.encode(text),
            Self::Block(block) => block.encode(text),
            Self::Opaque => None,
        }
    }

    pub(in crate::source) fn reads_as(&self, raw: &str, text: &str) -> bool {
        match self {
            Self::Flow(flow) => flow.reads_as(raw, text),
            Self::Block(block) => block.reads_as(raw, text),
            Self::Opaque => false,
        }
    }

    pub(in crate::source) fn rewrite(&self, file: &str, span: Span, text: &str) -> Option<Edit> {
        match self {
            Self::Flow(flow) => Some(flow.rewrite(span, text)),
            Self::Block(block) => block.rewrite(file, span, text),
            Self::Opaque => None,
        }
    }
}

fn one_line(text: &str) -> Option<&str> {
    (!text.contains(['\n', '\r'])).then_some(text)
}

/// Gives the text back where all of it may stand outside of double quotes, for readers of YAML 1.1 too.
fn printable(text: &str) -> Option<&str> {
    let is_printable = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    text.chars().all(is_printable).then_some(text)
}

/// Writes text for the inside of double quotes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if printable(character.encode_utf8(&mut [0; 4])).is_some() => out.push(character),
            _ if character <= '\u{ff}' => {
                let _ = write!(out, "\\x{:02x}", u32::from(character));
            }
            _ => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
        }
    }
    out
}

/// Whether a text may stand without quotes and stays a string. Careful: it says no to some that may.
fn is_plain(text: &str, flow: bool) -> bool {
    let mut characters = text.chars();
    let (Some(first), second) = (characters.next(), characters.next()) else {
        return false;
    };
    let bad_start = match first {
        '-' | '?' => second.is_none_or(|c| c.is_whitespace() || "-,[]{}".contains(c)),
        _ => ",:[]{}#&*!|>'\"%@`=<.~".contains(first),
    };
    let bad_inside = [": ", ":\t", ":\n", " #", "\t#", "\n#"];
    !bad_start
        && !text.starts_with([' ', '\t', '\n', '\r'])
        && !text.ends_with([' ', '\t', '\n', '\r', ':'])
        && !bad_inside.iter().any(|it| text.contains(it))
        && !(flow && text.contains([',', '[', ']', '{', '}', ':']))
        && is_plain_text(text)
        && !is_other_in_1_1(text)
}

/// Whether a plain scalar is a string in YAML 1.2: nothing, truth values and numbers are not.
pub(super) fn is_plain_text(text: &str) -> bool {
    if matches!(
        text,
        "" | "~"
            | "null"
            | "Null"
            | "NULL"
            | "true"
            | "True"
            | "TRUE"
            | "false"
            | "False"
            | "FALSE"
    ) {
        return false;
    }
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    let special = matches!(number, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN");
    let based = |prefix, radix| {
        number.strip_prefix(prefix).is_some_and(|digits: &str| {
            !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix))
        })
    };
    !(special || based("0x", 16) || based("0o", 8) || is_decimal(number))
}

fn is_decimal(number: &str) -> bool {
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (number, None),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_holds = exponent.is_none_or(|it| {
        let digits = it.strip_prefix(['-', '+']).unwrap_or(it);
        !digits.is_empty() && is_digits(digits)
    });
    is_digits(whole) && is_digits(fraction) && whole.len() + fraction.len() > 0 && exponent_holds
}

/// Whether readers of YAML 1.1 take a text for a truth value, number, time or date.
fn is_other_in_1_1(text: &str) -> bool {
    const WORDS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "null", "nan"];
    let lower = text.len() <= 5 && WORDS.contains(&text.to_ascii_lowercase().as_str());
    let numeric = text.starts_with(|c: char| c.is_ascii_digit() || "+-".contains(c))
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "+-_.:,/ xXoObBeEtTzZabcdefABCDEF".contains(c));
    lower || numeric
}
