//! What is configured for the keys of strings.

use std::sync::Arc;

use super::Profile;
use super::glob::{KeyGlob, steps};
use crate::lint::Meta;
use crate::source::Role;

/// What is configured for the keys of strings: which are copy, what they are sent as, which rules are not asked.
///
/// Made by reading `wamark.toml`; the default says nothing about any key.
#[derive(Clone, Debug, Default)]
pub struct Keys(Option<Arc<Table>>);

#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) include: Vec<KeyGlob>,
    pub(super) exclude: Vec<KeyGlob>,
    pub(super) rows: Vec<Row>,
}

#[derive(Debug)]
pub(super) struct Row {
    pub(super) keys: Vec<KeyGlob>,
    pub(super) profile: Option<Profile>,
    pub(super) role: Option<Role>,
    pub(super) variables: Option<Vec<String>>,
    pub(super) ignore: Vec<String>,
}

/// What holds for one key.
#[derive(Debug, Default)]
pub(in crate::lint) struct ForKey<'k> {
    pub(in crate::lint) is_no_copy: bool,
    pub(in crate::lint) profile: Option<Profile>,
    pub(in crate::lint) role: Option<Role>,
    pub(in crate::lint) variables: Option<&'k [String]>,
    ignore: Vec<&'k [String]>,
}

impl Keys {
    pub(super) fn new(table: Table) -> Self {
        let says_nothing =
            table.include.is_empty() && table.exclude.is_empty() && table.rows.is_empty();
        Self((!says_nothing).then(|| Arc::new(table)))
    }

    /// Whether nothing is said about any key.
    pub(in crate::lint) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Looks a key up.
    pub(in crate::lint) fn of(&self, key: &str) -> ForKey<'_> {
        let Some(table) = &self.0 else {
            return ForKey::default();
        };
        let steps = steps(key);
        let names = |globs: &[KeyGlob]| globs.iter().any(|glob| glob.is_match(&steps));
        let is_left_out = !table.include.is_empty() && !names(&table.include);
        let mut found = ForKey {
            is_no_copy: is_left_out || names(&table.exclude),
            ..ForKey::default()
        };
        for row in table.rows.iter().filter(|row| names(&row.keys)) {
            found.profile = row.profile.or(found.profile);
            found.role = row.role.or(found.role);
            found.variables = row.variables.as_deref().or(found.variables);
            if !row.ignore.is_empty() {
                found.ignore.push(&row.ignore);
            }
        }
        found
    }
}

impl ForKey<'_> {
    /// Whether findings of a rule are not wanted for the key.
    pub(in crate::lint) fn ignores(&self, code: &str, name: &str) -> bool {
        let mut selectors = self.ignore.iter().copied().flatten();
        selectors.any(|selector| Meta::selects(selector, code, name))
    }
}
