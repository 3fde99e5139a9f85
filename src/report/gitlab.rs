//! GitLab's code quality report: a JSON array, one finding per line.

use std::collections::HashMap;
use std::io::{self, Write};

use super::{File, safe};
use crate::diagnostic::{Diagnostic, Severity};

/// Tells findings apart that are alike, for their fingerprints.
#[derive(Debug, Default)]
pub(super) struct GitLab {
    begun: bool,
    /// How many findings of the file at hand had a fingerprint so far.
    seen: HashMap<u64, u64>,
}

/// The published shape.
#[derive(serde::Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: Location<'a>,
}

#[derive(serde::Serialize)]
struct Location<'a> {
    path: &'a str,
    positions: Positions,
}

#[derive(serde::Serialize)]
struct Positions {
    begin: Place,
    end: Place,
}

#[derive(serde::Serialize)]
struct Place {
    line: usize,
    column: usize,
}

impl GitLab {
    /// Begins a file: its name is part of each fingerprint.
    pub(super) fn file(&mut self) {
        self.seen.clear();
    }

    pub(super) fn diagnostic(
        &mut self,
        file: &File<'_>,
        diagnostic: &Diagnostic,
        out: &mut impl Write,
    ) -> io::Result<()> {
        out.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        self.begun = true;
        let (start, end) = file.range(diagnostic.span);
        let issue = Issue {
            description: &diagnostic.message,
            check_name: &diagnostic.code,
            fingerprint: self.fingerprint(file, diagnostic),
            severity: match diagnostic.severity {
                Severity::Error => "critical",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path: file.name,
                positions: Positions {
                    begin: Place {
                        line: start.line,
                        column: start.column,
                    },
                    end: Place {
                        line: end.line,
                        column: end.column,
                    },
                },
            },
        };
        out.write_all(safe::escape_json(serde_json::to_string(&issue)?).as_bytes())
    }

    pub(super) fn finish(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })
    }

    /// A number that stays while lines are added above: of file, rule, key, message and text, and which of its like it is.
    fn fingerprint(&mut self, file: &File<'_>, diagnostic: &Diagnostic) -> String {
        let text = file.source.get(diagnostic.span.range()).unwrap_or_default();
        let key = diagnostic.key.as_deref().unwrap_or_default();
        let parts = [file.name, &diagnostic.code, key, &diagnostic.message, text];
        let hash = fnv(parts.into_iter().flat_map(|part| part.bytes().chain([0])));
        let count = self.seen.entry(hash).or_default();
        *count += 1;
        let hash = fnv(hash.to_le_bytes().into_iter().chain(count.to_le_bytes()));
        format!("{hash:016x}")
    }
}

/// FNV-1a: the same on every machine and in every version.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
