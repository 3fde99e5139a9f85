//! The scanner: text, references, comments and instructions, with the position of each.

use crate::text::Span;
use crate::twiml::element::{Attribute, Node, Text};

use super::characters::{
    NAME_PART, SPECIAL_IN_TEXT, SPECIAL_IN_VALUE, is_character, is_name_part, is_name_start,
    is_space, next_special,
};
use super::error::{Kind, ReadError};
use super::namespaces::Namespaces;
use super::{END, code_point, quote, short};

/// Counts the ASCII bytes that a name may go on with.
fn ascii_run(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|&b| !NAME_PART[usize::from(b)])
        .unwrap_or(bytes.len())
}

/// A text and how far it was read. `at` is always a character boundary.
pub(super) struct Scanner<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
    pub(super) namespaces: Namespaces<'s>,
    /// The attributes of the tag that is being read, collected here to allocate them once.
    pub(super) attributes: Vec<Attribute>,
}

impl<'s> Scanner<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            namespaces: Namespaces::default(),
            attributes: Vec::new(),
        }
    }

    pub(super) fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    pub(super) fn starts(&self, with: &str) -> bool {
        self.source.as_bytes()[self.at..].starts_with(with.as_bytes())
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.starts(token);
        if found {
            self.at += token.len();
        }
        found
    }

    /// Skips white space and tells whether there was any.
    pub(super) fn skip_space(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
        self.at > start
    }

    /// Takes `token`, or fails with what stands there instead.
    pub(super) fn need(&mut self, token: &str, expected: &str) -> Result<(), ReadError> {
        if self.eat(token) {
            Ok(())
        } else {
            Err(self.expected(expected))
        }
    }

    /// The error that something else was expected here.
    pub(super) fn expected(&self, expected: &str) -> ReadError {
        match self.rest().chars().next() {
            Some(c) if !is_character(c) => self.bad_character(c),
            Some(c) => {
                self.expected_but(expected, &quote(c.encode_utf8(&mut [0; 4])), c.len_utf8())
            }
            None => self.expected_but(expected, END, 0),
        }
    }

    /// The same with a name for the next `len` bytes.
    pub(super) fn expected_but(&self, expected: &str, found: &str, len: usize) -> ReadError {
        let mut end = (self.at + len).min(self.source.len());
        while !self.source.is_char_boundary(end) {
            end += 1;
        }
        let kind = Kind::Expected {
            expected: expected.to_owned(),
            found: found.to_owned(),
        };
        ReadError::new(kind, Span::new(self.at, end))
    }

    fn bad_character(&self, c: char) -> ReadError {
        ReadError::new(
            Kind::Character(code_point(c)),
            Span::new(self.at, self.at + c.len_utf8()),
        )
    }

    /// Reads a name without a colon, or nothing where none begins.
    pub(super) fn part(&mut self) -> Option<&'s str> {
        let rest = self.rest();
        let first = rest.chars().next().filter(|&c| is_name_start(c))?;
        let mut len = first.len_utf8();
        loop {
            len += ascii_run(&rest.as_bytes()[len..]);
            match rest[len..].chars().next() {
                Some(c) if !c.is_ascii() && is_name_part(c) => len += c.len_utf8(),
                _ => break,
            }
        }
        self.at += len;
        Some(&rest[..len])
    }

    /// Reads a name, with a prefix or without.
    pub(super) fn name(&mut self, expected: &str) -> Result<&'s str, ReadError> {
        let start = self.at;
        let bytes = self.rest().as_bytes();
        let len = ascii_run(bytes);
        // Most names are nothing but letters; a colon or what is beyond ASCII needs a closer look.
        if bytes.first().is_some_and(u8::is_ascii_alphabetic)
            && bytes.get(len).is_some_and(|&b| b.is_ascii() && b != b':')
        {
            self.at += len;
            return Ok(&self.source[start..self.at]);
        }
        if self.part().is_none() {
            return Err(self.expected(expected));
        }
        if self.eat(":") && self.part().is_none() {
            return Err(self.expected("a name behind the colon"));
        }
        if self.starts(":") {
            return Err(self.expected_but("one colon in a name", "another", 1));
        }
        Ok(&self.source[start..self.at])
    }

    /// Reads up to `end`, where nothing but characters and line ends count; `end` stands here then.
    pub(super) fn raw(
        &mut self,
        end: &str,
        expected: &str,
        start: usize,
    ) -> Result<String, ReadError> {
        let Some(len) = memchr::memmem::find(self.rest().as_bytes(), end.as_bytes()) else {
            self.at = start;
            let mut error = self.expected_but(expected, END, 2);
            if let Some((at, c)) = self.rest().char_indices().find(|&(_, c)| !is_character(c)) {
                self.at += at;
                error = self.bad_character(c);
            }
            return Err(error);
        };
        let raw = &self.rest()[..len];
        if let Some((at, c)) = raw.char_indices().find(|&(_, c)| !is_character(c)) {
            self.at += at;
            return Err(self.bad_character(c));
        }
        self.at += len;
        Ok(if raw.contains('\r') {
            raw.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            raw.to_owned()
        })
    }

    /// Reads text up to the next `<`, references resolved and line ends made `\n`.
    ///
    /// It is put behind `nodes`, of which those from `first` belong to the same element.
    pub(super) fn text(&mut self, nodes: &mut Vec<Node>, first: usize) -> Result<(), ReadError> {
        if self.peek() == Some(b'<') {
            return Ok(());
        }
        let start = self.at;
        let content = self.resolve(b'<')?;
        if content.is_empty() {
            return Ok(());
        }
        let span = Span::new(start, self.at);
        match nodes[first..].last_mut() {
            // Nothing but an empty CDATA section can stand between two texts.
            Some(Node::Text(text)) if !text.is_cdata => {
                text.content.push_str(&content);
                text.span.end = span.end;
            }
            _ => nodes.push(Node::Text(Text {
                content,
                is_cdata: false,
                span,
            })),
        }
        Ok(())
    }

    /// Reads an attribute's value up to `quote`, references resolved and white space made spaces.
    pub(super) fn value(&mut self, quote: u8) -> Result<String, ReadError> {
        let value = self.resolve(quote)?;
        if self.peek().is_none() {
            return Err(self.expected(if quote == b'"' {
                "a closing `\"`"
            } else {
                "a closing `'`"
            }));
        }
        Ok(value)
    }

    /// Copies text up to `end`, which is `<` or the quote of a value, or to where the document ends.
    fn resolve(&mut self, end: u8) -> Result<String, ReadError> {
        let bytes = self.source.as_bytes();
        let is_value = end != b'<';
        let special = if is_value {
            &SPECIAL_IN_VALUE
        } else {
            &SPECIAL_IN_TEXT
        };
        let mut out = String::new();
        let mut copied = self.at;
        loop {
            self.at = next_special(bytes, self.at, special);
            let Some(&byte) = bytes.get(self.at) else {
                break;
            };
            let (len, replacement) = match byte {
                b'&' => {
                    let start = self.at;
                    let c = self.reference()?;
                    let end = std::mem::replace(&mut self.at, start);
                    (end - start, c)
                }
                b'\t' | b'\n' => (1, ' '),
                b'\r' => {
                    let len = if bytes.get(self.at + 1) == Some(&b'\n') {
                        2
                    } else {
                        1
                    };
                    (len, if is_value { ' ' } else { '\n' })
                }
                0..0x20 => return Err(self.bad_character(char::from(byte))),
                0xef => {
                    if let [_, 0xbf, last @ (0xbe | 0xbf), ..] = bytes[self.at..] {
                        return Err(self.bad_character(if last == 0xbe {
                            '\u{fffe}'
                        } else {
                            '\u{ffff}'
                        }));
                    }
                    self.at += 3;
                    continue;
                }
                _ if byte == end => break,
                b'<' => {
                    return Err(self.expected_but("`&lt;` in an attribute's value", "`<`", 1));
                }
                b']' if self.starts("]]>") => {
                    return Err(self.expected_but("`]]&gt;` in text", "`]]>`", 3));
                }
                _ => {
                    self.at += 1;
                    continue;
                }
            };
            if out.capacity() == 0 {
                // A reference is never shorter than what it stands for.
                out.reserve(
                    memchr::memchr(end, &bytes[self.at..]).unwrap_or(len) + self.at - copied,
                );
            }
            out.push_str(&self.source[copied..self.at]);
            out.push(replacement);
            self.at += len;
            copied = self.at;
        }
        if out.is_empty() {
            return Ok(self.source[copied..self.at].to_owned());
        }
        out.push_str(&self.source[copied..self.at]);
        Ok(out)
    }

    /// Reads a reference; `&` stands here.
    fn reference(&mut self) -> Result<char, ReadError> {
        let start = self.at;
        self.at += 1;
        if self.eat("#") {
            return self.character_reference(start);
        }
        let Some(name) = self.part() else {
            return Err(ReadError::new(
                Kind::BareAmpersand,
                Span::new(start, start + 1),
            ));
        };
        let known = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => None,
        };
        match (known, self.eat(";")) {
            (Some(c), true) => Ok(c),
            (None, true) => {
                let kind = Kind::UndefinedEntity(short(name).to_owned());
                Err(ReadError::new(kind, Span::new(start, self.at)))
            }
            (Some(_), false) => {
                let kind = Kind::UnterminatedReference(name.to_owned());
                Err(ReadError::new(kind, Span::new(start, self.at)))
            }
            (None, false) => Err(ReadError::new(
                Kind::BareAmpersand,
                Span::new(start, start + 1),
            )),
        }
    }

    /// Reads the number of a reference; `&#` was read.
    fn character_reference(&mut self, start: usize) -> Result<char, ReadError> {
        let radix = if self.eat("x") { 16 } else { 10 };
        let digits = self.rest().len()
            - self
                .rest()
                .trim_start_matches(|c: char| c.is_digit(radix))
                .len();
        if digits == 0 {
            return Err(self.expected("the number of a character"));
        }
        let number = &self.rest()[..digits];
        self.at += digits;
        if !self.eat(";") {
            let kind =
                Kind::UnterminatedReference(short(&self.source[start + 1..self.at]).to_owned());
            return Err(ReadError::new(kind, Span::new(start, self.at)));
        }
        let span = Span::new(start, self.at);
        let value = u32::from_str_radix(number, radix).ok();
        match value.and_then(char::from_u32).filter(|&c| is_character(c)) {
            Some(c) => Ok(c),
            None => Err(ReadError::new(
                Kind::Character(quote(&self.source[span.range()])),
                span,
            )),
        }
    }
}
