//! The XML declaration, comments, processing instructions and CDATA sections.

use crate::text::Span;
use crate::twiml::element::{Comment, ProcessingInstruction, Text};

use super::characters::is_space;
use super::error::{Kind, ReadError};
use super::scan::Scanner;
use super::{quote, short};

impl<'s> Scanner<'s> {
    /// Tells whether `<?xml` stands here, and not merely a target that begins with it.
    pub(super) fn at_declaration(&self) -> bool {
        self.starts("<?xml")
            && self
                .rest()
                .as_bytes()
                .get(5)
                .is_none_or(|&b| is_space(b) || b == b'?')
    }

    /// Reads the XML declaration.
    pub(super) fn declaration(&mut self) -> Result<Span, ReadError> {
        let start = self.at;
        self.at += "<?xml".len();
        if !self.skip_space() || !self.starts("version") {
            return Err(self.expected("`version` in the XML declaration"));
        }
        let (version, span) = self.pseudo_attribute("version")?;
        let digits = version.strip_prefix("1.").unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            let kind = Kind::Expected {
                expected: "XML version `1.0`".into(),
                found: quote(version),
            };
            return Err(ReadError::new(kind, span));
        }
        let mut spaced = self.skip_space();
        if self.starts("encoding") {
            if !spaced {
                return Err(self.expected("white space"));
            }
            let (encoding, span) = self.pseudo_attribute("encoding")?;
            if !["UTF-8", "UTF8", "US-ASCII", "ASCII"]
                .iter()
                .any(|known| encoding.eq_ignore_ascii_case(known))
            {
                return Err(ReadError::new(
                    Kind::Encoding(short(encoding).to_owned()),
                    span,
                ));
            }
            spaced = self.skip_space();
        }
        if self.starts("standalone") {
            if !spaced {
                return Err(self.expected("white space"));
            }
            let (standalone, span) = self.pseudo_attribute("standalone")?;
            if !matches!(standalone, "yes" | "no") {
                let kind = Kind::Expected {
                    expected: "`yes` or `no`".into(),
                    found: quote(standalone),
                };
                return Err(ReadError::new(kind, span));
            }
            self.skip_space();
        }
        self.need("?>", "`?>` at the end of the XML declaration")?;
        Ok(Span::new(start, self.at))
    }

    /// Reads `name="value"` of the declaration, where nothing is a reference.
    fn pseudo_attribute(&mut self, name: &str) -> Result<(&'s str, Span), ReadError> {
        self.at += name.len();
        self.skip_space();
        self.need("=", "`=`")?;
        self.skip_space();
        let quote = match self.peek() {
            Some(quote @ (b'"' | b'\'')) => char::from(quote),
            _ => return Err(self.expected("a quote")),
        };
        self.at += 1;
        let Some(len) = self
            .rest()
            .find([quote, '<', '>'])
            .filter(|&len| self.rest()[len..].starts_with(quote))
        else {
            return Err(self.expected_but("a closing quote", "none", 0));
        };
        let span = Span::new(self.at, self.at + len);
        self.at = span.end + 1;
        Ok((&self.source[span.range()], span))
    }

    /// Reads a comment; `<!--` stands here.
    pub(super) fn comment(&mut self) -> Result<Comment, ReadError> {
        let start = self.at;
        self.at += "<!--".len();
        let content = self.raw("--", "`-->`", start)?;
        if !self.eat("-->") {
            return Err(self.expected_but("`-->`", "`--` inside the comment", 2));
        }
        Ok(Comment {
            content,
            span: Span::new(start, self.at),
        })
    }

    /// Reads a processing instruction; `<?` stands here.
    pub(super) fn instruction(&mut self) -> Result<ProcessingInstruction, ReadError> {
        let start = self.at;
        self.at += "<?".len();
        let Some(target) = self.part() else {
            return Err(self.expected("the name of a processing instruction"));
        };
        if target.eq_ignore_ascii_case("xml") {
            self.at = start;
            return Err(self.expected_but(
                "the XML declaration only at the beginning",
                "it here",
                5,
            ));
        }
        let spaced = self.skip_space();
        if !spaced && !self.starts("?>") {
            return Err(self.expected("white space or `?>`"));
        }
        let content = self.raw("?>", "`?>`", start)?;
        self.at += "?>".len();
        Ok(ProcessingInstruction {
            target: target.to_owned(),
            content,
            span: Span::new(start, self.at),
        })
    }

    /// Reads a CDATA section, and gives nothing for an empty one; `<![CDATA[` stands here.
    pub(super) fn cdata(&mut self) -> Result<Option<Text>, ReadError> {
        let start = self.at;
        self.at += "<![CDATA[".len();
        let content = self.raw("]]>", "`]]>`", start)?;
        self.at += "]]>".len();
        let span = Span::new(start, self.at);
        Ok((!content.is_empty()).then_some(Text {
            content,
            is_cdata: true,
            span,
        }))
    }
}
