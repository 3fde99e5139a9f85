//! What rules can be told: thresholds and lists, with their defaults.

use std::collections::BTreeMap;

/// What rules can be told.
///
/// Each field is a key of `[options]` in `wamark.toml`, in kebab case.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Options {
    /// The most segments of a text message, for `LEN011`.
    pub max_segments: usize,
    /// The most characters of a variable's value, by the variable's name, for `LEN009`.
    pub variable_lengths: BTreeMap<String, usize>,
    /// The lines that a marketing template shows before "Read more", for `LEN010`.
    pub fold_lines: usize,
    /// The words that a template needs for each of its variables, and one more, for `VAR010`.
    pub words_per_variable: usize,
    /// Hosts that links may lead to, and all below them, for `LNK013`; empty allows all.
    pub allowed_domains: Vec<String>,
    /// Names of the variables that are filled in, for `VAR008`; `None` where it is not known.
    pub variables: Option<Vec<String>>,
    /// Names of which one says who sends a text message, for `CMP019`.
    pub brands: Vec<String>,
    /// Terms that stay as they are in every language, for `LOC017`.
    pub glossary: Vec<String>,
    /// Words that are spelled wrongly, in lower case, each with the right word, for `CMP017`.
    pub misspellings: BTreeMap<String, String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_segments: 3,
            variable_lengths: BTreeMap::new(),
            fold_lines: 5,
            words_per_variable: 2,
            allowed_domains: Vec::new(),
            variables: None,
            brands: Vec::new(),
            glossary: Vec::new(),
            misspellings: BTreeMap::new(),
        }
    }
}
