//! `SUP005`.

use crate::lint::Rule;
use crate::lint::rule::declare_rule;

declare_rule! {
    /// Flags a file that cannot be read as what it is: broken JSON, YAML, PO.
    ///
    /// ## Why
    /// Nothing in it is checked, and the program that loads it fails as well. TwiML that is not well-formed is `TW101`.
    ///
    /// ## Example
    /// ```json
    /// {"hello": "Hi"
    /// ```
    /// Use instead:
    /// ```json
    /// {"hello": "Hi"}
    /// ```
    ContainerParseError = "SUP005", "container-parse-error",
    severity: Error, fix: None, on: [All], scope: Any,
}

/// The engine reports it.
impl Rule for ContainerParseError {}
