//! Shortens a message to what the grammar has to see of it.
//!
//! pest costs tens of nanoseconds a character, and most characters of a message mean nothing. So the
//! grammar is given a contracted text: of every run of characters without meaning only the first and
//! the last, which are all that the neighbour rules ask for, and not even those where nothing asks.
//! Of each class of characters there is one that stands for all (`grammar/stand_ins.pest`).
//! The grammar accepts the text itself just as well, and gives the same tokens for both: this module
//! is an optimisation that could be deleted, and `lex::tests` holds it to that.

use std::ops::Range;

use super::hot::{Hot, scheme};
use super::memory::BYTES;
use super::work;
use crate::markup::chars::{is_word, until_space_or};

/// A stretch of contracted text and where each of its bytes came from.
#[derive(Debug, Default)]
pub(super) struct Contracted {
    /// What the grammar reads, and behind that a few bytes that mean nothing.
    pub(super) text: String,
    /// Places where the two offsets drift apart: (in the contracted text, in the source), ascending.
    /// Between two of them both move together.
    pub(super) map: Vec<(u32, u32)>,
    /// How far apart the two offsets are since the last of them.
    near: u32,
    /// Where words begin in the contracted text: at its start, and at each space or line break that
    /// belongs to no block marker; and where the last word ends.
    pub(super) words: Vec<u32>,
}

/// What the text that was read last asks of the character behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wants {
    Nothing,
    /// A delimiter or a URL: the class of the character.
    Neighbour,
    /// A block marker with only spaces behind it so far: whether the line ends.
    LineEnd,
}

/// Contracts a message piece by piece.
pub(super) struct Contractor<'s> {
    source: &'s str,
    /// Where the next piece begins.
    at: usize,
    wants: Wants,
    hot: Hot,
}

impl<'s> Contractor<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            wants: Wants::Nothing,
            hot: Hot::default(),
        }
    }

    /// Contracts the next piece, until it has about `limit` bytes, into `out`.
    ///
    /// Gives the source bytes that the piece answers for. The contracted text reaches one character
    /// beyond them on both sides, as neighbours; what the grammar finds there is another piece's.
    /// Gives `None` at the end of the message.
    pub(super) fn next_piece(&mut self, limit: usize, out: &mut Contracted) -> Option<Range<u32>> {
        out.text.clear();
        out.map.clear();
        out.near = 0;
        out.words.clear();
        out.words.push(0);
        let from = self.at;
        if from == self.source.len() {
            return None;
        }
        if from == 0 {
            // Line starts look alike, the first one too.
            if block_marker(self.source.as_bytes()) > 0 {
                out.text.push('\n');
                self.take_block_marker(0, out);
            }
        } else {
            out.neighbour(Neighbour::last(self.source, from));
        }
        while self.at < self.source.len() {
            if out.text.len() >= limit {
                out.neighbour(Neighbour::first(self.source, self.at));
                break;
            }
            self.step(out);
        }
        out.words.push(offset(out.text.len()));
        out.text
            .push_str(str::from_utf8(&[0; BYTES + 1]).unwrap_or_default());
        Some(offset(from)..offset(self.at))
    }

    /// Takes the characters up to the next one with a meaning, and that one.
    fn step(&mut self, out: &mut Contracted) {
        let bytes = self.source.as_bytes();
        let mut hot = self.at;
        loop {
            hot = self.hot.next(bytes, hot);
            match bytes.get(hot) {
                None => return self.take_gap(hot, Follows::LineEnd, out),
                Some(b'*' | b'_' | b'~' | b'`') => {
                    self.take_gap(hot, Follows::Delimiter, out);
                    return self.take_run(out);
                }
                Some(b'\n' | b'\r') => {
                    let line = hot + 1;
                    if self.wants == Wants::LineEnd || block_marker(&bytes[line..]) > 0 {
                        self.take_gap(hot, Follows::LineEnd, out);
                        out.begin_word();
                        out.keep(self.source, hot, line);
                        self.at = line;
                        self.wants = Wants::Nothing;
                        return self.take_block_marker(line, out);
                    }
                    hot = line;
                }
                Some(_) => {
                    if let Some((start, address)) = scheme(bytes, self.at, hot) {
                        self.take_gap(start, Follows::Text, out);
                        return self.take_url(address, out);
                    }
                    hot += 1;
                }
            }
        }
    }

    /// Keeps of the meaningless characters up to `end` what their neighbours ask for.
    fn take_gap(&mut self, end: usize, follows: Follows, out: &mut Contracted) {
        let start = std::mem::replace(&mut self.at, end);
        if start == end {
            if end == 0 {
                out.text.push('\n');
            }
            return;
        }
        let wanted = std::mem::replace(&mut self.wants, Wants::Nothing) == Wants::Neighbour;
        let first = Neighbour::first(self.source, start);
        match follows {
            Follows::Delimiter => {
                let last = Neighbour::last(self.source, end);
                // One character does for both sides where the grammar cannot tell the two apart.
                if wanted && last.at > start && first.class != last.class {
                    out.neighbour(first);
                }
                out.neighbour(last);
            }
            Follows::LineEnd => {
                if wanted && first.class != b' ' {
                    out.neighbour(first);
                }
            }
            Follows::Text => {
                if wanted {
                    out.neighbour(first);
                }
            }
        }
    }

    /// Keeps what may be a block marker at the start of a line, and enough of the line to tell.
    fn take_block_marker(&mut self, line: usize, out: &mut Contracted) {
        let marker = block_marker(&self.source.as_bytes()[line..]);
        if marker == 0 {
            return;
        }
        let content = line + marker;
        out.keep(self.source, line, content);
        self.at = content;
        self.wants = Wants::LineEnd;
        let rest = &self.source[content..];
        let blank = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_whitespace() && !is_line_break(c))
                .len();
        work::count(blank);
        if blank > 0 {
            self.at = content + blank;
            // The last space is the neighbour of what follows.
            out.stand_in(Neighbour::last(self.source, self.at));
        }
        if rest[blank..]
            .chars()
            .next()
            .is_some_and(|filled| !is_line_break(filled))
        {
            self.wants = Wants::Neighbour;
        }
    }

    /// Keeps a run of one delimiter; of a long one three, which is all that the grammar counts to.
    fn take_run(&mut self, out: &mut Contracted) {
        let bytes = &self.source.as_bytes()[self.at..];
        let run = bytes.iter().take_while(|&&byte| byte == bytes[0]).count();
        work::count(run);
        out.keep(self.source, self.at, self.at + run.min(3));
        self.at += run;
        if run >= 3 {
            out.end_token(self.at);
        }
        self.wants = Wants::Neighbour;
    }

    /// Keeps the scheme of a URL, and its last character before a backtick.
    fn take_url(&mut self, address: usize, out: &mut Contracted) {
        out.keep(self.source, self.at, address);
        let rest = &self.source[address..];
        let length = until_space_or('`', rest);
        work::count(length);
        self.at = address + length;
        if length > 0 && rest[length..].starts_with('`') {
            out.neighbour(Neighbour::last(self.source, self.at));
        }
        out.end_token(self.at);
        self.wants = Wants::Neighbour;
    }
}

/// What stands behind a gap.
#[derive(Clone, Copy)]
enum Follows {
    Delimiter,
    LineEnd,
    Text,
}

/// A character next to a delimiter.
#[derive(Clone, Copy)]
struct Neighbour {
    at: usize,
    /// The character that stands for it.
    class: u8,
}

impl Neighbour {
    fn first(source: &str, at: usize) -> Self {
        let class = match source.as_bytes()[at] {
            byte if byte.is_ascii() => ASCII[usize::from(byte)],
            _ => source[at..].chars().next().map_or(b' ', stand_in),
        };
        Self { at, class }
    }

    fn last(source: &str, end: usize) -> Self {
        let byte = source.as_bytes()[end - 1];
        if byte.is_ascii() {
            return Self {
                at: end - 1,
                class: ASCII[usize::from(byte)],
            };
        }
        let last = source[..end].chars().next_back();
        Self {
            at: end - last.map_or(0, char::len_utf8),
            class: last.map_or(b' ', stand_in),
        }
    }
}

/// What stands for each character of ASCII.
const ASCII: [u8; 128] = {
    let mut table = [b','; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => b'a',
            b'\n' | b'\r' => b'\n',
            b'\t'..=b'\r' | b' ' => b' ',
            b'@' | b'*' | b'_' | b'~' | b'`' => byte,
            _ => b',',
        };
        byte += 1;
    }
    table
};

/// What stands for a character beyond ASCII.
fn stand_in(character: char) -> u8 {
    match character {
        _ if is_word(character) => b'a',
        _ if character.is_whitespace() => b' ',
        _ => b',',
    }
}

impl Contracted {
    /// Keeps what stands for a neighbour.
    fn neighbour(&mut self, neighbour: Neighbour) {
        if matches!(neighbour.class, b' ' | b'\n') {
            self.begin_word();
        }
        self.stand_in(neighbour);
    }

    fn stand_in(&mut self, neighbour: Neighbour) {
        self.drift(neighbour.at);
        self.text.push(char::from(neighbour.class));
    }

    fn begin_word(&mut self) {
        if !self.text.is_empty() {
            self.words.push(offset(self.text.len()));
        }
    }

    /// Copies source bytes, and notes where they came from.
    fn keep(&mut self, source: &str, start: usize, end: usize) {
        self.drift(start);
        match &source[start..end] {
            // One byte, as most are, is not worth a copy by call.
            one if one.len() == 1 => self.text.push(char::from(one.as_bytes()[0])),
            more => self.text.push_str(more),
        }
    }

    /// Notes that a token of which only a part was kept ends here.
    fn end_token(&mut self, source: usize) {
        self.map.push((offset(self.text.len()), offset(source)));
        self.near = u32::MAX;
    }

    /// Notes that the next byte stands for `source`.
    fn drift(&mut self, source: usize) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "`parse` refuses texts of 4 GiB"
        )]
        let pair = (self.text.len() as u32, source as u32);
        if self.near != (pair.1).wrapping_sub(pair.0) {
            self.near = pair.1.wrapping_sub(pair.0);
            self.map.push(pair);
        }
    }
}

fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

/// The length of what may be a block marker at the start of a line, or 0.
fn block_marker(line: &[u8]) -> usize {
    match line {
        [b'-' | b'>' | b'*', b' ', ..] => 2,
        [b'0'..=b'9', b'.', b' ', ..] => 3,
        [b'0'..=b'9', b'0'..=b'9', b'.', b' ', ..] => 4,
        _ => 0,
    }
}

/// An offset as the parser stores it. `parse` refuses texts that would not fit.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("the parser reads texts below 4 GiB only")
}
