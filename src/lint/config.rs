//! What is checked, and how: everything that a check depends on besides the text.

use std::collections::BTreeMap;

use super::{Category, Meta, On, Options, Profile};
use crate::diagnostic::Severity;
use crate::source::Format;

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
    /// Severities other than the rules' own, by code.
    pub severity: BTreeMap<String, Severity>,
    /// What rules can be told.
    pub options: Options,
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
        }
    }
}

impl Config {
    /// Whether a rule is asked about messages of a profile.
    #[must_use]
    pub fn asks(&self, meta: &Meta, profile: Profile) -> bool {
        let named = |list: &[String]| list.iter().any(|selector| meta.is_selected_by(selector));
        if named(&self.ignore) {
            return false;
        }
        let selected = match &self.select {
            Some(select) => named(select),
            None => meta.on.iter().any(|on| on.covers(profile)),
        };
        selected || named(&self.extend_select)
    }
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
