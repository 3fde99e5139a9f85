//! What is checked, and how: everything that a check depends on besides the text.

mod custom;
mod error;
mod file;
mod glob;
mod keys;
mod settings;
#[cfg(test)]
mod tests;
mod workspace;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Category, Meta, On, Options, Profile, Siblings, nearest_rule};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::source::Format;

pub use custom::CustomRule;
pub use error::ConfigError;
pub(super) use keys::ForKey;
pub use keys::Keys;
pub use settings::{Overrides, Settings};
pub use workspace::{CONFIG_FILE, Workspace};

/// What is checked, and how.
///
/// # Examples
///
/// ```
/// use wamark::lint::{self, Config, Profile};
///
/// let config = Config { profile: Profile::Sms, ..Config::default() };
/// assert!(lint::check("Hi", &config).is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    /// The container that the copy stands in.
    pub format: Format,
    /// What messages are sent as, where their container does not tell.
    pub profile: Profile,
    /// The category of templates, where they do not tell.
    pub category: Option<Category>,
    /// The locale, where the container does not tell: a BCP 47 tag, `pt-BR`.
    pub locale: Option<String>,
    /// Codes, names or beginnings of codes (`FMT`) of rules to ask; `None` asks those that are on for the profile.
    pub select: Option<Vec<String>>,
    /// Codes, names or beginnings of codes to ask besides.
    pub extend_select: Vec<String>,
    /// Codes, names or beginnings of codes of rules not to ask.
    pub ignore: Vec<String>,
    /// Severities other than the rules' own, by code or name.
    pub severity: BTreeMap<String, Severity>,
    /// What rules can be told.
    pub options: Options,
    /// The locale that others are translated from; `None` is `en`, or the first.
    pub source_locale: Option<String>,
    /// What is configured for the keys of strings.
    pub keys: Keys,
    /// Rules without code.
    pub custom: Arc<[CustomRule]>,
    /// The templates of the files beside this one, for `CMP014`.
    pub siblings: Option<Siblings>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            format: Format::Text,
            profile: Profile::default(),
            category: None,
            locale: None,
            select: None,
            extend_select: Vec::new(),
            ignore: Vec::new(),
            severity: BTreeMap::new(),
            options: Options::default(),
            source_locale: None,
            keys: Keys::default(),
            custom: Arc::default(),
            siblings: None,
        }
    }
}

impl Config {
    /// Whether a rule is asked about messages of a profile.
    #[must_use]
    pub fn asks(&self, meta: &Meta, profile: Profile) -> bool {
        if self.ignores(meta.code, meta.name) {
            return false;
        }
        let named = |list: &[String]| list.iter().any(|selector| meta.is_selected_by(selector));
        let selected = match &self.select {
            Some(select) => named(select),
            None => meta.on.iter().any(|on| on.covers(profile)),
        };
        selected || named(&self.extend_select)
    }

    /// Whether findings of a rule are not wanted at all.
    pub(super) fn ignores(&self, code: &str, name: &str) -> bool {
        let mut ignore = self.ignore.iter();
        ignore.any(|selector| Meta::selects(selector, code, name))
    }

    /// Whether a rule without code is asked. It is, unless something else is selected.
    pub(super) fn asks_custom(&self, rule: &CustomRule) -> bool {
        let names = |list: &[String]| {
            let mut list = list.iter();
            list.any(|selector| rule.is_selected_by(selector))
        };
        let selected = self.select.as_deref().is_none_or(names) || names(&self.extend_select);
        selected && !names(&self.ignore)
    }

    /// The severity that is configured for a rule.
    pub(super) fn severity_of(&self, code: &str, name: &str) -> Option<Severity> {
        let found = self.severity.get(code).or_else(|| self.severity.get(name));
        found.copied()
    }
}

/// Checks a configuration file for rules that there are none of, `SUP002`.
///
/// A file that cannot be read as a configuration has no findings: [`Settings::parse`] says what is wrong with it.
///
/// # Examples
///
/// ```
/// let found = wamark::lint::check_config("ignore = ['FMT0022']\n");
/// assert_eq!(found[0].to_string(), "error[SUP002]: no rule `FMT0022`");
/// assert_eq!(found[0].help.as_deref(), Some("did you mean `FMT002`?"));
/// ```
#[must_use]
pub fn check_config(text: &str) -> Vec<Diagnostic> {
    let (selectors, own) = settings::selectors(text);
    let unknown = selectors.iter().filter(|selector| {
        let name = selector.as_str();
        !super::is_selector(name)
            && !own
                .iter()
                .any(|own| own.starts_with(name) && !name.is_empty())
    });
    let report = |selector: &file::Placed| {
        let (name, span) = (selector.as_str(), selector.span());
        let found = super::unknown_rule(span, name);
        let Some(meant) = nearest_rule(name, &own) else {
            return found;
        };
        // Quotes stay as they are; an escape in a name is nobody's slip.
        let quoted = text
            .get(span.range())
            .and_then(|raw| Some(span.start + raw.find(name)?));
        let help = found.with_help(format!("did you mean `{meant}`?"));
        match quoted {
            Some(start) => {
                let edit = Edit::new((start..start + name.len()).into(), meant.clone());
                help.with_fix(Fix::new(
                    format!("write `{meant}`"),
                    Applicability::Safe,
                    vec![edit],
                ))
            }
            None => help,
        }
    };
    unknown.map(report).collect()
}

impl On {
    /// Whether a rule with this default is on for a profile.
    const fn covers(self, profile: Profile) -> bool {
        match self {
            Self::All | Self::Locales => true,
            Self::Whatsapp => profile.is_whatsapp(),
            Self::Template => matches!(profile, Profile::WhatsappTemplate),
            Self::Interactive => matches!(profile, Profile::WhatsappInteractive),
            Self::Sms => matches!(profile, Profile::Sms),
            Self::Twiml => matches!(profile, Profile::Twiml),
        }
    }
}
