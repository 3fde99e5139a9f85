//! Facts of the WhatsApp channel: addresses and limits.

mod address;
pub mod limits;

pub use address::{Address, AddressError, E164};
