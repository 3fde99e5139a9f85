//! `wamark.toml` as it is written; `schema/wamark.toml.json` is made of these types.
//!
//! A value that is wrong in itself (a glob, a pattern, a name) fails while it is read, so that the error has its place.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, de};
use toml::Spanned;

use super::super::{Category, Options, Profile};
use super::glob::{Glob, KeyGlob};
use crate::diagnostic::{Applicability, Severity};
use crate::source::{Format, Role};
use crate::text::{Span, nearest};

/// The configuration of wamark's linter.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct File {
    /// JSON schema of the file, for editors.
    #[serde(rename = "$schema")]
    pub(super) _schema: Option<String>,
    /// Files that this one adds to, as paths relative to its folder; what stands here wins.
    pub(super) extends: Vec<Placed>,
    /// Codes, names or beginnings of codes (`FMT`) of the rules to ask, in place of those that are on by default; `ALL` is every rule.
    pub(super) select: Option<Vec<Placed>>,
    /// Codes, names or beginnings of codes of rules to ask besides.
    pub(super) extend_select: Vec<Placed>,
    /// Codes, names or beginnings of codes of rules not to ask.
    pub(super) ignore: Vec<Placed>,
    /// Severities other than the rules' own, by code or name.
    pub(super) severity: BTreeMap<Placed, Named<Severity>>,
    /// What messages are sent as, where their container does not tell.
    pub(super) profile: Option<Named<Profile>>,
    /// The category of templates, where they do not tell.
    pub(super) category: Option<Named<Category>>,
    /// The locale of the copy, where neither file nor path tells: a BCP 47 tag.
    pub(super) locale: Option<String>,
    /// The locale that others are translated from; `en` unless told.
    pub(super) source_locale: Option<String>,
    /// Globs of the files to check, relative to the folder of the nearest `wamark.toml`; all unless told.
    pub(super) include: Vec<Glob>,
    /// Globs of files not to check, relative to the folder of the nearest `wamark.toml`.
    pub(super) exclude: Vec<Glob>,
    /// Thresholds and lists of rules.
    #[cfg_attr(test, schemars(with = "Options"))]
    pub(super) options: toml::Table,
    /// Which strings are copy.
    pub(super) copy: Copy,
    /// Settings for some files; of several that match, later ones win.
    pub(super) files: Vec<Files>,
    /// Settings for some keys; of several that match, later ones win.
    pub(super) keys: Vec<Keys>,
    /// Rules of your own, without code.
    pub(super) rules: Vec<Custom>,
}

/// The options alone, to read them with their places.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OptionsOnly {
    #[allow(dead_code, reason = "reading it is the check")]
    options: Options,
}

/// Which strings are copy, by globs of keys: `*` is one step, `**` any number, as in `menu.**` and `**.id`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Copy {
    /// Keys to check; all unless told.
    pub(super) include: Vec<KeyGlob>,
    /// Keys not to check.
    pub(super) exclude: Vec<KeyGlob>,
}

/// Settings for some files.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Files {
    /// Globs of the files, relative to the folder of the nearest `wamark.toml`; one without `/` matches in every folder.
    pub(super) paths: Vec<Glob>,
    /// What the files are, in place of what their extension says.
    pub(super) format: Option<Named<Format>>,
    /// What messages are sent as.
    pub(super) profile: Option<Named<Profile>>,
    /// The category of templates.
    pub(super) category: Option<Named<Category>>,
    /// The locale of the copy.
    pub(super) locale: Option<String>,
    /// Rules to ask in place of those of the whole.
    pub(super) select: Option<Vec<Placed>>,
    /// Rules to ask besides.
    #[serde(default)]
    pub(super) extend_select: Vec<Placed>,
    /// Rules not to ask.
    #[serde(default)]
    pub(super) ignore: Vec<Placed>,
    /// Severities, by code or name.
    #[serde(default)]
    pub(super) severity: BTreeMap<Placed, Named<Severity>>,
}

/// Settings for some keys.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Keys {
    /// Globs of the keys: `sms.*`, `**.title`.
    #[serde(rename = "keys")]
    pub(super) globs: Vec<KeyGlob>,
    /// What the messages are sent as.
    pub(super) profile: Option<Named<Profile>>,
    /// What part of a message the strings are.
    pub(super) role: Option<Named<Role>>,
    /// Names of the variables that the messages get, for `VAR008` and `VAR009`.
    pub(super) variables: Option<Vec<String>>,
    /// Rules not to ask.
    #[serde(default)]
    pub(super) ignore: Vec<Placed>,
}

/// A rule of your own: a pattern or a list of words, and what to say about them.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Custom {
    /// The code: capital letters and digits, such as `ACME001`, that no rule of wamark has.
    pub(super) code: Placed,
    /// The name, in kebab case; the code in lower case unless told.
    pub(super) name: Option<String>,
    /// What to say about a match, in one line.
    pub(super) message: String,
    /// How bad it is.
    pub(super) severity: Option<Named<Severity>>,
    /// A regular expression.
    pub(super) pattern: Option<Placed>,
    /// Words or phrases, matched as whole words.
    pub(super) words: Option<Vec<String>>,
    /// Words or phrases, each with what to write instead.
    pub(super) swap: Option<BTreeMap<String, String>>,
    /// Whether case counts; it does not unless told.
    #[serde(default)]
    pub(super) case_sensitive: bool,
    /// What to write instead of a match; `$1` is the first group of the pattern.
    pub(super) replacement: Option<String>,
    /// Whether the replacement may be made unasked: `safe` or `unsafe`, which it is unless told.
    pub(super) fix: Option<Named<Applicability>>,
    /// Ask only about messages of these profiles.
    pub(super) profiles: Option<Vec<Named<Profile>>>,
    /// Ask only about copy in these locales: `es` covers `es-MX`.
    pub(super) locales: Option<Vec<String>>,
}

/// A string with its place: the name of a rule, the beginning of a code, a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(inline))]
pub(super) struct Placed(#[cfg_attr(test, schemars(with = "String"))] pub(super) Spanned<String>);

impl Placed {
    pub(super) fn as_str(&self) -> &str {
        self.0.get_ref()
    }

    /// Where the value stands in the file, its quotes included.
    pub(super) fn span(&self) -> Span {
        self.0.span().into()
    }
}

/// A value that is written as one of a few names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<T>(pub(super) T);

/// What can be written as a [`Named`].
pub(super) trait Names: std::marker::Copy + 'static {
    /// What the names are of.
    const WHAT: &'static str;
    /// Each value with its name.
    fn names() -> Vec<(&'static str, Self)>;
}

/// Implements [`Names`] from a list of values that know their names.
macro_rules! names {
    ($($type:ty: $what:literal, $all:expr;)*) => {
        $(impl Names for $type {
            const WHAT: &'static str = $what;

            fn names() -> Vec<(&'static str, Self)> {
                $all.iter().map(|value| (value.as_str(), *value)).collect()
            }
        })*
    };
}

names! {
    Format: "format", Format::ALL;
    Profile: "profile", Profile::ALL;
    Category: "category", Category::ALL;
    Severity: "severity", [Severity::Error, Severity::Warning, Severity::Info];
    Applicability: "kind of fix", [Applicability::Safe, Applicability::Unsafe];
}

impl Names for Role {
    const WHAT: &'static str = "role";

    fn names() -> Vec<(&'static str, Self)> {
        vec![
            ("body", Self::Body),
            ("header", Self::Header),
            ("footer", Self::Footer),
            ("caption", Self::Caption),
            ("button", Self::Button),
            ("list-button", Self::ListButton),
            ("section-title", Self::SectionTitle),
            ("row-title", Self::RowTitle),
            ("row-description", Self::RowDescription),
        ]
    }
}

impl<'de, T: Names> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, T::WHAT, |found| {
            let names = T::names();
            if let Some(&(_, value)) = names.iter().find(|(name, _)| *name == found) {
                return Ok(Self(value));
            }
            let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            let hint = match nearest(found, names.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("expected one of: {}", names.join(", ")),
            };
            Err(format!("unknown {} `{found}`, {hint}", T::WHAT))
        })
    }
}

/// Reads a string as a value. What is wrong with it is told while it is visited: then the error has its place, in a list too.
pub(super) fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    what: &'static str,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    struct Reader<P>(&'static str, P);

    impl<T, P: Fn(&str) -> Result<T, String>> de::Visitor<'_> for Reader<P> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a string, a {}", self.0)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            (self.1)(text).map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Reader(what, parse))
}

#[cfg(test)]
impl<T: Names> schemars::JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::WHAT.into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = T::names().into_iter().map(|(name, _)| name).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}

/// The JSON schema of the file.
#[cfg(test)]
pub(super) fn schema() -> String {
    let mut schema = schemars::schema_for!(File);
    schema.insert("title".to_owned(), "wamark.toml".into());
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}
