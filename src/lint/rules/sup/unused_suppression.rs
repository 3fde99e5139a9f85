//! `SUP001`.

use crate::lint::Rule;
use crate::lint::rule::declare_rule;

declare_rule! {
    /// Flags a directive that suppresses nothing.
    ///
    /// ## Why
    /// It hides the next finding of the rule at this place, and nobody asked for that. A rule that is not asked is not unused.
    ///
    /// ## Example
    /// ```yaml
    /// # wamark-ignore FMT002
    /// hello: Only *two seats* left
    /// ```
    /// Use instead:
    /// ```yaml
    /// hello: Only *two seats* left
    /// ```
    UnusedSuppression = "SUP001", "unused-suppression",
    severity: Warning, fix: Some(Safe), on: [All], scope: Any,
}

/// The engine reports it.
impl Rule for UnusedSuppression {}
