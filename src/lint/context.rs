//! What rules report to.

use super::{Config, CustomRule, Message, Meta};
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

    /// Whether the rule of a code is asked about a message: rules that share a slip leave it to one of them.
    pub(in crate::lint) fn asks(&self, code: &str, message: &Message<'_>) -> bool {
        super::rule(code).is_some_and(|rule| self.config.asks(rule.meta(), message.profile))
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
            configured: self.config.severity_of(meta.code, meta.name).is_some(),
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
            configured: self.config.severity_of(meta.code, meta.name).is_some(),
            found: self.push(meta, span, key, text.into()),
            message: None,
        }
    }

    /// Reports findings of one message, in order, whose fixes are safe as long as the message formats as before.
    pub(in crate::lint) fn report_guarded(
        &mut self,
        meta: &'static Meta,
        message: &Message<'_>,
        found: Vec<Guarded>,
    ) {
        let edits: Vec<Edit> = found.iter().map(|it| it.edit.clone()).collect();
        // Each look parses the message: one for all, or some of them by themselves.
        let all = !found.is_empty() && message.keeps_format(&edits);
        for (index, it) in found.into_iter().enumerate() {
            let edits = [it.edit];
            let alone = || index < GUARDED_ALONE && message.keeps_format(&edits);
            let is_safe = all || alone();
            let report = self.report(meta, message, it.span, it.text);
            if is_safe {
                report.safe_fix(it.fix, edits);
            } else {
                report.unsafe_fix(it.fix, edits);
            }
        }
    }

    fn push(
        &mut self,
        meta: &'static Meta,
        span: Span,
        key: &str,
        text: String,
    ) -> &mut Diagnostic {
        let severity = self.config.severity_of(meta.code, meta.name);
        let severity = severity.unwrap_or(meta.severity);
        let found = Diagnostic::new(meta.code, meta.name, severity, span, text);
        self.found.push(if key.is_empty() {
            found
        } else {
            found.with_key(key)
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Asks a rule without code.
    pub(super) fn add_custom(&mut self, rule: &CustomRule, message: &Message<'_>) {
        let before = self.found.len();
        rule.check(message, &mut self.found);
        for found in &mut self.found[before..] {
            let severity = self.config.severity_of(&found.code, &found.rule);
            found.severity = severity.unwrap_or(found.severity);
        }
    }

    /// Adds findings that are made already.
    pub(super) fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(found);
    }

    /// Whether nothing was found yet.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Takes out what was found so far.
    pub(super) fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.found)
    }

    /// Ends the check: findings in the order of the file.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        found.sort_by(|a, b| (a.span, &a.code).cmp(&(b.span, &b.code)));
        found
    }
}

/// How many fixes of a message are looked at by themselves, where all together change how it formats.
const GUARDED_ALONE: usize = 16;

/// A finding whose fix is safe if the message formats as before.
#[derive(Debug)]
pub(in crate::lint) struct Guarded {
    /// Where it is in the message's text.
    pub(in crate::lint) span: Span,
    /// What is wrong.
    pub(in crate::lint) text: String,
    /// What the fix does.
    pub(in crate::lint) fix: String,
    /// The edit of the message's text.
    pub(in crate::lint) edit: Edit,
}

/// A finding while it is reported.
#[derive(Debug)]
pub struct Report<'r> {
    found: &'r mut Diagnostic,
    message: Option<&'r Message<'r>>,
    configured: bool,
}

impl Report<'_> {
    /// Says in one line what to do about it.
    #[must_use = "ends in `safe_fix`, `unsafe_fix` or `done`"]
    pub fn help(self, help: impl Into<String>) -> Self {
        self.found.help = Some(help.into());
        self
    }

    /// Makes it as bad as this, unless the configuration says how bad it is.
    #[must_use = "ends in `safe_fix`, `unsafe_fix` or `done`"]
    pub fn severity(self, severity: Severity) -> Self {
        if !self.configured {
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

    /// Adds a safe fix, if its edits have been proven.
    pub(in crate::lint) fn safe_fix_if(self, proven: bool, message: &str, edits: Vec<Edit>) {
        if proven {
            self.safe_fix(message, edits);
        }
    }

    /// Adds an unsafe fix, if its edits have been proven.
    pub(in crate::lint) fn unsafe_fix_if(self, proven: bool, message: &str, edits: Vec<Edit>) {
        if proven {
            self.unsafe_fix(message, edits);
        }
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
