//! Every integration test, in one binary.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod agreement;
#[cfg(feature = "cli")]
mod cli;
mod generate;
mod html;
#[cfg(feature = "serde")]
mod json;
mod layers;
mod line_index;
mod markdown;
mod oracle;
mod pathological;
mod plain;
mod renderers;
mod roundtrip;
mod spans;
mod spec;
mod styled;
