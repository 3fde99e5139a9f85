//! What rules report to.

use super::{Config, Message, Meta};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::text::Span;

/// What rules report to: collects findings and turns their places into those of the file.
#[derive(Debug)]
pub struct Context<'c> {
    config: &'c Config,
    found: Vec<Diagnostic>,
}

impl<'c> Context<'c> {
    pub(super) fn new(config: &'c Config) -> Self {
        Self {
            config,
            found: Vec::new(),
        }
    }

    /// What is checked, and how.
    #[must_use]
    pub fn config(&self) -> &'c Config {
        self.config
    }

    /// Reports a finding at a span of a message's text.
    ///
    /// The message says what is wrong in one line: lowercase, no final stop, the offender in backticks.
    pub fn report<'r>(
        &'r mut self,
        meta: &'static Meta,
        message: &'r Message<'_>,
        span: Span,
        text: impl Into<String>,
    ) -> Report<'r> {
        let place = message.entry.place(span);
        Report {
            found: self.push(meta, place, &message.entry.key, text.into()),
            message: Some(message),
        }
    }

    /// Reports a finding at a span of the file.
    pub fn report_in_file(
        &mut self,
        meta: &'static Meta,
        span: Span,
        key: &str,
        text: impl Into<String>,
    ) -> Report<'_> {
        Report {
            found: self.push(meta, span, key, text.into()),
            message: None,
        }
    }

    fn push(
        &mut self,
        meta: &'static Meta,
        span: Span,
        key: &str,
        text: String,
    ) -> &mut Diagnostic {
        let severity = self.config.severity.get(meta.code);
        let severity = severity.copied().unwrap_or(meta.severity);
        let found = Diagnostic::new(meta.code, meta.name, severity, span, text);
        self.found.push(if key.is_empty() {
            found
        } else {
            found.with_key(key)
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        found.sort_by(|a, b| (a.span, &a.code).cmp(&(b.span, &b.code)));
        found
    }
}

/// A finding while it is reported.
#[derive(Debug)]
pub struct Report<'r> {
    found: &'r mut Diagnostic,
    message: Option<&'r Message<'r>>,
}

impl Report<'_> {
    /// Says in one line what to do about it.
    #[must_use = "ends in `safe_fix`, `unsafe_fix` or `done`"]
    pub fn help(self, help: impl Into<String>) -> Self {
        self.found.help = Some(help.into());
        self
    }

    /// Names the error code under which Twilio reports the same thing.
    #[must_use = "ends in `safe_fix`, `unsafe_fix` or `done`"]
    pub fn twilio(self, code: u32) -> Self {
        self.found.twilio = Some(code);
        self
    }

    /// Adds edits of the message's text (of the file, where the finding is one in the file) that change nothing but the defect.
    pub fn safe_fix(self, message: impl Into<String>, edits: impl Into<Vec<Edit>>) {
        self.fix(Applicability::Safe, message.into(), edits.into());
    }

    /// Adds edits that somebody should look at.
    pub fn unsafe_fix(self, message: impl Into<String>, edits: impl Into<Vec<Edit>>) {
        self.fix(Applicability::Unsafe, message.into(), edits.into());
    }

    /// Ends a report that has no fix.
    pub fn done(self) {}

    fn fix(self, applicability: Applicability, message: String, edits: Vec<Edit>) {
        let mut fix = Fix::new(message, applicability, edits);
        if let Some(entry) = self.message.map(|it| it.entry) {
            // Joining lines of the file is nothing to do unasked.
            if !fix.edits.iter().all(|edit| entry.is_exact(edit.span)) {
                fix.applicability = Applicability::Unsafe;
            }
            // A container that cannot write the edits gets none of the fix.
            let Some(edits) = entry.edits(&fix.edits) else {
                return;
            };
            fix.edits = edits;
        }
        self.found.fix = Some(fix);
    }
}
