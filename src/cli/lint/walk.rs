//! Which files to check, in order, with what each needs.

use std::collections::{HashSet, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ignore::WalkBuilder;

use crate::cli::input::{self, Limit};
use crate::cli::{cause, shown};
use crate::lint::{CONFIG_FILE, Locales, Reference, Settings, Templates, Workspace};
use crate::source::Format;

/// The most files of source locales that are kept: files of one group mostly come close to each other.
const KEPT: usize = 64;

/// A file to check, or why it cannot be.
#[derive(Debug)]
pub(super) enum Job {
    Check(Check),
    /// A configuration file.
    Config {
        path: PathBuf,
        /// Whether it lies where files were asked to be checked, so that it may be fixed.
        is_asked: bool,
    },
    Complain(String),
    /// Something to say that is no failure.
    Note(String),
}

/// A file to check.
#[derive(Debug)]
pub(super) struct Check {
    /// The file; `-` is standard input.
    pub(super) path: PathBuf,
    /// What it is taken for.
    pub(super) taken_for: PathBuf,
    /// Whether it was named, and not found in a folder.
    pub(super) is_named: bool,
    pub(super) settings: Arc<Settings>,
    pub(super) source: Option<Arc<Slot>>,
    pub(super) folder: Arc<Folder>,
}

/// The folder of a file, whose templates are read when the first of them asks.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    settings: Arc<Settings>,
    read: OnceLock<Arc<Templates>>,
}

impl Folder {
    pub(super) fn templates(&self) -> Arc<Templates> {
        Arc::clone(self.read.get_or_init(|| Arc::new(self.read())))
    }

    fn read(&self) -> Templates {
        let mut templates = Templates::default();
        let folder = if self.path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &self.path
        };
        let files = fs::read_dir(folder).into_iter().flatten();
        let names = files.filter_map(|file| Some(file.ok()?.file_name()));
        let is_json = |name: &OsString| {
            let extension = Path::new(name).extension();
            extension.is_some_and(|it| it.eq_ignore_ascii_case("json"))
        };
        let mut names: Vec<OsString> = names.filter(is_json).collect();
        names.sort();
        for path in names.iter().map(|name| self.path.join(name)) {
            if self.settings.excludes(&path) {
                continue;
            }
            let Ok(text) = input::text(&path, Limit::COPY) else {
                continue;
            };
            let config = self.settings.config(&path, &text);
            if let Some(config) = config.filter(|it| is_template(it.format)) {
                templates.add(&path, &text, &config);
            }
        }
        templates
    }
}

/// Whether files of a format hold templates, which are compared with each other.
pub(super) fn is_template(format: Format) -> bool {
    matches!(format, Format::MetaTemplate | Format::ContentTemplate)
}

/// The file that others are translations of, read when the first of them asks.
#[derive(Debug)]
pub(super) struct Slot {
    path: PathBuf,
    settings: Arc<Settings>,
    read: OnceLock<Option<Reference>>,
}

impl Slot {
    pub(super) fn get(&self) -> Option<&Reference> {
        let read = || {
            let text = input::text(&self.path, Limit::COPY).ok()?;
            let config = self.settings.config(&self.path, &text)?;
            Reference::read(&text, &config)
        };
        self.read.get_or_init(read).as_ref()
    }
}

/// Finds the files below the paths, and gives each to `send` until that gives `false`.
pub(super) struct Walk<'w> {
    pub(super) workspace: Workspace,
    pub(super) stdin_filename: Option<&'w Path>,
    pub(super) send: &'w mut dyn FnMut(Job) -> bool,
    locales: Locales,
    kept: VecDeque<Arc<Slot>>,
    folders: VecDeque<Arc<Folder>>,
    /// What was said already: a broken configuration is one for many files.
    said: HashSet<String>,
    /// Configuration files that were checked.
    configs: HashSet<PathBuf>,
    /// The paths that were given, without links.
    roots: Vec<PathBuf>,
}

impl<'w> Walk<'w> {
    pub(super) fn new(
        workspace: Workspace,
        stdin_filename: Option<&'w Path>,
        send: &'w mut dyn FnMut(Job) -> bool,
    ) -> Self {
        Self {
            workspace,
            stdin_filename,
            send,
            locales: Locales::default(),
            kept: VecDeque::new(),
            folders: VecDeque::new(),
            said: HashSet::new(),
            configs: HashSet::new(),
            roots: Vec::new(),
        }
    }

    /// Walks the paths in the order in which they were given, each folder in the order of names.
    pub(super) fn run(mut self, paths: &[&Path]) {
        self.roots = paths
            .iter()
            .filter_map(|path| path.canonicalize().ok())
            .collect();
        for path in paths {
            if !self.path(path) {
                return;
            }
        }
    }

    fn path(&mut self, path: &Path) -> bool {
        if input::is_stdin(path) {
            let taken_for = self.stdin_filename.unwrap_or(Path::new("-")).to_owned();
            return self.file(path, &taken_for, true);
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => self.file(path, path, true),
            Err(error) => {
                let name = path.to_string_lossy();
                (self.send)(Job::Complain(format!(
                    "{}: {}",
                    shown(&name),
                    cause(&error)
                )))
            }
        }
    }

    fn folder(&mut self, folder: &Path) -> bool {
        // `.gitignore` counts in a folder that is no repository as well: an archive, a work tree in a container.
        let walk = WalkBuilder::new(folder)
            .require_git(false)
            .sort_by_file_name(std::cmp::Ord::cmp)
            .filter_entry(|entry| entry.file_name() != "node_modules")
            .build();
        for entry in walk {
            let go_on = match entry {
                Ok(entry) if entry.file_type().is_some_and(|it| it.is_file()) => {
                    let path = entry.path();
                    let path = path.strip_prefix(".").unwrap_or(path);
                    self.file(path, path, false)
                }
                Ok(_) => true,
                Err(error) => (self.send)(Job::Complain(shown(&error.to_string()).into_owned())),
            };
            if !go_on {
                return false;
            }
        }
        true
    }

    fn file(&mut self, path: &Path, taken_for: &Path, is_named: bool) -> bool {
        let settings = match self.workspace.settings(taken_for) {
            Ok(settings) => settings,
            Err(error) => {
                let text = super::run::relative_error(&error);
                let is_new = self.said.insert(text.clone());
                return !is_new || (self.send)(Job::Complain(shown(&text).into_owned()));
            }
        };
        for config in settings.files() {
            if !self.configs.insert(config.clone()) {
                continue;
            }
            let path = config.clone();
            let real = config.canonicalize().unwrap_or_default();
            let is_asked = self.roots.iter().any(|root| real.starts_with(root));
            if !(self.send)(Job::Config { path, is_asked }) {
                return false;
            }
        }
        if taken_for
            .file_name()
            .is_some_and(|name| name == CONFIG_FILE)
        {
            // It is among the files of its own settings, unless others were asked for.
            return true;
        }
        if settings.excludes(taken_for) {
            return true;
        }
        // Standard input is read in any case: whoever fixes through a pipe wants the text back.
        if !settings.may_hold_copy(taken_for) && !input::is_stdin(path) {
            let name = taken_for.to_string_lossy();
            let note = || format!("{}: not known to hold copy, not checked", shown(&name));
            return !is_named || (self.send)(Job::Note(note()));
        }
        let source = self.source(taken_for, &settings);
        let folder = self.folder_of(taken_for, &settings);
        (self.send)(Job::Check(Check {
            path: path.to_owned(),
            taken_for: taken_for.to_owned(),
            is_named,
            settings,
            source,
            folder,
        }))
    }

    fn folder_of(&mut self, path: &Path, settings: &Arc<Settings>) -> Arc<Folder> {
        let path = path.parent().unwrap_or(Path::new(""));
        let known = self.folders.iter().find(|folder| folder.path == path);
        if let Some(folder) = known {
            return Arc::clone(folder);
        }
        let folder = Arc::new(Folder {
            path: path.to_owned(),
            settings: Arc::clone(settings),
            read: OnceLock::new(),
        });
        self.folders.push_back(Arc::clone(&folder));
        if self.folders.len() > KEPT {
            self.folders.pop_front();
        }
        folder
    }

    fn source(&mut self, path: &Path, settings: &Settings) -> Option<Arc<Slot>> {
        let source = self.locales.source_of(path, settings.source_locale())?;
        if let Some(at) = self.kept.iter().position(|slot| slot.path == source) {
            let slot = self.kept.remove(at)?;
            self.kept.push_back(Arc::clone(&slot));
            return Some(slot);
        }
        let settings = self.workspace.settings(&source).ok()?;
        let slot = Arc::new(Slot {
            path: source,
            settings,
            read: OnceLock::new(),
        });
        self.kept.push_back(Arc::clone(&slot));
        if self.kept.len() > KEPT {
            self.kept.pop_front();
        }
        Some(slot)
    }
}
