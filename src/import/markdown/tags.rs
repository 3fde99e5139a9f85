//! The tags of raw HTML in Markdown.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

use crate::import::elements::Attributes;

/// A piece of raw HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'h> {
    Text(&'h str),
    Start(Tag<'h>),
    End(&'h str),
    /// A comment, a declaration, a processing instruction.
    Nothing,
}

#[derive(Debug, PartialEq)]
pub(super) struct Tag<'h> {
    pub(super) name: &'h str,
    attributes: &'h str,
}

/// Cuts HTML into tokens, each with its byte offset. Every text is some HTML.
pub(super) struct Tokens<'h> {
    html: &'h str,
    at: usize,
    /// The name of the element whose content is raw: only its end tag counts.
    raw: &'h str,
}

impl<'h> Tokens<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        Self {
            html,
            at: 0,
            raw: "",
        }
    }

    /// The token that begins with `<`, and its length; nothing if it is text.
    fn markup(rest: &'h str) -> Option<(Token<'h>, usize)> {
        let up_to = |end: &str, from: usize| {
            rest[from..]
                .find(end)
                .map_or(rest.len(), |found| from + found + end.len())
        };
        for (start, end) in [
            ("<!--", "-->"),
            ("<![CDATA[", "]]>"),
            ("<?", "?>"),
            ("<!", ">"),
        ] {
            if rest.starts_with(start) {
                // `<!-->` is a whole comment.
                let from = if start == "<!--" { 2 } else { start.len() };
                return Some((Token::Nothing, up_to(end, from)));
            }
        }
        let closes = rest.as_bytes().get(1) == Some(&b'/');
        let name = 1 + usize::from(closes);
        if !rest
            .as_bytes()
            .get(name)
            .is_some_and(u8::is_ascii_alphabetic)
        {
            return None;
        }
        let behind = rest[name..]
            .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
            .map_or(rest.len(), |length| name + length);
        let end = end_of_tag(rest, behind)?;
        let (name, attributes) = (&rest[name..behind], &rest[behind..end]);
        let token = if closes {
            Token::End(name)
        } else {
            Token::Start(Tag { name, attributes })
        };
        Some((token, end + 1))
    }
}

/// Where the `>` of a tag stands, quoted ones passed over.
fn end_of_tag(html: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in html.as_bytes().iter().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

impl<'h> Iterator for Tokens<'h> {
    type Item = (usize, Token<'h>);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let rest = &self.html[at..];
        if rest.is_empty() {
            return None;
        }
        if !self.raw.is_empty() {
            let raw = std::mem::take(&mut self.raw);
            let end = rest.match_indices("</").map(|(at, _)| at).find(|&at| {
                let name = rest.as_bytes()[at + 2..].get(..raw.len());
                name.is_some_and(|name| name.eq_ignore_ascii_case(raw.as_bytes()))
            });
            let end = end.unwrap_or(rest.len());
            if end > 0 {
                self.at += end;
                return Some((at, Token::Text(&rest[..end])));
            }
        }
        if let Some(inside) = rest.strip_prefix('<') {
            if let Some((token, length)) = Self::markup(rest) {
                if let Token::Start(Tag { name, .. }) = &token
                    && ["script", "style", "textarea", "title", "iframe", "noscript"]
                        .iter()
                        .any(|raw| raw.eq_ignore_ascii_case(name))
                {
                    self.raw = name;
                }
                self.at += length;
                return Some((at, token));
            }
            // Of a tag that does not end nothing does: were each `<` looked at anew, it would take for ever.
            let length = match inside.find('<') {
                Some(next)
                    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') =>
                {
                    1 + next
                }
                _ => rest.len(),
            };
            self.at += length;
            return Some((at, Token::Text(&rest[..length])));
        }
        let length = rest.find('<').unwrap_or(rest.len());
        self.at += length;
        Some((at, Token::Text(&rest[..length])))
    }
}

impl Tag<'_> {
    /// The length of the whole tag in bytes.
    pub(super) fn length(&self) -> usize {
        self.name.len() + self.attributes.len() + "<>".len()
    }

    /// Whether an attribute has a value.
    pub(super) fn has_values(&self) -> bool {
        self.attributes.contains('=')
    }
}

impl Attributes for Tag<'_> {
    fn get(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let length = rest
                .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/')
                .unwrap_or(rest.len())
                .max(1);
            let (key, behind) = rest.split_at(length);
            let behind = behind.trim_start();
            let mut value = "";
            rest = behind;
            if let Some(behind) = behind.strip_prefix('=') {
                let behind = behind.trim_start();
                let quote = behind.chars().next().filter(|&c| c == '"' || c == '\'');
                (value, rest) = match quote {
                    Some(quote) => {
                        let inside = &behind[1..];
                        let end = inside.find(quote).unwrap_or(inside.len());
                        (&inside[..end], inside.get(end + 1..).unwrap_or_default())
                    }
                    None => behind.split_at(
                        behind
                            .find(|c: char| c.is_ascii_whitespace())
                            .unwrap_or(behind.len()),
                    ),
                };
            }
            if key.eq_ignore_ascii_case(name) {
                return Some(resolved(value).into_owned());
            }
        }
    }
}

/// Resolves character references; Markdown knows them, too.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices('&') {
        let rest = &text[at..];
        let body = rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .unwrap_or(rest.len() - 1);
        if at < done || body == 0 || body > 32 || rest.as_bytes().get(1 + body) != Some(&b';') {
            continue;
        }
        let reference = &rest[..body + 2];
        let mut events = Parser::new(reference).filter_map(|event| match event {
            Event::Text(text) => Some(text),
            _ => None,
        });
        if let (Some(character), None) = (events.next(), events.next())
            && *character != *reference
        {
            out.push_str(&text[done..at]);
            out.push_str(&character);
            done = at + reference.len();
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}
