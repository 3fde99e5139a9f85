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
mod message;
mod options;
mod profile;
mod rule;
mod rules;
#[cfg(test)]
mod tester;

pub use check::{check, check_source};
pub use config::Config;
pub use context::{Context, Report};
pub use message::{Message, Style, Variable, VariableKind};
pub use options::Options;
pub use profile::{Category, Profile, UnknownProfile};
pub use rule::{Declared, Meta, On, Rule, Scope};
pub use rules::{rule, rules};
