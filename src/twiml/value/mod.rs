//! The values of attributes: sets of names, methods, addresses, URLs.
//!
//! Closed sets are enums. Open sets (voices, languages, models), which Twilio extends without notice,
//! hold any name and know which ones the table lists. Numbers are `u32`, with the unit in the doc of
//! the setter; addresses and URLs are strings that the setter checks.

mod address;
mod body;
mod macros;
mod method;
mod timeout;
mod url;

pub use body::BodyText;
pub use method::Method;
pub use timeout::Timeout;
pub use url::{Url, UrlError};

pub use super::generated::types::*;

pub(super) use address::{is_address, is_number};
pub(super) use macros::{closed, open};
pub(super) use url::is_url;
