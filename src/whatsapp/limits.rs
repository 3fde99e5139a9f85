//! How much one WhatsApp message holds. Characters are Unicode scalar values, delimiters included.

/// The most characters of a message body at Twilio, whose error 21617 says so.
pub const BODY_CHARACTERS: usize = 1_600;

/// The most characters of a text message of Meta's Cloud API.
pub const CLOUD_API_CHARACTERS: usize = 4_096;

/// The most characters of the body of a template.
pub const TEMPLATE_BODY_CHARACTERS: usize = 1_024;

/// The most media of a message; SMS and MMS take ten.
pub const MEDIA_PER_MESSAGE: usize = 1;
