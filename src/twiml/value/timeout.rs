//! The end of speech.

use std::fmt;
use std::str::FromStr;

use crate::twiml::SchemaError;

/// How much silence ends speech: left to the model, or a time in the unit that the setter names.
///
/// # Examples
///
/// ```
/// use wamark::twiml::value::Timeout;
/// use wamark::twiml::voice::Gather;
///
/// let gather = Gather::new().speech_timeout(Timeout::Auto);
/// assert_eq!(gather.as_element().attribute("speechTimeout"), Some("auto"));
/// let gather = Gather::new().speech_timeout(3);
/// assert_eq!(gather.get_speech_timeout(), Some(Timeout::After(3)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timeout {
    /// `auto`: the model decides.
    Auto,
    /// A number.
    After(u32),
}

impl From<u32> for Timeout {
    fn from(after: u32) -> Self {
        Self::After(after)
    }
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::After(after) => after.fmt(f),
        }
    }
}

impl FromStr for Timeout {
    type Err = SchemaError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "auto" => Ok(Self::Auto),
            _ => text
                .parse()
                .map(Self::After)
                .map_err(|_| SchemaError::value("`auto` or a whole number".into(), text)),
        }
    }
}
