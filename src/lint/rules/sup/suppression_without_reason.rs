//! `SUP004`.

use crate::lint::Rule;
use crate::lint::rule::declare_rule;

declare_rule! {
    /// Flags a directive that does not say why.
    ///
    /// ## Why
    /// Whoever meets it next has to find out whether it still holds. The reason stands behind `--`.
    ///
    /// ## Example
    /// ```yaml
    /// # wamark-ignore FMT002
    /// hello: Only * two seats * left
    /// ```
    /// Use instead:
    /// ```yaml
    /// # wamark-ignore FMT002 -- the legacy client shows it so
    /// hello: Only * two seats * left
    /// ```
    SuppressionWithoutReason = "SUP004", "suppression-without-reason",
    severity: Info, fix: None, on: [], scope: Any,
}

/// The engine reports it.
impl Rule for SuppressionWithoutReason {}
