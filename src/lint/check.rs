//! From a file to findings.

use super::{Config, Context, Message, Profile, Rule, Scope, rules};
use crate::diagnostic::Diagnostic;
use crate::source::{self, Source, Unit, UnitKind};

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
    match source::read(config.format, source) {
        Ok(source) => check_source(&source, config),
        // `SUP005` once that family is there.
        Err(_) => Vec::new(),
    }
}

/// Checks a file that has been read.
#[must_use]
pub fn check_source(source: &Source<'_>, config: &Config) -> Vec<Diagnostic> {
    let mut cx = Context::new(config);
    for rule in rules().filter(|rule| config.asks(rule.meta(), config.profile)) {
        rule.file(source, &mut cx);
    }
    for unit in &source.units {
        let profile = profile(unit, config);
        let entries = &source.entries[unit.entries.clone()];
        let messages: Vec<Message<'_>> = entries
            .iter()
            .map(|entry| Message::new(entry, profile, config))
            .collect();
        for rule in rules().filter(|rule| config.asks(rule.meta(), profile)) {
            ask(rule, unit, &messages, &mut cx);
        }
    }
    cx.finish()
}

fn ask(rule: &dyn Rule, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
    for message in messages {
        let covered = match rule.meta().scope {
            Scope::Body => message.role.is_body(),
            Scope::Visible => message.role.is_visible(),
            Scope::Any => true,
        };
        if covered {
            rule.message(message, cx);
        }
    }
    rule.unit(unit, messages, cx);
}

/// What a message is sent as: its container knows best.
pub(super) fn profile(unit: &Unit, config: &Config) -> Profile {
    match unit.kind {
        UnitKind::ContentTemplate | UnitKind::MetaTemplate => Profile::WhatsappTemplate,
        UnitKind::Interactive => Profile::WhatsappInteractive,
        UnitKind::Twiml => Profile::Twiml,
        UnitKind::Plain | UnitKind::Studio => config.profile,
    }
}
