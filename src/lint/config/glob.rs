//! Globs of files and of keys.

use std::path::Path;

use globset::{GlobBuilder, GlobMatcher};
use serde::{Deserialize, Deserializer};

use super::file::read;

/// A glob of files, relative to a folder. One without `/` matches in every folder.
#[derive(Clone, Debug)]
pub(super) struct Glob(GlobMatcher);

/// A glob of keys, in which dots part the steps: `*` is one step, `**` any number.
#[derive(Clone, Debug)]
pub(super) struct KeyGlob(GlobMatcher);

impl Glob {
    /// Whether the glob names a file, given by its path relative to the folder of the glob.
    pub(super) fn is_match(&self, path: &Path) -> bool {
        self.0.is_match(path)
    }
}

impl KeyGlob {
    /// Whether the glob names a key, given as [`steps`] writes it.
    pub(super) fn is_match(&self, steps: &str) -> bool {
        self.0.is_match(steps)
    }
}

/// A key as globs see it: `components[0].text` becomes `components/0/text`.
pub(super) fn steps(key: &str) -> String {
    let mut steps = String::with_capacity(key.len());
    for character in key.chars() {
        match character {
            '.' | '[' => steps.push('/'),
            ']' => {}
            _ => steps.push(character),
        }
    }
    steps
}

fn matcher(glob: &str, written: &str) -> Result<GlobMatcher, String> {
    let built = GlobBuilder::new(glob).literal_separator(true).build();
    built
        .map(|glob| glob.compile_matcher())
        .map_err(|error| format!("expected a glob, found `{written}`: {}", error.kind()))
}

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, "glob", |written| {
            let glob = written.strip_prefix("./").unwrap_or(written);
            if glob.contains('/') {
                matcher(glob.strip_prefix('/').unwrap_or(glob), written).map(Self)
            } else {
                matcher(&format!("**/{glob}"), written).map(Self)
            }
        })
    }
}

impl<'de> Deserialize<'de> for KeyGlob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, "glob", |glob| {
            matcher(&glob.replace('.', "/"), glob).map(Self)
        })
    }
}

/// Both are strings in the schema.
#[cfg(test)]
macro_rules! string_schema {
    ($($type:ty),*) => {
        $(impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                String::json_schema(generator)
            }
        })*
    };
}
#[cfg(test)]
string_schema!(Glob, KeyGlob);

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: for<'de> Deserialize<'de>>(glob: &str) -> T {
        let string = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(glob);
        T::deserialize(string).unwrap()
    }

    #[test]
    fn globs_without_a_slash_match_in_every_folder() {
        for (glob, path, matches) in [
            ("*.json", "a.json", true),
            ("*.json", "x/y/a.json", true),
            ("x/*.json", "x/a.json", true),
            ("x/*.json", "x/y/a.json", false),
            ("./x/**", "x/y/a.json", true),
            ("/x/**", "x/a.json", true),
            ("x/**/*.yml", "x/a.yml", true),
        ] {
            assert_eq!(
                read::<Glob>(glob).is_match(Path::new(path)),
                matches,
                "{glob} {path}"
            );
        }
    }

    #[test]
    fn keys_are_matched_step_by_step() {
        for (glob, key, matches) in [
            ("menu.*", "menu.title", true),
            ("menu.*", "menu.items[0]", false),
            ("menu.**", "menu.items[0].text", true),
            ("**.id", "a.b.id", true),
            ("**.id", "id", true),
            ("**.id", "a.idle", false),
            ("components.*.text", "components[0].text", true),
        ] {
            assert_eq!(
                read::<KeyGlob>(glob).is_match(&steps(key)),
                matches,
                "{glob} {key}"
            );
        }
    }
}
