//! Files and standard input, as every command reads them; and messages, as those read them that take any.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::named;
use crate::Document;
use crate::import::{self, Loss, Options};
use crate::text::LineIndex;

/// How much is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    bytes: u64,
    words: &'static str,
}

impl Limit {
    /// Spans of messages are kept in 32 bits.
    const MESSAGE: Self = Self {
        bytes: u32::MAX as u64,
        words: "less than 4 GiB",
    };
    /// What the reader of TwiML takes by default. Twilio takes 64 kB, which is for the validator to say.
    pub(super) const TWIML: Self = Self {
        bytes: 16 << 20,
        words: "at most 16 MiB of TwiML",
    };
    /// What is larger was not written by people.
    pub(super) const COPY: Self = Self {
        bytes: 16 << 20,
        words: "at most 16 MiB of copy",
    };
}

/// The languages that messages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Language {
    /// WhatsApp's own: `*bold*`, `_italic_`, `- item`
    Whatsapp,
    /// Markdown (CommonMark and GFM), made a message
    Markdown,
    /// HTML, made a message
    Html,
}

impl Language {
    /// Tells the language of a file by its extension.
    fn of(path: &Path) -> Self {
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        match extension.to_str() {
            Some("md" | "markdown") => Self::Markdown,
            Some("html" | "htm") => Self::Html,
            _ => Self::Whatsapp,
        }
    }
}

/// A message as it was read.
#[derive(Debug)]
pub(super) struct Input {
    /// The name that was given; `-` is standard input.
    pub(super) path: String,
    /// The text, without the line break that ends a text file; and without a byte order mark, unless it
    /// is to be imported: what was lost is told by bytes of the file.
    pub(super) text: String,
    language: Language,
}

impl Input {
    /// Reads a file, or standard input for `-`; without a language it is the one of the extension.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, is not UTF-8, or is too long.
    pub(super) fn read(path: &Path, language: Option<Language>) -> io::Result<Self> {
        let name = name(path);
        let language = language.unwrap_or_else(|| Language::of(path));
        let bytes = bytes(path, Limit::MESSAGE)?;
        Ok(Self {
            path: path.to_string_lossy().into_owned(),
            text: message(utf8(&name, bytes)?, language),
            language,
        })
    }

    /// Makes the message of the text: gives it with what was lost on the way from another language.
    pub(super) fn document(&self) -> (Document<'_>, Vec<Loss>) {
        let import = match self.language {
            Language::Whatsapp => return (crate::parse(&self.text), Vec::new()),
            Language::Markdown => import::markdown,
            Language::Html => import::html,
        };
        let imported = import(&self.text, &Options::new());
        (imported.document, imported.losses)
    }

    /// The name with the line and the column of an offset in the text, not yet neutralised.
    pub(super) fn place(&self, offset: usize) -> String {
        place(self.name(), &self.text, offset)
    }

    /// The name to show to people, not yet neutralised.
    pub(super) fn name(&self) -> &str {
        display(&self.path)
    }
}

/// Whether a path stands for a standard stream.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn display(path: &str) -> &str {
    if path == "-" { "standard input" } else { path }
}

/// The name of a file to show to people, not yet neutralised.
pub(super) fn name(path: &Path) -> String {
    display(&path.to_string_lossy()).to_owned()
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
///
/// If it cannot be read or is too long; the error names it.
pub(super) fn bytes(path: &Path, limit: Limit) -> io::Result<Vec<u8>> {
    let bytes = if is_stdin(path) {
        bounded(io::stdin().lock(), limit)
    } else {
        file(path, limit)
    };
    bytes.map_err(|error| named(&name(path), &error))
}

/// Reads a file, or standard input for `-`, as it is, a byte order mark included.
///
/// # Errors
///
/// If it cannot be read, is too long, or is not UTF-8; the error names it.
pub(super) fn text(path: &Path, limit: Limit) -> io::Result<String> {
    utf8(&name(path), bytes(path, limit)?)
}

fn file(path: &Path, limit: Limit) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if metadata.len() > limit.bytes {
        return Err(too_long(limit));
    }
    bounded(file, limit)
}

fn bounded(input: impl Read, limit: Limit) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = input.take(limit.bytes + 1).read_to_end(&mut bytes)?;
    if u64::try_from(length).is_ok_and(|length| length <= limit.bytes) {
        Ok(bytes)
    } else {
        Err(too_long(limit))
    }
}

fn too_long(limit: Limit) -> io::Error {
    io::Error::new(
        io::ErrorKind::FileTooLarge,
        format!("expected {}, found more", limit.words),
    )
}

/// Takes what was read as text.
///
/// # Errors
///
/// If it is not UTF-8; the error says where, below `name`.
pub(super) fn utf8(name: &str, bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|error| not_utf8(name, &error))
}

/// Takes the message out of a file: a byte order mark and the last line break are the file's. The
/// importers take the mark off by themselves.
fn message(mut text: String, language: Language) -> String {
    let shorter = text
        .strip_suffix("\r\n")
        .or_else(|| text.strip_suffix(['\n', '\r']));
    text.truncate(shorter.map_or(text.len(), str::len));
    if language == Language::Whatsapp && text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    text
}

const BYTE_ORDER_MARK: char = '\u{feff}';

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> io::Error {
    let (bytes, at) = (error.as_bytes(), error.utf8_error().valid_up_to());
    let before = std::str::from_utf8(&bytes[..at]).unwrap_or_default();
    let before = before.strip_prefix(BYTE_ORDER_MARK).unwrap_or(before);
    let found = match (error.utf8_error().error_len(), bytes.get(at)) {
        (Some(_), Some(byte)) => format!("byte `0x{byte:02x}`"),
        _ => "the end in the middle of a character".to_owned(),
    };
    let hint = if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        "; it looks like UTF-16"
    } else {
        ""
    };
    invalid(
        &place(name, before, before.len()),
        &format!("expected UTF-8, found {found} at offset {at}{hint}"),
    )
}

fn place(name: &str, text: &str, offset: usize) -> String {
    let place = LineIndex::new(text).line_column(offset);
    format!("{name}:{}:{}", place.line + 1, place.column + 1)
}

fn invalid(name: &str, message: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("{}: {message}", super::shown(name)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        message(utf8("a", bytes.to_vec()).unwrap(), Language::Whatsapp)
    }

    fn error(bytes: &[u8]) -> String {
        utf8("a", bytes.to_vec()).unwrap_err().to_string()
    }

    #[test]
    fn one_last_line_break_is_not_part_of_the_message() {
        for (file, message) in [
            ("", ""),
            ("\n", ""),
            ("a", "a"),
            ("a\n", "a"),
            ("a\r\n", "a"),
            ("a\r", "a"),
            ("a\n\n", "a\n"),
            ("a\n\r", "a\n"),
        ] {
            assert_eq!(text(file.as_bytes()), message, "{file:?}");
        }
    }

    #[test]
    fn byte_order_mark_is_not_part_of_the_message() {
        assert_eq!(text(b"\xef\xbb\xbf*a*\n"), "*a*");
        assert_eq!(text(b"\xef\xbb\xbf"), "");
        assert_eq!(text("a\u{feff}".as_bytes()), "a\u{feff}");
    }

    #[test]
    fn invalid_utf8_is_located() {
        assert_eq!(
            error(b"\xff"),
            "a:1:1: expected UTF-8, found byte `0xff` at offset 0"
        );
        assert_eq!(
            error("é\r\n€\u{1f355}".as_bytes()[..9].as_ref()),
            "a:2:2: expected UTF-8, found the end in the middle of a character at offset 7"
        );
        assert_eq!(
            error(b"\xef\xbb\xbfab\xc3("),
            "a:1:3: expected UTF-8, found byte `0xc3` at offset 5"
        );
        assert_eq!(
            error(b"\xff\xfeh\0"),
            "a:1:1: expected UTF-8, found byte `0xff` at offset 0; it looks like UTF-16"
        );
    }

    #[test]
    fn limit_of_twiml_is_that_of_its_reader() {
        let most = crate::twiml::ReadOptions::default().max_bytes;
        assert_eq!(Limit::TWIML.bytes, u64::try_from(most).unwrap());
    }

    #[test]
    fn language_is_told_by_the_extension() {
        for (path, language) in [
            ("a.md", Language::Markdown),
            ("b/a.MARKDOWN", Language::Markdown),
            ("a.htm", Language::Html),
            ("a.Html", Language::Html),
            ("a.txt", Language::Whatsapp),
            (".md", Language::Whatsapp),
            ("md", Language::Whatsapp),
            ("-", Language::Whatsapp),
        ] {
            assert_eq!(Language::of(Path::new(path)), language, "{path}");
        }
    }
}
