//! The strings of one locale, by key, to compare another one with.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Config, locale};
use crate::source::{self, Entry, Format, Source, SourceMap};

/// The strings of one locale that people read, by their keys; a key does not name the locale.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Strings<'s> {
    /// The locale, if known.
    pub locale: Option<&'s str>,
    /// Keys and strings in the order of the file.
    strings: Vec<(&'s str, &'s Entry<'s>)>,
    index: HashMap<&'s str, usize>,
}

impl<'s> Strings<'s> {
    fn push(&mut self, key: &'s str, entry: &'s Entry<'s>) {
        // Of a key that stands twice the last one wins, as it does for who loads the file.
        self.index.insert(key, self.strings.len());
        self.strings.push((key, entry));
    }

    /// The string of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'s Entry<'s>> {
        self.index.get(key).map(|&at| self.strings[at].1)
    }

    /// Keys and strings in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'s str, &'s Entry<'s>)> + '_ {
        self.strings.iter().copied()
    }

    /// Whether there is no string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.strings.is_empty()
    }
}

/// The strings of the source locale, kept without the file that they were read from.
///
/// # Examples
///
/// ```
/// use wamark::lint::{self, Config, Reference};
/// use wamark::source::Format;
///
/// let config = Config { format: Format::Text, ..Config::default() };
/// let source = Reference::read("Hi {{name}}", &config).unwrap();
/// let found = lint::check_translation("Hola", &config, Some(&source));
/// assert_eq!(found[0].rule, "placeholder-mismatch");
/// ```
#[derive(Debug)]
pub struct Reference {
    locale: Option<String>,
    strings: Vec<(String, Entry<'static>)>,
}

impl Reference {
    /// Reads the file of the source locale; `None` where it cannot be read, or holds several locales.
    #[must_use]
    pub fn read(text: &str, config: &Config) -> Option<Self> {
        let source = source::read(config.format, text).ok()?;
        let mut locales = locales(&source);
        let strings = locales.pop().filter(|_| locales.is_empty())?;
        let kept = strings.iter().map(|(key, entry)| {
            let entry = Entry {
                key: entry.key.clone(),
                role: entry.role,
                locale: entry.locale.as_deref().map(|it| Cow::Owned(it.to_owned())),
                text: Cow::Owned(entry.text.clone().into_owned()),
                span: entry.span,
                map: SourceMap::copy(0),
            };
            (key.to_owned(), entry)
        });
        Some(Self {
            locale: strings
                .locale
                .map(str::to_owned)
                .or_else(|| config.locale.clone()),
            strings: kept.collect(),
        })
    }

    /// The strings, by key.
    pub(super) fn strings(&self) -> Strings<'_> {
        let mut strings = Strings {
            locale: self.locale.as_deref(),
            ..Strings::default()
        };
        for (key, entry) in &self.strings {
            strings.push(key, entry);
        }
        strings
    }
}

/// The strings of a file by locale, in the order in which the locales come.
pub(super) fn locales<'s>(source: &'s Source<'_>) -> Vec<Strings<'s>> {
    let rooted = has_locale_roots(source);
    let mut all: Vec<Strings<'s>> = Vec::new();
    for entry in source
        .entries
        .iter()
        .filter(|entry| entry.role.is_visible())
    {
        let (locale, key) = bare(entry, rooted);
        let at = all
            .iter()
            .position(|it| it.locale == locale)
            .unwrap_or_else(|| {
                all.push(Strings {
                    locale,
                    ..Strings::default()
                });
                all.len() - 1
            });
        all[at].push(key, entry);
    }
    all
}

/// Whether every string of a file stands below a key that is a locale, as in `{"en": {…}, "es": {…}}`.
pub(super) fn has_locale_roots(source: &Source<'_>) -> bool {
    matches!(source.format, Format::Json | Format::Yaml | Format::Toml)
        && !source.entries.is_empty()
        && source
            .entries
            .iter()
            .all(|entry| root(&entry.key).is_some())
}

/// The locale and the rest of a key that begins with one.
fn root(key: &str) -> Option<(&str, &str)> {
    let (locale, rest) = key.split_once('.')?;
    locale::is_locale(locale).then_some((locale, rest))
}

/// The locale of a string, where its container tells, and its key without it.
pub(super) fn bare<'e>(entry: &'e Entry<'_>, rooted: bool) -> (Option<&'e str>, &'e str) {
    let key = entry.key.as_str();
    if let Some((locale, rest)) = rooted.then(|| root(key)).flatten() {
        return (Some(locale), rest);
    }
    let Some(locale) = entry.locale.as_deref() else {
        return (None, key);
    };
    let rest = key
        .strip_suffix(locale)
        .and_then(|rest| rest.strip_suffix('.'));
    let rest = rest.or_else(|| key.strip_prefix(locale)?.strip_prefix('.'));
    (Some(locale), rest.unwrap_or(key))
}
