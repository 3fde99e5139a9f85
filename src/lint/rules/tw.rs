//! TW: the rules of the TwiML validator, as the linter knows rules.
//!
//! The validator finds them in one walk over the document, so that they have no hooks here; [`validate`] takes its
//! findings over. What the catalogue of message copy calls `TWI…` is among them under other codes: [`ALIASES`].

use std::sync::LazyLock;

use crate::lint::{Context, Declared, Meta, On, Profile, Rule, Scope};
use crate::twiml;

/// Codes and names of the catalogue of message copy, and the rule that finds the same.
pub(in crate::lint) const ALIASES: &[(&str, &str, &str)] = &[
    ("TWI001", "not-well-formed", "TW101"),
    ("TWI002", "unescaped-character", "TW101"),
    ("TWI003", "bytes-before-prolog", "TW102"),
    // A slip in case alone is TW202.
    ("TWI004", "unknown-element", "TW201"),
    // A slip in case alone is TW204.
    ("TWI005", "unknown-attribute", "TW203"),
    ("TWI006", "deprecated-attribute", "TW260"),
    ("TWI007", "body-too-long", "TW258"),
    // More than one on WhatsApp is TW253.
    ("TWI008", "too-many-media", "TW252"),
    ("TWI009", "bad-media-url", "TW580"),
    ("TWI010", "unreachable-after-redirect", "TW301"),
    ("TWI011", "empty-message", "TW251"),
    ("TWI012", "response-too-large", "TW113"),
    ("TWI013", "pretty-print-whitespace", "WSP002"),
    ("TWI014", "invalid-method", "TW401"),
    ("TWI015", "channel-prefix", "TW261"),
    ("TWI016", "mixed-text-and-nouns", "TW250"),
];

/// A rule of the validator.
#[derive(Debug)]
struct Adapted(&'static Meta);

impl Declared for Adapted {
    fn meta(&self) -> &'static Meta {
        self.0
    }
}

/// The validator finds it.
impl Rule for Adapted {}

/// Made once, and kept for good: everything about rules is `'static`.
static ADAPTED: LazyLock<Vec<Adapted>> = LazyLock::new(|| {
    let adapt = |rule: &twiml::Rule| {
        let example = |text: &str| format!("```xml\n{}\n```\n", text.trim_end());
        let doc = format!(
            "{}\n\n{}\n\n## Example\n{}Use instead:\n{}",
            rule.summary(),
            rule.explanation(),
            example(rule.bad),
            example(rule.good)
        );
        let doc: Vec<&'static str> = doc.leak().lines().collect();
        Adapted(Box::leak(Box::new(Meta {
            code: rule.code,
            name: rule.name,
            severity: rule.severity,
            fix: rule.fix,
            on: &[On::Twiml],
            scope: Scope::Any,
            doc: doc.leak(),
        })))
    };
    twiml::rules().map(adapt).collect()
});

/// Every rule of the validator.
pub(super) fn rules() -> impl Iterator<Item = &'static dyn Rule> {
    ADAPTED.iter().map(|rule| rule as &'static dyn Rule)
}

/// Checks a TwiML document, well-formed or not, in the context that its verbs are for.
pub(in crate::lint) fn validate(source: &str, cx: &mut Context<'_>) {
    let context =
        twiml::read(source).map_or(twiml::Context::Voice, |root| twiml::Context::of(&root));
    let config = cx.config();
    let found = twiml::validate_source(source, context)
        .into_iter()
        .filter_map(|mut found| {
            let rule = ADAPTED.iter().find(|rule| rule.0.code == found.code)?;
            found.severity = config
                .severity_of(&found.code, &found.rule)
                .unwrap_or(found.severity);
            config.asks(rule.0, Profile::Twiml).then_some(found)
        });
    cx.extend(found);
}

/// The rule that goes by another code or name. A name that a rule of ours has is that rule's.
pub(in crate::lint) fn alias(selector: &str) -> Option<&'static str> {
    let mut aliases = ALIASES.iter();
    let (code, _, to) = aliases.find(|(code, name, _)| *code == selector || *name == selector)?;
    let is_taken = || super::rules().any(|rule| rule.meta().name == selector);
    (*code == selector || !is_taken()).then_some(*to)
}

/// The other codes and names of a rule.
pub(in crate::lint) fn aliases(code: &str) -> impl Iterator<Item = &'static str> {
    let of = ALIASES.iter().filter(move |(_, _, to)| *to == code);
    let names = of.flat_map(|&(alias, name, _)| [alias, name]);
    names.filter(|name| alias(name).is_some())
}
