//! Files and standard streams, as every command takes them.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The largest input. Twilio takes 64 kB; whatever is larger than this was not meant.
const MAX_BYTES: u64 = 16 << 20;

/// What a command reads: a file, or standard input for `-`.
pub(super) struct Input {
    /// The name to show.
    pub(super) name: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

impl Input {
    /// Reads a file, or standard input for `-`.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let is_stdin = path.as_os_str() == "-";
        let name = if is_stdin {
            "<stdin>".to_owned()
        } else {
            path.display().to_string()
        };
        let mut bytes = Vec::new();
        let result = if is_stdin {
            io::stdin()
                .lock()
                .take(MAX_BYTES + 1)
                .read_to_end(&mut bytes)
        } else {
            File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        };
        let shown = shown(&name);
        result.map_err(|error| {
            io::Error::new(error.kind(), format!("cannot read `{shown}`: {error}"))
        })?;
        if bytes.len() as u64 > MAX_BYTES {
            let message = format!("cannot read `{shown}`: more than {MAX_BYTES} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(Self { name, bytes })
    }

    /// Gives what was read as text.
    pub(super) fn text(self) -> io::Result<(String, String)> {
        let Self { name, bytes } = self;
        match String::from_utf8(bytes) {
            Ok(text) => Ok((name, text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let message = format!("cannot read `{}`: not UTF-8 at byte {at}", shown(&name));
                Err(io::Error::new(io::ErrorKind::InvalidData, message))
            }
        }
    }
}

/// A file name as it can be shown on a terminal.
pub(super) fn shown(name: &str) -> String {
    crate::report::visible(name).into_owned()
}

/// Writes a command's result: to a file where one is named, to `out` where not.
pub(super) fn write(path: Option<&PathBuf>, text: &str, out: &mut impl Write) -> io::Result<()> {
    let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
        return out.write_all(text.as_bytes());
    };
    replace(path, text).map_err(|error| {
        let shown = shown(&path.display().to_string());
        io::Error::new(error.kind(), format!("cannot write `{shown}`: {error}"))
    })
}

/// Puts a file in place whole, or leaves what was there.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays a link: what it points to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&path).ok();
    let permissions = before.map(|metadata| metadata.permissions());
    super::output::by_rename(&path, text.as_bytes(), permissions)
}
