//! `SUP002`.

use crate::lint::Rule;
use crate::lint::rule::declare_rule;

declare_rule! {
    /// Flags a rule that there is none of, in a directive or in `wamark.toml`.
    ///
    /// ## Why
    /// A slip in a code leaves the rule on, or off, without a word.
    ///
    /// ## Example
    /// ```yaml
    /// # wamark-ignore FMT0022
    /// hello: Only * two seats * left
    /// ```
    /// Use instead:
    /// ```yaml
    /// # wamark-ignore FMT002 -- the legacy client shows it so
    /// hello: Only * two seats * left
    /// ```
    UnknownRule = "SUP002", "unknown-rule",
    severity: Error, fix: Some(Safe), on: [All], scope: Any,
}

/// The engine reports it.
impl Rule for UnknownRule {}
