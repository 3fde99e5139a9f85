//! Where a document is going to be used.

use super::super::element::Element;
use super::super::language::{self, Domain};

/// Where a document is going to be used, which decides what it may hold.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{self, Context};
///
/// assert_eq!("dial-whisper".parse(), Ok(Context::DialWhisper));
/// let wait = twiml::read("<Response><Say>One moment</Say><Record/></Response>")?;
/// assert!(twiml::validate(&wait, Context::ConferenceWait).iter().any(|found| found.rule == "context-conference-wait"));
/// assert_eq!(Context::of(&wait), Context::Voice);
/// # Ok::<(), twiml::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Context {
    /// The reply to a message.
    Messaging,
    /// Instructions for a call.
    Voice,
    /// The `Twiml` parameter of a request that makes or changes a call: at most 4,000 characters.
    CallParameter,
    /// What those who wait for a conference hear: `waitUrl` of `<Conference>`.
    ConferenceWait,
    /// What those who wait in a queue hear: `waitUrl` of `<Enqueue>`.
    EnqueueWait,
    /// What a dialled party hears before the calls are joined: `url` of `<Number>`, `<Client>`, `<Sip>`.
    DialWhisper,
    /// What a payer hears: the content of `<Prompt>`.
    PayPrompt,
}

impl Context {
    /// Every context, in the order of the documentation.
    pub const ALL: &'static [Context] = &[
        Self::Messaging,
        Self::Voice,
        Self::CallParameter,
        Self::ConferenceWait,
        Self::EnqueueWait,
        Self::DialWhisper,
        Self::PayPrompt,
    ];

    /// Names the context as the command line spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Messaging => "messaging",
            Self::Voice => "voice",
            Self::CallParameter => "call-parameter",
            Self::ConferenceWait => "conference-wait",
            Self::EnqueueWait => "enqueue-wait",
            Self::DialWhisper => "dial-whisper",
            Self::PayPrompt => "pay-prompt",
        }
    }

    /// Guesses the context of a document by its verbs: the first that only one part of the language
    /// has decides, and a document without one is for a call.
    #[must_use]
    pub fn of(root: &Element) -> Self {
        for verb in root.elements() {
            let voice = language::root(Domain::Voice).child(&verb.name).is_some();
            let messaging = language::root(Domain::Messaging)
                .child(&verb.name)
                .is_some();
            match (voice, messaging) {
                (true, false) => return Self::Voice,
                (false, true) => return Self::Messaging,
                // A noun of messaging in the wrong place, or a name in the wrong case.
                (false, false) if ["Body", "Media", "message"].contains(&&*verb.name) => {
                    return Self::Messaging;
                }
                _ => {}
            }
        }
        Self::Voice
    }

    /// The part of the language that documents in this context are written in.
    pub(super) const fn domain(self) -> Domain {
        match self {
            Self::Messaging => Domain::Messaging,
            Self::Voice
            | Self::CallParameter
            | Self::ConferenceWait
            | Self::EnqueueWait
            | Self::DialWhisper
            | Self::PayPrompt => Domain::Voice,
        }
    }
}

impl std::fmt::Display for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Context {
    type Err = UnknownContext;

    fn from_str(name: &str) -> Result<Self, UnknownContext> {
        let known = Self::ALL
            .iter()
            .copied()
            .find(|context| context.as_str() == name);
        known.ok_or_else(|| UnknownContext(name.to_owned()))
    }
}

/// The name of a context that there is none of.
///
/// # Examples
///
/// ```
/// use wamark::twiml::Context;
///
/// let error = "sms".parse::<Context>().unwrap_err();
/// assert!(error.to_string().starts_with("unknown context `sms`, expected one of: messaging, voice, "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownContext(String);

impl std::fmt::Display for UnknownContext {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let known: Vec<&str> = Context::ALL
            .iter()
            .map(|context| context.as_str())
            .collect();
        write!(
            f,
            "unknown context `{}`, expected one of: {}",
            self.0.escape_debug(),
            known.join(", ")
        )
    }
}

impl std::error::Error for UnknownContext {}
