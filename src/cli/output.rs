//! Where results go: standard output, or a file that is replaced as a whole.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use super::input::is_stdin;
use super::{cause, named, shown};

/// Standard output, whose errors say where they come from.
#[derive(Debug)]
pub(super) struct Stdout(BufWriter<StdoutLock<'static>>);

impl Stdout {
    pub(super) fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .write(bytes)
            .map_err(|error| named("standard output", &error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0
            .flush()
            .map_err(|error| named("standard output", &error))
    }
}

/// Writes a result: to a file where one is named, to `out` where not, or for `-`.
///
/// # Errors
///
/// Those of [`replace`], and those of `out`.
pub(super) fn write(path: Option<&Path>, content: &str, out: &mut impl Write) -> io::Result<()> {
    match path.filter(|path| !is_stdin(path)) {
        Some(path) => replace(path, content.as_bytes()),
        None => out.write_all(content.as_bytes()),
    }
}

/// Puts a file in place as a whole, or leaves what was there.
///
/// What cannot be replaced, such as a pipe or `/dev/null`, is written to.
///
/// # Errors
///
/// If the file cannot be made or replaced; the error names it.
pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let name = path.to_string_lossy();
    let result = match fs::metadata(path) {
        Ok(existing) => over(path, &existing, content),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = folder(path);
            if !folder.is_dir() {
                let folder = folder.to_string_lossy();
                let message = format!(
                    "{}: no folder `{}` to write to",
                    shown(&name),
                    shown(&folder)
                );
                return Err(io::Error::new(io::ErrorKind::NotFound, message));
            }
            by_rename(path, content, None)
        }
        Err(error) => Err(error),
    };
    result.map_err(|error| named(&name, &error))
}

/// Writes over what exists.
fn over(path: &Path, existing: &fs::Metadata, content: &[u8]) -> io::Result<()> {
    if existing.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // Opened even where it is replaced: a file that must not be written to stays.
    let mut file = OpenOptions::new().write(true).open(path)?;
    if !existing.is_file() {
        return file.write_all(content);
    }
    drop(file);
    // A link stays a link: the file that it leads to is replaced.
    by_rename(
        &fs::canonicalize(path)?,
        content,
        Some(existing.permissions()),
    )
}

/// Writes a temporary file beside the file, and gives it its name.
fn by_rename(path: &Path, content: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wamark-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets; the user's mask is taken off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let folder = folder(path);
    let mut file = builder.tempfile_in(folder).map_err(|error| {
        let (folder, cause) = (folder.to_string_lossy(), cause(&error));
        io::Error::other(format!(
            "no temporary file in `{}`: {cause}",
            shown(&folder)
        ))
    })?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    if let Some(permissions) = permissions {
        fs::set_permissions(file.path(), permissions)?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The folder that a file is in.
fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
