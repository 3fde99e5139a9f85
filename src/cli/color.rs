//! When to use colours.

/// When to use colours.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether to use them on what is a terminal or not.
    pub(super) fn is_on(self, is_terminal: bool) -> bool {
        match self {
            Self::Auto => {
                is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
            Self::Always => true,
            Self::Never => false,
        }
    }
}
