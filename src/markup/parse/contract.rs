//! Shortens a message to what the grammar has to see of it.
//!
//! pest costs tens of nanoseconds a character, and most characters of a message mean nothing. So the
//! grammar is given a contracted text: of every run of characters without meaning only the first and
//! the last, which are all that the neighbour rules ask for. The grammar accepts the text itself just
//! as well, and gives the same tokens for both: this module is an optimisation that could be deleted,
//! and `lex::tests` holds it to that.

/// A stretch of contracted text and where each of its bytes came from.
#[derive(Debug, Default)]
pub(super) struct Contracted {
    /// What the grammar reads.
    pub(super) text: String,
    /// Places where the two offsets drift apart: (in the contracted text, in the source), ascending.
    /// Between two of them both move together.
    pub(super) map: Vec<(u32, u32)>,
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

/// How many bytes are tested at a time while there is nothing to find.
const BLOCK: usize = 32;

/// Finds the next byte that may have a meaning.
fn next_hot(bytes: &[u8], mut at: usize) -> usize {
    // Compared without a branch, so that the compiler makes vector instructions of it.
    while let Some(block) = bytes.get(at..at + BLOCK) {
        let any = block.iter().fold(false, |any, &byte| {
            any | (byte == b'*')
                | (byte == b'_')
                | (byte == b'~')
                | (byte == b'`')
                | (byte == b'\n')
                | (byte == b'\r')
                | (byte == b':')
                | (byte == b'.')
        });
        if any {
            break;
        }
        at += BLOCK;
    }
    bytes[at..].iter().position(|&byte| HOT[usize::from(byte)]).map_or(bytes.len(), |found| at + found)
}

/// What stands before the text that is read next.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// A line break or the start of the message: a block marker may follow.
    LineStart,
    /// A `*` at the start of a line: with a space behind it the marker of a bullet item.
    Star,
    /// A delimiter, or a URL: the character behind it is a neighbour.
    Mark,
}

/// Contracts a message piece by piece.
pub(super) struct Contractor<'s> {
    source: &'s str,
    /// Where the next piece begins.
    at: usize,
    before: Before,
}

impl<'s> Contractor<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0, before: Before::LineStart }
    }

    /// Contracts the next piece, until it has about `limit` bytes, into `out`.
    ///
    /// Gives the source bytes that the piece answers for. The contracted text reaches one character
    /// beyond them on both sides, as neighbours; what the grammar finds there is another piece's.
    /// Gives `None` at the end of the message.
    pub(super) fn next_piece(&mut self, limit: usize, out: &mut Contracted) -> Option<(usize, usize)> {
        out.text.clear();
        out.map.clear();
        let from = self.at;
        if from == self.source.len() {
            return None;
        }
        if let Some(before) = self.source[..from].chars().next_back() {
            out.keep(self.source, from - before.len_utf8(), from);
        }
        while self.at < self.source.len() {
            if out.text.len() >= limit && self.before != Before::Star {
                let next = self.source[self.at..].chars().next().map_or(0, char::len_utf8);
                out.keep(self.source, self.at, self.at + next);
                break;
            }
            self.step(out);
        }
        // The end, so that a token that reaches it finds its place.
        out.map.push((offset(out.text.len()), offset(self.at)));
        Some((from, self.at))
    }

    /// Takes the characters up to the next one with a meaning, and that one.
    fn step(&mut self, out: &mut Contracted) {
        let bytes = self.source.as_bytes();
        let gap = self.at;
        let mut hot = gap;
        loop {
            hot = next_hot(bytes, hot);
            match bytes.get(hot) {
                None => return self.take_gap(gap, hot, false, out),
                Some(b'\n' | b'\r') => {
                    self.take_gap(gap, hot, false, out);
                    return self.take_line_break(hot, out);
                }
                Some(b'*' | b'_' | b'~' | b'`') => {
                    self.take_gap(gap, hot, true, out);
                    return self.take_run(hot, out);
                }
                Some(_) => {
                    if let Some(scheme) = scheme_length(&bytes[gap..hot], &bytes[hot..]) {
                        let start = hot + 1 - scheme.before;
                        self.take_gap(gap, start, false, out);
                        return self.take_url(start, hot + 1 + scheme.after, out);
                    }
                    hot += 1;
                }
            }
        }
    }

    /// Keeps the ends of the meaningless characters `start..end`; the last one only before a delimiter.
    fn take_gap(&mut self, start: usize, end: usize, delimiter_follows: bool, out: &mut Contracted) {
        self.at = end;
        let gap = &self.source[start..end];
        let marker = match self.before {
            Before::LineStart => block_marker(gap.as_bytes()),
            Before::Star | Before::Mark => 0,
        };
        let mut kept = start;
        if marker > 0 || self.before != Before::LineStart {
            let rest = &gap[marker..];
            let first = rest.chars().next();
            kept += marker + first.map_or(0, char::len_utf8);
            out.keep(self.source, start, kept);
            // A block marker needs something behind it that is no space.
            if (marker > 0 || self.before == Before::Star) && first.is_some_and(char::is_whitespace) {
                let blank = rest.len() - rest.trim_start().len();
                if let Some(filled) = rest[blank..].chars().next() {
                    let at = start + marker + blank;
                    kept = at + filled.len_utf8();
                    out.keep(self.source, at, kept);
                }
            }
        }
        if delimiter_follows && kept < end {
            let last = gap.chars().next_back().map_or(0, char::len_utf8);
            out.keep(self.source, end - last, end);
        }
        if start < end {
            self.before = Before::Mark;
        }
    }

    fn take_line_break(&mut self, at: usize, out: &mut Contracted) {
        let crlf = self.source.as_bytes()[at..].starts_with(b"\r\n");
        self.at = at + 1 + usize::from(crlf);
        out.keep(self.source, at, self.at);
        self.before = Before::LineStart;
    }

    /// Keeps a run of one delimiter; of a long one three, which is all that the grammar counts to.
    fn take_run(&mut self, at: usize, out: &mut Contracted) {
        let bytes = &self.source.as_bytes()[at..];
        let run = bytes.iter().take_while(|&&byte| byte == bytes[0]).count();
        out.keep(self.source, at, at + run.min(3));
        let star = self.before == Before::LineStart && run == 1 && bytes[0] == b'*';
        self.before = if star { Before::Star } else { Before::Mark };
        self.at = at + run;
    }

    /// Keeps the scheme of a URL, and its last character before a backtick.
    fn take_url(&mut self, start: usize, address: usize, out: &mut Contracted) {
        out.keep(self.source, start, address);
        let rest = &self.source[address..];
        let length = rest.find(|c: char| c == '`' || c.is_whitespace()).unwrap_or(rest.len());
        self.at = address + length;
        if rest[length..].starts_with('`') {
            let last = rest[..length].chars().next_back().map_or(0, char::len_utf8);
            out.keep(self.source, self.at - last, self.at);
        }
        out.map.push((offset(out.text.len()), offset(self.at)));
        self.before = Before::Mark;
    }
}

impl Contracted {
    /// Copies source bytes, and notes where they came from.
    fn keep(&mut self, source: &str, start: usize, end: usize) {
        if start < end {
            self.map.push((offset(self.text.len()), offset(start)));
            self.text.push_str(&source[start..end]);
        }
    }
}

/// The length of what may be a block marker at the start of a line, or 0. `* ` is noticed by its star.
fn block_marker(line: &[u8]) -> usize {
    match line {
        [b'-' | b'>', b' ', ..] => 2,
        [b'0'..=b'9', ..] => {
            let digits = line.iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
            if line[digits..].starts_with(b". ") { digits + 2 } else { 0 }
        }
        _ => 0,
    }
}

/// The lengths of a URL's scheme up to and behind the character that gave it away.
struct Scheme {
    before: usize,
    after: usize,
}

/// Tells whether `before` and `from`, which begins with `:` or `.`, hold the scheme of a URL.
fn scheme_length(before: &[u8], from: &[u8]) -> Option<Scheme> {
    let ends_with = |word: &[u8]| {
        before.len().checked_sub(word.len()).is_some_and(|at| before[at..].eq_ignore_ascii_case(word))
    };
    if from[0] == b'.' {
        return ends_with(b"www").then_some(Scheme { before: 4, after: 0 });
    }
    if !from.starts_with(b"://") {
        return None;
    }
    if ends_with(b"https") {
        Some(Scheme { before: 6, after: 2 })
    } else {
        ends_with(b"http").then_some(Scheme { before: 5, after: 2 })
    }
}

/// An offset as the parser stores it. `parse` refuses texts that would not fit.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("the parser reads texts below 4 GiB only")
}
