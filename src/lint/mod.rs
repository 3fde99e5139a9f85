//! The linter for message copy: what customers would see wrong, what channels would refuse or charge for.
//!
//! [`check`] reads a file, asks every rule that is on, and gives [`Diagnostic`](crate::diagnostic::Diagnostic)s whose spans and fixes point into the
//! file. Each rule is one file under `rules/`; the list in its family's `mod.rs` is the registry.
//!
//! ```text
//! file ─ source::read ─► entries ─ Message (parsed once, one walk gathers the facts) ─► rules ─► Diagnostic
//! ```

mod characters;
mod check;
mod config;
mod context;
mod fix;
mod locale;
mod markers;
mod message;
mod options;
mod paths;
mod phrases;
mod profile;
mod reference;
mod rule;
mod rules;
mod suppress;
mod templates;
#[cfg(test)]
mod tester;

pub use check::{check, check_source, check_translation};
pub use config::{
    CONFIG_FILE, Config, ConfigError, CustomRule, Keys, Overrides, Settings, Workspace,
    check_config,
};
pub use context::{Context, Report};
pub use fix::{Fixed, fix, fix_config, fix_translation};
pub use locale::Locales;
pub use message::{Message, Style, Variable, VariableKind};
pub use options::Options;
pub use profile::{Category, Profile, UnknownCategory, UnknownProfile};
pub use reference::{Reference, Strings};
pub use rule::{Declared, Meta, On, Rule, Scope};
pub use rules::{is_selector, rule, rules, suggest};
use rules::{nearest_rule, unknown_rule};
pub use templates::{Siblings, Templates};
