//! Locales as files name them: `es.json`, `app_en.arb`, `pt-BR/messages.po`.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::source::is_locale;

/// The locale that others are translated from, unless told.
pub(super) const SOURCE: &str = "en";

/// Whether two locales are the same, however they are written: `pt_BR` and `pt-br`.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let canon = |text: &str| text.replace('_', "-").to_ascii_lowercase();
    canon(a) == canon(b)
}

/// Whether a locale is written in the language of another: `en-US` in that of `en`.
fn is_in(locale: &str, of: &str) -> bool {
    let language = locale
        .get(..of.len())
        .is_some_and(|start| is_same(start, of));
    language
        && locale[of.len()..]
            .chars()
            .next()
            .is_none_or(|next| matches!(next, '-' | '_'))
}

/// The locale that others are translated from: the one that is told, or `en`, in whatever region, or the first.
pub(super) fn source_of<'l>(locales: &[&'l str], told: Option<&str>) -> Option<&'l str> {
    let told = told.unwrap_or(SOURCE);
    let found = locales.iter().find(|locale| is_same(locale, told));
    let found = found.or_else(|| locales.iter().find(|locale| is_in(locale, told)));
    found.or_else(|| locales.first()).copied()
}

/// A part of a path that names a locale.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment {
    /// What stands before it: the folder, and the beginning of the name.
    folder: PathBuf,
    before: String,
    locale: String,
    /// What stands behind it in its name, and below it.
    after: String,
    below: PathBuf,
}

impl Segment {
    /// The path with another locale in its place.
    fn with(&self, locale: &str) -> PathBuf {
        let name = format!("{}{locale}{}", self.before, self.after);
        let path = self.folder.join(name);
        if self.below.as_os_str().is_empty() {
            path
        } else {
            path.join(&self.below)
        }
    }

    /// Whether nothing but the locale names the file or folder, but for the extension.
    fn is_whole(&self) -> bool {
        self.before.is_empty() && (self.after.is_empty() || self.after.starts_with('.'))
    }
}

/// The parts of a path that may name its locale, the last of the path first.
fn segments(path: &Path) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut below = PathBuf::new();
    let mut rest = path;
    while let Some(Component::Normal(name)) = rest.components().next_back() {
        let folder = rest.parent().unwrap_or(Path::new(""));
        if let Some(name) = name.to_str() {
            let is_file = below.as_os_str().is_empty();
            if let Some((before, locale, after)) = in_name(name, is_file) {
                found.push(Segment {
                    folder: folder.to_owned(),
                    before: before.to_owned(),
                    locale: locale.to_owned(),
                    after: after.to_owned(),
                    below: below.clone(),
                });
            }
        }
        below = if below.as_os_str().is_empty() {
            name.into()
        } else {
            Path::new(name).join(&below)
        };
        rest = folder;
    }
    found
}

/// The locale in the name of a file or folder, with what stands around it.
fn in_name(name: &str, is_file: bool) -> Option<(&str, &str, &str)> {
    if !is_file {
        return is_locale(name).then_some(("", name, ""));
    }
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    if is_locale(stem) {
        return Some(("", stem, &name[stem.len()..]));
    }
    // `strings.es.yml`: between dots.
    let (before, _) = name.rsplit_once('.')?;
    if let Some((_, last)) = before.rsplit_once('.')
        && is_locale(last)
    {
        return Some((
            &before[..before.len() - last.len()],
            last,
            &name[before.len()..],
        ));
    }
    // `app_pt_BR.arb`, `app-es.json`: the longest end that is a locale.
    let starts = before
        .char_indices()
        .filter(|(_, c)| matches!(c, '_' | '-'));
    let start = starts
        .map(|(at, _)| at + 1)
        .find(|&at| is_locale(&before[at..]))?;
    Some((&before[..start], &before[start..], &name[before.len()..]))
}

/// The locale that a path says, where nothing else names the file or a folder that it is in.
///
/// `es.json` and `es/menu.json` do; `app_es.arb` does where `app_en.arb` lies beside it.
pub(super) fn of_path(path: &Path) -> Option<String> {
    let segments = segments(path);
    let found = segments
        .iter()
        .find(|it| it.is_whole() || it.with(SOURCE).is_file());
    found.map(|segment| segment.locale.clone())
}

/// Finds the files that others are translations of: `locales/en.json` for `locales/es.json`.
///
/// # Examples
///
/// ```
/// use wamark::lint::Locales;
///
/// assert_eq!(Locales::default().source_of("there/is/no/es.json".as_ref(), None), None);
/// ```
#[derive(Debug, Default)]
pub struct Locales {
    /// The source locale of each group of files, by the path with `*` in place of the locale.
    groups: HashMap<PathBuf, Option<String>>,
    /// Folders that were read.
    folders: HashMap<PathBuf, Names>,
}

/// The most groups and folders that are kept; those of one group mostly come close to each other.
const GROUPS: usize = 4096;
const FOLDERS: usize = 16;

impl Locales {
    /// The file that a file is a translation of. It has the path of the file, but for the locale in it.
    ///
    /// `told` is the source locale of the configuration; without one it is `en`, in whatever region, or the first
    /// that there is. Gives `None` for the source itself, and where there is none.
    pub fn source_of(&mut self, path: &Path, told: Option<&str>) -> Option<PathBuf> {
        let Self { groups, folders } = self;
        segments(path).into_iter().find_map(|segment| {
            if groups.len() > GROUPS {
                groups.clear();
            }
            let group = groups.entry(segment.with("*"));
            let source = group.or_insert_with(|| {
                let told = told.unwrap_or(SOURCE);
                // The usual case, without reading the folder.
                if segment.with(told).is_file() {
                    return Some(told.to_owned());
                }
                if folders.len() > FOLDERS {
                    folders.clear();
                }
                let names = folders.entry(segment.folder.clone());
                let names = names.or_insert_with(|| Names::read(&segment.folder));
                source_of(&names.siblings(&segment), Some(told)).map(str::to_owned)
            });
            let source = source
                .as_deref()
                .filter(|source| !is_same(source, &segment.locale))?;
            Some(segment.with(source))
        })
    }
}

/// The locales in the names of a folder's files and folders, by what stands before and behind them.
#[derive(Debug, Default)]
struct Names(HashMap<(String, String), Vec<String>>);

impl Names {
    fn read(folder: &Path) -> Self {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let mut names = Self::default();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if let Some((before, locale, after)) = name.to_str().and_then(|it| in_name(it, true)) {
                let key = (before.to_owned(), after.to_owned());
                names.0.entry(key).or_default().push(locale.to_owned());
            }
        }
        names
    }

    /// The locales for which the path of a segment leads to a file, in order.
    fn siblings(&self, segment: &Segment) -> Vec<&str> {
        let key = (segment.before.clone(), segment.after.clone());
        let locales = self.0.get(&key).into_iter().flatten();
        let locales = locales.filter(|locale| segment.with(locale).is_file());
        let mut locales: Vec<&str> = locales.map(String::as_str).collect();
        locales.sort_unstable();
        locales
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_parted_at_their_locale() {
        for (path, expected) in [
            ("locales/es.json", Some("locales/XX.json")),
            ("es/menu.json", Some("XX/menu.json")),
            (
                "locale/pt_BR/LC_MESSAGES/django.po",
                Some("locale/XX/LC_MESSAGES/django.po"),
            ),
            ("lib/app_pt_BR.arb", Some("lib/app_XX.arb")),
            ("strings.es-MX.yml", Some("strings.XX.yml")),
            ("es.messages.json", Some("XX.messages.json")),
            ("menu.json", None),
        ] {
            let found = segments(Path::new(path)).first().map(|it| it.with("XX"));
            assert_eq!(found.as_deref(), expected.map(Path::new), "{path}");
        }
    }

    #[test]
    fn folders_are_read_once_for_all_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["k1.de.json", "k1.es.json", "k2.es.json"] {
            fs::write(path(name), "{}").unwrap();
        }
        let mut locales = Locales::default();
        assert_eq!(
            locales.source_of(&path("k1.es.json"), None),
            Some(path("k1.de.json"))
        );
        // Comes too late to be seen.
        fs::write(path("k2.de.json"), "{}").unwrap();
        assert_eq!(locales.source_of(&path("k2.es.json"), None), None);
    }

    #[test]
    fn source_is_the_one_told_or_english_or_the_first() {
        assert_eq!(source_of(&["de", "en-GB", "fr"], None), Some("en-GB"));
        assert_eq!(source_of(&["de", "fr"], None), Some("de"));
        assert_eq!(
            source_of(&["de", "en", "pt_BR"], Some("pt-br")),
            Some("pt_BR")
        );
        assert_eq!(source_of(&[], None), None);
    }
}
