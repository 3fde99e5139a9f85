//! Findings that are accepted for now: `--write-baseline` lists them, `--baseline` leaves them out, and takes out of the list what is
//! there no more.
//!
//! A finding is known by its file, code and key; where it has no key, by the text that it is at. Lines may move.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::input::{self, Limit};
use crate::cli::shown;
use crate::diagnostic::Diagnostic;

const VERSION: u32 = 1;

/// A list of findings, how often each was met.
#[derive(Debug, Default)]
pub(super) struct Baseline {
    /// The folder that names of files are relative to.
    folder: PathBuf,
    /// Those that were not met yet.
    files: BTreeMap<String, BTreeMap<Known, usize>>,
    /// Those that were met.
    met: BTreeMap<String, BTreeMap<Known, usize>>,
    /// Files that were checked.
    checked: BTreeSet<String>,
}

/// What a finding is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// A hash of the text, where there is no key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    files: BTreeMap<String, Vec<Entry>>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    known: Known,
    count: usize,
}

impl Baseline {
    /// An empty list that will be written to a file.
    pub(super) fn at(path: &Path) -> Self {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().unwrap_or(Path::new(""));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Self {
            folder,
            ..Self::default()
        }
    }

    /// Reads a list.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let (name, text) = (input::name(path), input::text(path, Limit::COPY)?);
        let fail = |what: &str| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{}: {what}", shown(&name)),
            )
        };
        let written: Written = serde_json::from_str(&text).map_err(|error| {
            fail(&format!(
                "expected a baseline: {}",
                shown(&error.to_string())
            ))
        })?;
        if written.version != VERSION {
            return Err(fail(&format!(
                "expected a baseline of version {VERSION}, found {}",
                written.version
            )));
        }
        let mut baseline = Self::at(path);
        for (file, entries) in written.files {
            let known = baseline.files.entry(file).or_default();
            for entry in entries {
                *known.entry(entry.known).or_default() += entry.count;
            }
        }
        Ok(baseline)
    }

    /// Adds what was found in a file.
    pub(super) fn add(&mut self, name: &str, text: &str, found: &[Diagnostic]) {
        let file = self.name(name);
        self.checked.insert(file.clone());
        for finding in found {
            let known = self.files.entry(file.clone()).or_default();
            *known.entry(known_by(text, finding)).or_default() += 1;
        }
    }

    /// Takes out what the list has, each as often as it has it.
    pub(super) fn take_out(&mut self, name: &str, text: &str, found: &mut Vec<Diagnostic>) {
        if self.files.is_empty() {
            return;
        }
        let file = self.name(name);
        let could_be_read = found.iter().all(|finding| finding.code != "SUP005");
        if let Some(known) = self.files.get_mut(&file) {
            let met = self.met.entry(file.clone()).or_default();
            found.retain(|finding| {
                let it = known_by(text, finding);
                match known.get_mut(&it) {
                    Some(count @ 1..) => {
                        *count -= 1;
                        *met.entry(it).or_default() += 1;
                        false
                    }
                    _ => true,
                }
            });
        }
        if could_be_read {
            self.checked.insert(file);
        }
    }

    /// Takes out the findings that were not met in files that were checked, if their rules were asked. Gives how many; what is left
    /// is the list to write.
    pub(super) fn prune(&mut self, asked: impl Fn(&str) -> bool) -> usize {
        let mut gone = 0;
        for (file, known) in &mut self.files {
            if self.checked.contains(file) {
                known.retain(|it, count| {
                    let stays = !asked(&it.code);
                    gone += if stays { 0 } else { *count };
                    stays
                });
            }
        }
        for (file, met) in std::mem::take(&mut self.met) {
            let known = self.files.entry(file).or_default();
            for (it, count) in met {
                *known.entry(it).or_default() += count;
            }
        }
        self.files.retain(|_, known| !known.is_empty());
        gone
    }

    /// Takes over what an older list says of files that were not checked, but are still there.
    pub(super) fn keep_unchecked(&mut self, old: Self) {
        for (file, known) in old.files {
            if !self.checked.contains(&file) && self.folder.join(&file).exists() {
                self.files.insert(file, known);
            }
        }
    }

    /// How many findings the list has.
    pub(super) fn count(&self) -> usize {
        self.files.values().flat_map(BTreeMap::values).sum()
    }

    /// Writes the list, in order, so that a change of it can be reviewed.
    pub(super) fn to_json(&self) -> String {
        let mut files = BTreeMap::new();
        for (file, known) in &self.files {
            let entries = known.iter().map(|(known, &count)| Entry {
                known: known.clone(),
                count,
            });
            files.insert(file.clone(), entries.collect());
        }
        let written = Written {
            version: VERSION,
            files,
        };
        let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The name of a file in the list: its path from the folder of the list.
    fn name(&self, name: &str) -> String {
        let path = std::path::absolute(name).unwrap_or_else(|_| name.into());
        let folder = path.parent().and_then(|it| it.canonicalize().ok());
        let path = folder
            .zip(path.file_name())
            .map_or(path.clone(), |(folder, name)| folder.join(name));
        let path = path.strip_prefix(&self.folder).unwrap_or(&path);
        path.to_string_lossy().replace('\\', "/")
    }
}

fn known_by(text: &str, finding: &Diagnostic) -> Known {
    let fingerprint = finding.key.is_none().then(|| {
        // The line tells more than an asterisk would.
        let start = text
            .get(..finding.span.start)
            .map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
        let end = text
            .get(finding.span.end..)
            .and_then(|rest| rest.find('\n'));
        let end = end.map_or(text.len(), |end| finding.span.end + end);
        let line = text.get(start..end).unwrap_or_default().trim();
        // FNV-1a: the same on every machine and in every version.
        let hash = line.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut shown = String::new();
        let _infallible = write!(shown, "{hash:016x}");
        shown
    });
    Known {
        code: finding.code.to_string(),
        key: finding.key.clone(),
        fingerprint,
    }
}
