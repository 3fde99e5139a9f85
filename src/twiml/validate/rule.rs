//! What a rule is, and the list of them.

use super::Context;
use crate::diagnostic::{Applicability, Severity};

/// A rule of the validator: one thing that can be wrong with a TwiML document.
///
/// Codes and names are stable; a code is never used again.
///
/// # Examples
///
/// ```
/// use wamark::twiml;
///
/// let rule = twiml::rule("TW202").unwrap();
/// assert_eq!((rule.name, rule.twilio), ("element-case", Some(12200)));
/// assert_eq!(rule.summary(), "An element in the wrong case.");
/// assert!(twiml::validate_source(&rule.bad_document(), rule.context).iter().any(|found| found.code == "TW202"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The code, such as `TW202`.
    pub code: &'static str,
    /// The name, such as `element-case`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Twilio's code for it; a row of the language table may name a closer one.
    pub twilio: Option<u32>,
    /// Whether the language table itself forbids it, so that nothing should be built this way.
    pub forbidden: bool,
    /// Whether its findings may carry a fix, and which kind.
    pub fix: Option<Applicability>,
    /// The context that the examples stand in.
    pub context: Context,
    /// What it flags.
    pub bad: &'static str,
    /// The same made well.
    pub good: &'static str,
    /// Elements and attributes whose values it speaks for; `*` is any, `#text` the text.
    pub(super) on: &'static [(&'static str, &'static str)],
    /// The documentation, line by line as written in the source.
    pub(super) doc: &'static [&'static str],
}

impl Rule {
    /// A rule without examples, to be filled in.
    pub(super) const fn new(
        code: &'static str,
        name: &'static str,
        severity: Severity,
        doc: &'static [&'static str],
    ) -> Self {
        Self {
            code,
            name,
            severity,
            twilio: None,
            forbidden: false,
            fix: None,
            context: Context::Voice,
            bad: "",
            good: "",
            on: &[],
            doc,
        }
    }

    /// Says in one sentence what the rule flags.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.doc.first().map_or("", |line| line.trim())
    }

    /// Says why, in Markdown; may be empty.
    #[must_use]
    pub fn explanation(&self) -> String {
        let lines: Vec<&str> = self
            .doc
            .iter()
            .skip(1)
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n").trim().to_owned()
    }

    /// Gives [`bad`](Self::bad) as a whole document.
    #[must_use]
    pub fn bad_document(&self) -> String {
        self.document(self.bad)
    }

    /// Gives [`good`](Self::good) as a whole document.
    #[must_use]
    pub fn good_document(&self) -> String {
        self.document(self.good)
    }

    /// Puts verbs into a document; examples of `TW1xx`, about documents and how they are sent, are whole already.
    fn document(&self, example: &str) -> String {
        let example = repeat(example);
        if self.code.starts_with("TW1") {
            return example;
        }
        let indented: Vec<String> = example.lines().map(|line| format!("  {line}")).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n{}\n</Response>\n",
            indented.join("\n")
        )
    }
}

/// Writes out `{x*1601}`, which stands for 1,601 times `x` in examples.
fn repeat(example: &str) -> String {
    let mut out = String::new();
    let mut rest = example;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let written_out = || {
            let (inner, after) = behind.split_once('}')?;
            let (what, times) = inner.rsplit_once('*')?;
            Some((what.repeat(times.parse().ok()?), after))
        };
        if let Some((text, after)) = written_out() {
            out.push_str(&text);
            rest = after;
        } else {
            out.push('{');
            rest = behind;
        }
    }
    out + rest
}

/// Iterates over every rule, in the order of the codes.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Severity;
/// use wamark::twiml;
///
/// let errors = twiml::rules().filter(|rule| rule.severity == Severity::Error).count();
/// assert!(errors > 40);
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    super::rules::FAMILIES
        .iter()
        .flat_map(|family| family.iter().copied())
}

/// Finds a rule by its code or its name.
///
/// # Examples
///
/// ```
/// use wamark::twiml;
///
/// assert_eq!(twiml::rule("gather-numdigits").unwrap().code, "TW462");
/// assert!(twiml::rule("TW999").is_none());
/// ```
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code_or_name || rule.name == code_or_name)
}

/// Finds the rule that speaks for the values of an attribute, or of the text (`#text`).
pub(super) fn rule_on(element: &str, attribute: &str) -> Option<&'static Rule> {
    let find = |element: &str| rules().find(|rule| rule.on.contains(&(element, attribute)));
    find(element).or_else(|| find("*"))
}

/// Declares rules: a documentation comment, a code, a name, a severity and the other fields.
macro_rules! declare_rules {
    ($(
        $(#[doc = $doc:literal])+
        $constant:ident = $code:literal $name:literal $severity:ident { $($field:ident: $value:expr),* $(,)? }
    )*) => {
        $(
            $(#[doc = $doc])+
            pub(in crate::twiml::validate) static $constant: $crate::twiml::Rule = $crate::twiml::Rule {
                $($field: $value,)*
                ..$crate::twiml::Rule::new($code, $name, $crate::diagnostic::Severity::$severity, &[$($doc),+])
            };
        )*
        /// The rules of this file, in the order of their codes.
        pub(in crate::twiml::validate) static RULES: &[&$crate::twiml::Rule] = &[$(&$constant),*];
    };
}
pub(super) use declare_rules;
