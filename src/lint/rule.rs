//! What a rule is.

use super::{Context, Message, Strings};
use crate::diagnostic::{Applicability, Severity};
use crate::source::{Source, Unit};

/// A rule: one thing that can be wrong with copy. Implement the hook that fits; each is asked in the order of the file.
///
/// The default of every hook does nothing.
pub trait Rule: Declared + Sync {
    /// Looks at one string whose role the rule's [`Scope`] covers.
    fn message(&self, _message: &Message<'_>, _cx: &mut Context<'_>) {}

    /// Looks at the strings of one message together: body, header, buttons, samples.
    fn unit(&self, _unit: &Unit, _messages: &[Message<'_>], _cx: &mut Context<'_>) {}

    /// Looks at the container.
    fn file(&self, _source: &Source<'_>, _cx: &mut Context<'_>) {}

    /// Compares the strings of a locale with those of the source locale.
    fn locales(&self, _source: &Strings<'_>, _target: &Strings<'_>, _cx: &mut Context<'_>) {}

    /// Compares a translation with the string of the same key in the source locale.
    fn translation(&self, _source: &Message<'_>, _target: &Message<'_>, _cx: &mut Context<'_>) {}
}

/// What the declaration of a rule says about it.
pub trait Declared {
    /// What is known about the rule.
    fn meta(&self) -> &'static Meta;
}

/// What is known about a rule without running it. Codes and names are stable; a code is never used again.
///
/// # Examples
///
/// ```
/// use wamark::lint;
///
/// let meta = lint::rule("FMT002").unwrap().meta();
/// assert_eq!(meta.name, "space-inside-marker");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Meta {
    /// The code, such as `FMT002`.
    pub code: &'static str,
    /// The name, such as `space-inside-marker`.
    pub name: &'static str,
    /// How bad a finding is, unless configured otherwise.
    pub severity: Severity,
    /// The best fix that findings may carry.
    pub fix: Option<Applicability>,
    /// For which messages the rule is on unless configured otherwise; empty for a rule that is off.
    pub on: &'static [On],
    /// Which strings it looks at.
    pub scope: Scope,
    /// The documentation, line by line as written in the source.
    pub doc: &'static [&'static str],
}

impl Meta {
    /// Says in a sentence or two what the rule flags: the first paragraph of its documentation.
    #[must_use]
    pub fn summary(&self) -> String {
        let lines = self.doc.iter().map(|line| line.trim());
        let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        paragraph.join(" ")
    }

    /// Gives the documentation, Markdown.
    #[must_use]
    pub fn documentation(&self) -> String {
        let lines = self.doc.iter();
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Gives the page of the rule, Markdown: what `wamark rule` prints, and its part of `docs/rules.md`.
    #[must_use]
    pub fn page(&self) -> String {
        let on = match self.on {
            [] => "off by default".to_owned(),
            on => {
                let on: Vec<&str> = on.iter().map(|on| on.as_str()).collect();
                format!("on for {}", on.join(", "))
            }
        };
        let fix = match self.fix {
            None => "no fix",
            Some(Applicability::Safe) => "safe fix",
            Some(Applicability::Unsafe) => "unsafe fix",
        };
        format!(
            "# {} `{}`\n\n{}, {fix}, {on}\n\n{}\n",
            self.code,
            self.name,
            self.severity,
            self.documentation().trim_end()
        )
    }

    /// Whether a selector names the rule: its code, its name, a beginning of its code, or `ALL`.
    #[must_use]
    pub fn is_selected_by(&self, selector: &str) -> bool {
        Self::selects(selector, self.code, self.name)
    }

    /// Whether a selector names the rule with this code and name.
    pub(super) fn selects(selector: &str, code: &str, name: &str) -> bool {
        selector == name
            || selector == "ALL"
            || (!selector.is_empty() && code.starts_with(selector))
            || super::rules::alias(selector) == Some(code)
    }
}

/// Where a rule is on by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum On {
    /// Everywhere.
    All,
    /// In messages that WhatsApp shows.
    Whatsapp,
    /// In templates.
    Template,
    /// In free-form messages with buttons or a list.
    Interactive,
    /// In text messages.
    Sms,
    /// In TwiML.
    Twiml,
    /// Where there are at least two locales.
    Locales,
}

impl On {
    /// Names the messages for documentation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all messages",
            Self::Whatsapp => "WhatsApp",
            Self::Template => "templates",
            Self::Interactive => "interactive messages",
            Self::Sms => "SMS",
            Self::Twiml => "TwiML",
            Self::Locales => "several locales",
        }
    }
}

/// Which strings a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// Running text, in which WhatsApp formats: bodies and captions.
    Body,
    /// Whatever people read: bodies, headers, buttons, …
    Visible,
    /// Every string: ids, addresses, samples and names too.
    Any,
}

/// Declares a rule: its documentation, and everything of [`Meta`].
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])*
        $name:ident = $code:literal, $rule:literal,
        severity: $severity:ident, fix: $fix:expr, on: [$($on:ident),*], scope: $scope:ident $(,)?
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub(in crate::lint) struct $name;

        /// The rule of this file, as the registry takes it.
        pub(in crate::lint) const RULE: &dyn $crate::lint::Rule = &$name;

        impl $crate::lint::Declared for $name {
            fn meta(&self) -> &'static $crate::lint::Meta {
                #[allow(unused_imports, reason = "a rule without a fix names no applicability")]
                use $crate::diagnostic::Applicability::{Safe, Unsafe};
                static META: $crate::lint::Meta = $crate::lint::Meta {
                    code: $code,
                    name: $rule,
                    severity: $crate::diagnostic::Severity::$severity,
                    fix: $fix,
                    on: &[$($crate::lint::On::$on),*],
                    scope: $crate::lint::Scope::$scope,
                    doc: &[$($doc),*],
                };
                &META
            }
        }
    };
}
pub(in crate::lint) use declare_rule;
