//! Which settings hold for a file: those of the nearest `wamark.toml`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{ConfigError, Overrides, Settings};
use crate::diagnostic::Diagnostic;
use crate::lint::{self, paths};

/// The name of configuration files.
pub const CONFIG_FILE: &str = "wamark.toml";

/// Finds the settings of files, each folder's once: those of the nearest `wamark.toml`, upward from the file.
///
/// # Examples
///
/// ```
/// use wamark::lint::{Overrides, Workspace};
///
/// let mut workspace = Workspace::new(Overrides::default()).without_files();
/// let found = workspace.check("menu.txt".as_ref(), "Only * two seats * left")?;
/// assert_eq!(found[0].code, "FMT002");
/// assert!(workspace.check("menu.png".as_ref(), "")?.is_empty());
/// # Ok::<(), wamark::lint::ConfigError>(())
/// ```
#[derive(Debug, Default)]
pub struct Workspace {
    overrides: Overrides,
    /// Settings for every file, whatever lies beside it.
    fixed: Option<Arc<Settings>>,
    /// Settings for files without a configuration, the same for all of them.
    defaults: Option<Arc<Settings>>,
    /// Settings by the folder of the file; those without a configuration too.
    folders: HashMap<PathBuf, Result<Arc<Settings>, ConfigError>>,
}

impl Workspace {
    /// A workspace in which nothing was looked up yet.
    #[must_use]
    pub fn new(overrides: Overrides) -> Self {
        Self {
            overrides,
            ..Self::default()
        }
    }

    /// Looks for no configuration files: the defaults hold everywhere.
    #[must_use]
    pub fn without_files(mut self) -> Self {
        let settings = Settings::default().with_overrides(self.overrides.clone());
        self.fixed = Some(Arc::new(settings));
        self
    }

    /// Takes one configuration file for everything.
    ///
    /// # Errors
    ///
    /// Fails where the file cannot be used.
    pub fn with_file(mut self, path: &Path) -> Result<Self, ConfigError> {
        let settings = Settings::read(path)?.with_overrides(self.overrides.clone());
        self.fixed = Some(Arc::new(settings));
        Ok(self)
    }

    /// Forgets what was read, so that changed configuration files are seen.
    pub fn forget(&mut self) {
        self.folders.clear();
    }

    /// The settings that hold for a file, which need not exist.
    ///
    /// # Errors
    ///
    /// Fails where the nearest configuration file cannot be used.
    pub fn settings(&mut self, path: &Path) -> Result<Arc<Settings>, ConfigError> {
        if let Some(fixed) = &self.fixed {
            return Ok(Arc::clone(fixed));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let real = paths::real(folder);
        let found = real
            .ancestors()
            .map(|folder| folder.join(CONFIG_FILE))
            .find(|it| it.is_file());
        let settings = match found {
            Some(file) => self.read(&file),
            None => Ok(self.defaults()),
        };
        self.folders.insert(folder.to_owned(), settings.clone());
        settings
    }

    /// Checks a file that is given as its text: finds its settings, tells its format, asks the rules.
    ///
    /// A file that is excluded, or not known to hold copy, has no findings. Translations are not compared.
    ///
    /// # Errors
    ///
    /// Fails where the nearest configuration file cannot be used.
    pub fn check(&mut self, path: &Path, text: &str) -> Result<Vec<Diagnostic>, ConfigError> {
        let settings = self.settings(path)?;
        if path.file_name().is_some_and(|name| name == CONFIG_FILE) {
            return Ok(lint::check_config(text));
        }
        let config = settings
            .config(path, text)
            .filter(|_| !settings.excludes(path));
        Ok(config.map_or_else(Vec::new, |config| lint::check(text, &config)))
    }

    /// Reads a configuration file, once for all folders that it holds for.
    fn read(&mut self, file: &Path) -> Result<Arc<Settings>, ConfigError> {
        let folder = file.parent().unwrap_or(Path::new(""));
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let settings = Settings::read(file).map(|settings| self.share(settings));
        self.folders.insert(folder.to_owned(), settings.clone());
        settings
    }

    fn defaults(&mut self) -> Arc<Settings> {
        let overrides = &self.overrides;
        let make = || Arc::new(Settings::default().with_overrides(overrides.clone()));
        Arc::clone(self.defaults.get_or_insert_with(make))
    }

    fn share(&self, settings: Settings) -> Arc<Settings> {
        Arc::new(settings.with_overrides(self.overrides.clone()))
    }
}
