//! Why a configuration could not be used, with its place.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::text::{LineColumn, LineIndex, nearest};

/// Why a configuration could not be used.
///
/// # Examples
///
/// ```
/// use wamark::lint::Settings;
///
/// let error = Settings::parse("wamark.toml", "selct = ['FMT']\n").unwrap_err();
/// assert_eq!(error.to_string(), "wamark.toml:1:1: unknown key `selct`, did you mean `select`?");
/// assert_eq!((error.line(), error.column()), (Some(1), Some(1)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {message}", path.display(), Shown(*place))]
pub struct ConfigError {
    path: PathBuf,
    place: Option<LineColumn>,
    message: String,
}

/// A place as it stands behind the name of a file: `:3:1`.
struct Shown(Option<LineColumn>);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |place| {
            write!(f, ":{}:{}", place.line + 1, place.column + 1)
        })
    }
}

impl ConfigError {
    /// An error about a file as a whole.
    pub(super) fn new(path: &Path, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            place: None,
            message: message.into(),
        }
    }

    /// An error at a byte of a file.
    pub(super) fn at(path: &Path, text: &str, at: usize, message: impl Into<String>) -> Self {
        Self {
            place: Some(LineIndex::new(text).line_column(at)),
            ..Self::new(path, message)
        }
    }

    /// An error of the parser, in our words.
    pub(super) fn toml(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let message = worded(error.message());
        match error.span() {
            Some(span) => Self::at(path, text, span.start, message),
            None => Self::new(path, message),
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The line in the file, from 1, where there is one.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.place.map(|place| place.line + 1)
    }

    /// The column in the line, in characters from 1, where there is one.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.place.map(|place| place.column + 1)
    }
}

/// Words an error of serde or of the parser as our own are, with the key or value that was probably meant.
fn worded(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    for (theirs, what) in [("unknown field", "key"), ("unknown variant", "value")] {
        let (Some(_), [found, known @ ..]) = (message.strip_prefix(theirs), &quoted[..]) else {
            continue;
        };
        let hint = match nearest(found, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("expected one of: {}", known.join(", ")),
        };
        return format!("unknown {what} `{found}`, {hint}");
    }
    let line = message.lines().next().unwrap_or_default();
    line.replace("missing field", "missing key")
}
