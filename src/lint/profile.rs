//! What a message is sent as: rules and limits depend on it.

use std::fmt;
use std::str::FromStr;

/// What a message is sent as.
///
/// # Examples
///
/// ```
/// use wamark::lint::Profile;
///
/// assert_eq!("whatsapp-template".parse(), Ok(Profile::WhatsappTemplate));
/// assert!(Profile::WhatsappTemplate.is_whatsapp() && !Profile::Sms.is_whatsapp());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// A free-form WhatsApp message.
    #[default]
    WhatsappSession,
    /// A WhatsApp template, approved before it is sent.
    WhatsappTemplate,
    /// A free-form WhatsApp message with buttons or a list.
    WhatsappInteractive,
    /// A text message.
    Sms,
    /// A TwiML document.
    Twiml,
}

impl Profile {
    /// Every profile, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::WhatsappSession,
        Self::WhatsappTemplate,
        Self::WhatsappInteractive,
        Self::Sms,
        Self::Twiml,
    ];

    /// Names the profile as configuration and command line spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WhatsappSession => "whatsapp-session",
            Self::WhatsappTemplate => "whatsapp-template",
            Self::WhatsappInteractive => "whatsapp-interactive",
            Self::Sms => "sms",
            Self::Twiml => "twiml",
        }
    }

    /// Whether WhatsApp shows the message.
    #[must_use]
    pub const fn is_whatsapp(self) -> bool {
        matches!(
            self,
            Self::WhatsappSession | Self::WhatsappTemplate | Self::WhatsappInteractive
        )
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(name: &str) -> Result<Self, UnknownProfile> {
        let known = Self::ALL.iter().copied().find(|it| it.as_str() == name);
        known.ok_or_else(|| UnknownProfile(name.to_owned()))
    }
}

/// The name of a profile that there is none of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown profile `{0}`")]
pub struct UnknownProfile(String);

/// The category of a template.
///
/// # Examples
///
/// ```
/// use wamark::lint::Category;
///
/// assert_eq!("utility".parse(), Ok(Category::Utility));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// Offers and news.
    Marketing,
    /// About an order, an appointment, an account.
    Utility,
    /// One-time passwords.
    Authentication,
}

impl Category {
    /// Every category, in the order of the documentation.
    pub const ALL: &'static [Self] = &[Self::Marketing, Self::Utility, Self::Authentication];

    /// Names the category as configuration and command line spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Marketing => "marketing",
            Self::Utility => "utility",
            Self::Authentication => "authentication",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(name: &str) -> Result<Self, UnknownCategory> {
        let known = Self::ALL.iter().copied().find(|it| it.as_str() == name);
        known.ok_or_else(|| UnknownCategory(name.to_owned()))
    }
}

/// The name of a category that there is none of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown category `{0}`")]
pub struct UnknownCategory(String);
