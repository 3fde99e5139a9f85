//! Telephone numbers and the addresses that Twilio makes of them.

use std::fmt;
use std::str::FromStr;

/// A telephone number in the form of ITU-T E.164: `+` and up to 15 digits.
///
/// # Examples
///
/// ```
/// use wamark::whatsapp::E164;
///
/// let number: E164 = "+14155550100".parse()?;
/// assert_eq!(number.as_str(), "+14155550100");
/// assert!("4155550100".parse::<E164>().is_err());
/// assert!("+1 415 555 0100".parse::<E164>().is_err());
/// # Ok::<(), wamark::whatsapp::AddressError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct E164(String);

/// An address on a channel: a telephone number, alone or on WhatsApp.
///
/// # Examples
///
/// ```
/// use wamark::whatsapp::Address;
///
/// let address: Address = "whatsapp:+14155550100".parse()?;
/// assert!(address.is_whatsapp());
/// assert_eq!(address.number().as_str(), "+14155550100");
/// assert_eq!(address.to_string(), "whatsapp:+14155550100");
/// # Ok::<(), wamark::whatsapp::AddressError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Address {
    /// A telephone number: `+14155550100`.
    Phone(E164),
    /// A number on WhatsApp: `whatsapp:+14155550100`.
    WhatsApp(E164),
}

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected `+` and 2 to 15 digits, with or without `whatsapp:`, found `{found}`")]
pub struct AddressError {
    found: String,
}

impl E164 {
    /// Gives the number as text, `+` first.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether a text has the form.
    #[must_use]
    pub fn is_valid(text: &str) -> bool {
        text.strip_prefix('+').is_some_and(|digits| {
            (2..=15).contains(&digits.len())
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && !digits.starts_with('0')
        })
    }
}

impl Address {
    /// Gives the number without its channel.
    #[must_use]
    pub const fn number(&self) -> &E164 {
        match self {
            Self::Phone(number) | Self::WhatsApp(number) => number,
        }
    }

    /// Tells whether the address is on WhatsApp.
    #[must_use]
    pub const fn is_whatsapp(&self) -> bool {
        matches!(self, Self::WhatsApp(_))
    }
}

impl FromStr for E164 {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if Self::is_valid(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(AddressError {
                found: text.to_owned(),
            })
        }
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix("whatsapp:") {
            Some(number) => number.parse().map(Self::WhatsApp),
            None => text.parse().map(Self::Phone),
        }
        .map_err(|_| AddressError {
            found: text.to_owned(),
        })
    }
}

impl fmt::Display for E164 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phone(number) => number.fmt(f),
            Self::WhatsApp(number) => write!(f, "whatsapp:{number}"),
        }
    }
}

impl From<E164> for Address {
    fn from(number: E164) -> Self {
        Self::Phone(number)
    }
}

impl From<E164> for String {
    fn from(number: E164) -> Self {
        number.0
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_plus_and_digits() {
        for good in ["+14155550100", "+4930123456", "+123456789012345"] {
            assert!(E164::is_valid(good), "{good}");
        }
        for bad in [
            "",
            "+",
            "14155550100",
            "+1-415",
            "+04155550100",
            "+1234567890123456",
            "+１２３",
        ] {
            assert!(!E164::is_valid(bad), "{bad}");
        }
    }

    #[test]
    fn error_names_the_whole_address() {
        let error = "whatsapp:415".parse::<Address>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected `+` and 2 to 15 digits, with or without `whatsapp:`, found `whatsapp:415`"
        );
    }
}
