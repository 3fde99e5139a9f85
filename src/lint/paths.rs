//! Paths that can be compared with each other.

use std::path::{Path, PathBuf};

/// A folder without links and `..`, as far as it exists.
pub(super) fn real(folder: &Path) -> PathBuf {
    let given = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let known = given.canonicalize().or_else(|_| std::path::absolute(given));
    known.unwrap_or_else(|_| folder.to_owned())
}

/// A file in its real folder; the file itself may be a link, and need not exist.
pub(super) fn real_file(path: &Path) -> PathBuf {
    let folder = real(path.parent().unwrap_or(Path::new("")));
    match path.file_name() {
        Some(name) => folder.join(name),
        None => folder,
    }
}
