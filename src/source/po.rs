//! gettext: translations (`.po`) and templates of them (`.pot`).
//!
//! The copy is what `msgstr` says. Empty ones are not translated yet and fuzzy ones are not used, so neither is copy; nor is
//! what is obsolete (`#~`). In a file that translates nothing, a template, the copy is what `msgid` says.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::encoding::Encoding;
use super::entry::Text;
use super::map::{Decoder, PieceKind};
use super::{Entry, Format, Problem, ProblemKind, ReadError, Role, Source, comment, found};
use crate::text::Span;

/// The longest key, in bytes: an original text can be long.
const MAX_KEY: usize = 512;

pub(super) fn read(text: &str) -> Result<Source<'_>, ReadError> {
    let mut source = Source::new(Format::Po, text);
    let mut reader = Reader {
        text,
        at: text.len() - text.trim_start_matches('\u{feff}').len(),
        messages: vec![Message::default()],
    };
    reader.file(&mut source)?;
    let mut messages = reader.messages;
    if let Some(header) = messages.iter().find(|it| it.is_header()) {
        source.metadata = header.metadata();
    }
    messages.retain(|it| it.id.is_some() && !it.is_header());
    duplicates(&mut source, &messages);
    let is_translated = |it: &Message<'_>| {
        it.translations
            .iter()
            .any(|(_, text)| !text.text.is_empty())
    };
    if messages.iter().any(is_translated) {
        source.locale = source
            .metadata("Language")
            .filter(|it| !it.is_empty())
            .map(str::to_owned);
        for message in messages.into_iter().filter(|it| !it.is_fuzzy) {
            let key = message.key();
            let original = |number| {
                let text = message.original(number)?.clone();
                let entry = Entry::new(source.text, key.clone(), Role::Body, text);
                Some(Box::new(entry))
            };
            let originals: Vec<_> = message
                .translations
                .iter()
                .map(|(number, _)| original(*number))
                .collect();
            for ((number, text), original) in message.translations.into_iter().zip(originals) {
                let key = number.map_or(key.clone(), |number| format!("{key}[{number}]"));
                if !text.text.is_empty() {
                    let mut entry = Entry::new(source.text, key, Role::Body, text);
                    entry.original = original;
                    source.push(entry);
                }
            }
        }
    } else {
        for message in messages {
            let key = message.key();
            let plural = message.plural.map(|text| (format!("{key}[plural]"), text));
            for (key, text) in message.id.map(|text| (key, text)).into_iter().chain(plural) {
                source.push(Entry::new(source.text, key, Role::Body, text));
            }
        }
    }
    comment::cover(text, &mut source.comments, &source.entries);
    Ok(source)
}

#[derive(Default)]
struct Message<'s> {
    context: Option<Text<'s>>,
    id: Option<Text<'s>>,
    plural: Option<Text<'s>>,
    /// With the number of the plural form.
    translations: Vec<(Option<u32>, Text<'s>)>,
    is_fuzzy: bool,
}

impl<'s> Message<'s> {
    fn is_header(&self) -> bool {
        self.context.is_none() && self.id.as_ref().is_some_and(|id| id.text.is_empty())
    }

    /// The fields of a header: `Language: es`.
    fn metadata(&self) -> Vec<(String, String)> {
        let lines = self
            .translations
            .iter()
            .flat_map(|(_, text)| text.text.lines());
        let fields = lines.filter_map(|line| line.split_once(':'));
        fields
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .collect()
    }

    /// The text that a translation is of. A single word, `order.ready`, may be a name for it; and where there are several plural
    /// forms the first may leave the number out, so that it is like neither text.
    fn original(&self, number: Option<u32>) -> Option<&Text<'s>> {
        let text = match number {
            None => &self.id,
            Some(0) if self.translations.len() > 1 => return None,
            Some(_) => &self.plural,
        };
        text.as_ref()
            .filter(|it| it.text.contains(char::is_whitespace))
    }

    /// What names the message: `msgctxt` and `msgid`, with a bar between.
    fn key(&self) -> String {
        let id = self.id.as_ref().map_or("", |it| &it.text);
        let mut key = match &self.context {
            Some(context) => format!("{}|{id}", context.text),
            None => id.to_owned(),
        };
        if key.len() > MAX_KEY {
            key.truncate(found::floor(&key, MAX_KEY));
            key.push('…');
        }
        key
    }
}

fn duplicates(source: &mut Source<'_>, messages: &[Message<'_>]) {
    let mut seen: HashMap<(Option<&str>, &str), Span> = HashMap::new();
    for message in messages {
        let Some(id) = &message.id else { continue };
        let context = message.context.as_ref().map(|it| &*it.text);
        if let Some(&first) = seen.get(&(context, &*id.text)) {
            source.problems.push(Problem {
                kind: ProblemKind::DuplicateKey(first),
                span: id.span,
                key: message.key(),
            });
        } else {
            seen.insert((context, &*id.text), id.span);
        }
    }
}

struct Reader<'s> {
    text: &'s str,
    at: usize,
    /// The last one is being read.
    messages: Vec<Message<'s>>,
}

impl<'s> Reader<'s> {
    fn file(&mut self, source: &mut Source<'s>) -> Result<(), ReadError> {
        loop {
            let rest = &self.text[self.at..];
            let line = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            self.at += rest.len() - line.len();
            if line.is_empty() {
                return Ok(());
            } else if line.starts_with('#') {
                self.remark(source);
            } else {
                self.field()?;
            }
        }
    }

    /// Reads a line that begins with `#`.
    fn remark(&mut self, source: &mut Source<'s>) {
        let rest = &self.text[self.at..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let span = Span::new(self.at, self.at + line.trim_end().len());
        self.at += line.len();
        if let Some(flags) = line.strip_prefix("#,") {
            if flags.split(',').any(|flag| flag.trim() == "fuzzy") {
                self.next().is_fuzzy = true;
            }
        } else if line.starts_with("#.") {
            source
                .comments
                .push(comment::new(self.text, span, "#.", ""));
        } else if !line.starts_with("#:") && !line.starts_with("#|") && !line.starts_with("#~") {
            source.comments.push(comment::new(self.text, span, "#", ""));
        }
    }

    /// The message that the next flag or name is part of: a new one, where the last has its text.
    fn next(&mut self) -> &mut Message<'s> {
        if self
            .messages
            .last()
            .is_none_or(|it| !it.translations.is_empty())
        {
            self.messages.push(Message::default());
        }
        self.last()
    }

    fn last(&mut self) -> &mut Message<'s> {
        let last = self.messages.len() - 1;
        &mut self.messages[last]
    }

    /// Reads a keyword and its text.
    fn field(&mut self) -> Result<(), ReadError> {
        let rest = &self.text[self.at..];
        let is_word = |c: char| c.is_ascii_alphanumeric() || "_[]".contains(c);
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let start = self.at;
        let word = &rest[..end];
        let number = word
            .strip_prefix("msgstr[")
            .and_then(|it| it.strip_suffix(']')?.parse().ok());
        let is_known = matches!(word, "msgctxt" | "msgid" | "msgid_plural" | "msgstr");
        if !is_known && number.is_none() {
            return Err(found::error(self.text, start, "a keyword such as `msgid`"));
        }
        self.at += end;
        let text = self.strings()?;
        match word {
            "msgctxt" => self.next().context = Some(text),
            "msgid" => self.next().id = Some(text),
            _ if self.last().id.is_none() => {
                return Err(found::error(self.text, start, "`msgid` first"));
            }
            "msgid_plural" => self.last().plural = Some(text),
            _ => self.last().translations.push((number, text)),
        }
        Ok(())
    }

    /// Reads one string or several, which are one text.
    fn strings(&mut self) -> Result<Text<'s>, ReadError> {
        let bytes = self.text.as_bytes();
        let open = |from: usize| {
            let rest = &self.text[from..];
            let space = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            let at = self.text.len() - space.len();
            space.starts_with('"').then_some(at)
        };
        let first = open(self.at).filter(|&at| !self.text[self.at..at].contains('\n'));
        let Some(first) = first else {
            let space = self.text[self.at..].len()
                - self.text[self.at..].trim_start_matches([' ', '\t']).len();
            return Err(found::error(
                self.text,
                self.at + space,
                "a string in quotes",
            ));
        };
        let start = first + 1;
        let mut at = start;
        // Escapes, and what stands between two strings.
        let mut special = Vec::new();
        let end = loop {
            match bytes.get(at) {
                Some(b'"') => match open(at + 1) {
                    Some(next) => {
                        special.push((at..next + 1, None));
                        at = next + 1;
                    }
                    None => break at,
                },
                Some(b'\\') => {
                    let Some((length, character)) = unescape(&self.text[at..]) else {
                        return Err(found::error(self.text, at + 1, "an escape such as `\\n`"));
                    };
                    special.push((at..at + length, Some(character)));
                    at += length;
                }
                None | Some(b'\n' | b'\r') => {
                    return Err(found::error(self.text, at, "`\"` behind the string"));
                }
                Some(_) => at += 1,
            }
        };
        self.at = end + 1;
        let mut decoder = Decoder::new(&self.text[start..end], start);
        for (place, character) in special {
            let place = place.start - start..place.end - start;
            match character {
                Some(character) => decoder.escape(place, character),
                None => decoder.piece(place, "", PieceKind::Mark),
            }
        }
        Ok(decoder.text(Encoding::Po))
    }
}

fn unescape(raw: &str) -> Option<(usize, char)> {
    let code = |digits: &str, radix| {
        let code = u32::from_str_radix(digits, radix).ok()?;
        char::from_u32(code).filter(char::is_ascii)
    };
    let character = match *raw.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'a' => '\u{7}',
        b'b' => '\u{8}',
        b'v' => '\u{b}',
        b'f' => '\u{c}',
        byte @ (b'"' | b'\\' | b'\'' | b'?') => char::from(byte),
        b'x' => return Some((4, code(raw.get(2..4)?, 16)?)),
        b'0'..=b'7' => {
            let digits = raw[1..]
                .bytes()
                .take(3)
                .take_while(|it| (b'0'..=b'7').contains(it));
            let length = digits.count();
            return Some((1 + length, code(&raw[1..=length], 8)?));
        }
        _ => return None,
    };
    Some((2, character))
}

/// Writes text for the inside of a string.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if character < ' ' => {
                let _ = write!(out, "\\{:03o}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out
}
