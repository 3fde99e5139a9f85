//! Shortens a message to what the grammar has to see of it.
//!
//! pest costs tens of nanoseconds a character, and most characters of a message mean nothing. So the
//! grammar is given a contracted text: of every run of characters without meaning only the first and
//! the last, which are all that the neighbour rules ask for, and not even those where nothing asks.
//! The grammar accepts the text itself just as well, and gives the same tokens for both: this module
//! is an optimisation that could be deleted, and `lex::tests` holds it to that.

use pest::unicode;

use super::work;

/// A stretch of contracted text and where each of its bytes came from.
#[derive(Debug, Default)]
pub(super) struct Contracted {
    /// What the grammar reads.
    pub(super) text: String,
    /// Places where the two offsets drift apart: (in the contracted text, in the source), ascending.
    /// Between two of them both move together.
    pub(super) map: Vec<(u32, u32)>,
    /// How far apart the two offsets are since the last of them.
    near: u32,
    /// Where words begin in the contracted text: at its start, and at each space or line break that
    /// belongs to no block marker.
    pub(super) words: Vec<u32>,
}

/// Bytes that may have a meaning: delimiters, line breaks, and the characters by which a URL is
/// noticed (the colon of `http://`, the full stop of `www.`).
const HOT: [bool; 256] = {
    let mut hot = [false; 256];
    let mut at = 0;
    let bytes = b"*_~`\n\r:.";
    while at < bytes.len() {
        hot[bytes[at] as usize] = true;
        at += 1;
    }
    hot
};

/// Finds the next byte that may have a meaning: `.` and `:` only where a URL may have its scheme.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep the compiler from vectors"
)]
pub(crate) fn next_hot(bytes: &[u8], mut at: usize) -> usize {
    const BLOCK: usize = 16;
    // Where there is much to find, it is near.
    let near = bytes.len().min(at + 4);
    while at < near {
        if HOT[usize::from(bytes[at])] {
            return at;
        }
        at += 1;
    }
    // Each byte with the one before it, without a branch: the compiler makes vector instructions of it.
    while let Some(block) = bytes[at..].first_chunk::<BLOCK>()
        && let Some(before) = bytes[at - 1..].first_chunk::<BLOCK>()
    {
        let mut hits = [0u8; BLOCK];
        for ((hit, &byte), &before) in hits.iter_mut().zip(block).zip(before) {
            let dot = (byte == b'.') & (before | 0x20 == b'w');
            let colon = (byte == b':') & ((before | 0x20 == b'p') | (before | 0x20 == b's'));
            // One comparison for `_` and `~`; `^` and DEL come along.
            let mark = (byte == b'*')
                | (byte | 0b10_0001 == 0x7F)
                | (byte == b'`')
                | (byte == b'\n')
                | (byte == b'\r');
            *hit = if dot | colon | mark { 0xFF } else { 0 };
        }
        let mask = u128::from_le_bytes(hits);
        if mask != 0 {
            let first = at + (mask.trailing_zeros() / 8) as usize;
            if HOT[usize::from(bytes[first])] {
                return first;
            }
            at = first + 1;
        } else {
            at += BLOCK;
        }
    }
    bytes[at..]
        .iter()
        .position(|&byte| HOT[usize::from(byte)])
        .map_or(bytes.len(), |found| at + found)
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
}

impl<'s> Contractor<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            wants: Wants::Nothing,
        }
    }

    /// Contracts the next piece, until it has about `limit` bytes, into `out`.
    ///
    /// Gives the source bytes that the piece answers for. The contracted text reaches one character
    /// beyond them on both sides, as neighbours; what the grammar finds there is another piece's.
    /// Gives `None` at the end of the message.
    pub(super) fn next_piece(
        &mut self,
        limit: usize,
        out: &mut Contracted,
    ) -> Option<(usize, usize)> {
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
            let before = self.source[..from]
                .chars()
                .next_back()
                .map_or(0, char::len_utf8);
            out.keep(self.source, from - before, from);
        }
        while self.at < self.source.len() {
            if out.text.len() >= limit {
                let next = self.source[self.at..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
                out.keep(self.source, self.at, self.at + next);
                break;
            }
            self.step(out);
        }
        Some((from, self.at))
    }

    /// Takes the characters up to the next one with a meaning, and that one.
    fn step(&mut self, out: &mut Contracted) {
        let bytes = self.source.as_bytes();
        let mut hot = self.at;
        loop {
            let from = hot;
            hot = next_hot(bytes, from);
            work::count(hot - from);
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
                let alike = first.class.is_some() && first.class == last.class;
                if wanted && last.at > start && !alike {
                    out.neighbour(self.source, first);
                }
                out.neighbour(self.source, last);
            }
            Follows::LineEnd => {
                if wanted && first.class != Some(' ') {
                    out.neighbour(self.source, first);
                }
            }
            Follows::Text => {
                if wanted {
                    out.neighbour(self.source, first);
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
            let first = rest.chars().next().map_or(0, char::len_utf8);
            out.keep(self.source, content, content + first);
            self.at = content + blank;
            if blank > first {
                // The last space is the neighbour of what follows.
                let last = rest[..blank].chars().next_back().map_or(0, char::len_utf8);
                out.keep(self.source, self.at - last, self.at);
            }
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
        let length = rest
            .find(|c: char| c == '`' || c.is_whitespace())
            .unwrap_or(rest.len());
        work::count(length);
        self.at = address + length;
        if rest[length..].starts_with('`') {
            let last = rest[..length].chars().next_back().map_or(0, char::len_utf8);
            out.keep(self.source, self.at - last, self.at);
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
    length: usize,
    /// A character that every rule takes for the same as this one; `None` where only the grammar knows.
    class: Option<char>,
}

impl Neighbour {
    fn first(source: &str, at: usize) -> Self {
        match source.as_bytes()[at] {
            byte if byte.is_ascii() => Self {
                at,
                length: 1,
                class: ascii_class(byte),
            },
            _ => Self::beyond_ascii(at, source[at..].chars().next()),
        }
    }

    fn last(source: &str, end: usize) -> Self {
        match source.as_bytes()[end - 1] {
            byte if byte.is_ascii() => Self {
                at: end - 1,
                length: 1,
                class: ascii_class(byte),
            },
            _ => {
                let last = source[..end].chars().next_back();
                Self::beyond_ascii(end - last.map_or(0, char::len_utf8), last)
            }
        }
    }

    fn beyond_ascii(at: usize, character: Option<char>) -> Self {
        let class = character.and_then(|character| match character {
            _ if unicode::LETTER(character) || unicode::NUMBER(character) => Some('a'),
            _ if unicode::MARK(character) || character.is_whitespace() => None,
            _ => Some(','),
        });
        Self {
            at,
            length: character.map_or(0, char::len_utf8),
            class,
        }
    }
}

fn ascii_class(byte: u8) -> Option<char> {
    match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Some('a'),
        b' ' => Some(' '),
        b'\n' => Some('\n'),
        b'@' | b'*' | b'_' | b'~' | b'`' => None,
        b'!'..=b'~' => Some(','),
        _ => None,
    }
}

impl Contracted {
    /// Keeps a neighbour, or what stands for it.
    fn neighbour(&mut self, source: &str, neighbour: Neighbour) {
        match neighbour.class {
            Some(class) => {
                if class.is_whitespace() {
                    self.begin_word();
                }
                self.drift(neighbour.at);
                self.text.push(class);
            }
            None => self.keep(source, neighbour.at, neighbour.at + neighbour.length),
        }
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

/// Finds the scheme of a URL around the byte that gave it away, not before `from`: where the scheme
/// begins and where it ends.
pub(crate) fn scheme(bytes: &[u8], from: usize, hot: usize) -> Option<(usize, usize)> {
    let before = |word: &[u8]| {
        let start = hot.checked_sub(word.len()).filter(|&start| start >= from)?;
        bytes[start..hot]
            .eq_ignore_ascii_case(word)
            .then_some(start)
    };
    if bytes[hot] == b'.' {
        before(b"www").map(|start| (start, hot + 1))
    } else if bytes[hot..].starts_with(b"://") {
        before(b"https")
            .or_else(|| before(b"http"))
            .map(|start| (start, hot + 3))
    } else {
        None
    }
}

/// An offset as the parser stores it. `parse` refuses texts that would not fit.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("the parser reads texts below 4 GiB only")
}
