//! What rules report to.

use super::{Config, Message, Meta};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
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
            is_told: self.config.severity.contains_key(meta.code),
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
            is_told: self.config.severity.contains_key(meta.code),
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
    /// Whether the configuration says how bad it is.
    is_told: bool,
}

impl Report<'_> {
    /// Says in one line what to do about it.
    #[must_use = "ends in `safe_fix`, `unsafe_fix` or `done`"]
    pub fn help(self, help: impl Into<String>) -> Self {
        self.found.help = Some(help.into());
        self
    }

    /// Makes the finding this bad, where the rule's own severity is not that of every message; what is configured stands.
    #[must_use = "ends in `safe_fix`, `unsafe_fix` or `done`"]
    pub fn severity(self, severity: Severity) -> Self {
        if !self.is_told {
            self.found.severity = severity;
        }
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

    /// Adds edits of the message's text that change nothing but the defect, unless the message would format in another way:
    /// then somebody should look at them.
    pub fn guarded_fix(self, message: impl Into<String>, edits: impl Into<Vec<Edit>>) {
        let edits = edits.into();
        let keeps = self.message.is_none_or(|it| it.keeps_format(&edits));
        let applicability = if keeps {
            Applicability::Safe
        } else {
            Applicability::Unsafe
        };
        self.fix(applicability, message.into(), edits);
    }

    /// Ends a report that has no fix.
    pub fn done(self) {}

    fn fix(self, applicability: Applicability, message: String, edits: Vec<Edit>) {
        // A container that cannot write an edit gets none of the fix.
        let edits: Option<Vec<Edit>> = match self.message {
            Some(it) => edits.iter().map(|edit| it.entry.edit(edit)).collect(),
            None => Some(edits),
        };
        self.found.fix = edits.map(|edits| Fix::new(message, applicability, edits));
    }
}
