//! Reads a line: the marks on it, in order, with the delimiters' neighbours judged.

use super::chars::{self, Class};
use super::scan::Scanner;

/// Something on a line that may not be plain text.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// What a mark is. The kinds under `Resolved` come from `resolve`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A byte that HTML escapes.
    Escape,
    /// One or two of `*` (0), `_` (1) or `~` (2). Only the first of two can do anything: a
    /// delimiter behind its like never opens, and what two could close the first one closes.
    Delimiter {
        which: u8,
        opens: bool,
        closes: bool,
    },
    /// One or two backticks; as above.
    Backtick { opens: bool, closes: bool },
    /// Behind `http://`, `https://` or `www.`.
    Url,
    /// Three backticks, content and three backticks; the content's end.
    Monospace { end: usize },

    // Resolved
    /// Turned out to be plain text.
    Text,
    /// The start of the span of a delimiter.
    Open(u8),
    /// The end of the span of a delimiter.
    Close(u8),
    /// The start of inline code.
    OpenCode,
    /// The end of inline code.
    CloseCode,
}

/// The marks of a line, and which kinds of mark it has.
pub(super) struct Marks {
    pub(super) found: Vec<Mark>,
    pub(super) backticks: bool,
    pub(super) urls: bool,
    pub(super) delimiters: bool,
}

/// Reads a message line by line.
pub(super) struct Reader<'s> {
    text: &'s str,
    scanner: Scanner<'s>,
    position: usize,
    /// Whether a fence may still close: one that does not ends the search.
    fences: bool,
    /// Where the last monospace ended.
    fence_end: usize,
    pub(super) line: Marks,
}

impl<'s> Reader<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        let line = Marks {
            found: Vec::with_capacity(16),
            backticks: false,
            urls: false,
            delimiters: false,
        };
        Self {
            text,
            scanner: Scanner::new(text.as_bytes()),
            position: 0,
            fences: true,
            fence_end: usize::MAX,
            line,
        }
    }

    /// Where the next line starts.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// Reads a line whose content starts at `content`. Returns its end and whether it is the last.
    #[inline]
    pub(super) fn read(&mut self, content: usize) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        self.line.found.clear();
        self.line.backticks = false;
        self.line.urls = false;
        self.line.delimiters = false;
        if content > self.position {
            self.scanner.skip_to(content);
        }
        loop {
            let at = self.scanner.next();
            if at == bytes.len() {
                return (at, true);
            }
            match bytes[at] {
                b'\n' => {
                    self.position = at + 1;
                    return (at, false);
                }
                b'\r' => {
                    self.position = at + 1;
                    if bytes.get(at + 1) == Some(&b'\n') {
                        self.scanner.next();
                        self.position += 1;
                    }
                    return (at, false);
                }
                b'*' => self.delimiter(content, at, 0),
                b'_' => self.delimiter(content, at, 1),
                b'~' => self.delimiter(content, at, 2),
                b'`' => self.backticks(content, at),
                b'&' | b'<' | b'>' | 0 => self.push(at, Kind::Escape),
                b':' if is_scheme(bytes, at) => {
                    self.push(at + 3, Kind::Url);
                    self.line.urls = true;
                }
                b'.' if at >= 3 && bytes[at - 3..at].eq_ignore_ascii_case(b"www") => {
                    self.push(at + 1, Kind::Url);
                    self.line.urls = true;
                }
                _ => {}
            }
        }
    }

    #[inline]
    fn push(&mut self, at: usize, kind: Kind) {
        self.line.found.push(Mark { at, kind });
    }

    /// The end of the run of one delimiter that starts at `at`.
    #[inline]
    fn run(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at + 1;
        while bytes.get(end) == Some(&bytes[at]) {
            end += 1;
        }
        if end > at + 1 {
            self.scanner.skip_to(end);
        }
        end
    }

    /// Whether the run of one or two delimiters at `at..end` may open and may close.
    #[inline]
    fn flanks(&self, content: usize, at: usize, end: usize) -> (bool, bool) {
        let after = chars::after(self.text, end);
        if at == content {
            return (after != Class::Space, false);
        }
        let before = chars::before(self.text, at);
        (
            after != Class::Space && before != Class::Word && before != Class::At,
            before != Class::Space && (after != Class::Word || end - at == 2),
        )
    }

    #[inline]
    fn delimiter(&mut self, content: usize, at: usize, which: u8) {
        let end = self.run(at);
        if end - at <= 2 {
            let (opens, closes) = self.flanks(content, at, end);
            if opens || closes {
                self.line.delimiters = true;
                self.push(
                    at,
                    Kind::Delimiter {
                        which,
                        opens,
                        closes,
                    },
                );
            }
        }
    }

    fn backticks(&mut self, content: usize, at: usize) {
        let end = self.run(at);
        if end - at >= 3 {
            if self.fences {
                self.monospace(at);
            }
        } else if at != self.fence_end {
            let (opens, closes) = self.flanks(content, at, end);
            if opens || closes {
                self.line.backticks = true;
                self.push(at, Kind::Backtick { opens, closes });
            }
        }
    }

    /// Monospace that opens at `at`, if it closes.
    fn monospace(&mut self, at: usize) {
        // What closes it is the first fence behind something that is not blank.
        let filled = chars::skip_space(self.text, at + 3, Some(b'`'));
        match memchr::memmem::find(&self.text.as_bytes()[filled..], b"```") {
            None => self.fences = false,
            Some(length) => {
                let end = filled + length;
                self.push(at, Kind::Monospace { end });
                self.fence_end = end + 3;
                self.scanner.skip_to(end + 3);
            }
        }
    }
}

/// Whether `http://` or `https://` has its colon at `at`.
fn is_scheme(bytes: &[u8], at: usize) -> bool {
    let ends_with = |scheme: &[u8]| {
        at >= scheme.len() && bytes[at - scheme.len()..at].eq_ignore_ascii_case(scheme)
    };
    bytes[at + 1..].starts_with(b"//") && (ends_with(b"http") || ends_with(b"https"))
}
