//! How much one WhatsApp message holds when it goes through Twilio.

/// The most characters of a message body.
pub const BODY_CHARACTERS: usize = 1_600;

/// The most media of a message; SMS and MMS take ten.
pub const MEDIA_PER_MESSAGE: usize = 1;
