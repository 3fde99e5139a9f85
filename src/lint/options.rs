//! What rules can be told: thresholds and lists, with their defaults.

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
    /// Hosts that links may lead to, and all below them, for `LNK013`; empty allows all.
    pub allowed_domains: Vec<String>,
    /// Names of the variables that are filled in, for `VAR008` and `VAR009`; `None` where it is not known.
    pub variables: Option<Vec<String>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_segments: 3,
            allowed_domains: Vec::new(),
            variables: None,
        }
    }
}
