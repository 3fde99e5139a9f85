//! The settings of a folder: its `wamark.toml`, and what that extends.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::{self, File, Named, OptionsOnly, Placed};
use super::glob::Glob;
use super::keys::{Keys, Row, Table};
use super::{Category, Config, ConfigError, CustomRule, Options, Profile};
use crate::diagnostic::Severity;
use crate::lint::{locale, paths};
use crate::source::Format;

/// The most files that may make one configuration together.
const MOST_FILES: usize = 32;

/// The largest configuration in bytes.
const MOST_BYTES: u64 = 1 << 20;

/// Files of tools, by name or by what stands before the first dot, in lower case.
const NO_COPY: &[&str] = &[
    "authors",
    "cargo.toml",
    "changelog",
    "code_of_conduct",
    "composer.json",
    "contributing",
    "deno.json",
    "docker-compose",
    "license",
    "package-lock.json",
    "package.json",
    "pnpm-lock.yaml",
    "pyproject.toml",
    "readme",
    "requirements.txt",
    "robots.txt",
    "security",
    "tsconfig",
    "wamark.toml",
];

/// The settings of a folder: what `wamark.toml` says, with what it extends, for every file below.
///
/// # Examples
///
/// ```
/// use wamark::lint::{self, Profile, Settings};
///
/// let settings = Settings::parse(
///     "wamark.toml",
///     "[[files]]\npaths = ['sms/**']\nprofile = 'sms'\n",
/// )?;
/// let config = settings.config("sms/welcome.txt".as_ref(), "Hi").unwrap();
/// assert_eq!(config.profile, Profile::Sms);
/// assert!(settings.config("picture.png".as_ref(), "").is_none());
/// # Ok::<(), lint::ConfigError>(())
/// ```
#[derive(Debug, Default)]
pub struct Settings {
    /// The folder that globs of files are relative to; without one they are compared with whole paths.
    folder: Option<PathBuf>,
    /// The files that were read, the nearest last.
    files: Vec<PathBuf>,
    base: Config,
    include: Vec<Glob>,
    exclude: Vec<Glob>,
    parts: Vec<Part>,
    overrides: Overrides,
}

/// `[[files]]`.
#[derive(Debug)]
struct Part {
    paths: Vec<Glob>,
    format: Option<Format>,
    profile: Option<Profile>,
    category: Option<Category>,
    locale: Option<String>,
    select: Option<Vec<String>>,
    extend_select: Vec<String>,
    ignore: Vec<String>,
    severity: BTreeMap<String, Severity>,
}

/// What the caller says, over what any file says: the arguments of a command, the settings of an editor.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// What messages are sent as, where their container does not tell.
    pub profile: Option<Profile>,
    /// The category of templates, where they do not tell.
    pub category: Option<Category>,
    /// The locale of the copy, where its container does not tell.
    pub locale: Option<String>,
    /// Rules to ask in place of all others; what files say to select or to ignore counts no more.
    pub select: Option<Vec<String>>,
    /// Rules to ask besides.
    pub extend_select: Vec<String>,
    /// Rules not to ask.
    pub ignore: Vec<String>,
}

impl Settings {
    /// Reads a configuration file, and those that it extends.
    ///
    /// # Errors
    ///
    /// Fails, with file, line and column, where a file cannot be read or says what is unknown or impossible.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = text_of(path)?;
        Self::build(path, &text)
    }

    /// Reads a configuration from a text; `path` is where it would stand: what it extends is looked for there.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    pub fn parse(path: impl AsRef<Path>, text: &str) -> Result<Self, ConfigError> {
        Self::build(path.as_ref(), text)
    }

    fn build(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let mut loading = Loading::default();
        loading.file(path, text, &mut Vec::new())?;
        let folder = path
            .parent()
            .map(paths::real)
            .filter(|it| !it.as_os_str().is_empty());
        loading.finish(folder)
    }

    /// Adds what the caller says.
    #[must_use]
    pub fn with_overrides(mut self, overrides: Overrides) -> Self {
        self.overrides = overrides;
        self
    }

    /// The files that the settings were read from, the nearest last; none for the defaults.
    #[must_use]
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// Whether a file is not to be checked.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        if self.include.is_empty() && self.exclude.is_empty() {
            return false;
        }
        let path = self.relative(path);
        let names = |globs: &[Glob]| globs.iter().any(|glob| glob.is_match(&path));
        names(&self.exclude) || !(self.include.is_empty() || names(&self.include))
    }

    /// Whether a file may hold copy by its name; its content may tell otherwise.
    #[must_use]
    pub fn may_hold_copy(&self, path: &Path) -> bool {
        let relative = self.relative(path);
        let mut formats = self.parts.iter().filter(|part| part.format.is_some());
        formats.any(|part| part.covers(&relative))
            || (!is_well_known(path) && Format::of(path, "<Response>").is_some())
    }

    /// What holds for copy that comes from no file.
    #[must_use]
    pub fn config_as(&self, format: Format) -> Config {
        let mut config = self.base.clone();
        config.format = format;
        self.overrides.apply(&mut config);
        config
    }

    /// What holds for a file; `None` for one that is not known to hold copy.
    ///
    /// The content helps to tell the format; it is not checked.
    #[must_use]
    pub fn config(&self, path: &Path, content: &str) -> Option<Config> {
        let mut config = self.base.clone();
        let mut format = None;
        if !self.parts.is_empty() {
            let relative = self.relative(path);
            for part in self.parts.iter().filter(|part| part.covers(&relative)) {
                format = part.format.or(format);
                part.apply(&mut config);
            }
        }
        let by_name = || Format::of(path, content).filter(|_| !is_well_known(path));
        config.format = format.or_else(by_name)?;
        if config.locale.is_none() && !matches!(config.format, Format::Text | Format::Markdown) {
            config.locale = locale::of_path(path);
        }
        self.overrides.apply(&mut config);
        Some(config)
    }

    /// The locale that others are translated from, where it is told.
    #[must_use]
    pub fn source_locale(&self) -> Option<&str> {
        self.base.source_locale.as_deref()
    }

    /// The path of a file as globs see it.
    fn relative(&self, path: &Path) -> PathBuf {
        let Some(folder) = &self.folder else {
            return path.to_owned();
        };
        let real = paths::real_file(path);
        real.strip_prefix(folder)
            .map_or_else(|_| path.to_owned(), Path::to_owned)
    }
}

impl Overrides {
    fn apply(&self, config: &mut Config) {
        config.profile = self.profile.unwrap_or(config.profile);
        config.category = self.category.or(config.category);
        if self.locale.is_some() {
            config.locale.clone_from(&self.locale);
        }
        if self.select.is_some() {
            config.select.clone_from(&self.select);
            config.extend_select.clear();
            config.ignore.clear();
        }
        config.extend_select.extend_from_slice(&self.extend_select);
        config.ignore.extend_from_slice(&self.ignore);
    }
}

/// Whether a file is one of a tool, by its name: it holds no copy, whatever its format.
fn is_well_known(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let name = name.to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    NO_COPY.contains(&&*name) || NO_COPY.contains(&stem)
}

impl Part {
    fn covers(&self, relative: &Path) -> bool {
        self.paths.iter().any(|glob| glob.is_match(relative))
    }

    fn apply(&self, config: &mut Config) {
        config.profile = self.profile.unwrap_or(config.profile);
        config.category = self.category.or(config.category);
        if self.locale.is_some() {
            config.locale.clone_from(&self.locale);
        }
        if self.select.is_some() {
            config.select.clone_from(&self.select);
        }
        config.extend_select.extend_from_slice(&self.extend_select);
        config.ignore.extend_from_slice(&self.ignore);
        let severity = self.severity.iter();
        config
            .severity
            .extend(severity.map(|(code, severity)| (code.clone(), *severity)));
    }
}

/// The text of a configuration file.
fn text_of(path: &Path) -> Result<String, ConfigError> {
    let fail = |what: &str| ConfigError::new(path, what);
    let unread = |error: std::io::Error| {
        let cause = error.to_string();
        let cause = cause.split(" (os error").next().unwrap_or_default();
        fail(&format!("cannot be read: {}", cause.to_lowercase()))
    };
    let length = fs::metadata(path).map_err(unread)?.len();
    if length > MOST_BYTES {
        return Err(fail("expected at most 1 MiB, found more"));
    }
    String::from_utf8(fs::read(path).map_err(unread)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        fail(&format!(
            "expected UTF-8, found something else at byte {at}"
        ))
    })
}

/// The configuration while its files are read: those that are extended come first, and later ones win.
#[derive(Default)]
struct Loading {
    settings: Settings,
    options: toml::Table,
    keys: Table,
    custom: Vec<CustomRule>,
}

impl Loading {
    /// Reads one file; `open` are the files that are being read, each extending the next.
    fn file(
        &mut self,
        path: &Path,
        text: &str,
        open: &mut Vec<PathBuf>,
    ) -> Result<(), ConfigError> {
        let file: File =
            toml::from_str(text).map_err(|error| ConfigError::toml(path, text, &error))?;
        // The options once more, for the places of errors: below they are merged as a table.
        let options = toml::from_str::<OptionsOnly>(text);
        options.map_err(|error| ConfigError::toml(path, text, &error))?;
        let fail = |place: &Placed, message: String| {
            Err(ConfigError::at(path, text, place.span().start, message))
        };
        let real = paths::real_file(path);
        open.push(real);
        let folder = path.parent().unwrap_or(Path::new(""));
        for extended in &file.extends {
            let name = Path::new(extended.as_str());
            if name.is_absolute() {
                return fail(
                    extended,
                    format!("expected a relative path, found `{}`", name.display()),
                );
            }
            let other = folder.join(name);
            if open.contains(&paths::real_file(&other)) {
                return fail(
                    extended,
                    format!("`extends` comes back to `{}`", name.display()),
                );
            }
            if self.settings.files.len() + open.len() >= MOST_FILES {
                return fail(
                    extended,
                    format!("expected at most {MOST_FILES} files that extend each other"),
                );
            }
            let content = match text_of(&other) {
                Ok(content) => content,
                Err(error) => return fail(extended, error.to_string()),
            };
            self.file(&other, &content, open)?;
        }
        open.pop();
        self.settings.files.push(path.to_owned());
        self.merge(path, text, file)
    }

    fn merge(&mut self, path: &Path, text: &str, file: File) -> Result<(), ConfigError> {
        let base = &mut self.settings.base;
        if let Some(select) = file.select {
            base.select = Some(strings(select));
        }
        base.extend_select.extend(strings(file.extend_select));
        base.ignore.extend(strings(file.ignore));
        base.severity.extend(severities(file.severity));
        base.profile = file.profile.map_or(base.profile, |named| named.0);
        base.category = file.category.map(|named| named.0).or(base.category);
        base.locale = file.locale.or(base.locale.take());
        base.source_locale = file.source_locale.or(base.source_locale.take());
        if !file.include.is_empty() {
            self.settings.include = file.include;
        }
        self.settings.exclude.extend(file.exclude);
        self.options.extend(file.options);
        if !file.copy.include.is_empty() {
            self.keys.include = file.copy.include;
        }
        self.keys.exclude.extend(file.copy.exclude);
        self.keys.rows.extend(file.keys.into_iter().map(|raw| Row {
            keys: raw.globs,
            profile: raw.profile.map(|named| named.0),
            role: raw.role.map(|named| named.0),
            variables: raw.variables,
            ignore: strings(raw.ignore),
        }));
        self.settings
            .parts
            .extend(file.files.into_iter().map(|raw| Part {
                paths: raw.paths,
                format: raw.format.map(|named| named.0),
                profile: raw.profile.map(|named| named.0),
                category: raw.category.map(|named| named.0),
                locale: raw.locale,
                select: raw.select.map(strings),
                extend_select: strings(raw.extend_select),
                ignore: strings(raw.ignore),
                severity: severities(raw.severity).collect(),
            }));
        for raw in file.rules {
            let rule = CustomRule::new(path, text, raw)?;
            self.custom.retain(|other| other.code() != rule.code());
            self.custom.push(rule);
        }
        Ok(())
    }

    fn finish(self, folder: Option<PathBuf>) -> Result<Settings, ConfigError> {
        let mut settings = self.settings;
        settings.folder = folder;
        settings.base.keys = Keys::new(self.keys);
        settings.base.custom = Arc::from(self.custom);
        let options = Options::try_from(self.options);
        settings.base.options = options.map_err(|error| {
            let path = settings.files.last().cloned().unwrap_or_default();
            ConfigError::new(&path, error)
        })?;
        Ok(settings)
    }
}

impl TryFrom<toml::Table> for Options {
    type Error = String;

    fn try_from(table: toml::Table) -> Result<Self, String> {
        table
            .try_into()
            .map_err(|error: toml::de::Error| error.message().to_owned())
    }
}

fn strings(placed: Vec<Placed>) -> Vec<String> {
    placed
        .into_iter()
        .map(|placed| placed.0.into_inner())
        .collect()
}

fn severities(
    written: BTreeMap<Placed, Named<Severity>>,
) -> impl Iterator<Item = (String, Severity)> {
    written
        .into_iter()
        .map(|(code, severity)| (code.0.into_inner(), severity.0))
}

/// The selectors of a file, each with the bytes that it stands in, quotes included; nothing where the file cannot be read.
pub(super) fn selectors(text: &str) -> (Vec<Placed>, Vec<String>) {
    let Ok(file) = toml::from_str::<File>(text) else {
        return Default::default();
    };
    let File {
        select,
        extend_select,
        ignore,
        severity,
        files,
        keys,
        rules,
        ..
    } = file;
    let mut all: Vec<Placed> = select.unwrap_or_default();
    all.extend(extend_select);
    all.extend(ignore);
    all.extend(severity.into_keys());
    for file::Files {
        select,
        extend_select,
        ignore,
        severity,
        ..
    } in files
    {
        all.extend(select.unwrap_or_default());
        all.extend(extend_select);
        all.extend(ignore);
        all.extend(severity.into_keys());
    }
    all.extend(keys.into_iter().flat_map(|row| row.ignore));
    all.sort_by_key(Placed::span);
    let own = rules.into_iter().flat_map(|rule| {
        let code = rule.code.0.into_inner();
        let name = rule.name.unwrap_or_else(|| code.to_ascii_lowercase());
        [code, name]
    });
    (all, own.collect())
}
