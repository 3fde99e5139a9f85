//! From a file to findings.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::config::ForKey;
use super::reference::{self, Reference, Strings};
use super::rules::{sup, validate};
use super::{Config, Context, Message, On, Profile, Rule, Scope, locale, rules, suppress};
use crate::diagnostic::Diagnostic;
use crate::source::{self, Format, Role, Source, Unit, UnitKind};

/// Checks a file, given as its text; [`Config::format`] says what it is.
///
/// The findings come in the order of the file. Never fails: a container that cannot be read is a finding.
///
/// # Examples
///
/// ```
/// use wamark::lint::{self, Config};
///
/// let found = lint::check("Only * two seats * left", &Config::default());
/// assert_eq!(found[0].to_string(), "error[FMT002]: space between `*` and the text");
/// let fixed = found[0].fix.as_ref().unwrap().apply("Only * two seats * left");
/// assert_eq!(fixed.as_deref(), Some("Only *two seats* left"));
/// ```
#[must_use]
pub fn check(source: &str, config: &Config) -> Vec<Diagnostic> {
    check_translation(source, config, None)
}

/// Checks a file as [`check`] does, and compares it with the file that it is a translation of.
#[must_use]
pub fn check_translation(
    source: &str,
    config: &Config,
    reference: Option<&Reference>,
) -> Vec<Diagnostic> {
    match source::read(config.format, source) {
        Ok(source) => inspect(&source, config, reference),
        Err(error) => {
            let mut cx = Context::new(config);
            // The validator says more about XML.
            if config.format == Format::Twiml {
                validate(source, &mut cx);
            }
            let meta = sup::UNREADABLE.meta();
            if cx.is_empty() && config.asks(meta, config.profile) {
                let message = format!("cannot be read as {}: {error}", config.format);
                cx.report_in_file(meta, error.span(), "", message).done();
            }
            cx.finish()
        }
    }
}

/// Checks a file that has been read.
#[must_use]
pub fn check_source(source: &Source<'_>, config: &Config) -> Vec<Diagnostic> {
    inspect(source, config, None)
}

/// The rules that are asked, by profile.
struct Asked<'c> {
    config: &'c Config,
    rules: Vec<OnceCell<Rules>>,
}

/// Rules, told apart once by the strings that they look at.
struct Rules {
    all: Vec<&'static dyn Rule>,
    /// Those that look at more than running text.
    visible: Vec<&'static dyn Rule>,
    /// Those that look at every string.
    any: Vec<&'static dyn Rule>,
}

impl Rules {
    fn new(all: Vec<&'static dyn Rule>) -> Self {
        let without = |scopes: &[Scope]| {
            let rules = all.iter().copied();
            rules
                .filter(|rule| !scopes.contains(&rule.meta().scope))
                .collect()
        };
        Self {
            visible: without(&[Scope::Body]),
            any: without(&[Scope::Body, Scope::Visible]),
            all,
        }
    }

    /// The rules that look at strings of a role.
    fn covering(&self, role: Role) -> &[&'static dyn Rule] {
        if role.is_body() {
            &self.all
        } else if role.is_visible() {
            &self.visible
        } else {
            &self.any
        }
    }
}

impl<'c> Asked<'c> {
    fn new(config: &'c Config) -> Self {
        Self {
            config,
            rules: Profile::ALL.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn of(&self, profile: Profile) -> &Rules {
        let at = Profile::ALL
            .iter()
            .position(|it| *it == profile)
            .unwrap_or_default();
        let list = || rules().filter(|rule| self.config.asks(rule.meta(), profile));
        self.rules[at].get_or_init(|| Rules::new(list().collect()))
    }

    /// Whether a selector names a rule that was asked of this file.
    fn has(&self, selector: &str, compared: bool) -> bool {
        let mut lists = self
            .rules
            .iter()
            .filter_map(OnceCell::get)
            .flat_map(|it| &it.all);
        lists.any(|rule| {
            let meta = rule.meta();
            (compared || meta.on != [On::Locales]) && meta.is_selected_by(selector)
        })
    }
}

fn inspect(source: &Source<'_>, config: &Config, reference: Option<&Reference>) -> Vec<Diagnostic> {
    let config = &*with_metadata(source, config);
    let mut cx = Context::new(config);
    let asked = Asked::new(config);
    for rule in &asked.of(config.profile).all {
        rule.file(source, &mut cx);
    }
    if source.format == Format::Twiml {
        asked.of(Profile::Twiml);
        validate(source.text, &mut cx);
    }
    let mut locales = reference::locales(source);
    let original = if locales.len() > 1 {
        let names: Vec<&str> = locales
            .iter()
            .map(|it| it.locale.unwrap_or_default())
            .collect();
        let told = config.source_locale.as_deref();
        let name = locale::source_of(&names, told).unwrap_or_default();
        let at = names.iter().position(|it| *it == name).unwrap_or_default();
        Some(locales.swap_remove(at))
    } else {
        reference.map(Reference::strings)
    };
    if let Some(original) = &original {
        locales.sort_by_key(|strings| strings.iter().next().map(|(_, entry)| entry.span));
        for strings in &locales {
            for rule in &asked.of(config.profile).all {
                rule.locales(original, strings, &mut cx);
            }
        }
    }
    for unit in &source.units {
        check_unit(source, unit, original.as_ref(), &asked, &mut cx);
    }
    let has_originals = source.entries.iter().any(|it| it.original().is_some());
    finish(source, original.is_some() || has_originals, &asked, cx)
}

/// Adds to the configuration what the file says of itself: its locale, and in front matter its profile and category.
fn with_metadata<'c>(source: &Source<'_>, config: &'c Config) -> Cow<'c, Config> {
    let mut config = Cow::Borrowed(config);
    if source.locale.is_some() && source.locale != config.locale {
        config.to_mut().locale.clone_from(&source.locale);
    }
    if let Some(profile) = source.metadata("profile").and_then(|it| it.parse().ok()) {
        config.to_mut().profile = profile;
    }
    if let Some(category) = source.metadata("category").and_then(|it| it.parse().ok()) {
        config.to_mut().category = Some(category);
    }
    config
}

fn check_unit(
    source: &Source<'_>,
    unit: &Unit,
    original: Option<&Strings<'_>>,
    asked: &Asked<'_>,
    cx: &mut Context<'_>,
) {
    let config = asked.config;
    let mut told = None;
    let mut messages = Vec::new();
    for entry in &source.entries[unit.entries.clone()] {
        let ForKey {
            is_no_copy,
            profile,
            role,
            variables,
            ..
        } = config.keys.of(&entry.key);
        if is_no_copy {
            continue;
        }
        told = told.or(profile);
        let profile = self::profile(unit, profile.unwrap_or(config.profile));
        let mut message = Message::new(entry, profile, config);
        message.role = role.unwrap_or(message.role);
        message.given = variables.or(message.given);
        messages.push(message);
    }
    if messages.is_empty() && !unit.entries.is_empty() {
        return;
    }
    for message in &messages {
        let rules = asked.of(message.profile).covering(message.role);
        for rule in rules {
            rule.message(message, cx);
        }
        for rule in config.custom.iter().filter(|rule| config.asks_custom(rule)) {
            cx.add_custom(rule, message);
        }
        if let Some(source) = source_of(message, original, config) {
            for rule in rules {
                rule.translation(&source, message, cx);
            }
        }
    }
    let profile = self::profile(unit, told.unwrap_or(config.profile));
    for rule in &asked.of(profile).all {
        rule.unit(unit, &messages, cx);
    }
}

/// The string that a message translates: of the file of the source locale, else of its own file.
fn source_of<'m>(
    message: &Message<'m>,
    original: Option<&Strings<'m>>,
    config: &'m Config,
) -> Option<Message<'m>> {
    if !reference::is_compared(message.role) {
        return None;
    }
    let locale = message.entry.locale.as_deref();
    let original = original.filter(|it| locale.is_none() || it.locale != locale);
    let (entry, locale) =
        match original.and_then(|it| Some((it.get(message.entry.id())?, it.locale))) {
            Some(found) => found,
            None => (message.entry.original()?, None),
        };
    let mut source = Message::new(entry, message.profile, config);
    let told = config.source_locale.as_deref();
    source.locale = locale.or(told).or(Some(locale::SOURCE));
    Some(source)
}

/// Takes out what is suppressed, and puts the findings in order.
fn finish(
    source: &Source<'_>,
    compared: bool,
    asked: &Asked<'_>,
    mut cx: Context<'_>,
) -> Vec<Diagnostic> {
    let config = asked.config;
    let mut found = cx.take();
    if !config.keys.is_empty() {
        found.retain(|finding| {
            let key = finding.key.as_deref().unwrap_or_default();
            !config.keys.of(key).ignores(&finding.code, &finding.rule)
        });
    }
    let asked = |selector: &str| asked.has(selector, compared);
    suppress::apply(source, &mut found, asked, &mut cx);
    cx.extend(found);
    cx.finish()
}

/// What a message is sent as: its container knows best.
fn profile(unit: &Unit, told: Profile) -> Profile {
    match unit.kind {
        UnitKind::ContentTemplate | UnitKind::MetaTemplate => Profile::WhatsappTemplate,
        UnitKind::Interactive => Profile::WhatsappInteractive,
        UnitKind::Twiml => Profile::Twiml,
        UnitKind::Plain | UnitKind::Studio => told,
    }
}
