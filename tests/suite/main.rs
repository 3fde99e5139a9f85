//! Every integration test, in one binary.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod agreement;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "import-markdown")]
mod commonmark;
#[cfg(all(feature = "import-markdown", feature = "serde"))]
mod converters;
mod generate;
mod generated;
mod html;
#[cfg(all(feature = "import-html", feature = "import-markdown"))]
mod import_build;
#[cfg(feature = "import-html")]
mod import_html;
#[cfg(feature = "import-markdown")]
mod import_markdown;
#[cfg(feature = "import-markdown")]
mod import_round_trip;
#[cfg(feature = "import-markdown")]
mod import_stream;
#[cfg(all(feature = "import-html", feature = "import-markdown"))]
mod import_styles;
#[cfg(feature = "serde")]
mod json;
mod layers;
mod line_index;
#[cfg(feature = "lint")]
mod lint;
#[cfg(feature = "lint")]
mod lint_copy;
#[cfg(all(feature = "lint", feature = "report"))]
mod lint_hostile;
#[cfg(feature = "cli")]
mod lsp;
mod markdown;
mod oracle;
mod pathological;
mod phone;
mod plain;
mod real_copy;
mod renderers;
mod roundtrip;
#[cfg(feature = "lint")]
mod source;
mod spans;
mod spec;
#[cfg(feature = "split")]
mod split;
mod styled;
mod twiml_builder;
mod twiml_calls;
#[cfg(feature = "cli")]
mod twiml_cli;
mod twiml_compile_fail;
mod twiml_documents;
mod twiml_lxml;
mod twiml_mutants;
mod twiml_random;
mod twiml_read;
#[cfg(feature = "serde")]
mod twiml_rules;
mod twiml_sdk;
#[cfg(feature = "serde")]
mod twiml_validate;
