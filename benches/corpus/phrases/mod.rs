//! The words that messages are made of, one file per language.

mod chinese;
mod english;
mod hindi;
mod portuguese;
mod spanish;

pub(super) use chinese::CHINESE;
pub(super) use english::ENGLISH;
pub(super) use hindi::HINDI;
pub(super) use portuguese::PORTUGUESE;
pub(super) use spanish::SPANISH;

/// What a shop and its customers say in one language.
pub(super) struct Phrases {
    /// What stands before a price.
    pub(super) currency: &'static str,
    /// What stands between two sentences.
    pub(super) gap: &'static str,
    pub(super) names: &'static [&'static str],
    pub(super) greetings: &'static [&'static str],
    /// Whole messages without any marker, in the manner of a chat.
    pub(super) chat: &'static [&'static str],
    /// Sentences a shop writes; each ends in a full stop.
    pub(super) sentences: &'static [&'static str],
    pub(super) goods: &'static [&'static str],
    pub(super) words: &'static [&'static str],
    pub(super) days: &'static [&'static str],
    pub(super) places: &'static [&'static str],
    pub(super) thanks: &'static [&'static str],
    pub(super) labels: Labels,
}

/// The names of things on a receipt, an appointment or a menu.
pub(super) struct Labels {
    pub(super) order: &'static str,
    pub(super) total: &'static str,
    pub(super) delivery: &'static str,
    pub(super) date: &'static str,
    pub(super) time: &'static str,
    pub(super) place: &'static str,
    pub(super) menu: &'static str,
    pub(super) offer: &'static str,
    pub(super) code: &'static str,
    pub(super) track: &'static str,
    pub(super) reply: &'static str,
    pub(super) steps: &'static str,
}
