//! Templates by what they say, to find the same text under two names.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Config;
use crate::source::{self, Role, Source, Unit, UnitKind};
use crate::text::Span;

/// The templates of several files, by language and text.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use wamark::lint::{self, Config, Siblings, Templates};
/// use wamark::source::Format;
///
/// let file = |name: &str| {
///     format!(r#"{{"name": "{name}", "language": "en", "components": [{{"type": "BODY", "text": "Your order is ready."}}]}}"#)
/// };
/// let mut config = Config { format: Format::MetaTemplate, ..Config::default() };
/// config.extend_select.push("CMP014".to_owned());
/// let mut templates = Templates::default();
/// templates.add("a.json".as_ref(), &file("ready"), &config);
/// config.siblings = Some(Siblings::new(Arc::new(templates), "b.json"));
/// let found = lint::check(&file("ready_2"), &config);
/// assert!(found.iter().any(|it| it.message == "the same text as `ready` in a.json"));
/// ```
#[derive(Debug, Default)]
pub struct Templates {
    all: HashMap<u64, Vec<(PathBuf, String)>>,
}

impl Templates {
    /// Adds the templates of a file; one that cannot be read has none.
    pub fn add(&mut self, path: &Path, text: &str, config: &Config) {
        let Ok(source) = source::read(config.format, text) else {
            return;
        };
        for unit in &source.units {
            if let Some(found) = Template::of(&source, unit) {
                let list = self.all.entry(found.says).or_default();
                list.push((path.to_owned(), found.name.to_owned()));
            }
        }
    }
}

/// The templates of the files beside one that is checked.
#[derive(Clone, Debug)]
pub struct Siblings {
    templates: Arc<Templates>,
    path: PathBuf,
}

impl Siblings {
    /// The templates of a folder for the file at `path`, whose own count nothing.
    pub fn new(templates: Arc<Templates>, path: impl Into<PathBuf>) -> Self {
        Self {
            templates,
            path: path.into(),
        }
    }

    /// A template with the same text and another name in a file that comes before: of two files the second has the finding.
    pub(super) fn like(&self, template: &Template<'_>) -> Option<(&Path, &str)> {
        let like = self.templates.all.get(&template.says)?.iter();
        let mut like = like.filter(|(path, name)| *path < self.path && name != template.name);
        like.next()
            .map(|(path, name)| (path.as_path(), name.as_str()))
    }
}

/// What is compared of a template.
#[derive(Debug)]
pub(super) struct Template<'s> {
    pub(super) name: &'s str,
    /// Stands for its language and for the text of its body and footer.
    pub(super) says: u64,
    /// Where its body stands in the file.
    pub(super) span: Span,
    pub(super) key: &'s str,
}

impl<'s> Template<'s> {
    /// A unit with a name and a body.
    pub(super) fn of(source: &'s Source<'_>, unit: &Unit) -> Option<Self> {
        if !matches!(
            unit.kind,
            UnitKind::MetaTemplate | UnitKind::ContentTemplate
        ) {
            return None;
        }
        let entries = &source.entries[unit.entries.clone()];
        let of = |role| entries.iter().find(|it| it.role == role);
        let name = of(Role::TemplateName).or_else(|| of(Role::FriendlyName))?;
        let body = of(Role::Body).or_else(|| of(Role::Caption))?;
        if body.text.trim().is_empty() {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        of(Role::Language)
            .map(|it| it.text.to_lowercase())
            .hash(&mut hasher);
        let compared = |role: Role| role.is_body() || role == Role::Footer;
        for entry in entries.iter().filter(|it| compared(it.role)) {
            entry.role.hash(&mut hasher);
            for word in entry.text.split_whitespace() {
                word.hash(&mut hasher);
            }
        }
        Some(Self {
            name: &name.text,
            says: hasher.finish(),
            span: body.span,
            key: &body.key,
        })
    }
}
