//! The strings of one locale, by key, to compare another one with.

use std::collections::HashMap;

use super::Config;
use crate::source::{self, Entry, Format, Role, Source};

/// The strings of one locale, by their keys: what people read, and what buttons do. A key does not name the locale.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Strings<'s> {
    /// The locale, if known.
    pub locale: Option<&'s str>,
    /// Keys and strings in the order of the file.
    all: Vec<(&'s str, &'s Entry<'s>)>,
    index: HashMap<&'s str, usize>,
}

impl<'s> Strings<'s> {
    fn push(&mut self, key: &'s str, entry: &'s Entry<'s>) {
        // Of a key that stands twice the last one wins, as it does for who loads the file.
        self.index.insert(key, self.all.len());
        self.all.push((key, entry));
    }

    /// The string of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'s Entry<'s>> {
        self.index.get(key).map(|&at| self.all[at].1)
    }

    /// Keys and strings that people read, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'s str, &'s Entry<'s>)> + '_ {
        let all = self.all.iter().copied();
        all.filter(|(_, entry)| entry.role.is_visible())
    }

    /// Whether there is no string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
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
    strings: Vec<Entry<'static>>,
}

impl Reference {
    /// Reads the file of the source locale; `None` where it cannot be read, or holds several locales.
    #[must_use]
    pub fn read(text: &str, config: &Config) -> Option<Self> {
        let source = source::read(config.format, text).ok()?;
        let mut locales = locales(&source);
        let strings = locales.pop().filter(|_| locales.is_empty())?;
        let kept = strings.all.iter().map(|(_, entry)| entry.detached());
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
        for entry in &self.strings {
            strings.push(entry.id(), entry);
        }
        strings
    }
}

/// Whether strings of a role are compared across locales.
pub(super) const fn is_compared(role: Role) -> bool {
    role.is_visible()
        || matches!(
            role,
            Role::ButtonId | Role::RowId | Role::ButtonUrl | Role::ButtonPhone | Role::CouponCode
        )
}

/// The strings of a file by locale, in the order in which the locales come.
pub(super) fn locales<'s>(source: &'s Source<'_>) -> Vec<Strings<'s>> {
    let mut all: Vec<Strings<'s>> = Vec::new();
    // Templates of a list have a language each, and are no translations of each other by their places in the list.
    let is_list = source.units.len() > 1
        && matches!(
            source.format,
            Format::MetaTemplate | Format::ContentTemplate
        );
    for entry in source
        .entries
        .iter()
        .filter(|entry| is_compared(entry.role))
    {
        let locale = entry.locale.as_deref().filter(|_| !is_list);
        // Strings of one locale mostly come one after the other.
        let at = all
            .iter()
            .rposition(|it| it.locale == locale)
            .unwrap_or_else(|| {
                all.push(Strings {
                    locale,
                    ..Strings::default()
                });
                all.len() - 1
            });
        all[at].push(entry.id(), entry);
    }
    all
}
