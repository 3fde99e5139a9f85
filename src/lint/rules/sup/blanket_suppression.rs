//! `SUP003`.

use crate::lint::Rule;
use crate::lint::rule::declare_rule;

declare_rule! {
    /// Flags a directive that names no rule, and so suppresses all of them.
    ///
    /// ## Why
    /// It hides what nobody has seen yet. `wamark-ignore FMT002` says what is meant.
    ///
    /// ## Example
    /// ```yaml
    /// # wamark-ignore
    /// hello: Only * two seats * left
    /// ```
    /// Use instead:
    /// ```yaml
    /// # wamark-ignore FMT002
    /// hello: Only * two seats * left
    /// ```
    BlanketSuppression = "SUP003", "blanket-suppression",
    severity: Warning, fix: None, on: [All], scope: Any,
}

/// The engine reports it.
impl Rule for BlanketSuppression {}
