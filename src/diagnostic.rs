//! What a check found: plain data that lint, validate, import and read all return.
//!
//! Nothing here prints or knows a file name: `report` turns diagnostics into text,
//! JSON, SARIF and annotations, and places into lines and columns.

use std::borrow::Cow;
use std::fmt;

use crate::text::Span;

/// One finding: what is wrong, where, and how to put it right.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
/// use wamark::text::Span;
///
/// let source = "<say>Hi</say>";
/// let diagnostic = Diagnostic::new("TW202", "element-case", Severity::Warning, Span::new(1, 4), "no element `say`")
///     .with_help("did you mean `Say`?")
///     .with_fix(Fix::new(
///         "write `Say`",
///         Applicability::Safe,
///         vec![Edit::new(Span::new(1, 4), "Say"), Edit::new(Span::new(9, 12), "Say")],
///     ));
/// assert_eq!(diagnostic.to_string(), "warning[TW202]: no element `say`");
/// let fix = diagnostic.fix.unwrap();
/// assert_eq!(fix.apply(source).as_deref(), Some("<Say>Hi</Say>"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule's stable code, such as `TW202`.
    pub code: Cow<'static, str>,
    /// The rule's name, such as `element-case`.
    pub rule: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line: lowercase, no final stop, the offender in backticks.
    pub message: String,
    /// What to do about it, in one line.
    pub help: Option<String>,
    /// A page that says more.
    pub url: Option<Cow<'static, str>>,
    /// The error code under which Twilio reports the same thing, such as 12200.
    pub twilio: Option<u32>,
    /// The offending bytes of the source.
    pub span: Span,
    /// Where the offender stands in its container: a key or path, such as `Response/Dial[0]/@timeout`.
    pub key: Option<String>,
    /// An edit that removes the finding, where one is mechanical.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Makes a diagnostic without help, page, key or fix.
    #[must_use]
    pub fn new(
        code: impl Into<Cow<'static, str>>,
        rule: impl Into<Cow<'static, str>>,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            rule: rule.into(),
            severity,
            message: message.into(),
            help: None,
            url: None,
            twilio: None,
            span,
            key: None,
            fix: None,
        }
    }

    /// Adds one line of advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the address of a page that says more.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<Cow<'static, str>>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Adds the error code under which Twilio reports the same thing.
    #[must_use]
    pub fn with_twilio(mut self, code: u32) -> Self {
        self.twilio = Some(code);
        self
    }

    /// Adds the key or path of the offender in its container.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Adds an edit that removes the finding.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}

/// How bad a finding is; ordered, [`Error`](Severity::Error) being the greatest.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Severity;
///
/// assert!(Severity::Error > Severity::Warning);
/// assert_eq!(Severity::Info.to_string(), "info");
/// assert!(Severity::Warning.fails() && !Severity::Info.fails());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum Severity {
    /// Advice: it works, but not as well as it could.
    Info,
    /// It is accepted, but ignored, changed or logged as a warning.
    Warning,
    /// It is refused, or what follows fails.
    Error,
}

impl Severity {
    /// Names the severity as reports spell it: `error`, `warning` or `info`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Tells whether a finding of this severity makes a check fail, exit code 1 on the command line.
    #[must_use]
    pub const fn fails(self) -> bool {
        matches!(self, Self::Warning | Self::Error)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Edits that together remove a finding.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::{Applicability, Edit, Fix};
/// use wamark::text::Span;
///
/// let fix = Fix::new("remove the stop", Applicability::Safe, vec![Edit::new(Span::new(2, 3), "")]);
/// assert_eq!(fix.apply("Hi."), Some("Hi".to_owned()));
/// assert_eq!(fix.apply(""), None); // made for another text
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Fix {
    /// Whether the fix may be applied unasked.
    pub applicability: Applicability,
    /// What the fix does, in the imperative: "write `Say`".
    pub message: String,
    /// The edits, in order of their spans, which do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Makes a fix; the edits are put in the order of their spans.
    #[must_use]
    pub fn new(
        message: impl Into<String>,
        applicability: Applicability,
        mut edits: Vec<Edit>,
    ) -> Self {
        edits.sort_by_key(|edit| edit.span);
        Self {
            applicability,
            message: message.into(),
            edits,
        }
    }

    /// Applies the edits to the text that the fix was made for.
    ///
    /// Gives `None` where an edit does not fit the text or overlaps another: then nothing is applied.
    #[must_use]
    pub fn apply(&self, source: &str) -> Option<String> {
        let mut out = String::with_capacity(source.len());
        let mut done = 0;
        for edit in &self.edits {
            out.push_str(source.get(done..edit.span.start)?);
            source.get(edit.span.range())?;
            out.push_str(&edit.text);
            done = edit.span.end;
        }
        out.push_str(source.get(done..)?);
        Some(out)
    }
}

/// Whether a fix may be applied unasked.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Applicability;
///
/// assert!(Applicability::Safe < Applicability::Unsafe);
/// assert_eq!(Applicability::Unsafe.as_str(), "unsafe");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum Applicability {
    /// Changes nothing that the reader sees or the machine does, apart from the defect.
    Safe,
    /// Right in most cases; somebody should look at it.
    Unsafe,
}

impl Applicability {
    /// Names the applicability as reports spell it: `safe` or `unsafe`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// A replacement of some bytes of the source.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Edit;
/// use wamark::text::Span;
///
/// let insert = Edit::new(Span::new(4, 4), "!");
/// assert!(insert.span.is_empty());
/// assert_eq!(insert.text, "!");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Makes an edit that puts `text` in the place of `span`.
    #[must_use]
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edits = edits
            .iter()
            .map(|&(start, end, text)| Edit::new(Span::new(start, end), text));
        Fix::new("", Applicability::Safe, edits.collect())
    }

    #[test]
    fn edits_apply_in_the_order_of_the_text() {
        assert_eq!(
            fix(&[(4, 5, "E"), (0, 1, "A"), (2, 2, "-")])
                .apply("abcde")
                .unwrap(),
            "Ab-cdE"
        );
    }

    #[test]
    fn edits_that_overlap_or_split_a_character_are_refused() {
        assert_eq!(fix(&[(0, 3, ""), (2, 4, "")]).apply("abcde"), None);
        assert_eq!(fix(&[(1, 2, "")]).apply("é"), None);
        assert_eq!(fix(&[(3, 2, "")]).apply("abcde"), None);
    }
}
