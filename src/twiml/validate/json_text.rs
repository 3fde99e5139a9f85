//! Whether a text is JSON (RFC 8259), without building it and without recursion.

/// Tells whether `text` is one JSON value.
pub(super) fn is_json(text: &str) -> bool {
    let mut at = Cursor {
        bytes: text.as_bytes(),
        at: 0,
    };
    let mut open: Vec<u8> = Vec::new();
    loop {
        // A value begins.
        at.space();
        match at.next() {
            Some(b'{') => {
                at.space();
                if at.eat(b'}') {
                    // Nothing in it: the value has ended.
                } else if at.key() {
                    open.push(b'}');
                    continue;
                } else {
                    return false;
                }
            }
            Some(b'[') => {
                at.space();
                if !at.eat(b']') {
                    open.push(b']');
                    continue;
                }
            }
            Some(b'"') if at.string() => {}
            Some(b't') if at.word("rue") => {}
            Some(b'f') if at.word("alse") => {}
            Some(b'n') if at.word("ull") => {}
            Some(first @ (b'-' | b'0'..=b'9')) if at.number(first) => {}
            _ => return false,
        }
        // A value has ended.
        loop {
            at.space();
            match (at.next(), open.last()) {
                (None, None) => return true,
                (Some(b','), Some(b']')) => break,
                (Some(b','), Some(_)) => {
                    at.space();
                    if !at.key() {
                        return false;
                    }
                    break;
                }
                (Some(found), Some(&close)) if found == close => {
                    open.pop();
                }
                _ => return false,
            }
        }
    }
}

struct Cursor<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Cursor<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    fn space(&mut self) {
        while self
            .bytes
            .get(self.at)
            .is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'))
        {
            self.at += 1;
        }
    }

    fn word(&mut self, rest: &str) -> bool {
        rest.bytes().all(|byte| self.eat(byte))
    }

    /// A name and its colon.
    fn key(&mut self) -> bool {
        let is_string = self.eat(b'"') && self.string();
        self.space();
        is_string && self.eat(b':')
    }

    /// The rest of a string behind its quote.
    fn string(&mut self) -> bool {
        while let Some(byte) = self.next() {
            match byte {
                b'"' => return true,
                b'\\' => match self.next() {
                    Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {}
                    Some(b'u')
                        if (0..4).all(|_| self.next().is_some_and(|b| b.is_ascii_hexdigit())) => {}
                    _ => return false,
                },
                0..0x20 => return false,
                _ => {}
            }
        }
        false
    }

    /// The rest of a number behind its first byte.
    fn number(&mut self, first: u8) -> bool {
        let first = if first == b'-' {
            self.next()
        } else {
            Some(first)
        };
        match first {
            Some(b'0') => {}
            Some(b'1'..=b'9') => {
                self.digits();
            }
            _ => return false,
        }
        if self.eat(b'.') && !self.digits() {
            return false;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            return self.digits();
        }
        true
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        self.at > start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_from_what_is_not() {
        for json in [
            "{}",
            "[]",
            " {\"a\": [1, -0.5e+3, true, false, null, \"x\\u00e9\\n\"], \"b\": {\"c\": {}}} ",
            "0",
            "\"\"",
            "[[],{}]",
        ] {
            assert!(is_json(json), "{json}");
        }
        for other in [
            "",
            "{",
            "}",
            "{a: 1}",
            "{'a': 1}",
            "[1,]",
            "{\"a\":1,}",
            "01",
            "1.",
            "-",
            "1e",
            "\"",
            "\"\\x\"",
            "\"\n\"",
            "tru",
            "[1 2]",
            "{} {}",
            "[}",
            "{\"a\"}",
            "{\"a\":}",
            ",",
        ] {
            assert!(!is_json(other), "{other}");
        }
        assert!(!is_json(&"[".repeat(100_000)));
    }
}
