//! What benchmarks and tests read: messages, documents and pathological families.
//!
//! All of it is made here from a seed, so that every run and every machine sees the same bytes. The
//! module needs nothing but `std`; tests include it with `#[path]`.
#![allow(
    dead_code,
    unused_imports,
    reason = "each target that includes this module uses its own part of it"
)]

mod documents;
mod families;
mod hostile_markdown;
mod locales;
mod markdown;
mod messages;
mod phrases;
mod random;
mod sets;
mod statistics;

pub(crate) use documents::{dense, sparse};
pub(crate) use families::{FAMILIES, Family};
pub(crate) use hostile_markdown::MARKDOWN_FAMILIES;
pub(crate) use locales::{STRINGS, locale_file};
pub(crate) use markdown::markdown;
pub(crate) use messages::messages;
pub(crate) use sets::{Set, document_sets, family_sets, message_sets};
pub(crate) use statistics::{Statistics, statistics};
